"""What became of each stretch of a sequence of words or lines: what says something is compared first, and blanks go with it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from planverk.model.ends import shared_end, shared_start

BLANK = " "  # the key of a space, or of an empty line
_LONG = 4_000  # keys; in a longer text what stands everywhere is no landmark

Stretch = tuple[int, int, int, int, bool]  # from and to on either side, and whether they are equal


def stretches(base: Sequence[str], other: Sequence[str]) -> list[Stretch]:
    """What became of each stretch of keys. Words are compared first, and the blank between two words that stood side by side,
    and do so still, goes with them: a blank alone is no landmark."""
    words, others = ([at for at, key in enumerate(keys) if key != BLANK] for keys in (base, other))
    left, right = [base[at] for at in words], [other[at] for at in others]
    start = shared_start(left, right)
    end = shared_end(left[start:], right[start:])
    middle = (left[start : len(left) - end], right[start : len(right) - end])
    matcher = difflib.SequenceMatcher(None, *middle, autojunk=len(middle[0]) > _LONG)
    pairs = [(n, n) for n in range(start)]
    pairs += [(start + a + n, start + b + n) for a, b, size in matcher.get_matching_blocks() for n in range(size)]
    pairs += [(len(left) - end + n, len(right) - end + n) for n in range(end)]
    return _with_space(base, other, [(words[a], others[b]) for a, b in pairs])


def _with_space(base: Sequence[str], other: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The stretches between pairs of equal words, space that both have at either end of one counted as equal."""
    found: list[Stretch] = []
    a = b = 0
    for to_a, to_b in (*pairs, (len(base), len(other))):
        last_a, last_b = to_a, to_b
        while a < to_a and b < to_b and base[a] == other[b] == BLANK:
            found.append((a, a + 1, b, b + 1, True))
            a, b = a + 1, b + 1
        while last_a > a and last_b > b and base[last_a - 1] == other[last_b - 1] == BLANK:
            last_a, last_b = last_a - 1, last_b - 1
        if a < last_a or b < last_b:
            found.append((a, last_a, b, last_b, False))
        found.append((last_a, min(to_a + 1, len(base)), last_b, min(to_b + 1, len(other)), True))
        a, b = to_a + 1, to_b + 1
    return found
