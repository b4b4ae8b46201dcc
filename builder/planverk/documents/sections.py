"""The tree of sections as one row of blocks, each heading with the series that it is numbered in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planverk.model.content import Block, Blocks, Heading
from planverk.model.plan import Plan, Section


def flat(sections: Iterable[Section], series: str = "", shift: int = 0) -> Blocks:
    """Headings and text of `sections` in reading order. `series` is a heading's class: `unnumbered`, `appendix`, or none.
    `shift` is added to every level, which never goes below 1."""
    return tuple(block for section in sections for block in _flat(section, series, shift))


def _flat(section: Section, series: str, shift: int) -> Iterator[Block]:
    classes = (series,) if series else ()
    yield Heading(_level(section.level, shift), section.title, section.id, classes, section.place)
    yield from section.blocks
    for below in section.sections:
        yield from _flat(below, series, shift)


def _level(level: int, shift: int) -> int:
    return min(max(level + shift, 1), 6)


def chapters(plan: Plan) -> Blocks:
    """The plan's text apart from its appendices. A section that `unnumbered` names goes unnumbered with all below it."""
    blocks: list[Block] = []
    for chapter in plan.chapters:
        own = [section for section in chapter.sections if section.id not in plan.appendices]
        blocks += chapter.preamble
        for section in own:
            blocks += _with_unnumbered(section, frozenset(plan.unnumbered))
    return tuple(blocks)


def appendices(plan: Plan) -> Blocks:
    """The sections that `appendices` names, in the order of the text."""
    found = (section for chapter in plan.chapters for section in chapter.sections if section.id in plan.appendices)
    return flat(found, "appendix")


def _with_unnumbered(section: Section, unnumbered: frozenset[str]) -> Iterator[Block]:
    if section.id in unnumbered:
        yield from _flat(section, "unnumbered", 0)
        return
    yield Heading(_level(section.level, 0), section.title, section.id, (), section.place)
    yield from section.blocks
    for below in section.sections:
        yield from _with_unnumbered(below, unnumbered)
