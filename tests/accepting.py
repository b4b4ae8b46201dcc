"""A marked text to one of the two that it was made from: all its marks accepted, or all rejected."""

from __future__ import annotations

from dataclasses import replace

from planverk.documents.rewriting import Rewriter, join_texts
from planverk.model.content import (
    Block,
    Blocks,
    Definition,
    DefinitionList,
    Inline,
    Inlines,
    Reformatted,
    Revised,
    RevisedBlock,
    RevisionKind,
    Row,
    Table,
)
from planverk.model.place import NOWHERE, Place


def accept_all(blocks: Blocks) -> Blocks:
    """The newer text."""
    return _Settled("inserted").blocks(blocks)


def reject_all(blocks: Blocks) -> Blocks:
    """The older text, with the numbers and the words of references of the newer one where nothing else was changed."""
    return _Settled("deleted").blocks(blocks)


class _Settled(Rewriter):
    """Keeps what bears the mark `keep`, and takes out what bears the other."""

    def __init__(self, keep: RevisionKind) -> None:
        self._keep = keep

    def block(self, block: Block, place: Place) -> Blocks:
        if isinstance(block, RevisedBlock):
            return self.block(block.block, place) if block.kind == self._keep else ()
        return super().block(block, place)

    def inlines(self, content: Inlines, place: Place = NOWHERE) -> Inlines:
        return join_texts(super().inlines(content, place))

    def inline(self, part: Inline, place: Place) -> Inlines:
        match part:
            case Revised():
                return self.inlines(part.content, place) if part.kind == self._keep else ()
            case Reformatted():
                return self.inlines(part.content if self._keep == "inserted" else part.before, place)
            case _:
                return super().inline(part, place)

    def table(self, table: Table, place: Place) -> Table:
        header, rows = (tuple(row for row in part if row.revision in (None, self._keep)) for part in (table.header, table.rows))
        return super().table(replace(table, header=header, rows=rows), place)

    def row(self, row: Row, place: Place) -> Row:
        return replace(super().row(row, place), revision=None, change="")

    def _items(self, items: tuple[Blocks, ...], place: Place) -> tuple[Blocks, ...]:
        return super()._items(tuple(item for item in items if not self._goes(item)), place)

    def _definitions(self, block: DefinitionList, place: Place) -> DefinitionList:
        items = tuple(self._definition(item, place) for item in block.items if not self._is_gone(item))
        return replace(block, items=items)

    def _definition(self, item: Definition, place: Place) -> Definition:
        return Definition(self.inlines(item.term, place), self._items(item.explanations, place))

    def _goes(self, item: Blocks) -> bool:
        """True where a list's item, all of it, bears the mark that is taken out."""
        return bool(item) and all(isinstance(block, RevisedBlock) and block.kind != self._keep for block in item)

    def _is_gone(self, item: Definition) -> bool:
        """The same of a term with its explanations."""
        marked = (isinstance(part, Revised) and part.kind != self._keep for part in item.term)
        return bool(item.term) and all(marked) and all(map(self._goes, item.explanations))
