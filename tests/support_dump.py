"""A Document as plain text, one line per block, for tests that compare whole documents and for a look at one."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    CaptionedFigure,
    CaptionedTable,
    Code,
    CodeBlock,
    Contents,
    CrossReference,
    DefinitionList,
    Emphasis,
    Facts,
    Figure,
    Footnote,
    Inline,
    InlinePicture,
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
    Row,
    Rule,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
)
from planverk.model.document import Document


def dump(document: Document) -> str:
    """The body, block by block: headings as `# [4.2] Title #id`, references as `<words>@id`."""
    return "\n".join(dump_blocks(document.body)) + "\n"


def dump_blocks(blocks: Blocks, indent: str = "") -> Iterator[str]:
    for block in blocks:
        yield from (indent + line for line in _block(block))


def words(content: Inlines) -> str:
    """Inlines on one line, marks shown: *emphasis*, **strong**, `code`, <reference>@id, no-break spaces as ~."""
    return "".join(_inline(part) for part in content)


def _inline(part: Inline) -> str:
    match part:
        case Text(value):
            return value.replace("\u00a0", "~")
        case LineBreak():
            return " / "
        case Emphasis(content):
            return f"*{words(content)}*"
        case Strong(content):
            return f"**{words(content)}**"
        case Strikeout(content):
            return f"~~{words(content)}~~"
        case Code(value):
            return f"`{value}`"
        case Link(target, content):
            return f"[{words(content)}]({target})"
        case Reference(target, text, number):
            return f"<{text}>@{target}".replace("\u00a0", "~") + (f"={number}" if number else "")
        case CrossReference(target, content):
            return f"UNRESOLVED[{words(content)}](#{target})"
        case Footnote(blocks):
            return f"[^{' | '.join(dump_blocks(blocks))}]"
        case InlinePicture(source, alt):
            return f"![{alt}]({source})"
        case Span(content, language, classes, own_id):
            marks = " ".join(mark for mark in (language, *classes, f"#{own_id}" if own_id else "") if mark)
            return f"[{words(content)}]{{{marks}}}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case NumberedHeading():
            label = f"[{block.label}] " if block.label else ""
            yield f"{'#' * block.level} {label}{words(block.content)} #{block.id} ({block.series})"
        case Paragraph():
            yield (f"{block.role}: " if block.role else "") + words(block.content)
        case BulletList():
            for item in block.items:
                yield from _item("-", item)
        case OrderedList():
            for count, item in enumerate(block.items, start=block.start):
                yield from _item(f"{count}.", item)
        case DefinitionList():
            for entry in block.items:
                yield f"{words(entry.term)}:"
                for explanation in entry.explanations:
                    yield from dump_blocks(explanation, "  ")
        case Quote():
            yield from dump_blocks(block.blocks, "> ")
        case CodeBlock():
            yield from (f"    {line}" for line in block.text.splitlines())
        case Rule():
            yield "---"
        case Table():
            yield from _table(block)
        case CaptionedTable():
            yield f"{block.caption.label} {block.caption.number}: {words(block.caption.content)} #{block.caption.id}"
            yield from _table(block.table)
        case Figure():
            yield f"![{block.alt}]({block.source})"
        case CaptionedFigure():
            yield f"![{block.figure.alt}]({block.figure.source})"
            yield f"{block.caption.label} {block.caption.number}: {words(block.caption.content)} #{block.caption.id}"
        case Contents():
            yield f"== {block.title} ({block.kind}, {block.depth})"
            yield from (f"{'  ' * entry.level}{entry.label} {entry.text} -> {entry.target}" for entry in block.entries)
        case Facts():
            yield from (f"{label}: {words(value)}" for label, value in block.rows)
        case Landscape():
            yield "<landscape>"
            yield from dump_blocks(block.blocks, "  ")
            yield "</landscape>"
        case PageBreak():
            yield "<page break>"
        case _:
            yield f"RAW {block!r}"


def _item(mark: str, blocks: Blocks) -> Iterator[str]:
    for count, line in enumerate(dump_blocks(blocks)):
        yield f"{mark} {line}" if count == 0 else f"{' ' * len(mark)} {line}"


def _table(table: Table) -> Iterator[str]:
    for row in table.header:
        yield _row(row, "‖")
    for row in table.rows:
        yield _row(row, "|")


def _row(row: Row, bar: str) -> str:
    cells = f" {bar} ".join(" ¶ ".join(dump_blocks(cell.blocks)) for cell in row.cells)
    return f"{bar} {cells} {bar}" + (f" #{row.id}" if row.id else "")
