"""The sections of an assembled text: how they hang together, and whether an id still stands for what it stood for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planverk.model.account import Reused
from planverk.model.content import Block, Blocks, Landscape, NumberedHeading, Paragraph, plain, walk
from planverk.model.likeness import likeness, runs_of_words
from planverk.model.place import NOWHERE, Place

_OTHER = 0.02  # share of runs of three words below which two texts have nothing in common
# Two short texts on different things may share a run or two by chance («Vågsund kommune skal»), and two on one thing none. There
# the single words tell more: how they begin, for «klage» is in «klager» and «klagefrist».
_FEW, _SHORT = 6, 40  # runs below which nothing is said of a text, and below which it is short
_BY_CHANCE = 0.1  # share of runs below which two short texts have nothing in common
_SAME_WORDS = 0.25  # share of the words of the one with fewer, below which they are about different things
_STEM = 5  # letters; shorter words bind others together
_WORD = re.compile(rf"\w{{{_STEM},}}")


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

    @cached_property
    def stems(self) -> frozenset[str]:
        """How the longer words of heading and text begin."""
        return frozenset(word[:_STEM] for word in _WORD.findall(f"{self.title} {self.words}".casefold()))


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
    fewest = min(len(before.runs), len(after.runs))
    if fewest < _FEW or set(before.title.casefold().split()) & set(after.title.casefold().split()):
        return False
    shared = likeness(before.runs, after.runs)
    if fewest >= _SHORT:
        return shared < _OTHER
    return shared < _BY_CHANCE and _words_shared(before, after) < _SAME_WORDS


def _words_shared(one: SectionText, other: SectionText) -> float:
    """What share of the longer words of the one with fewer the other has too, 0–1; 1 where there are none to go by."""
    fewest = min(len(one.stems), len(other.stems))
    return len(one.stems & other.stems) / fewest if fewest else 1.0


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
