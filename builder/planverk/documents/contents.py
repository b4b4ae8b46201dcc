"""Lists of what stands where: chapters, measures, tables and figures of a finished text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planverk.model.content import (
    Blocks,
    CaptionedFigure,
    CaptionedTable,
    Contents,
    ContentsEntry,
    NumberedHeading,
    Paragraph,
    Row,
    Table,
    plain,
    walk,
)
from planverk.model.measures import Measures


def fill_contents(blocks: Blocks, measures: Measures) -> Blocks:
    """`blocks` with the entries of every contents list put in. Empty lists go."""
    filled = (
        replace(block, entries=tuple(_entries(block, blocks, measures))) if isinstance(block, Contents) else block
        for block in blocks
    )
    return tuple(block for block in filled if not isinstance(block, Contents) or block.entries)


def _entries(contents: Contents, blocks: Blocks, measures: Measures) -> Iterator[ContentsEntry]:
    match contents.kind:
        case "headings":
            yield from _headings(blocks, contents.depth)
        case "measures":
            yield from _measures(blocks, measures)
        case "tables" | "figures":
            yield from _captions(blocks, CaptionedTable if contents.kind == "tables" else CaptionedFigure)


def _headings(blocks: Blocks, depth: int) -> Iterator[ContentsEntry]:
    for block in walk(blocks, past=(Paragraph, Table)):  # no heading is numbered in those
        if isinstance(block, NumberedHeading) and block.in_contents and block.level <= depth:
            yield ContentsEntry(block.level, block.label, plain(block.content).strip(), block.id)


def _measures(blocks: Blocks, measures: Measures) -> Iterator[ContentsEntry]:
    shown = {row.id for row in walk(blocks) if isinstance(row, Row)}
    for measure in measures.measures:
        if measure.id in shown:
            yield ContentsEntry(1, str(measure.number), measure.text, measure.id)


def _captions(blocks: Blocks, kind: type[CaptionedTable] | type[CaptionedFigure]) -> Iterator[ContentsEntry]:
    for block in walk(blocks):
        if isinstance(block, kind):
            caption = block.caption
            yield ContentsEntry(1, f"{caption.label}\u00a0{caption.number}", plain(caption.content).strip(), caption.id)
