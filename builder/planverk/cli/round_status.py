"""How a hearing stands, in words and as JSON."""

from __future__ import annotations

import json

from planverk.cli.words import N_, _
from planverk.model.dates import short_date
from planverk.service.consult.status import Status


def lines(found: Status) -> list[str]:
    """The round in words, a line for each body."""
    consultation, left = found.consultation, found.days_left
    deadline = short_date(consultation.deadline) if consultation.deadline else "–"
    head = [f"{consultation.id}: {_('last day to answer')} {deadline}"]
    if consultation.sent is None:
        head.append(_("Not sent out yet."))
    elif left is not None:
        head.append(_time(left))
    counts = [
        _("Asked: {count}.").format(count=len(found.bodies)),
        _("Answered: {count}, of them late: {late}.").format(
            count=found.count("answered") + found.count("late"), late=found.count("late")
        ),
        _("Answers from others: {count}.").format(count=len(found.uninvited)),
    ]
    rows = [_row(found, at) for at in range(len(found.bodies))]
    work = [_("Points without an outcome: {count}.").format(count=found.unassessed)]
    if found.unsplit:
        work.append(_("Responses that are not split into points: {numbers}.").format(numbers=", ".join(map(str, found.unsplit))))
    return [*head, " ".join(counts), *rows, *work]


_STATES = {
    "answered": N_("answered"),
    "late": N_("answered late"),
    "waiting": N_("has not answered"),
    "overdue": N_("has not answered, and the time is out"),
}


def _time(left: int) -> str:
    if left >= 0:
        return _("Days left: {days}.").format(days=left)
    return _("The time was out yesterday.") if left == -1 else _("The time is out, {days} days ago.").format(days=-left)


def _row(found: Status, at: int) -> str:
    body = found.bodies[at]
    own = body.deadline and body.deadline != found.consultation.deadline
    parts = [_(_STATES[body.answer])]
    if body.responses:
        parts.append(_("response {numbers}").format(numbers=", ".join(map(str, body.responses))))
    if own and body.deadline:
        parts.append(_("own deadline {date}").format(date=short_date(body.deadline)))
    return f"  {body.invitation.name}: {', '.join(parts)}"


def as_json(found: Status) -> str:
    """The same for programs."""
    rows = [
        {
            "id": body.invitation.id,
            "name": body.invitation.name,
            "kind": body.invitation.kind.value,
            "answer": body.answer,
            "deadline": body.deadline.isoformat() if body.deadline else None,
            "responses": body.responses,
        }
        for body in found.bodies
    ]
    consultation = found.consultation
    whole = {
        "format": 1,
        "id": consultation.id,
        "sent": consultation.sent.isoformat() if consultation.sent else None,
        "deadline": consultation.deadline.isoformat() if consultation.deadline else None,
        "today": found.today.isoformat(),
        "days_left": found.days_left,
        "bodies": rows,
        "uninvited": found.uninvited,
        "unsplit": found.unsplit,
        "unassessed": found.unassessed,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)
