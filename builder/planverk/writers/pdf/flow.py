"""Blocks as Typst calls, a line or a few for each, with the place in the Markdown that each was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    CaptionedFigure,
    CaptionedTable,
    CodeBlock,
    Container,
    Contents,
    DefinitionList,
    Facts,
    Figure,
    FormField,
    Heading,
    Landscape,
    NumberedHeading,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    RevisedBlock,
    Rule,
    Table,
)
from planverk.model.document import Document
from planverk.model.labels import labels
from planverk.model.place import Place
from planverk.model.template import PageLayout, Theme
from planverk.writers.keeping import kept
from planverk.writers.pdf import captions, lists, text
from planverk.writers.pdf.contents import ListOfContents, is_outline
from planverk.writers.pdf.glyphs import Glyphs
from planverk.writers.pdf.inlines import Inliner, Marks
from planverk.writers.pdf.sheets import roomy
from planverk.writers.pdf.source import Lines, literal
from planverk.writers.redline import Redline

TALLEST = 0.8  # of the page a picture may fill, so that its caption has room
MAX_DEPTH = 8  # Typst gives up at some 35 nested lists; deeper ones stand at this level


@dataclass
class Flow:
    """Writes the blocks of one document, in order. What was learnt on the way (ids, headings) stands in it afterwards."""

    document: Document
    theme: Theme
    glyphs: Glyphs
    sheet: int  # the number of the body's section
    lines: Lines = field(default_factory=Lines)
    notes: Lines = field(default_factory=Lines)  # definitions that stand before the text
    note_count: int = 0
    depth: int = 0
    list_level: int = 0
    small: str = ""
    lying: bool = False
    keep: bool = False  # the paragraph that is written now must stand on the page of the next
    heading_level: int = 0
    outlined: list[tuple[str, str]] = field(default_factory=list)  # what Typst can list: ("headings", id), ("tables", id) …
    lists: list[ListOfContents] = field(default_factory=list)

    def __post_init__(self) -> None:
        page = roomy(self.theme.page)
        self.labels = labels(self.document.language) | dict(self.document.labels)
        self.redline = Redline(self.document, self.labels)
        marks = Marks(self.redline, self.labels)
        self.inliner = Inliner(self.glyphs, self.document.pictures, self._note, marks, room=_width(page))
        self.set_height(page.height - page.margins.top - page.margins.bottom)
        self.listed = _listed(self.document.body)

    @property
    def room(self) -> float:
        """The width, in points, that stands open to what is written now."""
        return self.inliner.room

    def at(self, place: Place) -> None:
        """What follows comes from `place`."""
        if place.file:
            self.lines.mark(place)
            self.inliner.place = place

    def set_height(self, height: float) -> None:
        """From here on pages have room for `height` points of text."""
        self.page_height = height
        self.inliner.tallest = TALLEST * height

    @contextmanager
    def within(
        self, room: float | None = None, notes: bool | None = None, deeper: bool = False, small: str = ""
    ) -> Iterator[None]:
        """For a while there is another width, no footnotes, one more level around, or smaller text in the role `small`."""
        before = self.inliner.room, self.inliner.notes, self.depth, self.small
        self.small = small or self.small
        self.inliner.room = before[0] if room is None else max(room, 1.0)
        self.inliner.notes = before[1] if notes is None else notes
        self.depth += 1 if deeper else 0
        try:
            yield
        finally:
            self.inliner.room, self.inliner.notes, self.depth, self.small = before

    def top(self, blocks: Blocks) -> None:
        """Adds the lines for the document's own blocks, each in a code block of its own: what Typst reads anew after an edit."""
        for block, keep in kept(blocks):
            self.lines.add("#{")
            self.blocks((block,), keep)
            self.lines.add("}")

    def blocks(self, blocks: Blocks, keep: bool = False) -> None:
        """Adds the lines for `blocks`; inside a code block of Typst, where each line is an expression of its own. With `keep`
        they stand on the page of what follows."""
        for block, with_next in kept(blocks):
            self.at(block.place)
            self.keep = keep or with_next
            _WRITE[type(block)](self, block)

    @contextmanager
    def nested(self, room: float) -> Iterator[bool]:
        """One level deeper; False where there are too many levels, so that the level is left out and its blocks are not."""
        with self.within(room=room, deeper=True):
            yield self.depth <= MAX_DEPTH

    @property
    def is_full(self) -> bool:
        """True where nothing more can be nested in what is written now."""
        return self.depth >= MAX_DEPTH

    def target(self, series: str, target: str) -> str:
        """The id, as a Typst string, of something that Typst can list in `series`; empty where it may not be set."""
        if not self.inliner.name(target):
            return literal("")
        if series:
            self.outlined.append((series, target))
        return literal(target)

    def finish(self) -> None:
        """Writes the lists of contents, now that all ids are known."""
        for wanted in self.lists:
            by_outline = is_outline(wanted.contents, self.outlined)
            self.lines.lines[wanted.line] = wanted.call(by_outline, self.theme, self.glyphs)

    # ── notes ──────────────────────────────────────────────────────────────────────────────────

    def _note(self, blocks: Blocks) -> str:
        """The body of a footnote; one of several blocks is defined apart, so that the line that calls it stays one."""
        with self.within(notes=False, deeper=True, small="footnote"):
            match self.redline.flat(blocks):
                case (Paragraph(content, ""),):
                    return self.inliner.content(content)
                case (Paragraph(content, ""), *more):
                    return f"[{self.inliner.run(content)}#{self._long_note(tuple(more))}]"
                case other:
                    return self._long_note(other)

    def _long_note(self, blocks: Blocks) -> str:
        self.note_count += 1
        name = f"note-{self.note_count}"
        text, self.lines = self.lines, self.notes
        self.lines.add(f"#let {name} = {{")
        self.blocks(blocks)
        self.lines.add("}")
        self.lines = text
        return name


def _listed(blocks: Blocks) -> dict[str, frozenset[str]]:
    """The ids that the document's lists of contents name, by what they list."""
    lists: dict[str, frozenset[str]] = {}
    for block in blocks:
        match block:
            case Contents(kind, entries=entries):
                lists[kind] = lists.get(kind, frozenset()) | {entry.target for entry in entries}
            case Landscape(inner):
                for name, ids in _listed(inner).items():
                    lists[name] = lists.get(name, frozenset()) | ids
            case _:
                pass
    return lists


def _width(page: PageLayout) -> float:
    return page.width - page.margins.left - page.margins.right


_WRITE: dict[type[Block], Callable[[Flow, Any], None]] = {
    Paragraph: text.paragraph,
    FormField: text.form_field,
    Heading: text.plain_heading,
    Container: text.container,
    NumberedHeading: text.heading,
    BulletList: lists.bullets,
    OrderedList: lists.numbers,
    DefinitionList: lists.definitions,
    Quote: text.quote,
    CodeBlock: text.code,
    Rule: text.rule,
    Table: captions.table,
    CaptionedTable: captions.captioned_table,
    Figure: captions.figure,
    CaptionedFigure: captions.captioned_figure,
    Contents: captions.contents,
    Facts: lists.facts,
    Landscape: text.landscape,
    PageBreak: text.page_break,
    RevisedBlock: text.revised,
}
