"""What came in as an answer to a hearing, before it is a response: text, metadata, attachments, rows of a form, and guesses."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from planverk.findings import Finding
from planverk.model.response import SenderKind, Stance

T = TypeVar("T")
_WEEKS_BEFORE = 8  # a letter is seldom older when it is sent


@dataclass(frozen=True)
class ReceivedFile:
    """A file that came with, or in, another one. `inline` marks a logo or the like that the mail shows in its text."""

    name: str
    data: bytes = field(repr=False)
    media_type: str = "application/octet-stream"
    inline: bool = False


@dataclass(frozen=True)
class Received:
    """A file that came in, as text in normal form (see `readers.responses.normal`) and metadata.

    `their_ref` is the sender's own reference («Vår ref» in the sender's letter), `our_ref` the one that the sender cites as ours
    («Deres ref»). `recipients` are as the mail writes them. `form` holds the id and the answer of each field that was filled in.
    `needs_text` means that neither the file nor an attachment of it can give the text: somebody has to type it. `enclosures` are
    the attachments as they were read, in their order; empty where nobody has read them. `apart` are lines of `text` that stand
    in headers, footers or for pictures. Of an answer form that still knows it, `hearing` is the folder of the consultation that
    it went out with, and `version` the version that it asks about.
    """

    text: str = ""
    subject: str = ""
    sender_name: str = ""
    sender_email: str = ""
    dated: datetime.date | None = None
    their_ref: str = ""
    our_ref: str = ""
    recipients: tuple[str, ...] = ()
    attachments: tuple[ReceivedFile, ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    needs_text: bool = False
    findings: tuple[Finding, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    apart: tuple[str, ...] = ()
    hearing: str = ""
    version: str = ""

    @property
    def parts(self) -> tuple[Received, ...]:
        """This, and what its attachments hold, in their order."""
        return (self, *(enclosure.received for enclosure in self.enclosures))

    @property
    def letter_date(self) -> datetime.date | None:
        """The date on the letter: that of an attached one where it is of the weeks before the mail, else this one's own."""
        if self.dated is None:
            return next((part.dated for part in self.parts if part.dated), None)
        earliest = self.dated - datetime.timedelta(days=_WEEKS_BEFORE * 7)
        return next((part.dated for part in self.parts[1:] if part.dated and earliest <= part.dated <= self.dated), self.dated)

    @property
    def reference(self) -> str:
        """The sender's own reference, in the mail or in the letter attached to it."""
        return next((part.their_ref for part in self.parts if part.their_ref), "")

    @property
    def lacks_text(self) -> bool:
        """True where the text of something in it is to be typed: this itself, or a letter that is attached."""
        return self.needs_text or any(each.received.needs_text for each in self.enclosures if each.letter)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What was found in this and in its attachments."""
        return tuple(finding for part in self.parts for finding in part.findings)


@dataclass(frozen=True)
class Enclosure:
    """An attachment that was read: its name, the hash of its bytes (`sha256:…`), and what it holds.

    What is attached to a mail within the mail stands after that mail. `letter` is False for a file that by its nature has no text
    to give (a signature, a calendar entry).
    """

    name: str
    sha: str
    received: Received
    letter: bool = True


@dataclass(frozen=True)
class Arrival:
    """One mail of a mailbox: the file it becomes, under a name that depends on nothing else in the box, and what it holds."""

    file: ReceivedFile
    received: Received


@dataclass(frozen=True)
class FormPart:
    """One remark of a row: its words, what it is about as the sender wrote it, and the column that it stands in."""

    text: str
    concerns: str = ""
    column: str = ""


@dataclass(frozen=True)
class FormRow:
    """A row of a table from a web form, counted as the spreadsheet counts. `others` are columns without a field of their own."""

    row: int
    name: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    kind: SenderKind | None = None
    sent: datetime.date | None = None
    reference: str = ""
    remarks: bool | None = None
    stance: Stance | None = None
    parts: tuple[FormPart, ...] = ()
    others: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """What was sent, in normal form: each remark under what it is about, then «Kolonne: verdi» for the other columns."""
        several = len(self.parts) > 1
        passages = [passage for part in self.parts for passage in _passages(part, several)]
        return "\n\n".join([*passages, *(f"{column}: {value}" for column, value in self.others)])


def _passages(part: FormPart, several: bool) -> list[str]:
    heading = part.concerns or (part.column if several else "")
    return [heading, part.text] if heading else [part.text]


@dataclass(frozen=True)
class Guess(Generic[T]):
    """A proposal for a person to take or leave, and the words of the file that it rests on."""

    value: T
    words: str


@dataclass(frozen=True)
class Guesses:
    """What a file may tell of its sender; None where nothing in it tells. `objection` is an innsigelse (nn motsegn)."""

    sender: Guess[str] | None = None
    kind: Guess[SenderKind] | None = None
    dated: Guess[datetime.date] | None = None
    their_ref: Guess[str] | None = None
    our_ref: Guess[str] | None = None
    remarks: Guess[bool] | None = None
    stance: Guess[Stance] | None = None
    objection: Guess[bool] | None = None
