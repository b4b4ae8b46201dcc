"""What identifies a private person who answered; kept in `private/`, never in git."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MARK = re.compile(r"⟦(p\d{1,5})⟧")  # what stands in git where a letter has what identifies a person

REF = re.compile(r"p\d{1,5}")

PersonalKind = Literal["name", "email", "phone", "address", "property", "national-id", "account", "health"]


@dataclass(frozen=True)
class Person:
    """A private person under a mark (`p1`): every name, address, e-mail and number that may tell who it is."""

    ref: str
    name: str = ""
    addresses: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # any further words that identify, as a nickname or the name of a farm


@dataclass(frozen=True)
class PersonalData:
    """A piece of a text that may identify or concern a person: what kind, the words, where they stand."""

    kind: PersonalKind
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Exposure:
    """A person's data found where it must not stand: whose (`ref`; empty where nobody on file has it), the words found, and where
    (a part of a file, a path). `before` and `after` are what stands around them, by which a person decides on that very hit."""

    ref: str
    text: str
    where: str
    before: str = ""
    after: str = ""

    @property
    def context(self) -> str:
        """The words where they stand, on one line."""
        return " ".join(f"{self.before}{self.text}{self.after}".split())

    @property
    def around(self) -> str:
        """The words and a little of what stands around them, on one line: enough to find them by, and to clear them."""
        return " ".join(f"{self.before[-30:]}{self.text}{self.after[:30]}".split())
