"""The letter to somebody who answered: what became of what they sent, after the deciding body has decided."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from planverk.documents import fields, names
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.consultation_points import Points, Said
from planverk.documents.consultation_values import of_consultation
from planverk.documents.facts import archive_text
from planverk.documents.frame import Assembled, Frame
from planverk.documents.hearing import Hearing, People
from planverk.documents.layouts import Slot, Slotted
from planverk.documents.saying import broken, put
from planverk.documents.values import Group, Sandbox, Value
from planverk.model.case_number import CaseNumber
from planverk.model.content import Container, Facts, Paragraph, Text
from planverk.model.dates import long_date
from planverk.model.labels import labels as labels_in
from planverk.model.response import Response
from planverk.model.template import SummarySettings

KIND = "answer-letter"
# Who gets a letter knows what they wrote and where they stand; what specialists advised is the municipality's own.
_LEFT_OUT = ("number", "date", "sender", "concerns", "advice", "responsible", "due", "themes")


@dataclass(frozen=True)
class Decision:
    """What was decided of the plan in the end: by whom (a name), when, under what number."""

    body: str
    date: datetime.date | None = None
    number: CaseNumber | None = None


@dataclass(frozen=True)
class Reply:
    """A letter about one response. `addresses` are the lines under the name, `date` the day that it is written."""

    hearing: Hearing
    response: Response
    decision: Decision
    language: str
    addresses: tuple[str, ...] = ()
    date: datetime.date | None = None


def assemble(reply: Reply, frame: Frame, settings: SummarySettings) -> Assembled:
    """The letter's document, with findings."""
    labels = labels_in(reply.language, frame.settings.wording.labels)
    people = People(reply.hearing.edition, labels)
    consultation = reply.hearing.consultation
    heading = put(labels["answer-heading"], title=_title(reply))
    values: dict[str, Value | Group] = {
        **names.common(frame, labels),
        "consultation": of_consultation(consultation, frame, labels, reply.hearing.edition),
        "document": Group({"title": labels["answer-title"], "heading": heading}),
        "sentence": Group(_sentences(reply, frame, labels)),
    }
    if reply.hearing.plan is not None:
        values["plan"] = names.of_plan(reply.hearing.plan, frame, labels)
    author = Author(frame, labels, Sandbox(Group(values), frame.settings.wording.case_number))
    subject = Subject(
        id=f"uttalelse-{reply.response.number}",
        kind=KIND,
        concerns=consultation.folder,
        language=reply.language,
        title=heading,
        fields=_fields(reply, frame, labels),
        slots=_slots(reply, frame, settings, labels, people, author),
        parts={"addressee": True, "points": bool(reply.response.points)},
        fallback=reply.hearing.plan,
        at_home=True,
    )
    return compose(subject, author)


def _fields(reply: Reply, frame: Frame, labels: Mapping[str, str]) -> dict[str, str]:
    made = fields.of_consultation("answer", reply.hearing, frame, labels)
    return {**made, "date": long_date(reply.date) if reply.date else "", "document_type": labels["answer-title"]}


def _slots(
    reply: Reply, frame: Frame, settings: SummarySettings, labels: Mapping[str, str], people: People, author: Author
) -> dict[str, Slot]:
    points = Points(reply.hearing, settings, labels, people, frame.settings.wording.chief)
    said = tuple(Said(reply.response, point) for point in reply.response.points)
    table = author.show((points.table(said, leave_out=_LEFT_OUT),)) if said else ()
    regards = (labels["letter-regards"], frame.settings.municipality.name, reply.hearing.consultation.contact)
    addressee = (*(people.name(sender) for sender in reply.response.senders), *reply.addresses)
    return {
        "addressee": lambda _: Slotted((Paragraph(broken(addressee)),)),
        "facts": lambda container: _facts(container, reply, labels),
        "points": lambda _: Slotted(table),
        "regards": lambda _: Slotted((Paragraph(broken(regards), "signature"),)),
    }


def _facts(container: Container, reply: Reply, labels: Mapping[str, str]) -> Slotted:
    plan = reply.hearing.plan
    known = {
        "our-ref": (labels["letter-our-ref"], archive_text(plan.archive, "{case} {class}") if plan else ""),
        "their-ref": (labels["their-ref-letter"], reply.response.their_ref),
        "date": (labels["letter-date"], long_date(reply.date) if reply.date else ""),
    }
    wanted = container.get("rows", " ".join(known)).replace(",", " ").split()
    rows = tuple((known[row][0], (Text(known[row][1]),)) for row in wanted if known.get(row, ("", ""))[1])
    return Slotted((Facts(rows, container.place),) if rows else ())


def _sentences(reply: Reply, frame: Frame, labels: Mapping[str, str]) -> dict[str, Value | Group]:
    response, decision = reply.response, reply.decision
    day = response.dated or response.received
    number = decision.number.format(frame.settings.wording.case_number) if decision.number else ""
    when = f" {long_date(decision.date)}" if decision.date else ""
    case = f" ({labels['case']} {number})" if number else ""
    town = frame.settings.municipality
    contact = reply.hearing.consultation.contact or town.name
    reached = ", ".join(part for part in (contact, town.phone, town.email) if part)
    return {
        "thanks": put(labels["answer-thanks"], dated=f" {labels['of-day']} {long_date(day)}" if day else "", title=_title(reply)),
        "decided": put(labels["answer-decided"], body=decision.body, when=when, case=case),
        "what": labels["answer-what" if response.points else "answer-nothing"],
        "contact": put(labels["contact-sentence"], contact=reached),
    }


def _title(reply: Reply) -> str:
    return reply.hearing.plan.title if reply.hearing.plan else reply.hearing.consultation.title
