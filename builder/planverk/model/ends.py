"""How far two texts, or two rows of words, are the same from either end."""

from __future__ import annotations

from collections.abc import Sequence


def shared_start(left: Sequence[str], right: Sequence[str]) -> int:
    """How many characters or words the two begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def shared_end(left: Sequence[str], right: Sequence[str]) -> int:
    """How many they end with alike."""
    return shared_start(left[::-1], right[::-1])
