"""Blocks to plain text in normal form: what a reader of the file sees, in its order, and after it what stands apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planverk.model.content import (
    Blocks,
    BulletList,
    Code,
    CodeBlock,
    Container,
    CrossReference,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inline,
    InlinePicture,
    Inlines,
    LineBreak,
    Link,
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
from planverk.model.imported import Imported, Why
from planverk.readers.responses.normal import dashed, normal

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def to_text(imported: Imported) -> str:
    """The file's text. Footnotes («[1]» where they are called), addresses of links, texts of pictures and what the import could
    not place (headers, footers, comments) follow at the end, each as a paragraph of its own.
    """
    writer = _Writer()
    body = list(writer.passages(imported.blocks))
    left_out = [left.text for left in imported.left_out if not left.text.startswith("[cid:")]  # a picture that the mail holds
    return dashed(normal("\n\n".join(part for part in (*body, *writer.aside(), *left_out) if part.strip())))


def apart(imported: Imported) -> tuple[str, ...]:
    """The lines of that text that stand in headers and footers, or for pictures."""
    writer = _Writer()
    list(writer.passages(imported.blocks))
    headers = (left.text for left in imported.left_out if left.why is Why.HEADER)
    shown = normal("\n".join([*headers, *writer.pictures()]))
    return tuple(line for line in shown.split("\n") if line)


class _Writer:
    """Writes blocks as passages, and gathers what has no place among them."""

    def __init__(self) -> None:
        self._notes: list[str] = []
        self._links: dict[str, None] = {}
        self._pictures: dict[str, None] = {}

    def aside(self) -> Iterator[str]:
        yield from (f"[{number}] {note}" for number, note in enumerate(self._notes, 1))
        yield from self._links
        yield from self._pictures

    def pictures(self) -> Iterator[str]:
        yield from self._pictures

    def passages(self, blocks: Blocks) -> Iterator[str]:
        """The blocks' passages, which a blank line parts; lines inside a passage stand as they are."""
        for block in blocks:
            match block:
                case Paragraph(content=content) | Heading(content=content):
                    yield self.line(content)
                case BulletList(items=items):
                    yield "\n".join(self._item("-", item) for item in items)
                case OrderedList(items=items, start=start, kind=kind):
                    yield "\n".join(self._item(f"{_label(kind, n)}.", item) for n, item in enumerate(items, start))
                case DefinitionList(items=definitions):
                    for definition in definitions:
                        yield self.line(definition.term)
                        yield from (passage for part in definition.explanations for passage in self.passages(part))
                case Quote(blocks=inner) | Container(blocks=inner):
                    yield from self.passages(inner)
                case CodeBlock(text=text):
                    yield text
                case Table():
                    yield from self._table(block)
                case Figure(alt=alt, caption=caption):
                    yield self.line(caption)
                    self._picture(alt)

    def _item(self, mark: str, blocks: Blocks) -> str:
        lines = "\n".join(self.passages(blocks)).split("\n")
        return "\n".join([f"{mark} {lines[0]}", *(f"  {line}" for line in lines[1:])])

    def _table(self, table: Table) -> Iterator[str]:
        """Rows as lines. A row that holds long text in one cell only is layout, not a table: its passages stand alone."""
        yield self.line(table.caption)
        lines: list[str] = []
        for row in (*table.header, *table.rows):
            filled = [passages for cell in row.cells if (passages := list(self.passages(cell.blocks)))]
            if len(filled) == 1 and len(filled[0]) > 1:
                yield "\n".join(lines)
                lines = []
                yield from filled[0]
            else:
                lines.append(self._row(row))
        yield "\n".join(lines)

    def _row(self, row: Row) -> str:
        cells = [" ".join(" ".join(self.passages(cell.blocks)).split()) for cell in row.cells]
        return " | ".join(cells).strip(" |") if len([cell for cell in cells if cell]) < 2 else " | ".join(cells)

    def line(self, content: Inlines) -> str:
        """Running text; a forced line break is a new line."""
        return re.sub(r"[ \u00a0]{2,}", " ", "".join(self._inline(part) for part in content)).strip()

    def _inline(self, part: Inline) -> str:
        match part:
            case Text(value) | Code(value):
                return value
            case LineBreak():
                return "\n"
            case Footnote(blocks=blocks):
                self._notes.append("")
                number = len(self._notes)
                self._notes[number - 1] = " ".join(self.passages(blocks))
                return f"[{number}]"
            case Link(target=target, content=content):
                return self._link(target, self.line(content) if content else target)
            case Emphasis(content=content) | Strong(content=content) | Strikeout(content=content):
                return "".join(self._inline(inner) for inner in content)
            case Span(content=content) | CrossReference(content=content):
                return "".join(self._inline(inner) for inner in content)
            case InlinePicture(alt=alt):
                self._picture(alt)
        return ""

    def _link(self, target: str, words: str) -> str:
        """The words. An address on the web that they do not show is kept for the end."""
        shown = target.removeprefix("https://").removeprefix("http://").rstrip("/")
        if target.startswith("http") and shown not in words:
            self._links.setdefault(f"{words}: {target}")
        return words

    def _picture(self, alt: str) -> None:
        if alt.strip():
            self._pictures.setdefault(alt.strip())


def _label(kind: str, number: int) -> str:
    if kind.endswith("alpha") and 1 <= number <= 26:
        label = chr(ord("a") + number - 1)
    elif kind.endswith("roman") and 1 <= number <= 399:
        label = _roman(number)
    else:
        label = str(number)
    return label.upper() if kind.startswith("upper") else label


def _roman(number: int) -> str:
    label = ""
    for value, letters in _ROMAN:
        label += letters * (number // value)
        number %= value
    return label
