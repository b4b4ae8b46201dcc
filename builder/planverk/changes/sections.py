"""The sections of an assembled text: how they hang together, and whether an id still stands for what it stood for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planverk.model.account import Reused
from planverk.model.content import Block, Blocks, Landscape, NumberedHeading, Paragraph, plain, walk
from planverk.model.likeness import likeness, runs_of_words
from planverk.model.place import NOWHERE, Place

_OTHER = 0.02  # share of runs of three words below which two texts have nothing in common
_ENOUGH = 12  # runs of words that a text must have before anything is said of it


@dataclass(frozen=True)
class SectionText:
    """A section of an assembled text: its heading, the section above it, and the words of its own text."""

    id: str
    label: str
    title: str
    parent: str = ""
    words: str = ""
    place: Place = NOWHERE

    @cached_property
    def runs(self) -> frozenset[int]:
        return runs_of_words(self.words)


def sections(body: Blocks) -> Mapping[str, SectionText]:
    """The sections that have an id, by it, in reading order; of two with one id the first."""
    found: dict[str, SectionText] = {}
    above: list[tuple[int, str]] = []
    for heading, words in _parted(body):
        while above and above[-1][0] >= heading.level:
            above.pop()
        parent = above[-1][1] if above else ""
        if heading.id:
            title = plain(heading.content)
            found.setdefault(heading.id, SectionText(heading.id, heading.label, title, parent, words, heading.place))
            above.append((heading.level, heading.id))
    return found


def reused(old: Mapping[str, SectionText], new: Mapping[str, SectionText]) -> tuple[Reused, ...]:
    """The ids whose heading and whose text have nothing in common with what they were."""
    return tuple(
        Reused(section.id, old[section.id].title, section.title, section.place)
        for section in new.values()
        if section.id in old and _is_other(old[section.id], section)
    )


def _is_other(before: SectionText, after: SectionText) -> bool:
    if len(before.runs) < _ENOUGH or len(after.runs) < _ENOUGH:
        return False
    if set(before.title.casefold().split()) & set(after.title.casefold().split()):
        return False
    return likeness(before.runs, after.runs) < _OTHER


def _parted(body: Blocks) -> Iterator[tuple[NumberedHeading, str]]:
    """Each heading with the words that stand under it, before the next one."""
    heading: NumberedHeading | None = None
    words: list[str] = []
    for block in _flat(body):
        if isinstance(block, NumberedHeading):
            if heading is not None:
                yield heading, " ".join(words)
            heading, words = block, []
        else:
            words += [plain(each.content) for each in walk((block,)) if isinstance(each, Paragraph)]
    if heading is not None:
        yield heading, " ".join(words)


def _flat(body: Blocks) -> Iterator[Block]:
    for block in body:
        if isinstance(block, Landscape):
            yield from _flat(block.blocks)
        else:
            yield block
