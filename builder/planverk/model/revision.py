"""Marks of a redline in an assembled text: what only one of two versions has. `content.py` gives them out with its own values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from planverk.model.place import NOWHERE, Place

if TYPE_CHECKING:  # content is made of these, and these hold content
    from planverk.model.content import Block, Inlines

RevisionKind = Literal["inserted", "deleted"]


@dataclass(frozen=True)
class Revised:
    """Words that only one of two versions has. `change` names the change that they belong to (Document.revisions)."""

    content: Inlines
    kind: RevisionKind
    change: str = ""


@dataclass(frozen=True)
class Reformatted:
    """The same words in both versions, set otherwise: `before` is how the older one sets them."""

    content: Inlines
    before: Inlines
    change: str = ""


@dataclass(frozen=True)
class RevisedBlock:
    """A block that only one of two versions has; a list item or a definition of which every block is revised alike came or went
    whole. The two halves of a move, deleted and inserted, share `move`. `change` as in Revised."""

    block: Block
    kind: RevisionKind
    change: str = ""
    move: str = ""
    place: Place = field(default=NOWHERE, compare=False)
