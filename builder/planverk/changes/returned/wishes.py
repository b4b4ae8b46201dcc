"""What was done to each block of a text that was sent: written in, taken out, moved; and what came new between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planverk.changes.returned.labels import Labelled
from planverk.changes.returned.likeness import Known, Match, match, typed_as_list
from planverk.model.ids import TEXT_END
from planverk.model.returned import Line, Part

OUTSIDE = -1  # the number of what stands before and after our text: the template's own pages


@dataclass(frozen=True)
class Arrival:
    """What came to stand after the block `after` (OUTSIDE for the very beginning): new parts, or a block that was moved there."""

    after: int
    parts: tuple[Part, ...] = ()
    moved: int | None = None


@dataclass(frozen=True)
class Written:
    """A block that was written in: its parts as they were sent, and as they came back. `joined` are the numbers of paragraphs
    beside it that are one with it now, whose parts stand in `sent` with its own."""

    number: int
    sent: tuple[Part, ...]
    back: tuple[Part, ...]
    joined: tuple[int, ...] = ()


@dataclass(frozen=True)
class Wishes:
    """What somebody did to a text. `gone` are the numbers of blocks that were taken out, `unheaded` those of headings that are
    running text now, `arrivals` stand in the order of the text; `outside` is what the template's own pages said, and say now."""

    written: tuple[Written, ...] = ()
    gone: tuple[int, ...] = ()
    unheaded: tuple[int, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()


def wishes(sent: Labelled, numbers: Sequence[int], back: Labelled) -> Wishes:
    """What was done between the two. `numbers` gives for each part that was sent the number of its block."""
    before, after = [Known(part) for part in sent.parts], [Known(part) for part in back.parts]
    return _Wishes(before, after, match(before, after), numbers).all()


def numbered(parts: Sequence[Part], same: Mapping[int, int]) -> list[int]:
    """For each part of a file that was made here the number of its block: the last whose mark stood before it. `same` gives the
    block that another is one with."""
    numbers: list[int] = []
    number = OUTSIDE
    for part in parts:
        known = Known(part)
        if TEXT_END in known.anchors:
            number = OUTSIDE
        number = max(known.numbers, default=number)
        numbers.append(same.get(number, number))
    return numbers


class _Wishes:
    def __init__(self, sent: Sequence[Known], back: Sequence[Known], found: Match, numbers: Sequence[int]) -> None:
        self._sent, self._back, self._found, self._numbers = sent, back, found, numbers
        self._own: dict[int, list[int]] = {}
        for at, number in enumerate(numbers):
            self._own.setdefault(number, []).append(at)
        self._order = {number: at for at, number in enumerate(sorted(self._own))}
        self._owners = self._owned()

    def all(self) -> Wishes:
        back: dict[int, list[int]] = {}
        for at, number in enumerate(self._owners):
            if number is not None:
                back.setdefault(number, []).append(at)
        written = [self._written(number, back[number]) for number in sorted(self._own) if number in back and number != OUTSIDE]
        gone = [number for number in sorted(self._own) if number not in back and number != OUTSIDE]
        written = [self._with_joined(each, gone) if each is not None else None for each in written]
        unheaded = tuple(each.number for each in written if each is not None and _was_heading(each) and not _is_heading(each))
        return Wishes(
            tuple(each for each in written if each is not None and each.number not in unheaded),
            tuple(gone),
            unheaded,
            tuple(self._arrivals(back)),
            tuple(self._outside(back.get(OUTSIDE, []))),
        )

    def _owned(self) -> list[int | None]:
        """The block that each part that came back belongs to; None for what is new between blocks."""
        matched = [self._found.sent.get(at) for at in range(len(self._back))]
        owners = [None if sent is None else self._numbers[sent] for sent in matched]
        for at in self._strayed(owners):
            owners[at] = None
        for at, owner in enumerate(owners):
            if owner is None and at:
                owners[at] = self._owner_of_new(owners, at)
        return owners

    def _strayed(self, owners: Sequence[int | None]) -> list[int]:
        """What was moved out of a block of which more is left, as an item to another list: it is gone there, and new here."""
        stayed = {owner for at, owner in enumerate(owners) if at not in self._found.moved}
        strayed = []
        for at in sorted(self._found.moved):
            near = (
                next((owners[n] for n in way if owners[n] is not None and n not in self._found.moved), None)
                for way in (range(at - 1, -1, -1), range(at + 1, len(owners)))
            )
            if owners[at] in stayed and owners[at] not in near:
                strayed.append(at)
        return strayed

    def _with_joined(self, written: Written, gone: list[int]) -> Written:
        """The block with the paragraphs beside it that are gone, and stand in it now; they are gone no more."""
        at = self._order[written.number]
        beside = [each for each in gone if abs(self._order[each] - at) == 1 and self._is_plain(each)]
        if not beside or not self._is_plain(written.number):
            return written
        text = " ".join(Known(part).text for part in written.back)
        joined = [each for each in beside if self._text(each) in text]
        for each in joined:
            gone.remove(each)
        sent = (self._sent[own].part for number in sorted((written.number, *joined)) for own in self._own[number])
        return replace(written, sent=tuple(sent), joined=tuple(joined))

    def _is_plain(self, number: int) -> bool:
        """True for a paragraph of running text."""
        parts = [self._sent[at].part for at in self._own[number]]
        return len(parts) == 1 and _is_running(parts[0]) and self._text(number) != ""

    def _text(self, number: int) -> str:
        return self._sent[self._own[number][0]].text

    def _is_parted(self, number: int | None, at: int, owners: Sequence[int | None]) -> bool:
        """True for a paragraph that stood in the one beside it, and does so no more."""
        part = self._back[at]
        if number is None or number == OUTSIDE or not part.text or not _is_running(part.part) or not self._is_plain(number):
            return False
        left = (self._back[n].text for n, owner in enumerate(owners) if owner == number)
        return part.text in self._text(number) and not any(part.text in text for text in left)

    def _owner_of_new(self, owners: Sequence[int | None], at: int) -> int | None:
        """What is new in the middle of a block belongs to it, and so does an item at the end of its list, and a paragraph that
        was parted off."""
        before = owners[at - 1] if at else None
        after = next((owner for owner in owners[at + 1 :] if owner is not None), None)
        parted = next((number for number in (before, after) if self._is_parted(number, at, owners)), None)
        if parted is not None:
            return parted
        if before is None or self._back[at].is_heading:
            return None
        if before == after:
            return before
        return before if _continues(self._back[at - 1].part, self._back[at].part) else None

    def _written(self, number: int, back: Sequence[int]) -> Written | None:
        """None where nothing of the block was changed."""
        sent = [self._sent[at] for at in self._own[number]]
        came = [self._as_typed(at) for at in back]
        if [each.key for each in sent] == [each.key for each in came]:
            return None
        return Written(number, tuple(each.part for each in sent), tuple(each.part for each in came))

    def _as_typed(self, at: int) -> Known:
        """What came back, without what a program has made of it by itself: a list of a typed number, or the kind of a paragraph
        that was deleted before it."""
        back, number = self._back[at].part, self._found.sent.get(at)
        sent = self._sent[number].part if number is not None else None
        if sent is not None and typed_as_list(sent, back):
            return Known(sent)
        if isinstance(sent, Line) and isinstance(back, Line) and back.absorbed:
            return Known(replace(back, form=sent.form))
        return self._back[at]

    def _arrivals(self, back: Mapping[int, Sequence[int]]) -> Iterator[Arrival]:
        """New parts that follow each other are one arrival; a block has moved where all that is left of it has."""
        last = OUTSIDE
        fresh: list[Part] = []
        moved = {number for number, own in back.items() if all(at in self._found.moved for at in own)}
        told: set[int] = set()
        for at, number in enumerate(self._owners):
            if number is None:
                fresh.append(self._back[at].part)
                continue
            if fresh:
                yield Arrival(last, tuple(fresh))
                fresh = []
            if number in moved and number not in told:
                yield Arrival(last, moved=number)
            elif number != OUTSIDE and number not in moved:
                last = number
            told.add(number)
        if fresh:
            yield Arrival(last, tuple(fresh))

    def _outside(self, back: Sequence[int]) -> Iterator[tuple[str, str]]:
        """What the template's pages said where that was changed."""
        came = {self._found.sent[at]: at for at in back if at in self._found.sent}
        for at in self._own.get(OUTSIDE, ()):
            now = self._back[came[at]].text if at in came else ""
            if self._sent[at].text != now:
                yield self._sent[at].text, now


def _is_running(part: Part) -> bool:
    return isinstance(part, Line) and not part.form.heading and not part.form.list and part.form.role in ("", "lead")


def _continues(before: Part, part: Part) -> bool:
    if not (isinstance(before, Line) and isinstance(part, Line)):
        return False
    if part.form.list:
        return bool(before.form.list) and (before.form.list == part.form.list or part.form.depth > 0)
    return part.form.role == "explanation" and before.form.role in ("term", "explanation")


def _was_heading(written: Written) -> bool:
    return any(isinstance(part, Line) and part.form.heading for part in written.sent)


def _is_heading(written: Written) -> bool:
    return any(isinstance(part, Line) and part.form.heading for part in written.back)
