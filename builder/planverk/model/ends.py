"""How far two texts, or two rows of words, are the same from either end."""

from __future__ import annotations

from collections.abc import Sequence


def shared_start(left: Sequence[str], right: Sequence[str]) -> int:
    """How many characters or words the two begin with alike. Pieces that double in length are compared whole, so that long ones
    that are alike cost no more than a few comparisons."""
    most, alike, step = min(len(left), len(right)), 0, 1
    while alike < most and step:
        if alike + step <= most and left[alike : alike + step] == right[alike : alike + step]:
            alike += step
            step *= 2
        else:
            step //= 2
    return alike


def shared_end(left: Sequence[str], right: Sequence[str]) -> int:
    """How many they end with alike."""
    return shared_start(left[::-1], right[::-1])
