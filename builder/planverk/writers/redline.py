"""Marked blocks as blocks whose words are marked, and the notes to changes: what the writers of PDF and HTML share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Caption,
    CaptionedFigure,
    CaptionedTable,
    Cell,
    Code,
    CodeBlock,
    Container,
    Contents,
    CrossReference,
    Definition,
    DefinitionList,
    Emphasis,
    Facts,
    Figure,
    Footnote,
    FormField,
    Heading,
    Inline,
    Inlines,
    Landscape,
    LineBreak,
    Link,
    NumberedHeading,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Revised,
    RevisedBlock,
    RevisionKind,
    Row,
    Rule,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
    plain,
    walk,
)
from planverk.model.dates import long_date, parse_iso
from planverk.model.document import Document, Revision


def item_numbers(block: OrderedList) -> tuple[int, ...]:
    """The number of each item as it is in the newer text, of one that went as it was in the older; empty where counting gives
    the same."""
    last: dict[RevisionKind, int] = {"deleted": block.start - 1, "inserted": block.start - 1}
    numbers: list[int] = []
    for item in block.items:
        kinds = {part.kind if isinstance(part, RevisedBlock) else None for part in item}
        own = next(iter(kinds)) if len(kinds) == 1 else None
        for side in last:
            last[side] += own in (None, side)
        numbers.append(last[own or "inserted"])
    return () if numbers == [block.start + at for at in range(len(numbers))] else tuple(numbers)


@dataclass(frozen=True)
class Note:
    """A note to a change: its number, from 1, and what is told."""

    number: int
    change: str
    revision: Revision


class Redline:
    """What is known of the marks of one document while it is written."""

    def __init__(self, document: Document, labels: Mapping[str, str]) -> None:
        self._document = document
        self._labels = labels
        self._told: set[tuple[str, RevisionKind]] = set()
        self.notes: list[Note] = []
        self.is_marked = False  # whether any mark was met so far
        self._numbers: dict[str, int] = {}

    def note(self, change: str) -> Note | None:
        """The note to a change, where its mark is met for the first time and there is something to tell."""
        self.is_marked = True
        revision = self._document.revisions.get(change)
        if revision is None or not revision.comment or change in self._numbers:
            return None
        self._numbers[change] = len(self.notes) + 1
        self.notes.append(Note(self._numbers[change], change, revision))
        return self.notes[-1]

    def shown(self, block: RevisedBlock) -> Blocks:
        """The block with its words marked, and before the first block of what was moved a line that says where to or from.

        A table's rows are marked; what has no words comes as it is, or not at all where it went. Headings and captions that went
        have no number of their own any more: what they had is part of their words.
        """
        marker = _Marker(block.kind, block.change, self._elsewhere, self._labels["marked-figure"])
        return (*self._moved(block), *marker.block(block.block))

    def flat(self, blocks: Blocks) -> Blocks:
        """`blocks` without marked blocks: their words are marked instead."""
        if not any(isinstance(block, RevisedBlock) for block in blocks):
            return blocks
        return tuple(each for block in blocks for each in (self.shown(block) if isinstance(block, RevisedBlock) else (block,)))

    def row(self, row: Row) -> Row:
        """The row; with its mark on all that stands in its cells, where only one version has it."""
        if row.revision is None:
            return row
        kind, change = row.revision, row.change
        own = "" if kind == "deleted" and row.id in self._elsewhere else row.id
        return replace(row, id=own, cells=tuple(Cell(_marked(cell.blocks, kind, change)) for cell in row.cells))

    def headings(self) -> Iterator[tuple[NumberedHeading, str]]:
        """The headings of the newer version, in order, each with its words there."""
        went: set[int] = set()
        for part in walk(self._document.body):
            if isinstance(part, RevisedBlock) and part.kind == "deleted":
                went |= {id(each) for each in walk(part.block)}
            elif isinstance(part, NumberedHeading) and id(part) not in went:
                yield part, _newer(part.content)

    def _moved(self, block: RevisedBlock) -> Blocks:
        if not block.move or (block.change, block.kind) in self._told:
            return ()
        self._told.add((block.change, block.kind))
        other = self._halves.get((block.move, "inserted" if block.kind == "deleted" else "deleted"))
        if other is None:
            return ()
        place = _named(other)
        link = Text(place) if block.kind == "inserted" else Reference(other.id, place)
        before, _, after = self._labels["marked-moved-from" if block.kind == "inserted" else "marked-moved-to"].partition(
            "{place}"
        )
        return (Paragraph((Text(before), link, Text(after)), place=block.place),)

    @cached_property
    def _halves(self) -> Mapping[tuple[str, RevisionKind], NumberedHeading]:
        """The heading that either half of each move begins with, or stands under, in the version that it is of."""
        found: dict[tuple[str, RevisionKind], NumberedHeading] = {}
        above: dict[RevisionKind, NumberedHeading] = {}
        marked: set[int] = set()
        for part in walk(self._document.body):
            if isinstance(part, RevisedBlock):
                if isinstance(part.block, NumberedHeading):
                    marked.add(id(part.block))
                    above[part.kind] = part.block
                if part.move and part.kind in above:
                    found.setdefault((part.move, part.kind), above[part.kind])
            elif isinstance(part, NumberedHeading) and id(part) not in marked:
                above["inserted"] = above["deleted"] = part
        return found

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        """The ids that something carries which did not go."""
        everywhere = Counter(_ids(walk(self._document.body)))
        for part in walk(self._document.body):
            if isinstance(part, (RevisedBlock, Row)) and _went(part):
                everywhere.subtract(_ids(walk(part)))
        return frozenset(each for each, count in everywhere.items() if count > 0)


def _newer(content: Inlines) -> str:
    """The words of running text as the newer version has them."""
    return plain(tuple(part for part in content if not (isinstance(part, Revised) and part.kind == "deleted")))


def key_parts(words: str) -> tuple[tuple[str, str | None], ...]:
    """The words that tell how marks are read, cut where a marked sample stands: each part with the kind of mark, or None."""
    return tuple((part, part[1:-1] if part[:1] == "{" else None) for part in re.split(r"(\{\w+\})", words) if part)


def said_by(revision: Revision) -> str:
    """Who made a change, and on which day, as far as that is known: «Kari Nordvik, 12. mai 2011»."""
    day = parse_iso(revision.date[:10])
    return ", ".join(part for part in (revision.author.strip(), long_date(day) if day else "") if part)


def with_notes(part: Revised) -> Inlines:
    """The content of marked words, its notes marked as well: they stand elsewhere on the page."""
    return tuple(_with_notes(each, part) for each in part.content)


def _with_notes(part: Inline, mark: Revised) -> Inline:
    match part:
        case Footnote(blocks):
            return replace(part, blocks=_marked(blocks, mark.kind, mark.change))
        case Emphasis() | Strong() | Strikeout() | Link() | CrossReference() | Span():
            return replace(part, content=tuple(_with_notes(each, mark) for each in part.content))
        case _:
            return part


def _marked(blocks: Blocks, kind: RevisionKind, change: str) -> Blocks:
    return tuple(RevisedBlock(block, kind, change, place=block.place) for block in blocks)


def _went(part: RevisedBlock | Row) -> bool:
    return part.kind == "deleted" if isinstance(part, RevisedBlock) else part.revision == "deleted"


def _ids(parts: Iterable[object]) -> Iterable[str]:
    return (own for part in parts if isinstance(own := getattr(part, "id", ""), str) and own)


def _named(heading: NumberedHeading) -> str:
    words = _newer(heading.content).strip()
    return f"{heading.label} {words}".strip() if heading.label else f"«{words}»"


@dataclass(frozen=True)
class _Marker:
    """Marks the words of a block that came or went whole. `elsewhere` are ids that still stand in the text; `figure` is the word
    for a picture without a caption."""

    kind: RevisionKind
    change: str
    elsewhere: frozenset[str]
    figure: str

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(marked for block in blocks for marked in self.block(block))

    def words(self, content: Inlines) -> Inlines:
        return (Revised(content, self.kind, self.change),) if content else ()

    def block(self, block: Block) -> Blocks:
        match block:
            case Paragraph():
                return (replace(block, content=self.words(block.content)),)
            case NumberedHeading() | Heading():
                return (self._heading(block),)
            case BulletList(items) | OrderedList(items):
                return (replace(block, items=tuple(map(self.blocks, items))),)
            case DefinitionList(items):
                return (replace(block, items=tuple(map(self._definition, items))),)
            case Quote() | Landscape() | Container():
                return (replace(block, blocks=self.blocks(block.blocks)),)
            case Table():
                return self._table_with(block.caption, replace(block, caption=()))
            case CaptionedTable(table, caption):
                if self.kind == "deleted":
                    return self._table_with(_numbered(caption), replace(table, id=caption.id))
                words = replace(caption, content=self.words(caption.content))
                return (replace(block, table=self._table(table), caption=words),)
            case Figure():
                return self._figure_with(block.caption or (Text(self.figure),), block)
            case CaptionedFigure(figure, caption):
                if self.kind == "deleted":
                    return self._figure_with(_numbered(caption), replace(figure, id=caption.id))
                return (replace(block, caption=replace(caption, content=self.words(caption.content))),)
            case Facts(rows):
                return (replace(block, rows=tuple((label, self.words(value)) for label, value in rows)),)
            case _:
                return self._wordless(block)

    def _wordless(self, block: Block) -> Blocks:
        match block:
            case CodeBlock(text):
                return (Paragraph(self.words(tuple(_code_lines(text))), place=block.place),)
            case FormField() if self.kind == "deleted":
                return (Paragraph(self.words((Text(block.title),)), place=block.place),)
            case Rule() | PageBreak() | Contents() if self.kind == "deleted":
                return ()
            case _:
                return (block,)

    def _heading(self, heading: NumberedHeading | Heading) -> Block:
        if self.kind == "inserted":
            return replace(heading, content=self.words(heading.content))
        label = f"{heading.label} " if isinstance(heading, NumberedHeading) and heading.label else ""
        content = self.words((Text(label), *heading.content) if label else heading.content)
        if isinstance(heading, Heading):
            return replace(heading, content=content, id=self._id(heading.id))
        return replace(heading, content=content, id=self._id(heading.id), label="", number=(), in_contents=False)

    def _definition(self, item: Definition) -> Definition:
        return Definition(self.words(item.term), tuple(map(self.blocks, item.explanations)))

    def _table(self, table: Table) -> Table:
        header, rows = (tuple(map(self._row, part)) for part in (table.header, table.rows))
        return replace(table, header=header, rows=rows, id=self._id(table.id))

    def _row(self, row: Row) -> Row:
        return Row(tuple(Cell(cell.blocks) for cell in row.cells), self._id(row.id), self.kind, self.change)

    def _table_with(self, caption: Inlines, table: Table) -> Blocks:
        """A table, its caption a paragraph of its own."""
        words = (Paragraph(self.words(caption), "caption", table.place),) if caption else ()
        return (*words, self._table(table))

    def _figure_with(self, caption: Inlines, figure: Figure) -> Blocks:
        shown = replace(figure, caption=(), id=self._id(figure.id))
        return shown, Paragraph(self.words(caption), "caption", figure.place)

    def _id(self, own: str) -> str:
        return "" if self.kind == "deleted" and own in self.elsewhere else own


def _numbered(caption: Caption) -> Inlines:
    """The words of a caption that went, with the number that it had."""
    return (Text(f"{caption.label}\u00a0{caption.number}. "), *caption.content)


def _code_lines(text: str) -> Iterable[Inline]:
    for at, line in enumerate(text.split("\n")):
        if at:
            yield LineBreak()
        yield Code(line)
