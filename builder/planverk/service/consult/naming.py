"""Names for versions on hearing: hearing-1, hearing-2 for a new round, hearing-1a for a corrected edition."""

from __future__ import annotations

import re

from planverk.errors import Conflict
from planverk.service.workspace import Home
from planverk.store.versions import find_versions

_HEARING = re.compile(r"hearing-(\d{1,4})[a-z]?\Z")
_CORRECTED = re.compile(r"(?P<stem>.*\d)(?P<letter>[a-z]?)\Z")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def next_hearing(home: Home, plan: str) -> str:
    """The name of the plan's next round."""
    numbers = [int(found[1]) for name in _names(home, plan) if (found := _HEARING.match(name))]
    return f"hearing-{max(numbers, default=0) + 1}"


def following(home: Home, plan: str, version: str) -> str:
    """The name of the edition that corrects `version`. Raises Conflict after 26 of them."""
    taken = _names(home, plan)
    found = _CORRECTED.match(version)
    stem, letter = (found["stem"], found["letter"]) if found else (f"{version}-", "")
    after = _LETTERS.index(letter) + 1 if letter else 0
    free = next((f"{stem}{each}" for each in _LETTERS[after:] if f"{stem}{each}" not in taken), "")
    if not free:
        raise Conflict("There are no more names after {version}.", "Open a round of its own.", version=version)
    return free


def _names(home: Home, plan: str) -> set[str]:
    """The names that versions of the plan have, by their files or by a tag."""
    tags = home.history.tags(f"plan/{plan}/") if home.history else ()
    return {v.name for v in find_versions(home.tree) if v.plan == plan} | {tag.name.rpartition("/")[2] for tag in tags}
