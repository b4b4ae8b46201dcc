"""E2: whether a hearing lasts as long as the law asks for, and what falls into it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from planverk.findings import Finding, error, note
from planverk.model.consultation import Consultation, ConsultationKind
from planverk.model.dates import short_date
from planverk.model.holidays import holidays_between
from planverk.model.place import Place
from planverk.model.plan import Plan, PlanType

SIX_WEEKS = 42  # days
_SATURDAY = 5
_BY_LAW = frozenset({PlanType.KOMMUNEDELPLAN, PlanType.SAMFUNNSDEL, PlanType.AREALDEL})


def check_deadlines(consultation: Consultation, plan: Plan) -> Iterator[Finding]:
    """The period from the day it was sent to the deadline, and to each body's own.

    Six weeks at least for the kommuneplan and its parts (pbl. § 11-14, second paragraph: «minst seks uker») and for a
    planprogram (pbl. § 11-13); less is an error. Nothing is fixed for a temaplan, nor for a second hearing of parts: a shorter
    period is a note. Public holidays in the period are a note, and no more.
    """
    sent, deadline = consultation.sent, consultation.deadline
    if sent is None or deadline is None:
        return
    place = consultation.place if consultation.place.file else Place(f"{consultation.folder}/consultation.yaml")
    if deadline < sent:
        yield _before(place, sent, deadline)
        return
    yield from _length(place, consultation, plan, sent)
    yield from _earlier(place, consultation, plan, sent)
    yield from _holidays(place, sent, deadline)
    yield from _ending(place, deadline)


def required(consultation: Consultation, plan: Plan) -> str:
    """The paragraph of plan- og bygningsloven that asks for six weeks; empty where none does."""
    if consultation.kind is ConsultationKind.LIMITED:
        return ""
    if consultation.kind is ConsultationKind.PLANNING_PROGRAMME or plan.type is PlanType.PLANPROGRAM:
        return "§ 11-13"
    return "§ 11-14" if plan.type in _BY_LAW else ""


def _length(place: Place, consultation: Consultation, plan: Plan, sent: datetime.date) -> Iterator[Finding]:
    paragraph = required(consultation, plan)
    for name, deadline in _deadlines(consultation):
        days = (deadline - sent).days
        if days >= SIX_WEEKS or days < 0:
            continue
        if paragraph and name:
            text = "{name} has {days} days to answer, and plan- og bygningsloven {paragraph} asks for six weeks."
            hint = "Give them until {needed} at least."
            yield error("E2", place, text, hint, name=name, days=days, paragraph=paragraph, needed=_needed(sent))
        elif paragraph:
            text = "The hearing lasts {days} days, and plan- og bygningsloven {paragraph} asks for six weeks."
            hint = "Set the deadline to {needed} at the earliest."
            yield error("E2", place, text, hint, days=days, paragraph=paragraph, needed=_needed(sent))
        elif not name:
            text = "The hearing lasts {days} days. The law fixes no period here; six weeks are usual."
            yield note("E2", place, text, days=days)


def _earlier(place: Place, consultation: Consultation, plan: Plan, sent: datetime.date) -> Iterator[Finding]:
    """Bodies whose own deadline is earlier than that of the others, as when the register of an earlier round is used again."""
    (_, common), *owns = _deadlines(consultation)
    for name, own in owns:
        values = {"name": name, "deadline": short_date(own), "sent": short_date(sent), "common": short_date(common)}
        if own < sent:
            text = "{name} has until {deadline} to answer, which is before the hearing is sent out, {sent}."
            yield error("E2", place, text, "Correct it, or take it away: then the common deadline holds.", **values)
        elif own < common and not (required(consultation, plan) and (own - sent).days < SIX_WEEKS):
            text = "{name} has until {deadline} to answer, and the others have until {common}."
            yield note("E2", place, text, "Correct it, if it is not meant so.", **values)


def _deadlines(consultation: Consultation) -> Iterator[tuple[str, datetime.date]]:
    """The common deadline, and those bodies' own that differ, with their names."""
    if consultation.deadline is not None:
        yield "", consultation.deadline
    for invitation in consultation.invitations:
        own = consultation.deadline_of(invitation.id)
        if own is not None and own != consultation.deadline:
            yield invitation.name, own


def _needed(sent: datetime.date) -> str:
    return short_date(sent + datetime.timedelta(days=SIX_WEEKS))


def _before(place: Place, sent: datetime.date, deadline: datetime.date) -> Finding:
    return error(
        "E2",
        place,
        "The deadline {deadline} is before the day that the hearing was sent out, {sent}.",
        "Correct one of them.",
        deadline=short_date(deadline),
        sent=short_date(sent),
    )


def _holidays(place: Place, sent: datetime.date, deadline: datetime.date) -> Iterator[Finding]:
    found = {date: name for date, name in holidays_between(sent, deadline).items() if date.weekday() < _SATURDAY}
    if found:
        listed = ", ".join(f"{name} {short_date(date)}" for date, name in found.items())
        text = "Public holidays fall into the hearing: {days}."
        yield note("E2", place, text, "Consider a longer deadline.", days=listed)


def _ending(place: Place, deadline: datetime.date) -> Iterator[Finding]:
    name = holidays_between(deadline, deadline).get(deadline, "")
    if name or deadline.weekday() >= _SATURDAY:
        text = "The deadline {deadline} is on a weekend or a public holiday."
        yield note("E2", place, text, "A working day is easier to keep.", deadline=short_date(deadline))
