"""What one run has read, for the next: kept under what the program is, so that a new one reads everything anew."""

from __future__ import annotations

from pathlib import Path

from planverk.readers import kept
from planverk.service import program
from planverk.store.cache import Cache, key_of


def recall(root: Path) -> None:
    """Takes over what an earlier run in the workspace at `root` has read, where this one has read nothing yet."""
    if kept.is_empty():
        program.recall(Cache(root))
        data = Cache(root).get(_key())
        if data is not None:
            kept.recall(data)


def remember(root: Path) -> None:
    """Keeps what this run has read that no earlier one had."""
    data = kept.remembered()
    if data is not None:
        Cache(root).put(_key(), data)


def _key() -> str:
    return key_of("kept", program.fingerprint())
