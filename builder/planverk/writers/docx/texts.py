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
    RevisedBlock,
    Rule,
    Table,
)
from planverk.writers.docx.sides import NEW, of_block, words

SEPARATOR = ". "  # between a caption's number and its words


def paragraphs(blocks: Blocks) -> Iterator[str]:
    """The text of every paragraph in reading order, without numbers, marks and notes; tables cell by cell. Of a redline it is the
    newer text."""
    for block in blocks:
        match block:
            case Paragraph(content) | Heading(content=content) | NumberedHeading(content=content):
                yield words(content)
            case BulletList(items) | OrderedList(items):
                for item in items:
                    yield from paragraphs(item)
            case DefinitionList(definitions):
                for definition in definitions:
                    yield words(definition.term)
                    for explanation in definition.explanations:
                        yield from paragraphs(explanation)
            case Quote(inner) | Landscape(inner) | Container(blocks=inner):
                yield from paragraphs(inner)
            case CodeBlock(text):
                yield text
            case Table(caption=caption_words):
                yield words(caption_words)
                yield from _cells(block)
            case Figure(caption=caption):
                yield words(caption)
            case CaptionedTable(table, caption):
                yield _caption(caption)
                yield from _cells(table)
            case CaptionedFigure(_, caption):
                yield _caption(caption)
            case Facts(rows):
                yield from (f"{with_colon(label)}\t{words(content)}" for label, content in rows)
            case FormField(hint=hint):
                yield hint
            case RevisedBlock(inner_block):
                yield from paragraphs((inner_block,)) if of_block(block) & NEW else ()
            case Contents() | Rule() | PageBreak():
                continue


def with_colon(label: str) -> str:
    """The label of a fact as it is written: «Saksbehandler:»."""
    return label if not label or label.endswith(":") else f"{label}:"


def _caption(caption: Caption) -> str:
    said = f"{SEPARATOR}{words(caption.content)}" if caption.content else ""
    return f"{caption.label}\u00a0{caption.number}{said}"


def _cells(table: Table) -> Iterator[str]:
    for row in (each for each in table.header + table.rows if of_block(each) & NEW):
        for cell in row.cells:
            yield from paragraphs(cell.blocks)
