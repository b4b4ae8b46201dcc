"""A three-way merge of a text file, line by line: what was sent out, what stands here now, what came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planverk.changes.stretches import BLANK, stretches

_TELLING = 25  # letters; a line as long as that is the same wherever it stands


@dataclass(frozen=True)
class LineConflict:
    """Lines that were changed both here and there, to different things: `line` is their first in what was sent, from 1."""

    line: int
    sent: str
    here: str
    back: str


@dataclass(frozen=True)
class LineMerge:
    """The text with what was changed there and not here; `made` counts the changes, those that stood here already left out."""

    text: str
    conflicts: tuple[LineConflict, ...] = ()
    made: int = 0


@dataclass(frozen=True)
class _Change:
    """Lines `start` to `end` (from 0, the last left out) became `to`."""

    start: int
    end: int
    to: tuple[str, ...]


def merge_lines(sent: str, here: str, back: str) -> LineMerge:
    """The merge. Changes that touch no line in common are all made, in whatever order texts come back."""
    if sent == here:
        return LineMerge(back, (), len(_changes(sent.split("\n"), back.split("\n"))))
    base = sent.split("\n")
    ours, theirs = _changes(base, here.split("\n")), _changes(base, back.split("\n"))
    wanted = [each for each in theirs if not any(_holds(base, own, each) for own in ours)]
    held = [each for each in wanted if any(_collide(each, own) for own in ours)]
    held = _with_other_halves(base, wanted, held)
    made = [each for each in wanted if each not in held]
    text = "\n".join(_merged(base, [*ours, *made]))
    return LineMerge(text, tuple(_conflict(base, each, ours) for each in held), len(made))


def _changes(base: Sequence[str], other: Sequence[str]) -> list[_Change]:
    found = stretches(*([line if line.strip() else BLANK for line in lines] for lines in (base, other)))
    return [_Change(start, end, tuple(other[at:to])) for start, end, at, to, equal in found if not equal]


def _holds(base: Sequence[str], own: _Change, theirs: _Change) -> bool:
    """True where what came there is part of what was changed here; an empty line may count to either side of what is new."""
    if own == theirs:
        return True
    if theirs.start != theirs.end:
        return False
    at, new = theirs.start, theirs.to
    while True:
        if (own.start == at and own.to[: len(new)] == new) or (own.end == at and own.to[-len(new) :] == new):
            return True
        if at == 0 or base[at - 1] != new[-1]:
            return False
        at, new = at - 1, (new[-1], *new[:-1])


def _collide(theirs: _Change, own: _Change) -> bool:
    """True where both change a line, or both put something at one place."""
    if theirs.start == theirs.end and own.start == own.end:
        return theirs.start == own.start
    if theirs.start == theirs.end:
        return own.start < theirs.start < own.end
    if own.start == own.end:
        return theirs.start < own.start < theirs.end
    return theirs.start < own.end and own.start < theirs.end


def _with_other_halves(base: Sequence[str], wanted: Sequence[_Change], held: Sequence[_Change]) -> list[_Change]:
    """A move is held whole: a text must not come to stand twice, nor nowhere, because the other end of its move collides."""
    said = {line for each in held for line in (*base[each.start : each.end], *each.to) if len(line) >= _TELLING}
    whole = []
    for each in wanted:
        lines = {line for line in (*base[each.start : each.end], *each.to) if len(line) >= _TELLING}
        if each in held or lines & said:
            whole.append(each)
    return whole


def _merged(base: Sequence[str], changes: Sequence[_Change]) -> list[str]:
    out: list[str] = []
    at = 0
    for change in sorted(changes, key=lambda each: (each.start, each.end)):
        out += base[at : change.start]
        out += change.to
        at = max(at, change.end)
    return [*out, *base[at:]]


def _conflict(base: Sequence[str], theirs: _Change, ours: Sequence[_Change]) -> LineConflict:
    met = [own for own in ours if _collide(theirs, own)]
    here = "\n".join(line for own in met for line in own.to) if met else "\n".join(base[theirs.start : theirs.end])
    return LineConflict(theirs.start + 1, "\n".join(base[theirs.start : theirs.end]), here, "\n".join(theirs.to))
