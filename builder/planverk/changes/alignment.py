"""Two sequences laid beside each other: which members stand in both, in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeVar

T = TypeVar("T")
Pairs = list[tuple[int, int]]

_FARTHEST = 300  # edits between two members that are sure; beyond that nothing in between is worth a match


def align(old: Sequence[Any], new: Sequence[Any]) -> Pairs:
    """Positions in `old` and `new` of the members that are in both, rising in both.

    Members that stand once in each are laid beside each other first (patience), and what lies between them with as few edits as
    there can be (Myers 1986). Members are hashable and can be ordered. Turned about, the answer is turned about.
    """
    if (len(new), new) < (len(old), old):
        return [(i, j) for j, i in _aligned(new, old)]
    return _aligned(old, new)


def gaps(pairs: Pairs, old: int, new: int) -> Iterator[tuple[range, range, tuple[int, int] | None]]:
    """What lies before each pair, as positions in both, with that pair; at last what lies after them all, with None. `old` and
    `new` are the lengths."""
    i = j = 0
    for pair in pairs:
        yield range(i, pair[0]), range(j, pair[1]), pair
        i, j = pair[0] + 1, pair[1] + 1
    yield range(i, old), range(j, new), None


def rising(pairs: Sequence[tuple[int, int]], weights: Sequence[int]) -> list[int]:
    """The positions of those pairs that rise in both members and weigh most together; `pairs` rise in their first member."""
    if all(one[1] < other[1] for one, other in pairwise(pairs)):
        return list(range(len(pairs)))
    best: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(pairs):
        came = max((k for k in range(at) if pairs[k][1] < second), key=lambda k: (best[k], -k), default=-1)
        before.append(came)
        best.append(weights[at] + (best[came] if came >= 0 else 0))
    chain = []
    at = max(range(len(pairs)), key=lambda k: (best[k], -k), default=-1)
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _aligned(old: Sequence[Any], new: Sequence[Any]) -> Pairs:
    pairs: Pairs = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        a, b, c, d = waiting.pop()
        while a < b and c < d and old[a] == new[c]:
            pairs.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
            pairs.append((b, d))
        if a == b or c == d:
            continue
        anchors = _anchors(old, new, (a, b, c, d))
        if not anchors:
            pairs += _fewest_edits(old, new, (a, b, c, d))
            continue
        pairs += anchors
        starts = [(a, c), *((i + 1, j + 1) for i, j in anchors)]
        waiting += [(i, k, j, m) for (i, j), (k, m) in zip(starts, [*anchors, (b, d)], strict=True)]
    return sorted(pairs)


Window = tuple[int, int, int, int]


def _anchors(old: Sequence[Any], new: Sequence[Any], window: Window) -> Pairs:
    """What stands once in both parts, in the longest run that rises."""
    a, b, c, d = window
    in_old, in_new = Counter(old[a:b]), Counter(new[c:d])
    once = {member for member, count in in_old.items() if count == 1 and in_new.get(member) == 1}
    if not once:
        return []
    places = {new[j]: j for j in range(c, d) if new[j] in once}
    return _longest([(i, places[old[i]]) for i in range(a, b) if old[i] in once])


def _longest(pairs: Pairs) -> Pairs:
    """The longest run of `pairs` in which the second member rises too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(pairs):
        length = bisect_left(tails, second)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [second]
        ends[length : length + 1] = [at]
    chain: Pairs = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _fewest_edits(old: Sequence[Any], new: Sequence[Any], window: Window) -> Pairs:
    """What both parts share when one is made of the other with as few edits as can be; nothing where they are too many."""
    a, b, c, d = window
    reach = {1: 0}
    history: list[dict[int, int]] = []
    for edits in range(min(b - a + d - c, _FARTHEST) + 1):
        history.append(dict(reach))
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1])
            x = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            y = x - diagonal
            while a + x < b and c + y < d and old[a + x] == new[c + y]:
                x, y = x + 1, y + 1
            reach[diagonal] = x
            if a + x >= b and c + y >= d:
                return _traced(history, (a, c), (x, y))
    return []


def _traced(history: list[dict[int, int]], start: tuple[int, int], end: tuple[int, int]) -> Pairs:
    pairs: Pairs = []
    x, y = end
    for edits in range(len(history) - 1, -1, -1):
        reach, diagonal = history[edits], x - y
        down = diagonal == -edits or (diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1])
        came = diagonal + 1 if down else diagonal - 1
        at_x = reach[came]
        at_y = at_x - came
        while x > at_x and y > at_y and x > 0 and y > 0:
            x, y = x - 1, y - 1
            pairs.append((start[0] + x, start[1] + y))
        x, y = at_x, at_y
    return pairs[::-1]
