"""`planverk meeting new`: a meeting is written down, its agenda filled with the papers that come before it, each numbered."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from planverk.errors import Conflict, Unclear, UnreadableFile
from planverk.model.case_number import CaseNumber
from planverk.model.dates import short_date
from planverk.model.meeting import AgendaItem, ItemKind, Meeting
from planverk.model.place import Place
from planverk.model.workspace import Workspace
from planverk.readers.meeting import FILE
from planverk.readers.workspace import read_workspace
from planverk.service.saving import finish, save
from planverk.service.workspace import SETTINGS, Actor, Home
from planverk.store.lock import locked
from planverk.writers.decision import meeting_yaml


@dataclass(frozen=True)
class Order:
    """What to write down: the `body` by code, the day, and what is known of time, place and who calls it."""

    body: str
    date: datetime.date
    starts: str = ""
    venue: str = ""
    signed_by: str = ""


def new_meeting(home: Home, order: Order, actor: Actor) -> str:
    """Writes `meetings/<date>-<body>/meeting.yaml`, saved as one act; gives its path.

    Every paper whose saksgang has the meeting comes on the agenda; one without a number gets the body's next. What is the same
    from meeting to meeting (time, place, who signs) is taken from the body's last one. Raises Conflict where the meeting is
    there, Unclear, UnreadableFile, WriteFailed, Busy.
    """
    with locked(home.root, actor.owner("meeting new")):
        finish(home)
        workspace = read_workspace(home.tree, ()).value
        if workspace is None:
            raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
        body = workspace.settings.bodies.get(order.body)
        if body is None:
            known = ", ".join(workspace.settings.bodies) or "–"
            raise Unclear("planverk.yaml knows no body «{body}».", "These are there: {known}", body=order.body, known=known)
        folder = f"meetings/{order.date.isoformat()}-{order.body}"
        if home.tree.exists(f"{folder}/{FILE}"):
            raise Conflict("There is a meeting in {path} already.", "Go on writing in it.", path=f"{folder}/{FILE}")
        meeting = drafted(order, folder, workspace)
        data = meeting_yaml(meeting, workspace.settings.wording.case_number)
        save(home, actor, f"møte: {body.name} {short_date(order.date)} er innkalt", {f"{folder}/{FILE}": data})
        return f"{folder}/{FILE}"


def drafted(order: Order, folder: str, workspace: Workspace) -> Meeting:
    """The meeting with its agenda."""
    before = [each for each in workspace.meetings if each.body == order.body and each.date < order.date]
    last = max(before, key=lambda each: each.date, default=Meeting("", "", order.body, order.date))
    return replace(
        Meeting(folder.rpartition("/")[2], folder, order.body, order.date),
        starts=order.starts or last.starts,
        venue=order.venue or last.venue,
        signed_by=order.signed_by or last.signed_by,
        signed_title="" if order.signed_by else last.signed_title,
        absence_text=last.absence_text,
        language=workspace.settings.language,
        items=tuple(_items(order, workspace)),
    )


def _items(order: Order, workspace: Workspace) -> Iterator[AgendaItem]:
    """The papers that have a number in its order, then the others, numbered from the body's next."""
    coming = [
        (treatment.number, paper)
        for paper in workspace.papers
        for treatment in paper.treatments
        if (treatment.body, treatment.date) == (order.body, order.date)
    ]
    numbered = sorted(((number, paper) for number, paper in coming if number), key=lambda each: each[0])
    for number, paper in numbered:
        yield AgendaItem(ItemKind.CASE, number, paper.file)
    following = next_number(order.body, order.date.year, workspace)
    for paper in (paper for number, paper in coming if number is None):
        yield AgendaItem(ItemKind.CASE, following, paper.file)
        following = replace(following, sequence=following.sequence + 1)


def next_number(body: str, year: int, workspace: Workspace) -> CaseNumber:
    """The number after the highest that the body has given a case in that year."""
    given = [each.number for paper in workspace.papers for each in paper.treatments if each.body == body]
    given += [each.number for paper in workspace.papers for each in paper.protocols if each.body == body]
    given += [each.number for each in workspace.decisions if each.body == body]
    given += [
        item.number
        for meeting in workspace.meetings
        for item in meeting.items
        if meeting.body == body and item.kind is ItemKind.CASE
    ]
    given += [each.decided.number for each in workspace.consultations if each.decided is not None and each.decided.body == body]
    return CaseNumber(year, max((number.sequence for number in given if number and number.year == year), default=0) + 1)
