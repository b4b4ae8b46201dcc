"""Two assembled versions of a plan to one text with marks, and the list of what was changed between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planverk.changes.alignment import gaps, rising
from planverk.changes.compare_laying import Way, lay
from planverk.changes.compare_moves import with_moves
from planverk.changes.compare_record import Record
from planverk.changes.compare_sections import Section, elsewhere, joined, read_sections, renamed, roots, weight
from planverk.changes.compare_splits import with_splits
from planverk.changes.compare_tables import TableComparer
from planverk.changes.compare_texts import words_of, words_of_all
from planverk.changes.essence import Essences
from planverk.model.change import Change
from planverk.model.content import Block, Blocks, NumberedHeading, plain
from planverk.model.document import Document

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
    essences = Essences(aliases)
    body = _Sections(record, essences, new.labels).text(old.body, new.body)
    body = with_splits(with_moves(body, record, essences), record)
    return Comparison(body, tuple(record.changes))


class _Sections(TableComparer):
    """Compares texts with headings, section by section."""

    _around = ""  # the section of which some were split off, or into which some were merged

    def text(self, old: Blocks, new: Blocks) -> Blocks:
        if old == new:
            return new
        with self.record.inside():
            return _Meeting(self, read_sections(old, self.essences), read_sections(new, self.essences)).marked()

    def joined(self, section: str, old: Blocks, new: Blocks) -> Blocks:
        """The text of a section and of those that were merged into it, or split off it: their headings went, or came."""
        self._around = section
        try:
            return self.blocks(old, new)
        finally:
            self._around = ""

    def gone(self, block: Block) -> Blocks:
        if not (self._around and isinstance(block, NumberedHeading)):
            return super().gone(block)
        change = self.record.add("merged", "section", words_of(block), "", others=(block.id,), place=block.place)
        return (self.mark(block, "deleted", change),)

    def come(self, block: Block) -> Blocks:
        if not (self._around and isinstance(block, NumberedHeading)):
            return super().come(block)
        self.record.enter(block)
        change = self.record.add("split", "section", "", words_of(block), others=(self._around,), place=block.place)
        return (self.mark(block, "inserted", change),)

    def moved(self, old: Section, new: Section, change: str, move: str) -> tuple[Blocks, Blocks]:
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


class _Meeting:
    """The sections of two versions, and which of the newer ones each of the older ones is."""

    def __init__(self, comparer: _Sections, old: tuple[Section, ...], new: tuple[Section, ...]) -> None:
        self._comparer = comparer
        self._record = comparer.record
        self._old, self._new = old, new
        places = {section.key: at for at, section in enumerate(new)}
        known = [(at, places[section.key]) for at, section in enumerate(old) if section.key in places]
        known = sorted((*known, *renamed(old, new, known)))
        kept = rising(known, [weight(old[i], new[j]) for i, j in known])
        self._in_place = [known[at] for at in kept]
        moved = set(known) - set(self._in_place)
        self._goes_to = dict(moved)
        self._comes_from = {j: i for i, j in moved}
        gone, come = set(range(len(old))) - {i for i, _ in known}, set(range(len(new))) - {j for _, j in known}
        self._joined = joined(old, new, self._in_place, gone, come)
        merged = {i for p, (end, _) in self._joined.items() for i in range(p + 1, end)}
        split = {j for p, q in self._in_place if p in self._joined for j in range(q + 1, self._joined[p][1])}
        self._gone, self._come = roots(old, gone - merged), roots(new, come - split)
        comparer.elsewhere |= elsewhere([old[i] for i, j in known], [new[j] for i, j in known], comparer.essences)
        self._named: dict[tuple[str, int], str] = {}
        self._halves: dict[int, tuple[Blocks, Blocks]] = {}
        self._told: dict[int, list[Change]] = {}  # what was changed in a moved section, until the text comes to it

    def marked(self) -> Blocks:
        """The text with marks."""
        built: list[Block] = []
        for before, after, pair in gaps(self._in_place, len(self._old), len(self._new)):
            for i in before:
                built += self._leaving(i) if i in self._gone or i in self._goes_to else ()
            for j in after:
                built += self._arriving(j) if j in self._come or j in self._comes_from else ()
            if pair is not None:
                built += self._pair(*pair)
        return tuple(built)

    def _pair(self, i: int, j: int) -> Blocks:
        old, new = self._old[i], self._new[j]
        if old.all == new.all and i not in self._joined:
            return new.all
        self._record.enter(new.heading)
        heading = self._comparer.pair(old.heading, new.heading) if old.heading and new.heading else ()
        if i not in self._joined:
            return (*heading, *self._comparer.blocks(old.blocks, new.blocks))
        i_end, j_end = self._joined[i]
        before = tuple(block for section in self._old[i + 1 : i_end] for block in section.all)
        after = tuple(block for section in self._new[j + 1 : j_end] for block in section.all)
        return (*heading, *self._comparer.joined(new.key, (*old.blocks, *before), (*new.blocks, *after)))

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
            stays = came_from is not None and old.parent >= 0 and self._old[old.parent].key == self._new[new.parent].key
            called = f"{came_from.label} {plain(came_from.content)}".strip() if came_from and not stays else ""
            with self._record.within(inner=called):
                self._named["moved", j] = self._record.add("moved", "section", was, now, others=others, place=new.all[0].place)
        return self._named["moved", j]

    def _leaving(self, i: int) -> Blocks:
        if i in self._goes_to:
            j, told = self._goes_to[i], len(self._record.changes)
            half = self._moved(j)[0]
            self._told[j] = self._record.changes[told:]
            del self._record.changes[told:]
            return half
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
            half = self._moved(j)[1]
            self._record.changes += self._told.pop(j, ())
            return half
        section, root = self._new[j], self._come[j]
        if ("added", root) not in self._named:
            self._record.enter(self._new[root].heading)
            words = words_of_all(tuple(block for k, r in self._come.items() if r == root for block in self._new[k].all))
            self._named["added", root] = self._record.add("added", "section", "", words, place=self._new[root].all[0].place)
        change = self._named["added", root]
        return tuple(self._comparer.mark(block, "inserted", change) for block in section.all)
