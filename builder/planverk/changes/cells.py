"""A three-way merge of a table, cell by cell: what was sent out, what stands here now, what came back. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from planverk.model.sheet import ReturnedRow, ReturnedSheet, cell_mark, cell_text


@dataclass(frozen=True)
class CellChange:
    """A cell that was changed where it was sent, and not here: `row` is its number in the workbook."""

    key: str
    column: str
    before: str
    after: str
    row: int


@dataclass(frozen=True)
class CellConflict:
    """A cell that was changed both here and there, to different things."""

    key: str
    column: str
    ours: str
    theirs: str
    row: int


@dataclass(frozen=True)
class CellMerge:
    """What came of a merge. Rows that were added, taken out, or bear a key that we do not know are told, never acted on."""

    changes: tuple[CellChange, ...] = ()
    conflicts: tuple[CellConflict, ...] = ()
    added: tuple[ReturnedRow, ...] = ()
    missing: tuple[str, ...] = ()
    unknown: tuple[ReturnedRow, ...] = ()
    twice: tuple[ReturnedRow, ...] = ()


def merge_cells(sheet: ReturnedSheet, ours: Mapping[str, Mapping[str, str]], editable: Collection[str]) -> CellMerge:
    """The merge of a sheet that came back with `ours`: row key -> column key -> the value as it stands here now.

    Only columns in `editable` are looked at. A cell that was not changed there is left as it is here.
    """
    seen: set[str] = set()
    changes: list[CellChange] = []
    conflicts: list[CellConflict] = []
    twice: list[ReturnedRow] = []
    for row in sheet.rows:
        if row.key in seen:
            twice.append(row)
        elif row.key in ours:
            seen.add(row.key)
            for outcome in _row(row, sheet, ours[row.key], editable):
                (changes if isinstance(outcome, CellChange) else conflicts).append(outcome)  # type: ignore[arg-type]
    known = {key for key, _ in sheet.base} | set(ours)
    return CellMerge(
        tuple(changes),
        tuple(conflicts),
        tuple(row for row in sheet.rows if not row.key),
        tuple(sorted({key for key, _ in sheet.base} & set(ours) - seen)),
        tuple(row for row in sheet.rows if row.key and row.key not in known),
        tuple(twice),
    )


def _row(
    row: ReturnedRow, sheet: ReturnedSheet, ours: Mapping[str, str], editable: Collection[str]
) -> Iterator[CellChange | CellConflict]:
    for column in sorted(editable):
        if column not in row.values:
            continue
        theirs, here = row.values[column], cell_text(ours.get(column, ""))
        base = sheet.base.get((row.key, column), cell_mark(here))
        if cell_mark(theirs) == base or cell_text(theirs) == here:
            continue
        if cell_mark(here) == base:
            yield CellChange(row.key, column, here, theirs, row.row)
        else:
            yield CellConflict(row.key, column, here, theirs, row.row)
