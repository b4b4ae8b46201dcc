"""`respond merge`: a workbook of points that came back from specialists, merged cell by cell; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planverk.changes.cells import CellChange, CellConflict, merge_cells
from planverk.documents.consultation_sheet import EDITABLE, POINTS, outcome_of, point_sheet
from planverk.documents.hearing import PUBLIC, Hearing, People
from planverk.errors import UnreadableFile
from planverk.findings import Message
from planverk.model.consultation import Consultation
from planverk.model.dates import parse_date
from planverk.model.ids import is_id
from planverk.model.labels import labels as labels_in
from planverk.model.pictures import Picture
from planverk.model.place import Place
from planverk.model.response import Assessment, Point, Response
from planverk.model.sheet import ReturnedRow, ReturnedSheet, ReturnedWorkbook, cell_mark, cell_text
from planverk.model.workspace import Settings
from planverk.readers.response import response_folder
from planverk.readers.sheet import read_workbook
from planverk.service.consultations import find_consultation, find_response, settings_of
from planverk.service.respond.changing import change
from planverk.service.workspace import Actor, Home

_HINT = "Merge the workbook that «planverk build» makes as the summary (.xlsx), with what was written in it."


@dataclass(frozen=True)
class Refusal:
    """A cell whose value cannot be taken, and why."""

    key: str
    column: str
    value: str
    row: int
    why: Message


@dataclass
class Merged:
    """What came of a workbook. `changes` were made (or would be); the others were not, and stand here to be looked at."""

    consultation: str
    changes: list[CellChange] = field(default_factory=list)
    conflicts: list[CellConflict] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    added: tuple[ReturnedRow, ...] = ()
    unknown: tuple[ReturnedRow, ...] = ()
    missing: tuple[str, ...] = ()
    twice: tuple[ReturnedRow, ...] = ()
    unread: tuple[str, ...] = ()  # columns whose heading no column of the workbook, or more than one, has now

    @property
    def clean(self) -> bool:
        """True where everything that was written in the workbook is now in the log."""
        return not (self.conflicts or self.refused or self.added or self.unknown or self.twice or self.unread)


def merge(home: Home, data: bytes, name: str, actor: Actor, preview: bool = False) -> Merged:
    """Takes what was changed in the workbook and not here, as one act. A cell that was changed in both is a conflict; one in an
    approved assessment, or with a value that means nothing, is refused. With `preview` nothing is saved.

    Raises UnreadableFile where it is no such workbook, MissingFile for a consultation that is not here, Busy, WriteFailed.
    """
    return merge_book(home, read_workbook(data, name), name, actor, f"høring: regnearket «{name}» er flettet inn", preview)


def merge_book(home: Home, book: ReturnedWorkbook, name: str, actor: Actor, subject: str, preview: bool = False) -> Merged:
    """The same for a workbook that is read already, or cells that came back in another form, as an act called `subject`."""
    sheet = _sheet(book, name)
    found = find_consultation(home, book.origin.get("consultation", ""))
    merger = _Merger(sheet, settings_of(home), book.origin.get("language", ""), Merged(found.id))
    numbers = sorted({number for row in sheet.rows if (number := _number(row.key)) is not None and _was_written_in(row, sheet)})
    known = [number for number in numbers if home.tree.exists(f"{_folder(found, number)}/response.yaml")]
    if preview:
        for number in known:
            merger.merge(found, find_response(home, found, number))
    elif known:
        change(home, known, merger.merge, actor, subject, found.id)
    return merger.close(frozenset(known))


class _Merger:
    """Merges one response after another, and keeps account."""

    def __init__(self, sheet: ReturnedSheet, settings: Settings, language: str, report: Merged) -> None:
        self._sheet = sheet
        self._labels = labels_in(language or settings.language, settings.wording.labels)
        self._report = report
        self._rows: dict[int, list[ReturnedRow]] = {}
        for row in sheet.rows:
            number = _number(row.key)
            if number is not None:
                self._rows.setdefault(number, []).append(row)

    def merge(self, consultation: Consultation, response: Response) -> Response:
        """The response with what was written about its points."""
        report, rows = self._report, self._rows.get(response.number, [])
        ours = self._ours(consultation, response)
        part = ReturnedSheet(self._sheet.name, tuple(rows), self._sheet.base)
        merged = merge_cells(part, ours, EDITABLE)
        report.conflicts += merged.conflicts
        report.unknown += tuple(row for row in rows if row.key not in ours)
        report.twice += merged.twice
        points = tuple(self._point(consultation, response, point, merged.changes) for point in response.points)
        return replace(response, points=points)

    def close(self, looked_at: frozenset[int]) -> Merged:
        """The report, with the rows that belong to no point here."""
        report = self._report
        rows = self._sheet.rows
        report.added = tuple(row for row in rows if not row.key)
        report.unread = tuple(key for key in EDITABLE if key in self._sheet.unread)
        strange = (row for row in rows if row.key and _number(row.key) not in looked_at and _was_written_in(row, self._sheet))
        report.unknown += tuple(strange)
        here = {row.key for row in rows}
        report.missing = tuple(sorted({key for key, _ in self._sheet.base} - here, key=_order))
        return report

    def _ours(self, consultation: Consultation, response: Response) -> Mapping[str, Mapping[str, str]]:
        hearing = Hearing(replace(consultation, responses=(response,)), lambda *_: (), _no_chart)
        sheet = point_sheet(hearing, self._labels, People(PUBLIC, self._labels))
        keys = [column.key for column in sheet.columns]
        return {row.key: dict(zip(keys, map(cell_text, row.cells), strict=True)) for row in sheet.rows}

    def _point(self, consultation: Consultation, response: Response, point: Point, changes: Sequence[CellChange]) -> Point:
        own = [each for each in changes if each.key == f"{response.number}.{point.id}"]
        first = consultation.steps[0] if consultation.steps else ""
        made = point.assessment or Assessment(point.id, step=first)
        if own and made.step == consultation.last_step and made.step:
            self._refuse(own, Message("The point is approved, and is locked."))
            return point
        for each in sorted(own, key=lambda each: EDITABLE.index(each.column)):
            changed = self._taken(consultation, made, each)
            if isinstance(changed, Message):
                self._refuse([each], changed)
            else:
                made = changed
                self._report.changes.append(each)
        return replace(point, assessment=made) if made != (point.assessment or Assessment(point.id, step=first)) else point

    def _taken(self, consultation: Consultation, made: Assessment, cell: CellChange) -> Assessment | Message:
        """The assessment with the cell's value in it, or why that cannot be."""
        value = cell.after
        match cell.column:
            case "summary":
                return replace(made, summary=value)
            case "assessment":
                return replace(made, text=value)
            case "responsible":
                return replace(made, responsible=value)
            case "outcome":
                return self._with_outcome(made, value)
            case "changes":
                return _with_changes(made, value)
            case "due":
                return _with_due(made, value)
            case _:
                return _with_step(consultation, made, value)

    def _with_outcome(self, made: Assessment, value: str) -> Assessment | Message:
        outcome = outcome_of(value, self._labels)
        if value and outcome is None:
            return Message("This is none of the outcomes.")
        return replace(made, outcome=outcome)

    def _refuse(self, cells: Sequence[CellChange], why: Message) -> None:
        self._report.refused += [Refusal(each.key, each.column, each.after, each.row, why) for each in cells]


def _with_changes(made: Assessment, value: str) -> Assessment | Message:
    ids = tuple(value.replace(",", " ").replace(";", " ").split())
    if not all(is_id(each) for each in ids):
        return Message("Write the ids of the sections that were changed, with commas between («planverk outline» shows them).")
    return replace(made, changes=ids)


def _with_due(made: Assessment, value: str) -> Assessment | Message:
    date = parse_date(value) if value else None
    if value and date is None:
        return Message("This is no date.")
    return replace(made, due=date)


def _with_step(consultation: Consultation, made: Assessment, value: str) -> Assessment | Message:
    if value not in consultation.steps:
        return Message("The consultation has no such step.")
    if value == consultation.last_step and made.outcome is None:
        return Message("A point without an outcome cannot be approved.")
    return replace(made, step=value)


def _sheet(book: ReturnedWorkbook, name: str) -> ReturnedSheet:
    if book.origin.get("kind") != POINTS:
        raise UnreadableFile("This workbook holds no points of a hearing.", _HINT, Place(name))
    sheet = next((sheet for sheet in book.sheets if sheet.base), None)
    if sheet is None:
        raise UnreadableFile("The sheet with the points is gone from this workbook, or its columns are.", _HINT, Place(name))
    return sheet


def _was_written_in(row: ReturnedRow, sheet: ReturnedSheet) -> bool:
    return any(cell_mark(row.values[key]) != sheet.base.get((row.key, key)) for key in EDITABLE if key in row.values)


def _number(key: str) -> int | None:
    number = key.partition(".")[0]
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else None


def _order(key: str) -> tuple[int, ...]:
    return tuple(int(part) for part in key.split(".") if part.isascii() and part.isdecimal())


def _folder(consultation: Consultation, number: int) -> str:
    return response_folder(consultation.folder, number)


def _no_chart(_: object) -> Picture:
    raise AssertionError("a sheet has no chart")
