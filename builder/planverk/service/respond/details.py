"""What is said of a thing that is logged, whether it can be, and what became of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from planverk.errors import UnknownVersion
from planverk.findings import Finding
from planverk.model.consultation import Consultation
from planverk.model.received import Guesses
from planverk.model.response import Stance
from planverk.service.consultations import find_response
from planverk.service.respond.senders import Named
from planverk.service.workspace import Home


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

    @property
    def says_who(self) -> bool:
        """True where the person who logs says who sent it."""
        return self.named is not None or bool(self.sender)


@dataclass(frozen=True)
class Logged:
    """What became of a thing that came in: its number, or 0 where it was not taken; `already` where it was there before.
    `private` tells that a private person sent it.

    `senders` are those that it was logged under; `findings` are what its reader found; `guesses` what it may tell of its sender,
    for a person to take or leave.
    """

    name: str
    number: int
    already: bool = False
    private: bool = False
    findings: tuple[Finding, ...] = ()
    guesses: Guesses = Guesses()
    senders: tuple[Named, ...] = ()


def check_said(home: Home, consultation: Consultation, version: str, *responses: int | None) -> None:
    """Raises UnknownVersion for a version that is none of the hearing's, MissingFile for a response that is not there."""
    if version and version not in consultation.outlines:
        raise UnknownVersion(
            "The hearing is about no version {version}.",
            "It is about: {known}",
            version=version,
            known=", ".join(consultation.outlines) or "–",
        )
    for number in responses:
        if number is not None:
            find_response(home, consultation, number)
