"""A marked text to one of the two that it was made from: all its marks accepted, or all rejected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    CaptionedFigure,
    CaptionedTable,
    Cell,
    Container,
    CrossReference,
    Definition,
    DefinitionList,
    Emphasis,
    Facts,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Landscape,
    Link,
    NumberedHeading,
    OrderedList,
    Paragraph,
    Quote,
    Reformatted,
    Revised,
    RevisedBlock,
    RevisionKind,
    Row,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
)


def accept_all(blocks: Blocks) -> Blocks:
    """The newer text."""
    return _Settled("inserted").blocks(blocks)


def reject_all(blocks: Blocks) -> Blocks:
    """The older text, with the numbers and the words of references of the newer one where nothing else was changed."""
    return _Settled("deleted").blocks(blocks)


@dataclass(frozen=True)
class _Settled:
    """Keeps what bears the mark `keep`, and takes out what bears the other."""

    keep: RevisionKind

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(kept for block in blocks for kept in self.block(block))

    def block(self, block: Block) -> Blocks:
        match block:
            case RevisedBlock():
                return self.block(block.block) if block.kind == self.keep else ()
            case Paragraph() | NumberedHeading() | Heading():
                return (replace(block, content=self.inlines(block.content)),)
            case BulletList() | OrderedList():
                return (replace(block, items=self._items(block.items)),)
            case DefinitionList():
                return (replace(block, items=tuple(self._definition(item) for item in block.items if not self._goes(item))),)
            case Quote() | Landscape() | Container():
                return (replace(block, blocks=self.blocks(block.blocks)),)
            case Table():
                return (self._table(block),)
            case CaptionedTable(table, caption):
                words = replace(caption, content=self.inlines(caption.content))
                return (replace(block, table=self._table(table), caption=words),)
            case Figure():
                return (replace(block, caption=self.inlines(block.caption)),)
            case CaptionedFigure(caption=caption):
                return (replace(block, caption=replace(caption, content=self.inlines(caption.content))),)
            case Facts():
                return (replace(block, rows=tuple((label, self.inlines(value)) for label, value in block.rows)),)
            case _:
                return (block,)

    def inlines(self, content: Inlines) -> Inlines:
        if len(content) == 1 and content[0].__class__ is Text:
            return content
        built: list[Inline] = []
        for part in content:
            for kept in self._inline(part):
                if isinstance(kept, Text) and built and isinstance(built[-1], Text):
                    kept = Text(built.pop().value + kept.value)  # type: ignore[union-attr]
                built.append(kept)
        return tuple(built)

    def _inline(self, part: Inline) -> Inlines:
        match part:
            case Revised():
                return self.inlines(part.content) if part.kind == self.keep else ()
            case Reformatted():
                return self.inlines(part.content if self.keep == "inserted" else part.before)
            case Emphasis() | Strong() | Strikeout() | Link() | CrossReference() | Span():
                return (replace(part, content=self.inlines(part.content)),)
            case Footnote():
                return (replace(part, blocks=self.blocks(part.blocks)),)
            case _:
                return (part,)

    def _table(self, table: Table) -> Table:
        header = tuple(self._row(row) for row in table.header if row.revision in (None, self.keep))
        rows = tuple(self._row(row) for row in table.rows if row.revision in (None, self.keep))
        return replace(table, header=header, rows=rows, caption=self.inlines(table.caption))

    def _row(self, row: Row) -> Row:
        return Row(tuple(Cell(self.blocks(cell.blocks)) for cell in row.cells), row.id)

    def _items(self, items: tuple[Blocks, ...]) -> tuple[Blocks, ...]:
        return tuple(self.blocks(item) for item in items if not is_whole(item, _OTHER[self.keep]))

    def _goes(self, item: Definition) -> bool:
        return is_whole_definition(item, _OTHER[self.keep])

    def _definition(self, item: Definition) -> Definition:
        return Definition(self.inlines(item.term), self._items(item.explanations))


_OTHER: dict[RevisionKind, RevisionKind] = {"inserted": "deleted", "deleted": "inserted"}


def is_whole(item: Blocks, kind: RevisionKind) -> bool:
    """True where a list's item, all of it, came (`inserted`) or went (`deleted`)."""
    return bool(item) and all(isinstance(block, RevisedBlock) and block.kind == kind for block in item)


def is_whole_definition(item: Definition, kind: RevisionKind) -> bool:
    """The same of a term with its explanations."""
    marked: Callable[[Inline], bool] = lambda part: isinstance(part, Revised) and part.kind == kind  # noqa: E731
    return bool(item.term) and all(map(marked, item.term)) and all(is_whole(each, kind) for each in item.explanations)
