"""A response (høringsuttalelse): as it was sent, its points, the places they speak of, and how each was weighed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from planverk.model.place import NOWHERE, Place


class SenderKind(Enum):
    """What a sender is. The counts in the summary go by this."""

    STATE = "statlig"
    COUNTY = "fylkeskommune"
    MUNICIPALITY = "kommune"
    PARTY = "parti"
    COUNCIL = "raad"  # råd for eldre, for personer med funksjonsnedsettelse, ungdomsråd (kommuneloven § 5-12)
    ORGANISATION = "organisasjon"
    BUSINESS = "naering"
    PRIVATE = "privatperson"
    INTERNAL = "intern"


class Stance(Enum):
    """What the sender thinks of the whole; apart from whether there are remarks."""

    SUPPORTS = "stotter"
    PARTLY = "stotter-delvis"
    AGAINST = "gar-imot"
    NONE = "ingen"


class Outcome(Enum):
    """What became of a point."""

    FOLLOWED = "folges"
    PARTLY = "delvis"
    ALREADY = "ivaretatt"
    NOT_FOLLOWED = "folges-ikke"
    NOTED = "orientering"
    ELSEWHERE = "annen-plan"
    OUTSIDE = "utenfor"

    @property
    def promises_change(self) -> bool:
        """True where the plan's text has to show it."""
        return self in (Outcome.FOLLOWED, Outcome.PARTLY)


@dataclass(frozen=True)
class Sender:
    """Who sent it. A private person has a `ref` (`p1`) and no name; `invitation` is the register's id, if they were asked."""

    kind: SenderKind
    name: str = ""
    ref: str = ""
    invitation: str = ""


@dataclass(frozen=True)
class Quote:
    """A piece of a response's text: the words, and what stands before and after them; never offsets."""

    exact: str
    before: str = ""
    after: str = ""


LinkHow = Literal["explicit", "suggested", "manual"]


@dataclass(frozen=True)
class Link:
    """A point tied to a section, measure or other node of the version that its sender read."""

    target: str
    how: LinkHow = "manual"
    by: str = ""


@dataclass(frozen=True)
class Advice:
    """What somebody with knowledge of the matter thinks; not the decision."""

    by: str
    text: str


@dataclass(frozen=True)
class Assessment:
    """How a point was weighed. `text` is Markdown; `changes` are ids of sections that were changed for it."""

    point: int
    outcome: Outcome | None = None
    step: str = ""
    text: str = ""
    summary: str = ""
    advice: tuple[Advice, ...] = ()
    changes: tuple[str, ...] = ()
    responsible: str = ""
    due: datetime.date | None = None
    exception: str = ""  # why it was weighed otherwise than its like
    answer: str = ""  # the id of the reusable answer that `text` comes from
    place: Place = NOWHERE


@dataclass(frozen=True)
class Point:
    """One thing that a response asks for or says. `id` counts within the response and is never reused."""

    id: int
    quote: Quote
    links: tuple[Link, ...] = ()
    group: str = ""
    themes: tuple[str, ...] = ()
    assessment: Assessment | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Publication:
    """A person's decision on the web edition (offentlegforskrifta § 7): yes, redacted or no; on what basis, by whom, when."""

    decision: Literal["publish", "redacted", "withhold"]
    basis: str = ""
    by: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True)
class AccessDecision:
    """A person's decision on innsyn: exempt by `paragraph` («offl. § 13»), or open where that is empty; why, who and when."""

    paragraph: str = ""
    basis: str = ""
    by: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True)
class Clearance:
    """A person's decision that words on file as personal may stand in the public edition: where, why, and who decided."""

    words: str
    where: str = ""
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class AttachedFile:
    """A file that came within the original (a mail's attachment): its name, names of persons replaced, and its hash."""

    name: str
    sha: str = ""


@dataclass(frozen=True)
class Response:
    """A response. `number` is given once and never changed; `folder` is its path; `text` what was sent, names replaced."""

    number: int
    folder: str
    senders: tuple[Sender, ...]
    received: datetime.date | None = None
    dated: datetime.date | None = None
    channel: str = ""
    journal: str = ""
    their_ref: str = ""
    version: str = ""
    remarks: bool | None = None
    stance: Stance = Stance.NONE
    supplements: int | None = None
    replaces: int | None = None
    original: str = ""  # `sha256:` and 64 hex digits, of the file as it came
    original_name: str = ""
    attachments: tuple[AttachedFile, ...] = ()
    table: str = ""  # `sha256:` and 64 hex digits of the web form's table that the original is a row of; it is kept too
    text_hash: str = ""
    text: str = ""
    needs_text: bool = False  # a scan whose text nobody has typed yet
    publish: Publication | None = None
    access: str = ""  # the paragraph that it is exempt from innsyn by, as text; empty where it is open
    access_decision: AccessDecision | None = None  # the same with who decided it; None where nobody has
    erased: datetime.date | None = None  # when the working copies of a private person's data were removed
    summary: str = ""
    themes: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    passed_over: tuple[Quote, ...] = ()
    next_point: int = 1  # the id that the next point gets
    clearances: tuple[Clearance, ...] = ()
    place: Place = NOWHERE

    @property
    def sender(self) -> Sender:
        """The first of the senders."""
        return self.senders[0]

    def point(self, point_id: int) -> Point | None:
        """The point of that id."""
        return next((point for point in self.points if point.id == point_id), None)
