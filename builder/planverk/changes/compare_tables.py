"""Tables and figures of two versions: rows that came and went, cells that were reworded, captions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from planverk.changes.compare_blocks import Comparer, Way, newer
from planverk.changes.compare_record import Record
from planverk.changes.compare_texts import row_words, words_of_all
from planverk.changes.essence import Essence, Essences
from planverk.model.change import ChangedThing, ChangeKind
from planverk.model.content import (
    Block,
    Blocks,
    CaptionedFigure,
    CaptionedTable,
    Cell,
    Figure,
    RevisionKind,
    Row,
    Table,
)
from planverk.model.place import NOWHERE, Place


class TableComparer(Comparer):
    """Compares tables too. A column under `number_label` counts the rows: what stands in it is derived."""

    def __init__(self, record: Record, essences: Essences, number_label: str) -> None:
        super().__init__(record, essences)
        self._number_label = number_label

    def pair(self, old: Block, new: Block) -> Blocks:
        match old, new:
            case (Table(), Table()) if _is_like(old, new):
                with self.record.within(target=new.id):
                    caption = self.inlines(old.caption, new.caption, "table", new)
                    return (replace(self._table(old, new), caption=caption),)
            case (CaptionedTable(), CaptionedTable()) if _is_like(old.table, new.table):
                with self.record.within(target=new.caption.id):
                    words = self.inlines(old.caption.content, new.caption.content, "table", new)
                    table = self._table(old.table, new.table)
                return (replace(new, table=table, caption=replace(new.caption, content=words)),)
            case (Figure(), Figure()) if self._is_same_picture(old, new):
                with self.record.within(target=new.id):
                    return (replace(new, caption=self.inlines(old.caption, new.caption, "figure", new)),)
            case (CaptionedFigure(), CaptionedFigure()) if self._is_same_picture(old.figure, new.figure):
                with self.record.within(target=new.caption.id):
                    words = self.inlines(old.caption.content, new.caption.content, "figure", new)
                return (replace(new, caption=replace(new.caption, content=words)),)
            case _:
                return super().pair(old, new)

    def _is_same_picture(self, old: Figure, new: Figure) -> bool:
        return self.essences.block(replace(old, caption=())) == self.essences.block(replace(new, caption=()))

    def _table(self, old: Table, new: Table) -> Table:
        counted = _counted(old, new, self._number_label)
        both = zip(old.header, new.header, strict=True)
        header = tuple(self._cells(was, now, -1) for was, now in both)
        return replace(new, header=header, rows=self._rows(old.rows, new.rows, counted))

    def _rows(self, old: tuple[Row, ...], new: tuple[Row, ...], counted: int) -> tuple[Row, ...]:
        """Rows with marks. Those with ids are matched by id, whatever was changed in them."""
        shared = {self.essences.id(row.id) for row in old} & {row.id for row in new}

        def sort(row: Row) -> object:
            own = self.essences.id(row.id)
            return (len(row.cells), own if own in shared else "")

        def key(row: Row) -> Essence:
            return self.essences.row(_uncounted(row, counted) if row.id else row)

        def one_sided(kind: RevisionKind) -> Callable[[Row], tuple[Row]]:
            return lambda row: (replace(row, revision=kind, change=self._row_change(row, kind)),)

        def both(was: Row, now: Row) -> tuple[Row]:
            return (self._row(was, now, counted),)

        way = Way(key, sort, row_words, newer, both, one_sided("deleted"), one_sided("inserted"))
        return tuple(self.lay(old, new, way))

    def _row_change(self, row: Row, kind: RevisionKind) -> str:
        what: ChangedThing = "measure" if row.id else "row"
        words = row_words(row)
        place = _place(row)
        with self.record.within(target=row.id):
            if kind == "inserted":
                return self.record.add("added", what, "", words, place=place)
            return self.record.add("removed", what, words, "", place=place)

    def _row(self, old: Row, new: Row, counted: int) -> Row:
        """A row that both have. One with an id is a measure: all that was changed in it is one change."""
        if not new.id:
            return self._cells(old, new, -1)
        differing = [at for at in range(len(new.cells)) if at != counted and self._differs(old.cells[at], new.cells[at])]
        before, after = (_joined(row, differing) for row in (old, new))
        kind: ChangeKind = "reworded" if before != after else "reformatted"
        with self.record.within(target=new.id):
            change = self.record.add(kind, "measure", before, after, self.pieces(before, after), place=_place(new))
            with self.record.within(whole=change):
                return self._cells(old, new, counted)

    def _cells(self, old: Row, new: Row, counted: int) -> Row:
        both = enumerate(zip(old.cells, new.cells, strict=True))
        return replace(new, cells=tuple(now if at == counted else self._cell(was, now) for at, (was, now) in both))

    def _cell(self, old: Cell, new: Cell) -> Cell:
        """A cell with marks: what was changed in it is one change."""
        if not self._differs(old, new):
            return new
        before, after = words_of_all(old.blocks), words_of_all(new.blocks)
        kind: ChangeKind = "reworded" if before != after else "reformatted"
        change = self.record.add(kind, "cell", before, after, self.pieces(before, after), place=_cell_place(new))
        with self.record.within(whole=change):
            return Cell(self.blocks(old.blocks, new.blocks))

    def _differs(self, old: Cell, new: Cell) -> bool:
        return old != new and self.essences.blocks(old.blocks) != self.essences.blocks(new.blocks)


def _is_like(old: Table, new: Table) -> bool:
    """True where two tables have the same columns, so that rows and cells can be laid beside each other."""
    widths = [len(row.cells) for row in old.header], [len(row.cells) for row in new.header]
    return old.columns == new.columns and widths[0] == widths[1]


def _counted(old: Table, new: Table, label: str) -> int:
    """The column whose cells count the rows: -1 where no column is headed so in both."""
    heads = [[words_of_all(cell.blocks) for cell in row.cells] for table in (old, new) for row in table.header[:1]]
    same = len(heads) == 2 and heads[0] == heads[1] and label in heads[1]
    return heads[1].index(label) if same else -1


def _uncounted(row: Row, counted: int) -> Row:
    if not 0 <= counted < len(row.cells) or not words_of_all(row.cells[counted].blocks).isdigit():
        return row
    return replace(row, cells=(*row.cells[:counted], Cell(()), *row.cells[counted + 1 :]))


def _joined(row: Row, cells: Sequence[int]) -> str:
    return " | ".join(words_of_all(row.cells[at].blocks) for at in cells)


def _place(row: Row) -> Place:
    return next((place for cell in row.cells if (place := _cell_place(cell)) != NOWHERE), NOWHERE)


def _cell_place(cell: Cell) -> Place:
    return cell.blocks[0].place if cell.blocks else NOWHERE
