"""The words of blocks as they come to stand in a Word file, one text per paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.model.content import (
    Blocks,
    BulletList,
    Caption,
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
    Rule,
    Table,
    plain,
)

SEPARATOR = ". "  # between a caption's number and its words


def paragraphs(blocks: Blocks) -> Iterator[str]:
    """The text of every paragraph in reading order, without numbers, marks and notes; tables cell by cell."""
    for block in blocks:
        match block:
            case Paragraph(content) | Heading(content=content) | NumberedHeading(content=content):
                yield plain(content)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from paragraphs(item)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield plain(definition.term)
                    for explanation in definition.explanations:
                        yield from paragraphs(explanation)
            case Quote(inner) | Landscape(inner) | Container(blocks=inner):
                yield from paragraphs(inner)
            case CodeBlock(text):
                yield text
            case Table(caption=words):
                yield plain(words)
                yield from _cells(block)
            case Figure(caption=caption):
                yield plain(caption)
            case CaptionedTable(table, caption):
                yield _caption(caption)
                yield from _cells(table)
            case CaptionedFigure(_, caption):
                yield _caption(caption)
            case Facts(rows):
                yield from (f"{with_colon(label)}\t{plain(content)}" for label, content in rows)
            case FormField(hint=hint):
                yield hint
            case Contents() | Rule() | PageBreak():
                continue


def with_colon(label: str) -> str:
    """The label of a fact as it is written: «Saksbehandler:»."""
    return label if not label or label.endswith(":") else f"{label}:"


def _caption(caption: Caption) -> str:
    words = f"{SEPARATOR}{plain(caption.content)}" if caption.content else ""
    return f"{caption.label}\u00a0{caption.number}{words}"


def _cells(table: Table) -> Iterator[str]:
    for row in table.header + table.rows:
        for cell in row.cells:
            yield from paragraphs(cell.blocks)
