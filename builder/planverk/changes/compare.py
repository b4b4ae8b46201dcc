"""Two assembled versions of a plan to one text with marks, and the list of what was changed between them."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from planverk.changes.alignment import gaps, rising
from planverk.changes.compare_laying import Way, lay
from planverk.changes.compare_moves import with_moves
from planverk.changes.compare_record import Record
from planverk.changes.compare_splits import with_splits
from planverk.changes.compare_tables import TableComparer
from planverk.changes.compare_texts import words_of, words_of_all
from planverk.changes.essence import Essence, Essences
from planverk.model.change import Change
from planverk.model.content import Block, Blocks, NumberedHeading, plain
from planverk.model.document import Document
from planverk.model.likeness import runs_of_words

_NEARLY = 0.5  # the share of their runs of words that two sections with different ids have in common when they are one
_COUNTING = ("number", "measure")  # heads of columns in which measures' numbers stand
_NO_ALIASES: Mapping[str, str] = {}


@dataclass(frozen=True)
class Comparison:
    """The text of two versions in one, what only one of them has marked (model/revision.py); and what was changed, in the order
    of the text. Every mark carries the id of its change; a RevisedBlock holds no further marks."""

    body: Blocks
    changes: tuple[Change, ...]


def compare(old: Document, new: Document, aliases: Mapping[str, str] = _NO_ALIASES) -> Comparison:
    """What was changed from `old` to `new`, two versions of a document assembled on one template.

    `aliases` are former ids with those that took their place. Sections are matched by id, what stands in them by its words.
    Numbers, cached words of references, running numbers of captions and lists of contents are derived: they stand as in `new`,
    and where nothing else differs there is no change. Numbers of measures in a table's cells are derived too, and marked.
    """
    record = Record()
    counting = frozenset(new.labels[key] for key in _COUNTING if key in new.labels)
    essences = Essences(aliases)
    body = _Sections(record, essences, counting).text(old.body, new.body)
    body = with_splits(with_moves(body, record, essences), record)
    return Comparison(body, tuple(record.changes))


@dataclass(frozen=True)
class _Section:
    """A heading with what stands under it before the next one; `parent` is the position of the section around, -1 for none."""

    key: str
    heading: NumberedHeading | None
    blocks: Blocks
    parent: int

    @property
    def all(self) -> Blocks:
        return (self.heading, *self.blocks) if self.heading else self.blocks


class _Sections(TableComparer):
    """Compares texts with headings, section by section."""

    def text(self, old: Blocks, new: Blocks) -> Blocks:
        if old == new:
            return new
        with self.record.inside():
            return _Meeting(self, _sections(old, self.essences), _sections(new, self.essences)).marked()

    def moved(self, old: _Section, new: _Section, change: str, move: str) -> tuple[Blocks, Blocks]:
        """Both halves of a section that was moved. What was reworded in it is a change of its own."""

        def same(was: Block, now: Block) -> tuple[tuple[Blocks, Blocks]]:
            return (((self.mark(was, "deleted", change, move),), (self.mark(now, "inserted", change, move),)),)

        def both(was: Block, now: Block) -> tuple[tuple[Blocks, Blocks]]:
            gone, come = self.replaced(was, now)
            return (((gone,), (come,)),)

        laid: list[tuple[Blocks, Blocks]] = []
        if old.heading and new.heading:
            laid += same(old.heading, new.heading)
        way = Way(
            self.essences.block,
            self.sort,
            words_of,
            same,
            both,
            lambda was: ((self.gone(was), ()),),
            lambda now: (((), self.come(now)),),
        )
        laid += lay(old.blocks, new.blocks, way)
        return tuple(part for half, _ in laid for part in half), tuple(part for _, half in laid for part in half)


def _sections(blocks: Blocks, essences: Essences) -> tuple[_Section, ...]:
    starts = [at for at, block in enumerate(blocks) if isinstance(block, NumberedHeading)]
    found = [_Section("", None, blocks[: starts[0] if starts else len(blocks)], -1)]
    seen: Counter[str] = Counter()
    open_sections: list[int] = []
    for start, end in pairwise([*starts, len(blocks)]):
        heading = blocks[start]
        assert isinstance(heading, NumberedHeading)
        while open_sections and _level(found[open_sections[-1]]) >= heading.level:
            open_sections.pop()
        key = essences.id(heading.id) or f" {plain(heading.content)}"
        seen[key] += 1
        own = key if seen[key] == 1 else f"{key} {seen[key]}"
        found.append(_Section(own, heading, blocks[start + 1 : end], open_sections[-1] if open_sections else -1))
        open_sections.append(len(found) - 1)
    return tuple(found)


def _level(section: _Section) -> int:
    return section.heading.level if section.heading else 0


class _Meeting:
    """The sections of two versions, and which of the newer ones each of the older ones is."""

    def __init__(self, comparer: _Sections, old: tuple[_Section, ...], new: tuple[_Section, ...]) -> None:
        self._comparer = comparer
        self._record = comparer.record
        self._old, self._new = old, new
        places = {section.key: at for at, section in enumerate(new)}
        known = [(at, places[section.key]) for at, section in enumerate(old) if section.key in places]
        known = sorted((*known, *_renamed(old, new, known)))
        kept = rising(known, [_weight(old[i], new[j]) for i, j in known])
        self._in_place = [known[at] for at in kept]
        moved = set(known) - set(self._in_place)
        self._goes_to = dict(moved)
        self._comes_from = {j: i for i, j in moved}
        self._gone = _roots(old, set(range(len(old))) - {i for i, _ in known})
        self._come = _roots(new, set(range(len(new))) - {j for _, j in known})
        comparer.elsewhere |= _elsewhere([old[i] for i, j in known], [new[j] for i, j in known], comparer.essences)
        self._named: dict[tuple[str, int], str] = {}
        self._halves: dict[int, tuple[Blocks, Blocks]] = {}

    def marked(self) -> Blocks:
        """The text with marks."""
        built: list[Block] = []
        for before, after, pair in gaps(self._in_place, len(self._old), len(self._new)):
            for i in before:
                built += self._leaving(i)
            for j in after:
                built += self._arriving(j)
            if pair is not None:
                built += self._pair(self._old[pair[0]], self._new[pair[1]])
        return tuple(built)

    def _pair(self, old: _Section, new: _Section) -> Blocks:
        if old.all == new.all:
            return new.all
        self._record.enter(new.heading)
        heading = self._comparer.pair(old.heading, new.heading) if old.heading and new.heading else ()
        return (*heading, *self._comparer.blocks(old.blocks, new.blocks))

    def _moved(self, j: int) -> tuple[Blocks, Blocks]:
        """Where a section that stands elsewhere was, and where it is now."""
        if j not in self._halves:
            old, new = self._old[self._comes_from[j]], self._new[j]
            change = self._move(j)
            self._record.enter(new.heading)
            self._halves[j] = self._comparer.moved(old, new, change, f"{change}-{len(self._halves) + 1}")
        return self._halves[j]

    def _move(self, j: int) -> str:
        """The change that a section was moved in: that of the section around it, where it came along with that."""
        i = self._comes_from[j]
        around = self._new[j].parent
        if around in self._comes_from and self._comes_from[around] == self._old[i].parent:
            return self._move(around)
        if ("moved", j) not in self._named:
            old, new = self._old[i], self._new[j]
            self._record.enter(new.heading)
            came_from = self._old[old.parent].heading if old.parent >= 0 else None
            was, now = (plain(section.heading.content) if section.heading else "" for section in (old, new))
            others = (came_from.id,) if came_from else ()
            self._named["moved", j] = self._record.add("moved", "section", was, now, others=others, place=new.all[0].place)
        return self._named["moved", j]

    def _leaving(self, i: int) -> Blocks:
        if i in self._goes_to:
            return self._moved(self._goes_to[i])[0]
        section, root = self._old[i], self._gone[i]
        if ("removed", root) not in self._named:
            self._record.enter(self._old[root].heading)
            words = words_of_all(tuple(block for k, r in self._gone.items() if r == root for block in self._old[k].all))
            place = self._old[root].all[0].place if self._old[root].all else section.all[0].place
            self._named["removed", root] = self._record.add("removed", "section", words, "", place=place)
        change = self._named["removed", root]
        return tuple(self._comparer.mark(block, "deleted", change) for block in section.all)

    def _arriving(self, j: int) -> Blocks:
        if j in self._comes_from:
            return self._moved(j)[1]
        section, root = self._new[j], self._come[j]
        if ("added", root) not in self._named:
            self._record.enter(self._new[root].heading)
            words = words_of_all(tuple(block for k, r in self._come.items() if r == root for block in self._new[k].all))
            self._named["added", root] = self._record.add("added", "section", "", words, place=self._new[root].all[0].place)
        change = self._named["added", root]
        return tuple(self._comparer.mark(block, "inserted", change) for block in section.all)


def _renamed(old: tuple[_Section, ...], new: tuple[_Section, ...], known: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
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


def _elsewhere(old: list[_Section], new: list[_Section], essences: Essences) -> frozenset[Essence]:
    """The blocks of pairs of sections that stand in another section now: none of them is what another one was reworded to."""
    found: tuple[Counter[Essence], Counter[Essence]] = (Counter(), Counter())
    for was, now in zip(old, new, strict=True):
        if was.blocks != now.blocks:
            keys = tuple(Counter(map(essences.block, section.blocks)) for section in (was, now))
            found[0].update(keys[0] - keys[1])
            found[1].update(keys[1] - keys[0])
    return frozenset(key for key, count in found[0].items() if count == 1 == found[1].get(key))


def _weight(old: _Section, new: _Section) -> int:
    """How much speaks for a section to have stood still when others moved: its length; between two of one length the id."""
    return (1 + len(old.blocks) + len(new.blocks)) << 32 | zlib.crc32(new.key.encode("utf-8", "surrogatepass"))


def _roots(sections: tuple[_Section, ...], among: set[int]) -> dict[int, int]:
    """For each of the sections `among`, the outermost around it that is among them as well: they came or went together."""
    roots: dict[int, int] = {}
    for at in sorted(among):
        around = sections[at].parent
        roots[at] = roots.get(around, at)
    return roots
