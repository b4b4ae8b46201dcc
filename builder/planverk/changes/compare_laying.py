"""Things of two versions laid out as one row: equal ones once, reworded ones as pairs, the rest as come or gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from planverk.changes.alignment import align, gaps
from planverk.changes.compare_texts import bag, in_order, share
from planverk.changes.essence import Essence

ALIKE = 0.3  # the share of their words that two blocks have in common when one is taken for the other, reworded
_MOST = 10_000  # pairs that are weighed for likeness between two blocks that are sure; more than that nobody reads as pairs

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Way(Generic[T, R]):
    """How things of one sort are compared: `key` is equal where nothing was changed, `sort` where two may be a pair, `words` what
    they say; `same`, `both` (reworded), `gone` and `come` give what stands in the marked text. Two of one sort that are
    `named` are a pair whatever they say."""

    key: Callable[[T], Essence]
    sort: Callable[[T], object]
    words: Callable[[T], str]
    same: Callable[[T, T], Sequence[R]]
    both: Callable[[T, T], Sequence[R]]
    gone: Callable[[T], Sequence[R]]
    come: Callable[[T], Sequence[R]]
    named: Callable[[T], bool] = lambda _: False


def lay(old: Sequence[T], new: Sequence[T], way: Way[T, R]) -> list[R]:
    """Two rows of things as one: those that are equal in their newer form, pairs that are alike compared, the rest marked."""
    laid: list[R] = []
    same = align([way.key(each) for each in old], [way.key(each) for each in new])
    for before, after, pair in gaps(same, len(old), len(new)):
        laid += _gap([old[at] for at in before], [new[at] for at in after], way)
        if pair is not None:
            laid += way.same(old[pair[0]], new[pair[1]])
    return laid


def _gap(old: list[T], new: list[T], way: Way[T, R]) -> list[R]:
    laid: list[R] = []
    for before, after, pair in gaps(_pairs(old, new, way), len(old), len(new)):
        lone = len(before) == len(after) == 1 and way.sort(old[before[0]]) == way.sort(new[after[0]])
        if lone:
            laid += way.both(old[before[0]], new[after[0]])
        else:
            laid += [part for at in before for part in way.gone(old[at])]
            laid += [part for at in after for part in way.come(new[at])]
        if pair is not None:
            laid += way.both(old[pair[0]], new[pair[1]])
    return laid


def _pairs(old: list[T], new: list[T], way: Way[T, R]) -> list[tuple[int, int]]:
    """Which of them are one thing, reworded."""
    if not old or not new or len(old) == len(new) == 1 or len(old) * len(new) > _MOST:
        return []
    sorts = [way.sort(each) for each in old], [way.sort(each) for each in new]
    bags = [bag(way.words(each)) for each in old], [bag(way.words(each)) for each in new]

    def worth(i: int, j: int) -> float:
        if sorts[0][i] != sorts[1][j]:
            return 0.0
        alike = share(bags[0][i], bags[1][j])
        return alike if alike >= ALIKE else ALIKE if way.named(old[i]) else 0.0

    return in_order(range(len(old)), range(len(new)), worth)


def newer(_: T, new: T) -> tuple[T]:
    """What stands for two things between which nothing was changed."""
    return (new,)
