"""How a plan came to bind: the decisions that a version of it was adopted by."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from planverk.model.case_number import CaseNumber

STEM = "adopted"  # what names of adopted versions begin with


@dataclass(frozen=True)
class Enactment:
    """A decision that adopted a plan, or a part of it. `body` is a code, `part` empty for the whole plan, `key` names the
    recorded decision («kommunestyret-2011-09-07»)."""

    body: str
    date: datetime.date
    number: CaseNumber | None = None
    part: str = ""
    key: str = ""


@dataclass(frozen=True)
class Adoption:
    """An adopted version: its name, and the decisions that it stands on, that of the whole plan first.

    `stands` is True where the plan's text, as it was read, is that version's to the byte.
    """

    version: str
    decided: tuple[Enactment, ...]
    stands: bool = False

    @property
    def date(self) -> datetime.date:
        """The day of the last decision."""
        return max(each.date for each in self.decided)
