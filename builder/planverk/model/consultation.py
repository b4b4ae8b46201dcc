"""A consultation (høring): who was asked about what, until when; and the outline of the version that they read."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Literal

from planverk.model.case_number import CaseNumber
from planverk.model.place import NOWHERE, Place
from planverk.model.response import Response, SenderKind


class ConsultationKind(Enum):
    """What round it is: an ordinary hearing, offentlig ettersyn, of a planprogram, or a limited one of named sections."""

    HEARING = "hearing"
    PUBLIC_INSPECTION = "public-inspection"
    PLANNING_PROGRAMME = "planning-programme"
    LIMITED = "limited"


@dataclass(frozen=True)
class Subject:
    """What is on hearing: a named version of a plan, and its tree's hash; `sections` where only those are open."""

    plan: str
    version: str
    tree: str = ""
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class SendingDecision:
    """The decision to send the plan out: which body, when, under what number."""

    body: str
    date: datetime.date | None = None
    number: CaseNumber | None = None


@dataclass(frozen=True)
class Extension:
    """More time for one body: the new deadline, and who gave it."""

    to: datetime.date
    by: str = ""


@dataclass(frozen=True)
class Invitation:
    """A body that was asked (høringsinstans). `id` is a code of the register."""

    id: str
    name: str
    kind: SenderKind
    email: str = ""
    address: str = ""
    contact: str = ""
    language: str = ""
    extensions: tuple[Extension, ...] = ()
    place: Place = NOWHERE


NodeKind = Literal["section", "goal", "strategy", "measure", "indicator", "table", "figure"]


@dataclass(frozen=True)
class OutlineNode:
    """One thing that can be referred to in a version: its id, label and title, and the pages of the hearing PDF it stands on.

    `number` is its place in the series, (4, 2); `pages` are physical pages from 1, first and last; `printed` as on the page;
    `text` is the SHA-256 of its own text.
    """

    id: str
    kind: NodeKind
    parent: str = ""
    number: tuple[int, ...] = ()
    label: str = ""
    title: str = ""
    pages: tuple[int, int] | None = None
    printed: tuple[str, str] | None = None
    text: str = ""


@dataclass(frozen=True)
class Outline:
    """What a version held, written when it was frozen and never edited."""

    plan: str
    version: str
    pdf: str = ""
    nodes: tuple[OutlineNode, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, OutlineNode]:
        """The nodes by id; of two with one id the first."""
        return {node.id: node for node in reversed(self.nodes)}

    def node(self, node_id: str) -> OutlineNode | None:
        """The node of that id."""
        return self.by_id.get(node_id)


@dataclass(frozen=True)
class ReusableAnswer:
    """An assessment's words that may be used more than once. `text` is Markdown."""

    id: str
    title: str
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True)
class Consultation:
    """One round, as its folder holds it. `next_number` is what the next response gets.

    `contact` answers questions, `web` is where the plan can be read, `purpose` what the letter says of why it is sent out (each
    empty for the municipality's usual); `line_numbers` tells whether the hearing edition has them.
    """

    id: str
    folder: str
    kind: ConsultationKind
    subjects: tuple[Subject, ...]
    title: str = ""
    decided: SendingDecision | None = None
    sent: datetime.date | None = None
    deadline: datetime.date | None = None
    next_number: int = 1
    invitations: tuple[Invitation, ...] = ()
    steps: tuple[str, ...] = ("vurderes", "kvalitetssikres", "godkjent")
    contact: str = ""
    web: str = ""
    purpose: str = ""
    line_numbers: bool = False
    outlines: Mapping[str, Outline] = field(default_factory=dict)  # version -> outline
    responses: tuple[Response, ...] = ()
    answers: tuple[ReusableAnswer, ...] = ()
    whole: bool = True  # False where the responses were left unread, because nobody asked for them
    place: Place = NOWHERE

    @property
    def last_step(self) -> str:
        """The step at which an assessment is approved, and locked."""
        return self.steps[-1] if self.steps else ""

    def response(self, number: int) -> Response | None:
        """The response of that number."""
        return next((response for response in self.responses if response.number == number), None)

    @cached_property
    def _invited(self) -> Mapping[str, Invitation]:
        return {invitation.id: invitation for invitation in reversed(self.invitations)}

    def invitation(self, invitation_id: str) -> Invitation | None:
        """The invitation of that id."""
        return self._invited.get(invitation_id)

    def deadline_of(self, invitation_id: str) -> datetime.date | None:
        """A body's own deadline: its latest extension, else the common one."""
        invitation = self.invitation(invitation_id)
        given = [extension.to for extension in invitation.extensions] if invitation else []
        return max(given) if given else self.deadline

    def is_late(self, response: Response) -> bool:
        """True where the response came in after its sender's own deadline."""
        deadline = self.deadline_of(response.sender.invitation)
        return bool(deadline and response.received and response.received > deadline)

    def unanswered(self) -> Iterator[Invitation]:
        """The bodies that were asked and have not answered, in the register's order."""
        answered = {sender.invitation for response in self.responses for sender in response.senders}
        return (invitation for invitation in self.invitations if invitation.id not in answered)
