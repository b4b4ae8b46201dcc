"""`consult status` and `consult extend`: who has answered and who has not, what is left to do, and more time for one body."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from planverk.errors import Conflict, MissingFile
from planverk.model.consultation import Consultation, Extension, Invitation
from planverk.model.dates import long_date, short_date
from planverk.model.tally import Tally
from planverk.service.consult.act import settle
from planverk.service.consultations import find_consultation, settings_of
from planverk.service.respond.invited import with_names
from planverk.service.saving import save
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked
from planverk.writers.consultation import consultation_yaml

Answer = Literal["answered", "late", "waiting", "overdue"]


@dataclass(frozen=True)
class BodyStatus:
    """A body: whether it has answered (`late`: after its deadline), and with which responses; `overdue` where time is out."""

    invitation: Invitation
    answer: Answer
    deadline: datetime.date | None
    responses: tuple[int, ...] = ()


@dataclass(frozen=True)
class Status:
    """How a round stands on a day. `days_left` is negative after the deadline, None without one.

    `uninvited` are responses from others than the bodies, `unsplit` those that have no point yet though they have remarks, and
    `unassessed` the points that have no outcome.
    """

    consultation: Consultation
    today: datetime.date
    bodies: tuple[BodyStatus, ...]
    uninvited: tuple[int, ...]
    unsplit: tuple[int, ...]
    unassessed: int

    @property
    def days_left(self) -> int | None:
        deadline = self.consultation.deadline
        return (deadline - self.today).days if deadline else None

    def count(self, answer: Answer) -> int:
        """How many bodies are so."""
        return sum(body.answer == answer for body in self.bodies)


def status(home: Home, name: str, today: datetime.date) -> Status:
    """How the round of that id (the only one for an empty name) stands. Raises MissingFile, UnreadableFile."""
    consultation = find_consultation(home, name, whole=True)
    invited = {each.id for each in consultation.invitations}
    uninvited = (r.number for r in consultation.responses if not any(s.invitation in invited for s in r.senders))
    unsplit = (r.number for r in consultation.responses if not r.points and r.remarks is not False)
    return Status(
        consultation,
        today,
        tuple(_bodies(with_names(home, consultation), today)),
        tuple(uninvited),
        tuple(unsplit),
        Tally(consultation).unassessed,
    )


def extend(home: Home, name: str, body: str, to: datetime.date, actor: Actor) -> tuple[Consultation, Invitation]:
    """More time for one body, named by its code or its name. Gives the round, and the body with its new deadline.

    Raises MissingFile for a body that was not asked, Conflict for a date that is no later than the one it has; Busy, WriteFailed.
    """
    with locked(home.root, actor.owner("consult extend")):
        settle(home)
        consultation = find_consultation(home, name)
        asked = _find(with_names(home, consultation), body)
        invitation = next(each for each in consultation.invitations if each.id == asked.id)
        has = consultation.deadline_of(invitation.id)
        if has is not None and to <= has:
            raise Conflict("{body} has until {date} already.", "Name a later date.", body=asked.name, date=short_date(has))
        longer = replace(invitation, extensions=(*invitation.extensions, Extension(to, actor.name)))
        invitations = tuple(longer if each is invitation else each for each in consultation.invitations)
        consultation = replace(consultation, invitations=invitations)
        data = consultation_yaml(consultation, settings_of(home).wording.case_number)
        done = f"høring: {invitation.name} har fått frist til {long_date(to)}"
        save(home, actor, done.replace("\u00a0", " "), {f"{consultation.folder}/consultation.yaml": data})
        return consultation, replace(asked, extensions=longer.extensions)


def _bodies(consultation: Consultation, today: datetime.date) -> Iterator[BodyStatus]:
    for invitation in consultation.invitations:
        deadline = consultation.deadline_of(invitation.id)
        own = [r for r in consultation.responses if any(sender.invitation == invitation.id for sender in r.senders)]
        answer: Answer = "overdue" if deadline and today > deadline else "waiting"
        if own:
            in_time = [r for r in own if not (deadline and r.received and r.received > deadline)]
            answer = "answered" if in_time else "late"
        yield BodyStatus(invitation, answer, deadline, tuple(r.number for r in own))


def _find(consultation: Consultation, body: str) -> Invitation:
    wanted = " ".join(body.casefold().split())
    for each in consultation.invitations:
        if wanted in (each.id, " ".join(each.name.casefold().split())):
            return each
    known = [each.id for each in consultation.invitations]
    near = difflib.get_close_matches(wanted, known, 1, 0.6)
    hint = "Did you mean {near}?" if near else "See them with: planverk consult status {id}"
    raise MissingFile("{body} is none of the bodies.", hint, body=body, near="".join(near), id=consultation.id)
