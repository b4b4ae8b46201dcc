"""Tables and figures of two versions: rows that came and went, cells that were reworded, captions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from planverk.changes.compare_blocks import Comparer
from planverk.changes.compare_laying import Way, lay
from planverk.changes.compare_record import Record
from planverk.changes.compare_texts import row_words, words_of_all
from planverk.changes.essence import Essence, Essences
from planverk.model.change import ChangeKind, Piece
from planverk.model.content import (
    Block,
    Blocks,
    CaptionedFigure,
    CaptionedTable,
    Cell,
    Figure,
    Paragraph,
    Revised,
    RevisionKind,
    Row,
    Table,
    plain,
)
from planverk.model.place import NOWHERE, Place

_COUNTING = ("number", "measure")  # heads of columns in which measures' numbers stand
_NAMES = 60  # characters of a row's first cell, or a column's head, that name a cell


class TableComparer(Comparer):
    """Compares tables too, in a document with these labels. In some columns stand numbers of measures: derived, so marked, and no
    change."""

    def __init__(self, record: Record, essences: Essences, labels: Mapping[str, str]) -> None:
        super().__init__(record, essences)
        self._counting = frozenset(labels[key] for key in _COUNTING if key in labels)
        self._measure, self._another = (labels.get(key, "") for key in ("measure", "wording-picture"))

    def pair(self, old: Block, new: Block) -> Blocks:
        match old, new:
            case (Table(), Table()) if self._is_like(old, new):
                with self.record.within(target=new.id):
                    caption = self.inlines(old.caption, new.caption, "table", new)
                    return (replace(self._table(old, new), caption=caption),)
            case (CaptionedTable(), CaptionedTable()) if self._is_like(old.table, new.table) and _kind(old) == _kind(new):
                with self.record.within(target=new.caption.id):
                    words = self.inlines(old.caption.content, new.caption.content, "table", new)
                    with self.record.within(inner=f"{new.caption.label}\u00a0{new.caption.number}"):
                        table = self._table(old.table, new.table)
                return (replace(new, table=table, caption=replace(new.caption, content=words)),)
            case (Figure(), Figure()) if self._is_same_picture(old, new):
                with self.record.within(target=new.id):
                    return (replace(new, caption=self.inlines(old.caption, new.caption, "figure", new)),)
            case (CaptionedFigure(), CaptionedFigure()) if self._is_same_picture(old.figure, new.figure) and _kind(old) == _kind(
                new
            ):
                with self.record.within(target=new.caption.id):
                    words = self.inlines(old.caption.content, new.caption.content, "figure", new)
                return (replace(new, caption=replace(new.caption, content=words)),)
            case ((Figure() | CaptionedFigure()) as was, (Figure() | CaptionedFigure()) as now) if _source(was) != _source(now):
                with self.record.within(inner=self._another.rstrip(".")):
                    return self.replaced(old, new)
            case _:
                return super().pair(old, new)

    def _is_like(self, old: Table, new: Table) -> bool:
        """True where two tables have the same columns, so that rows and cells can be laid beside each other."""
        heads = [[(self.essences.id(row.id), len(row.cells)) for row in table.header] for table in (old, new)]
        return old.columns == new.columns and self.essences.id(old.id) == self.essences.id(new.id) and heads[0] == heads[1]

    def _is_same_picture(self, old: Figure, new: Figure) -> bool:
        return self.essences.block(replace(old, caption=())) == self.essences.block(replace(new, caption=()))

    def _table(self, old: Table, new: Table) -> Table:
        counted = _counted(old, new, self._counting)
        header = tuple(self._cells(was, now, _Columns()) for was, now in zip(old.header, new.header, strict=True))
        return replace(new, header=header, rows=self._rows(old.rows, new.rows, _Columns(counted, _heads(new))))

    def _rows(self, old: tuple[Row, ...], new: tuple[Row, ...], columns: _Columns) -> tuple[Row, ...]:
        """Rows with marks. Those of measures are matched by the measure, whatever was changed in them."""

        def sort(row: Row) -> object:
            return len(row.cells), self._named(row)

        def key(row: Row) -> Essence:
            return self.essences.row(_uncounted(row, columns.counted) if _shown(row) else row)

        was, now = ({self._named(row): row for row in rows if _shown(row)} for rows in (old, new))
        moved: dict[str, str] = {}

        def change(row: Row, kind: RevisionKind) -> str:
            own = self._named(row)
            if own not in was or own not in now:
                return self._row_change(row, kind)
            if own not in moved:
                moved[own] = self._row_move(was[own], now[own])
            return moved[own]

        def one_sided(kind: RevisionKind) -> Callable[[Row], tuple[Row]]:
            return lambda row: (replace(row, revision=kind, change=change(row, kind)),)

        def both(was: Row, now: Row) -> tuple[Row]:
            return (self._row(was, now, columns),)

        def same(was: Row, now: Row) -> tuple[Row]:
            return (self._cells(was, now, columns) if _shown(now) and was != now else now,)

        way = Way(key, sort, row_words, same, both, one_sided("deleted"), one_sided("inserted"), lambda row: bool(_shown(row)))
        return tuple(lay(old, new, way))

    def _named(self, row: Row) -> str:
        return self.essences.id(_shown(row))

    def _row_change(self, row: Row, kind: RevisionKind) -> str:
        with self.record.within(target=_shown(row), inner=self._called(row)):
            return self.one_sided(kind, "measure" if _shown(row) else "row", row_words(row), _place(row))

    def _row_move(self, old: Row, new: Row) -> str:
        """The change of a measure that stands elsewhere in its table."""
        before, after = row_words(old), row_words(new)
        with self.record.within(target=_shown(new), inner=self._called(new)):
            return self.record.add("moved", "measure", before, after, self.pieces(before, after), place=_place(new))

    def _row(self, old: Row, new: Row, columns: _Columns) -> Row:
        """A row that both have. One that shows a measure: all that was changed in it is one change."""
        if not _shown(new):
            return self._cells(old, new, replace(columns, counted=frozenset()))
        was, now = _uncounted(old, columns.counted), _uncounted(new, columns.counted)
        differing = [at for at in range(len(new.cells)) if self._differs(was.cells[at], now.cells[at])]
        before, after = (" | ".join(words_of_all(row.cells[at].blocks) for at in differing) for row in (old, new))
        kind: ChangeKind = "reworded" if before != after else "reformatted"
        with self.record.within(target=_shown(new), inner=self._called(new, 0 not in differing)):
            change = self.record.add(kind, "measure", before, after, self._pieces(old, new, differing), place=_place(new))
            with self.record.within(whole=change):
                return self._cells(old, new, columns)

    def _called(self, row: Row, by_words: bool = False) -> str:
        """What the row of a measure is called, «Tiltak 6»; an indicator's `by_words`, where those are not what was changed."""
        if not _shown(row) or not row.cells:
            return ""
        if _is_count(row.cells[0]) and self._measure:
            return f"{self._measure}\u00a0{words_of_all(row.cells[0].blocks)}"
        return _short(words_of_all(row.cells[0].blocks)) if by_words else ""

    def _pieces(self, old: Row, new: Row, cells: Sequence[int]) -> tuple[Piece, ...]:
        """What differs in some cells of a row, cell by cell."""
        told: list[Piece] = []
        for at in cells:
            told += [Piece(" | ", "same")] if told else []
            told += self.pieces(words_of_all(old.cells[at].blocks), words_of_all(new.cells[at].blocks))
        return tuple(told)

    def _cells(self, old: Row, new: Row, columns: _Columns) -> Row:
        cells: list[Cell] = []
        for at, (was, now) in enumerate(zip(old.cells, new.cells, strict=True)):
            if at in columns.counted and _is_count(was) and _is_count(now):
                cells.append(_renumbered(was, now))
            elif self._differs(was, now):
                named = (words_of_all(new.cells[0].blocks) if at else "", columns.head(at))
                with self.record.within(inner=", ".join(filter(None, (self.record.inner, *map(_short, named))))):
                    cells.append(self._cell(was, now))
            else:
                cells.append(now)
        return replace(new, cells=tuple(cells))

    def _cell(self, old: Cell, new: Cell) -> Cell:
        """A cell with marks: what was changed in it is one change."""
        before, after = words_of_all(old.blocks), words_of_all(new.blocks)
        kind: ChangeKind = "reworded" if before != after else "reformatted"
        change = self.record.add(kind, "cell", before, after, self.pieces(before, after), place=_cell_place(new))
        with self.record.within(whole=change):
            return Cell(self.blocks(old.blocks, new.blocks))

    def _differs(self, old: Cell, new: Cell) -> bool:
        return old != new and self.essences.blocks(old.blocks) != self.essences.blocks(new.blocks)


@dataclass(frozen=True)
class _Columns:
    """The columns of a table: those in which numbers of measures stand, and what stands at the top of each."""

    counted: frozenset[int] = frozenset()
    heads: tuple[str, ...] = ()

    def head(self, at: int) -> str:
        return self.heads[at] if at < len(self.heads) else ""


def _heads(table: Table) -> tuple[str, ...]:
    """The words at the top of each column, of several rows of heads the last."""
    return tuple(words_of_all(cell.blocks) for row in table.header[-1:] for cell in row.cells)


def _short(words: str) -> str:
    """Words on one line, as many as name a row or a column."""
    line = " ".join(words.split())
    return line if len(line) <= _NAMES else f"{line[:_NAMES].rpartition(' ')[0] or line[:_NAMES]} …"


def _source(block: Figure | CaptionedFigure) -> str:
    return block.source if isinstance(block, Figure) else block.figure.source


def _kind(block: CaptionedTable | CaptionedFigure) -> str:
    return block.caption.kind


def _shown(row: Row) -> str:
    """The id of the measure that a row shows, whether or not another row has the id; nothing for other rows."""
    return row.shows or row.id


def _counted(old: Table, new: Table, counting: frozenset[str]) -> frozenset[int]:
    """The columns in which numbers of measures may stand."""
    heads = [[words_of_all(cell.blocks) for cell in row.cells] for table in (old, new) for row in table.header[:1]]
    if len(heads) < 2 or heads[0] != heads[1]:
        return frozenset()
    return frozenset(at for at, words in enumerate(heads[1]) if words in counting)


def _uncounted(row: Row, counted: frozenset[int]) -> Row:
    """The row with nothing in those cells that hold a number of a measure."""
    return replace(row, cells=tuple(Cell(()) if at in counted and _is_count(cell) else cell for at, cell in enumerate(row.cells)))


def _is_count(cell: Cell) -> bool:
    return words_of_all(cell.blocks).isdecimal()


def _renumbered(old: Cell, new: Cell) -> Cell:
    """The number of a measure that stands after others than before: both numbers, with marks that belong to no change."""
    match old.blocks, new.blocks:
        case (Paragraph() as was,), (Paragraph() as now,) if plain(was.content) != plain(now.content):
            return Cell((replace(now, content=(Revised(was.content, "deleted"), Revised(now.content, "inserted"))),))
    return new


def _place(row: Row) -> Place:
    return next((place for cell in row.cells if (place := _cell_place(cell)) != NOWHERE), NOWHERE)


def _cell_place(cell: Cell) -> Place:
    return cell.blocks[0].place if cell.blocks else NOWHERE
