"""A reference as somebody wrote it («kap. 4.2 og 4.3», «tiltak 9», «s. 12»), and what came of looking for its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MentionKind = Literal[
    "chapter",
    "point",
    "page",
    "measure",
    "goal",
    "strategy",
    "indicator",
    "activity",
    "appendix",
    "table",
    "figure",
    "part",
    "heading",
]
# Why a mention is not a place in the plan on hearing, where it is not.
Elsewhere = Literal["", "law", "self", "other-plan"]


@dataclass(frozen=True)
class Mention:
    """A reference found in a text: `labels` in order, a range as its two ends with `–` between («4.1–4.3»).

    `start` and `end` are character positions in the text it was found in; `page` kinds hold page numbers as labels.
    `own` is True where the words around it say that it is the plan on hearing («planens kapittel 3»).
    """

    kind: MentionKind
    labels: tuple[str, ...]
    text: str
    start: int
    end: int
    elsewhere: Elsewhere = ""
    own: bool = False


@dataclass(frozen=True)
class Resolved:
    """What a mention stands for in an outline.

    `targets` are ids that are certain; `candidates` are ids among which a person has to choose; `missing` are labels that
    the version does not have.
    """

    mention: Mention
    targets: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """A place that a point may speak of, by its words: `score` is comparable within one point only."""

    target: str
    score: float


FateKind = Literal["same", "moved", "changed", "split", "merged", "gone"]


@dataclass(frozen=True)
class Fate:
    """What became of a node in a later version, and the ids there that it is now."""

    kind: FateKind
    targets: tuple[str, ...] = ()
