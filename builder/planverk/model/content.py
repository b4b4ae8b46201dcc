"""Running text as values: what Markdown says, before anything is numbered or filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from planverk.model.place import NOWHERE, Place
from planverk.model.revision import Reformatted as Reformatted
from planverk.model.revision import Revised as Revised
from planverk.model.revision import RevisedBlock as RevisedBlock
from planverk.model.revision import RevisionKind as RevisionKind
from planverk.model.walking import walk as walk


def _place() -> Any:
    """A field that tells where a block was read and takes no part in comparing two texts."""
    return field(default=NOWHERE, compare=False)


# ── inlines ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Text:
    """Characters. May hold `{{ value }}`, which documents/ fills in; a writer never sees one."""

    value: str


@dataclass(frozen=True)
class LineBreak:
    """A forced new line inside a paragraph."""


@dataclass(frozen=True)
class Emphasis:
    content: Inlines


@dataclass(frozen=True)
class Strong:
    content: Inlines


@dataclass(frozen=True)
class Strikeout:
    content: Inlines


@dataclass(frozen=True)
class Code:
    value: str


@dataclass(frozen=True)
class Link:
    """A link out of the document: http, https, mailto or tel."""

    target: str
    content: Inlines


@dataclass(frozen=True)
class CrossReference:
    """`[](#id)` or `[words](#id)`: a reference within the plan, or to another (`plan-id#id`), not yet resolved."""

    target: str
    content: Inlines = ()
    place: Place = _place()


@dataclass(frozen=True)
class Footnote:
    """A footnote where it is called: its blocks travel with the call."""

    blocks: Blocks
    place: Place = _place()


@dataclass(frozen=True)
class InlinePicture:
    """A picture inside a line of text. `source` is a path relative to the chapter's folder, later an asset's name."""

    source: str
    alt: str
    place: Place = _place()


@dataclass(frozen=True)
class Span:
    """A bracketed span `[text]{.class lang=se #id}`."""

    content: Inlines
    language: str = ""
    classes: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True)
class Reference:
    """A resolved cross-reference: its target's id in this document, and the words that stand for it («kapittel 4.2»).

    `number` is the part of `text` that a field in Word can renew (`4.2`), empty where the author gave the words.
    """

    target: str
    text: str
    number: str = ""


Inline = (
    Text
    | LineBreak
    | Emphasis
    | Strong
    | Strikeout
    | Code
    | Link
    | CrossReference
    | Footnote
    | InlinePicture
    | Span
    | Reference
    | Revised
    | Reformatted
)
Inlines = tuple[Inline, ...]

# ── blocks ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Heading:
    """A heading as typed: level 1–6, its id where it has one."""

    level: int
    content: Inlines
    id: str = ""
    classes: tuple[str, ...] = ()
    place: Place = _place()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `role` is a template role other than body text (see template.ROLES), as "lead" or "signature"."""

    content: Inlines
    role: str = ""
    place: Place = _place()


@dataclass(frozen=True)
class BulletList:
    items: tuple[Blocks, ...]
    place: Place = _place()


ListKind = Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]


@dataclass(frozen=True)
class OrderedList:
    """A numbered list. It starts over at `start`, whatever list stood before it."""

    items: tuple[Blocks, ...]
    start: int = 1
    kind: ListKind = "decimal"
    place: Place = _place()


@dataclass(frozen=True)
class Definition:
    """A term and the blocks that explain it."""

    term: Inlines
    explanations: tuple[Blocks, ...]


@dataclass(frozen=True)
class DefinitionList:
    items: tuple[Definition, ...]
    place: Place = _place()


@dataclass(frozen=True)
class Quote:
    blocks: Blocks
    place: Place = _place()


@dataclass(frozen=True)
class CodeBlock:
    text: str
    language: str = ""
    place: Place = _place()


@dataclass(frozen=True)
class Rule:
    """A thematic break."""

    place: Place = _place()


Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Column:
    """How a column is set: alignment, and its share of the width in per cent, None where the writer decides."""

    align: Align = "left"
    width: float | None = None


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    blocks: Blocks

    @cached_property
    def is_words(self) -> bool:
        """True for paragraphs of plain words, as most cells of a large table are: there is little to be done to those."""
        for block in self.blocks:
            if block.__class__ is not Paragraph:
                return False
            for part in block.content:
                if part.__class__ is not Text:
                    return False
        return True


@dataclass(frozen=True)
class Row:
    """A row; one with an id can be referred to (a measure). `revision` where only one of two versions has it, in `change`."""

    cells: tuple[Cell, ...]
    id: str = ""
    revision: RevisionKind | None = None
    change: str = ""
    shows: str = ""  # the measure that it is about, also where a row before it has the id

    @cached_property
    def is_words(self) -> bool:
        """True where every cell is."""
        return all(cell.is_words for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """A table with as many cells in each row as there are columns. `header` is empty where no row heads it."""

    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: Inlines = ()
    id: str = ""
    place: Place = _place()


@dataclass(frozen=True)
class Figure:
    """A picture with a caption and a text for those who do not see it."""

    source: str
    alt: str
    caption: Inlines = ()
    id: str = ""
    place: Place = _place()


@dataclass(frozen=True)
class Container:
    """`::: {.name key=value}`: blocks with a meaning. The first class is its name; `landscape`, `measures`, `proposal` …"""

    name: str
    blocks: Blocks = ()
    id: str = ""
    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    place: Place = _place()

    def get(self, key: str, default: str = "") -> str:
        """The value of the attribute `key`, else `default`."""
        return dict(self.values).get(key, default)


# ── blocks that only an assembled document holds ─────────────────────────────────────────────────

Series = Literal["numbered", "unnumbered", "appendix"]


@dataclass(frozen=True)
class NumberedHeading:
    """A heading in a document: `number` its place in the series, `label` that number as the template writes it («4.2»)."""

    level: int
    content: Inlines
    id: str
    series: Series = "numbered"
    number: tuple[int, ...] = ()
    label: str = ""
    in_contents: bool = True
    place: Place = _place()


CaptionKind = Literal["table", "figure"]


@dataclass(frozen=True)
class Caption:
    """A numbered caption: `label` is the word («Tabell»), `number` its running number in the document."""

    kind: CaptionKind
    label: str
    number: int
    content: Inlines
    id: str = ""


@dataclass(frozen=True)
class CaptionedTable:
    """A table with its caption, which stands above it."""

    table: Table
    caption: Caption
    place: Place = _place()


@dataclass(frozen=True)
class CaptionedFigure:
    """A figure with its caption, which stands below it; `figure.source` names an asset of the document."""

    figure: Figure
    caption: Caption
    place: Place = _place()


@dataclass(frozen=True)
class ContentsEntry:
    """A line of a contents list: level from 1, number label, text, and the id that it leads to."""

    level: int
    label: str
    text: str
    target: str


ContentsKind = Literal["headings", "measures", "tables", "figures"]


@dataclass(frozen=True)
class Contents:
    """A list of what stands where, with page numbers, under an unnumbered title that is not in the contents itself.

    `depth` is the lowest level of headings that it lists.
    """

    kind: ContentsKind
    title: str
    entries: tuple[ContentsEntry, ...]
    place: Place = _place()
    depth: int = 3


@dataclass(frozen=True)
class Facts:
    """Labels and values at the top of a paper (Saksbehandler: …), as a quiet list, not as a table with a header."""

    rows: tuple[tuple[str, Inlines], ...]
    place: Place = _place()


@dataclass(frozen=True)
class Landscape:
    """Blocks on pages that lie on their side."""

    blocks: Blocks
    place: Place = _place()


@dataclass(frozen=True)
class PageBreak:
    place: Place = _place()


@dataclass(frozen=True)
class FormField:
    """A field that whoever gets the Word file fills in: `tag` tells us which, `title` is what a screen reader says.

    `hint` stands in it until something is written. With `choices` one of them is chosen; with `several` there may be many lines.
    """

    tag: str
    title: str
    hint: str
    choices: tuple[str, ...] = ()
    several: bool = False
    place: Place = _place()


Block = (
    Heading
    | Paragraph
    | BulletList
    | OrderedList
    | DefinitionList
    | Quote
    | CodeBlock
    | Rule
    | Table
    | Figure
    | Container
    | NumberedHeading
    | CaptionedTable
    | CaptionedFigure
    | Contents
    | Facts
    | Landscape
    | PageBreak
    | FormField
    | RevisedBlock
)
Blocks = tuple[Block, ...]


def plain(content: Inlines) -> str:
    """The characters of some inlines, without marks, notes and pictures."""
    if len(content) == 1 and isinstance(content[0], Text):  # as most cells and paragraphs are
        return content[0].value
    return "".join(_plain(part) for part in content)


def _plain(part: Inline) -> str:
    match part:
        case Text(value) | Code(value):
            return value
        case Reference(text=text):
            return text
        case LineBreak():
            return " "
        case Footnote() | InlinePicture():
            return ""
        case _:
            return plain(part.content)
