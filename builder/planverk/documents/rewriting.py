"""Walking a text and building it anew: one method per kind of thing, overridden by those who change something."""

from __future__ import annotations

from dataclasses import replace

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    CaptionedFigure,
    CaptionedTable,
    Cell,
    Container,
    CrossReference,
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
    Row,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
)
from planverk.model.place import NOWHERE, Place


class Rewriter:
    """Builds a text like the one it is given. `nested` is called for blocks inside a list, a quote, a cell or a note."""

    def blocks(self, blocks: Blocks, place: Place = NOWHERE) -> Blocks:
        return tuple(new for block in blocks for new in self.block(block, _place_of(block, place)))

    def nested(self, blocks: Blocks, place: Place) -> Blocks:
        return self.blocks(blocks, place)

    def inlines(self, content: Inlines, place: Place) -> Inlines:
        return tuple(new for part in content for new in self.inline(part, place))

    def row(self, row: Row, place: Place) -> Row:
        return Row(tuple(Cell(self.nested(cell.blocks, place)) for cell in row.cells), row.id)

    def block(self, block: Block, place: Place) -> Blocks:
        """What stands where `block` stood; `place` is the block's own, or that of the nearest block around it."""
        match block:
            case Heading() | NumberedHeading() | Paragraph():
                return (replace(block, content=self.inlines(block.content, place)),)
            case BulletList() | OrderedList():
                return (replace(block, items=tuple(self.nested(item, place) for item in block.items)),)
            case DefinitionList():
                return (self._definitions(block, place),)
            case Quote():
                return (replace(block, blocks=self.nested(block.blocks, place)),)
            case Container() | Landscape():
                return (replace(block, blocks=self.blocks(block.blocks, place)),)
            case Table():
                return (self.table(block, place),)
            case Figure():
                return (replace(block, caption=self.inlines(block.caption, place)),)
            case CaptionedTable():
                caption = replace(block.caption, content=self.inlines(block.caption.content, place))
                return (replace(block, caption=caption, table=self.table(block.table, place)),)
            case CaptionedFigure():
                caption = replace(block.caption, content=self.inlines(block.caption.content, place))
                return (replace(block, caption=caption),)
            case Facts():
                return (replace(block, rows=tuple((label, self.inlines(value, place)) for label, value in block.rows)),)
            case _:
                return (block,)

    def table(self, table: Table, place: Place) -> Table:
        header = tuple(self.row(row, place) for row in table.header)
        rows = tuple(self.row(row, place) for row in table.rows)
        return replace(table, header=header, rows=rows, caption=self.inlines(table.caption, place))

    def inline(self, part: Inline, place: Place) -> Inlines:
        """What stands where `part` stood."""
        match part:
            case Emphasis() | Strong() | Strikeout() | Link() | Span() | CrossReference():
                return (replace(part, content=self.inlines(part.content, place)),)
            case Footnote():
                return (replace(part, blocks=self.nested(part.blocks, _place_of(part, place))),)
            case _:
                return (part,)

    def _definitions(self, block: DefinitionList, place: Place) -> DefinitionList:
        items = tuple(
            replace(
                item,
                term=self.inlines(item.term, place),
                explanations=tuple(self.nested(blocks, place) for blocks in item.explanations),
            )
            for item in block.items
        )
        return replace(block, items=items)


def join_texts(content: Inlines) -> Inlines:
    """The same inlines with neighbouring texts made one, so that what a line break in the source parted is read whole."""
    joined: list[Inline] = []
    for part in content:
        if isinstance(part, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].value + part.value)
        else:
            joined.append(part)
    return tuple(joined)


def _place_of(thing: Block | Footnote, around: Place) -> Place:
    own: Place = thing.place
    return own if own.file else around
