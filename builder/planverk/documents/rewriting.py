"""Walking a text and building it anew: one method per kind of thing, overridden by those who change something."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Caption,
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
    Reformatted,
    Revised,
    RevisedBlock,
    Row,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
)
from planverk.model.place import NOWHERE, Place

T = TypeVar("T")


class Rewriter:
    """Builds a text like the one it is given. `nested` is called for blocks inside a list, a quote, a cell or a note.

    What nothing is changed in is not built anew: it is given back itself, and the next rewriter finds the same value. Most cells
    of a large table hold plain words alone; a rewriter that leaves those as they are says so in `changes_words`, and is spared
    going through them.
    """

    changes_words = True

    def blocks(self, blocks: Blocks, place: Place = NOWHERE) -> Blocks:
        built: list[Block] = []
        for block in blocks:
            built += self.block(block, _place_of(block, place))
        return kept(blocks, built)

    def nested(self, blocks: Blocks, place: Place) -> Blocks:
        return self.blocks(blocks, place)

    def inlines(self, content: Inlines, place: Place) -> Inlines:
        built: list[Inline] = []
        for part in content:
            built += self.inline(part, place)
        return kept(content, built)

    def row(self, row: Row, place: Place) -> Row:
        if row.is_words and not self.changes_words:
            return row
        cells = kept(row.cells, [self._cell(cell, place) for cell in row.cells])
        return row if cells is row.cells else replace(row, cells=cells)

    def _cell(self, cell: Cell, place: Place) -> Cell:
        if cell.is_words and not self.changes_words:
            return cell
        blocks = self.nested(cell.blocks, place)
        return cell if blocks is cell.blocks else Cell(blocks)

    def _items(self, items: tuple[Blocks, ...], place: Place) -> tuple[Blocks, ...]:
        return kept(items, [self.nested(item, place) for item in items])

    def block(self, block: Block, place: Place) -> Blocks:
        """What stands where `block` stood; `place` is the block's own, or that of the nearest block around it."""
        match block:
            case Paragraph() | Heading() | NumberedHeading():
                content = self.inlines(block.content, place)
                return (block if content is block.content else replace(block, content=content),)
            case BulletList() | OrderedList():
                items = self._items(block.items, place)
                return (block if items is block.items else replace(block, items=items),)
            case DefinitionList():
                return (self._definitions(block, place),)
            case Quote():
                inner = self.nested(block.blocks, place)
                return (block if inner is block.blocks else replace(block, blocks=inner),)
            case Container() | Landscape():
                inner = self.blocks(block.blocks, place)
                return (block if inner is block.blocks else replace(block, blocks=inner),)
            case RevisedBlock():
                inner = self.block(block.block, place)
                return tuple(replace(block, block=each) for each in inner)
            case Table():
                return (self.table(block, place),)
            case Figure():
                words = self.inlines(block.caption, place)
                return (block if words is block.caption else replace(block, caption=words),)
            case CaptionedTable():
                caption, table = self._captioned(block.caption, place), self.table(block.table, place)
                same = caption is block.caption and table is block.table
                return (block if same else replace(block, caption=caption, table=table),)
            case CaptionedFigure():
                caption = self._captioned(block.caption, place)
                return (block if caption is block.caption else replace(block, caption=caption),)
            case Facts():
                return (replace(block, rows=tuple((label, self.inlines(value, place)) for label, value in block.rows)),)
            case _:
                return (block,)

    def table(self, table: Table, place: Place) -> Table:
        header = kept(table.header, [self.row(row, place) for row in table.header])
        rows = kept(table.rows, [self.row(row, place) for row in table.rows])
        caption = self.inlines(table.caption, place)
        same = header is table.header and rows is table.rows and caption is table.caption
        return table if same else replace(table, header=header, rows=rows, caption=caption)

    def inline(self, part: Inline, place: Place) -> Inlines:
        """What stands where `part` stood."""
        match part:
            case Text():
                return (part,)
            case Emphasis() | Strong() | Strikeout() | Link() | Span() | CrossReference():
                content = self.inlines(part.content, place)
                return (part if content is part.content else replace(part, content=content),)
            case Revised():
                return (replace(part, content=self.inlines(part.content, place)),)
            case Reformatted():
                content, before = self.inlines(part.content, place), self.inlines(part.before, place)
                return (replace(part, content=content, before=before),)
            case Footnote():
                blocks = self.nested(part.blocks, _place_of(part, place))
                return (part if blocks is part.blocks else replace(part, blocks=blocks),)
            case _:
                return (part,)

    def _captioned(self, caption: Caption, place: Place) -> Caption:
        content = self.inlines(caption.content, place)
        return caption if content is caption.content else replace(caption, content=content)

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


def kept(before: tuple[T, ...], after: Sequence[T]) -> tuple[T, ...]:
    """`before` itself where `after` holds the very same things, else `after`."""
    if len(before) == len(after) and all(map(operator.is_, before, after)):
        return before
    return tuple(after)


def join_texts(content: Inlines) -> Inlines:
    """The same inlines with neighbouring texts made one, so that what a line break in the source parted is read whole."""
    if len(content) < 2:
        return content
    joined: list[Inline] = []
    for part in content:
        if isinstance(part, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].value + part.value)
        else:
            joined.append(part)
    return kept(content, joined)


def _place_of(thing: Block | Footnote, around: Place) -> Place:
    own: Place = thing.place
    return own if own.file else around
