"""Texts that say nearly the same: by the runs of words that they share, whatever names and numbers their senders put in."""

from __future__ import annotations

import functools
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from planverk.model.person import MARK

_BITS = (1 << 61) - 1
_MIX = 0x9E3779B97F4A7C15  # the golden ratio, as Knuth multiplies with it (TAOCP 6.4)

# The share of all their runs of three words that two texts must have in common (Jaccard). Copies of one campaign letter with
# other names and a sentence of their own stay above it; two letters on one subject share next to nothing.
SHARED = 0.5
_RUN = 3
_HELD = 16  # a run that stands in more texts than this is an empty phrase, or of a campaign whose first texts are held
_SKETCH = 24  # of a text's runs, those with the smallest hashes: near texts share some of them (Broder 1997)
_TOGETHER, _LONG = 4, 12  # so many of them, where both texts have so many runs: fewer is what two strangers share by chance


def runs_of_words(text: str) -> frozenset[int]:
    """Hashes of all runs of three words, case and punctuation apart; of the words themselves where there are fewer."""
    words = re.findall(r"\w+", MARK.sub(" ", text).casefold())
    hashes = [_hash(word) for word in words]
    runs = hashes
    for after in range(1, min(_RUN, len(words))):
        runs = [(run * _MIX + following) & _BITS for run, following in zip(runs, hashes[after:], strict=False)]
    return frozenset(runs)


@functools.lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    """The same in every run, as Python's own hashes are not; spread over all bits, for a sketch takes the smallest."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) * _MIX & _BITS


def likeness(left: frozenset[int], right: frozenset[int]) -> float:
    """What share of their runs two texts have in common, 0–1."""
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0


class Neighbours:
    """Texts, added one by one, that know which of those before them are near."""

    def __init__(self, share: float = SHARED) -> None:
        self._share = share
        self._runs: list[frozenset[int]] = []
        self._holders: dict[int, list[int]] = defaultdict(list)  # a run in a sketch -> the texts that have it, a few of them

    def add(self, text: str) -> tuple[int, ...]:
        """Adds a text; gives the positions of those before it that are near, the nearest first."""
        own = runs_of_words(text)
        sketch = sorted(own)[:_SKETCH]
        near = sorted(self._measured(own, sketch), key=lambda pair: (-pair[0], pair[1]))
        for run in sketch:
            if len(self._holders[run]) < _HELD:
                self._holders[run].append(len(self._runs))
        self._runs.append(own)
        return tuple(at for _, at in near)

    def _measured(self, own: frozenset[int], sketch: Iterable[int]) -> Iterator[tuple[float, int]]:
        """Those that are near, each with its likeness."""
        together = Counter(chain.from_iterable(self._holders[run] for run in sketch))
        for at, count in together.items():
            other = self._runs[at]
            if count >= _TOGETHER or min(len(own), len(other)) < _LONG:
                share = likeness(other, own)
                if share >= self._share:
                    yield share, at


def alike(texts: Sequence[str], share: float = SHARED) -> tuple[tuple[int, ...], ...]:
    """The groups of two or more texts that are near the first of their group, as positions in `texts`, in order."""
    runs = [runs_of_words(text) for text in texts]
    groups: dict[int, list[int]] = {}
    leaders: dict[int, list[int]] = defaultdict(list)  # a run in a sketch -> the first texts of groups that have it
    for at, own in enumerate(runs):
        sketch = sorted(own)[:_SKETCH]
        near = {leader for run in sketch for leader in leaders[run]}
        best = max(near, key=lambda leader: (likeness(runs[leader], own), -leader), default=None)
        if best is not None and likeness(runs[best], own) >= share:
            groups[best].append(at)
            continue
        groups[at] = [at]
        for run in sketch:
            leaders[run].append(at)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)
