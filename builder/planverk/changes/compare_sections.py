"""The sections of two versions of a text: how each is read, and which of the newer ones each of the older ones is."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from planverk.changes.compare_texts import Bag, bag, words_of_all
from planverk.changes.essence import Essence, Essences
from planverk.model.content import Blocks, NumberedHeading, plain
from planverk.model.likeness import runs_of_words

_NEARLY = 0.5  # the share of their runs of words that two sections with different ids have in common when they are one
_MOST_OF = 0.5  # of the words of a section must come from another one for that to have been split, or merged into it
_FEWEST = 5  # words of a section that is known again in another; fewer may stand there by chance


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it before the next one; `parent` is the position of the section around, -1 for none."""

    key: str
    heading: NumberedHeading | None
    blocks: Blocks
    parent: int

    @property
    def all(self) -> Blocks:
        return (self.heading, *self.blocks) if self.heading else self.blocks


def read_sections(blocks: Blocks, essences: Essences) -> tuple[Section, ...]:
    starts = [at for at, block in enumerate(blocks) if isinstance(block, NumberedHeading)]
    found = [Section("", None, blocks[: starts[0] if starts else len(blocks)], -1)]
    ids = {block.id for block in blocks if isinstance(block, NumberedHeading)}
    seen: Counter[str] = Counter()
    open_sections: list[int] = []
    for start, end in pairwise([*starts, len(blocks)]):
        heading = blocks[start]
        assert isinstance(heading, NumberedHeading)
        while open_sections and _level(found[open_sections[-1]]) >= heading.level:
            open_sections.pop()
        known = essences.id(heading.id)
        key = (heading.id if known in ids else known) or f" {plain(heading.content)}"
        seen[key] += 1
        own = key if seen[key] == 1 else f"{key} {seen[key]}"
        found.append(Section(own, heading, blocks[start + 1 : end], open_sections[-1] if open_sections else -1))
        open_sections.append(len(found) - 1)
    return tuple(found)


def _level(section: Section) -> int:
    return section.heading.level if section.heading else 0


def renamed(old: tuple[Section, ...], new: tuple[Section, ...], known: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sections whose ids are in one version only, and that say nearly the same: one got another id."""
    gone = sorted(set(range(len(old))) - {i for i, _ in known})
    come = sorted(set(range(len(new))) - {j for _, j in known})
    said = {i: runs_of_words(words_of_all(old[i].all)) for i in gone} if come else {}
    holders: dict[int, list[int]] = defaultdict(list)
    for i, own in said.items():
        for run in own:
            holders[run].append(i)
    near: list[tuple[float, int, int]] = []
    for j in come if gone else ():
        own = runs_of_words(words_of_all(new[j].all))
        shared = Counter(i for run in own for i in holders.get(run, ()))
        near += [(2 * count / (len(own) + len(said[i])), i, j) for i, count in shared.items()]
    taken: set[tuple[str, int]] = set()
    for alike, i, j in sorted(near, key=lambda each: (-each[0], *sorted((old[each[1]].key, new[each[2]].key)))):
        if alike >= _NEARLY and not taken & {("old", i), ("new", j)}:
            taken |= {("old", i), ("new", j)}
            yield i, j


def elsewhere(old: list[Section], new: list[Section], essences: Essences) -> frozenset[Essence]:
    """The blocks of pairs of sections that stand in another section now: none of them is what another one was reworded to."""
    found: tuple[Counter[Essence], Counter[Essence]] = (Counter(), Counter())
    for was, now in zip(old, new, strict=True):
        if was.blocks != now.blocks:
            keys = tuple(Counter(map(essences.block, section.blocks)) for section in (was, now))
            found[0].update(keys[0] - keys[1])
            found[1].update(keys[1] - keys[0])
    return frozenset(key for key, count in found[0].items() if count == 1 == found[1].get(key))


def weight(old: Section, new: Section) -> int:
    """How much speaks for a section to have stood still when others moved: its length; between two of one length the id."""
    return (1 + len(old.blocks) + len(new.blocks)) << 32 | zlib.crc32(new.key.encode("utf-8", "surrogatepass"))


def roots(sections: tuple[Section, ...], among: set[int]) -> dict[int, int]:
    """For each of the sections `among`, the outermost around it that is among them as well: they came or went together."""
    roots: dict[int, int] = {}
    for at in sorted(among):
        around = sections[at].parent
        roots[at] = roots.get(around, at)
    return roots


def joined(
    old: Sequence[Section], new: Sequence[Section], in_place: list[tuple[int, int]], gone: set[int], come: set[int]
) -> dict[int, tuple[int, int]]:
    """For sections that stand in both texts, by their position in the older one: until where the sections that went after it were
    merged into it, and until where those that came after it were split off; one of them is the next position."""
    found: dict[int, tuple[int, int]] = {}
    for (p, q), (i_end, j_end) in pairwise([*in_place, (len(old), len(new))]):
        went = list(takewhile(gone.__contains__, range(p + 1, i_end)))
        came = list(takewhile(come.__contains__, range(q + 1, j_end)))
        if old[p].heading is None or bool(went) == bool(came):
            continue  # nothing, or one in the place of another
        own = _bag(old[p]), _bag(new[q])
        merged = _taken((old[i] for i in went), own[1] - own[0])
        split = _taken((new[j] for j in came), own[0] - own[1])
        if merged or split:
            found[p] = p + 1 + merged, q + 1 + split
    return found


def _taken(sections: Iterable[Section], words: Bag) -> int:
    """How many of the sections, from the first on, have most of their words among these."""
    count = 0
    for section in sections:
        own = _bag(section)
        if own.total() < _FEWEST or (own & words).total() < _MOST_OF * own.total():
            break
        words = words - own
        count += 1
    return count


def _bag(section: Section) -> Bag:
    return bag(words_of_all(section.blocks))
