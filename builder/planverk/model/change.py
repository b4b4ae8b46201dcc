"""What changed between two versions of a plan, and what is known of why: the ledger."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from planverk.model.place import NOWHERE, Place

ChangeKind = Literal["added", "removed", "reworded", "moved", "split", "merged", "reformatted"]
ChangedThing = Literal["section", "heading", "text", "list", "table", "row", "cell", "measure", "figure", "footnote"]


@dataclass(frozen=True)
class Piece:
    """Words of a change: in both versions, only in the newer, only in the older, or in both and set otherwise (bold, italic)."""

    words: str
    kind: Literal["same", "inserted", "deleted", "set otherwise"]


@dataclass(frozen=True)
class Change:
    """One change between two versions.

    `id` is a hash of what changed and where, the same in every run and for whoever compares; `section` the id of the section
    that it stands in (in the newer version; in the older where it is gone there), `label` and `title` that section's own;
    `target` a measure, table or figure within it, and `within` what such a thing is called, for words of a cell do not say:
    «Tabell 3, Over 80 år, 2025», «Tiltak 6»; of what was moved, where it came from. `before` and `after` are plain words, empty
    where there are none; `pieces` the same, marked word by word; `others` the further sections of a split, a merger or a move
    (where it came from).
    """

    id: str
    kind: ChangeKind
    what: ChangedThing
    section: str
    label: str = ""
    title: str = ""
    target: str = ""
    before: str = ""
    after: str = ""
    pieces: tuple[Piece, ...] = ()
    others: tuple[str, ...] = ()
    place: Place = NOWHERE
    within: str = ""


class Cause(Enum):
    """Why a change was made. All but POINTS ask for a reason, DECISION for the decision."""

    POINTS = "innspill"
    PROFESSIONAL = "faglig"
    FACTS = "nye-opplysninger"
    STEERING = "styringsgruppa"
    DECISION = "vedtak"
    EDITORIAL = "redaksjonell"


@dataclass(frozen=True)
class LedgerEntry:
    """What a person has said of one change: its cause, and whether it is vesentlig (None where nobody has said).

    `section`, `target`, `before` and `after` repeat the change, so that one that was reworded since is found again and shown.
    `points` are «response.point» («7.2»), `decision` is «body-date» of a recorded decision.
    """

    change: str
    section: str
    target: str = ""
    before: str = ""
    after: str = ""
    cause: Cause | None = None
    points: tuple[str, ...] = ()
    decision: str = ""
    reason: str = ""
    significant: bool | None = None
    significance_reason: str = ""
    by: str = ""
    date: datetime.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Ledger:
    """What was said of the changes of a plan since the version `base`, as `plans/<plan>/changes/<base>.yaml` holds it."""

    plan: str
    base: str
    entries: tuple[LedgerEntry, ...] = ()
    place: Place = NOWHERE
