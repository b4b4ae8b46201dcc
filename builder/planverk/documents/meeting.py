"""The documents of a meeting: the invitation with its agenda, what came after it, the minutes, and all papers in one."""

from __future__ import annotations

from dataclasses import replace

from planverk.documents import fields, names
from planverk.documents.binding import bind
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.convened import Convened
from planverk.documents.frame import Assembled, Frame
from planverk.documents.meeting_parts import Parts
from planverk.documents.saying import put
from planverk.documents.values import Group, Sandbox, Value
from planverk.model.case_number import Archive
from planverk.model.dates import long_date, short_date
from planverk.model.meeting import MINUTES, PAPERS, SUPPLEMENT


def assemble(convened: Convened, frame: Frame) -> Assembled:
    """The meeting's document of that kind, with findings; whole even where there are errors."""
    labels, meeting = convened.agenda.labels, convened.meeting
    sandbox = Sandbox(Group(values_of(convened, frame)), frame.settings.wording.case_number)
    author = Author(frame, labels, sandbox)
    subject = Subject(
        id=convened.id,
        kind=convened.kind,
        concerns=f"{meeting.folder}#{convened.kind}",
        language=meeting.language,
        title=convened.title,
        fields=fields_of(convened, frame),
        slots=Parts(convened, author).slots(),
        parts=_held(convened),
    )
    composed = compose(subject, author)
    return replace(composed, document=bind(composed.document, convened.parts))


def _held(convened: Convened) -> dict[str, bool]:
    """Which slots the layout must have, so that nothing is lost."""
    if convened.kind == SUPPLEMENT:
        return {"new-items": bool(convened.agenda.added), "late-items": bool(convened.agenda.late)}
    if convened.kind == MINUTES:
        return {"attendance": True, "agenda-cases": True, "notes": bool(convened.meeting.notes.strip())}
    return {"agenda": True, "papers": True} if convened.kind == PAPERS else {"agenda": True}


def values_of(convened: Convened, frame: Frame) -> dict[str, Value | Group]:
    """What a layout may name: `document`, `meeting` and `sentence` besides what every document knows."""
    labels, meeting = convened.agenda.labels, convened.meeting
    sentences: dict[str, Value | Group] = {"called": _called(convened), "supplement": _supplement(convened)}
    return {
        **names.common(frame, labels),
        "document": Group({"title": convened.heading, "whole_title": convened.title}),
        "meeting": Group(
            {
                "body": convened.body,
                "date": meeting.date,
                "time": convened.time,
                "venue": meeting.venue,
                "absence": meeting.absence_text,
            }
        ),
        "sentence": Group(sentences),
    }


def fields_of(convened: Convened, frame: Frame) -> dict[str, str]:
    """What the fields of the municipality's Word file are filled with."""
    labels, meeting = convened.agenda.labels, convened.meeting
    date = meeting.date if convened.kind == MINUTES else meeting.called
    hidden = convened.agenda.full and any(not each.access.public for each in convened.agenda.items)
    return {
        **fields.blank(convened.title, Archive(), frame, labels),
        "date": short_date(date) if date else "",
        "body_name": convened.body,
        "meeting_date": short_date(meeting.date),
        "document_type": labels[convened.kind],
        "status": labels["exempt"] if hidden else "",
    }


def _called(convened: Convened) -> str:
    """«Formannskapet blir innkalt til møte 29. juni 2011 kl. 10.00, rådhuset.»"""
    labels, meeting = convened.agenda.labels, convened.meeting
    time = put(labels["meeting-at-time"], time=meeting.starts.replace(":", ".")) if meeting.starts else ""
    venue = put(labels["meeting-at-venue"], venue=meeting.venue) if meeting.venue else ""
    return put(labels["meeting-called"], body=convened.body, date=long_date(meeting.date), time=time, venue=venue)


def _supplement(convened: Convened) -> str:
    labels, meeting = convened.agenda.labels, convened.meeting
    values = {"date": long_date(meeting.date), "called": long_date(meeting.called) if meeting.called else ""}
    return put(labels["meeting-supplement-lead" if meeting.called else "meeting-supplement-lead-plain"], **values)
