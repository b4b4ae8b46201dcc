"""What is said of a thing that is logged, and what became of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from planverk.findings import Finding
from planverk.model.received import Guesses
from planverk.model.response import Stance
from planverk.service.respond.senders import Named


@dataclass(frozen=True)
class Details:
    """What the person who logs says of it; what is empty, the file and the register tell. `sender` is a name to look up."""

    sender: str = ""
    named: Named | None = None
    joint: tuple[Named, ...] = ()
    received: datetime.date | None = None
    dated: datetime.date | None = None
    channel: str = ""
    journal: str = ""
    their_ref: str = ""
    version: str = ""
    remarks: bool | None = None
    stance: Stance | None = None
    supplements: int | None = None
    replaces: int | None = None


@dataclass(frozen=True)
class Logged:
    """What became of a thing that came in: its number, or 0 where it was not taken; `already` where it was there before.
    `private` tells that a private person sent it.

    `findings` are what its reader found; `guesses` what it may tell of its sender, for a person to take or leave.
    """

    name: str
    number: int
    already: bool = False
    private: bool = False
    findings: tuple[Finding, ...] = ()
    guesses: Guesses = Guesses()
