"""Blocks that went in one place and came in another: moved; or a section was split, or two became one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planverk.changes.compare_record import Record
from planverk.changes.compare_texts import words_of
from planverk.changes.essence import Essence, Essences
from planverk.model.change import Change
from planverk.model.content import Block, Blocks, NumberedHeading, RevisedBlock, RevisionKind

_FEWEST = 8  # words of a block that is known again elsewhere; a shorter one may stand in two places by chance
_MOST_OF = 0.5  # of the words of a section must come from another one for that to have been split, or merged into it


@dataclass(frozen=True)
class _Move:
    """A block that is the same in both places: where it was and where it is, as positions in the text."""

    was: int
    now: int


def with_moves(blocks: Blocks, record: Record, essences: Essences) -> Blocks:
    """The marked text with both halves of what was moved knowing of each other; the record tells of the move instead of something
    removed and something added."""
    moves = list(_moves(blocks, essences))
    if not moves:
        return blocks
    return _Mover(blocks, record, moves).moved()


def _moves(blocks: Blocks, essences: Essences) -> Iterator[_Move]:
    places: dict[RevisionKind, dict[Essence, list[int]]] = {"deleted": defaultdict(list), "inserted": defaultdict(list)}
    for at, block in enumerate(blocks):
        if isinstance(block, RevisedBlock) and _can_be_known_again(block):
            places[block.kind][essences.block(block.block)].append(at)
    for key, was in places["deleted"].items():
        now = places["inserted"].get(key, [])
        if len(was) == len(now) == 1:
            yield _Move(was[0], now[0])


def _can_be_known_again(block: RevisedBlock) -> bool:
    return not (block.move or isinstance(block.block, NumberedHeading)) and len(words_of(block.block).split()) >= _FEWEST


class _Mover:
    """Turns what was removed and added into what was moved, one move after another."""

    def __init__(self, blocks: Blocks, record: Record, moves: list[_Move]) -> None:
        self._blocks: list[Block] = list(blocks)
        self._record = record
        self._moves = moves
        self._changes = {change.id: change for change in record.changes}
        self._size: Counter[str] = Counter()
        self._known: Counter[str] = Counter()
        for block in blocks:
            if isinstance(block, RevisedBlock) and not isinstance(block.block, NumberedHeading):
                self._size[block.change] += len(words_of(block.block))
        for move in moves:
            for half in self._halves(move):
                self._known[half.change] += len(words_of(half.block))

    def moved(self) -> Blocks:
        """The text, its record put right."""
        for move in self._moves:
            was, now = self._halves(move)
            gone, come = self._changes.get(was.change), self._changes.get(now.change)
            if gone is None or come is None or gone.kind not in ("removed", "merged") or come.kind not in ("added", "split"):
                continue  # it was put in the place of something else
            if gone.what == come.what == "section":
                continue
            if come.what == "section" and self._is_most(come.id):
                self._turned(move, replace(come, kind="split", others=_with(come, gone.section)), gone)
            elif gone.what == "section" and self._is_most(gone.id):
                here = replace(gone, kind="merged", section=come.section, label=come.label, title=come.title)
                self._turned(move, replace(here, others=_with(gone, gone.section if gone.kind == "removed" else "")), come)
            else:
                self._alone(move, gone, come)
        self._record.changes[:] = self._changes.values()
        return tuple(self._blocks)

    def _halves(self, move: _Move) -> tuple[RevisedBlock, RevisedBlock]:
        was, now = self._blocks[move.was], self._blocks[move.now]
        assert isinstance(was, RevisedBlock)
        assert isinstance(now, RevisedBlock)
        return was, now

    def _is_most(self, change: str) -> bool:
        return self._known[change] >= _MOST_OF * self._size[change]

    def _turned(self, move: _Move, change: Change, dropped: Change) -> None:
        """Both halves belong to the change of a section from now on; what told of the other half alone is no change any more."""
        self._changes[change.id] = change
        self._mark(move, change.id)
        del self._changes[dropped.id]

    def _alone(self, move: _Move, gone: Change, come: Change) -> None:
        """A block moved by itself: one change in the place of two, where it is now."""
        words = words_of(self._halves(move)[1].block)
        self._record.section, self._record.label, self._record.title = come.section, come.label, come.title
        others = (gone.section,) if gone.section != come.section else ()
        what = come.what if come.what != "section" else gone.what
        with self._record.within(inner=f"{gone.label} {gone.title}".strip() if others else ""):
            named = self._record.add("moved", what, words, words, others=others, place=come.place)
        told = self._record.changes.pop()
        self._mark(move, named)
        order = []
        for each in self._changes.values():
            if each is come:
                order.append(told)
            if each.what == "section" or each not in (gone, come):
                order.append(each)
        if told not in order:
            order.append(told)
        self._changes = {each.id: each for each in order}

    def _mark(self, move: _Move, change: str) -> None:
        for at, half in zip((move.was, move.now), self._halves(move), strict=True):
            self._blocks[at] = replace(half, change=change, move=f"{change}-{move.now}")


def _with(change: Change, section: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*change.others, *([section] if section else []))))
