"""Blocks in a row to a tree of sections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planverk.model.content import Block, Blocks, Heading
from planverk.model.plan import Section


@dataclass
class _Open:
    """A section that text is still being added to."""

    heading: Heading
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def closed(self) -> Section:
        heading = self.heading
        return Section(heading.id, heading.level, heading.content, tuple(self.blocks), tuple(self.sections), heading.place)


def sections(blocks: Iterable[Block]) -> tuple[Blocks, tuple[Section, ...]]:
    """What stands before the first heading, and the sections. A heading belongs to the nearest one before it of a higher level,
    whatever levels are skipped between them. Headings within other blocks stay there."""
    preamble: list[Block] = []
    done: list[Section] = []
    opened: list[_Open] = []

    def close(level: int) -> None:
        while opened and opened[-1].heading.level >= level:
            section = opened.pop().closed()
            (opened[-1].sections if opened else done).append(section)

    for block in blocks:
        if isinstance(block, Heading):
            close(block.level)
            opened.append(_Open(block))
        else:
            (opened[-1].blocks if opened else preamble).append(block)
    close(0)
    return tuple(preamble), tuple(done)
