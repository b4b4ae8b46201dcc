"""Texts that say nearly the same: by the runs of words that they share, whatever names and numbers their senders put in."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Sequence

from planverk.model.person import MARK

# The share of all their runs of three words that two texts must have in common (Jaccard). Copies of one campaign letter with
# other names and a sentence of their own stay above it; two letters on one subject share next to nothing.
SHARED = 0.5
_RUN = 3
_SKETCH = 24  # of a text's runs, those with the smallest hashes: near texts share some of them (Broder 1997)


def runs_of_words(text: str) -> frozenset[int]:
    """Hashes of all runs of three words, case and punctuation apart; of the words themselves where there are fewer."""
    words = re.findall(r"\w+", MARK.sub(" ", text).casefold())
    size = max(1, min(_RUN, len(words)))
    starts = range(len(words) - size + 1) if words else range(0)
    return frozenset(zlib.crc32(" ".join(words[at : at + size]).encode()) for at in starts)


def likeness(left: frozenset[int], right: frozenset[int]) -> float:
    """What share of their runs two texts have in common, 0–1."""
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0


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
