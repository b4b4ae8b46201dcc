"""Where each block of a text that was sent stands in the workspace, and what is told of one that cannot be edited there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planverk.findings import Message
from planverk.model.place import Place


@dataclass(frozen=True)
class Unit:
    """A block of a text that was sent: its number in the file, the lines that it was read from (from 1, the last included), the
    level and id of a heading, the id of the section that it stands in.

    `generated` says where it is made instead, for what is not written where it stands; then there may be no lines.
    """

    number: int
    place: Place
    heading: int = 0
    id: str = ""
    section: str = ""
    generated: str = ""

    @property
    def has_lines(self) -> bool:
        return bool(self.place.file) and self.place.line is not None and self.place.end is not None


class Why(Enum):
    """Why a change is left to a person."""

    GENERATED = "generated"  # it is made from data, or stands in the template
    UNHEADED = "unheaded"  # a heading is running text
    SECTION_GONE = "section-gone"  # a section was deleted, heading and all
    HEADING_GONE = "heading-gone"  # a heading was deleted, and its text stands
    TABLE_GONE = "table-gone"  # a table was deleted, and its caption stands
    CELLS = "cells"  # a cell has several paragraphs, in a table whose rows are lines
    UNCLEAR = "unclear"  # the change meets what Word does not show
    OUTSIDE = "outside"  # the template's own pages
    REFUSED = "refused"  # the log of a hearing does not take it
    CHANGED_HERE = "changed-here"  # the same lines were changed here since


@dataclass(frozen=True)
class Unplaced:
    """A change that was not made: what was sent, what came back, what stands here now where that is another, and where. `instead`
    is the file to make it in, `targets` the ids of the measures and goals that it is about, `reason` why the log refused it."""

    why: Why
    place: Place
    sent: str
    back: str
    here: str = ""
    section: str = ""
    instead: str = ""
    targets: tuple[str, ...] = ()
    reason: Message | None = None
