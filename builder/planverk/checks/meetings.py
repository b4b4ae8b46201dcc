"""MT: a meeting's agenda and who came, held against planverk.yaml, the case papers and what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from planverk.checks.attendance import strangers
from planverk.checks.subject import Scope
from planverk.findings import Finding, error, note, warning
from planverk.model.case_paper import CasePaper
from planverk.model.decision import Attendance
from planverk.model.meeting import AgendaItem, ItemKind, Meeting
from planverk.model.workspace import Body, Workspace

_WEEK = 7  # days; «en uke før møte» is the usual practice, and the law says «rimelig tid»


@dataclass(frozen=True)
class Sitting:
    """A meeting under inspection, with its body where planverk.yaml knows it."""

    meeting: Meeting
    body: Body | None
    workspace: Workspace
    files: frozenset[str] | None = None

    def papers(self) -> Iterator[tuple[AgendaItem, CasePaper | None]]:
        """The items that have a paper, with it."""
        for item in self.meeting.items:
            if item.paper:
                yield item, self.workspace.paper(item.paper)

    def is_unread(self, item: AgendaItem) -> bool:
        """True where the item's paper is there, and could not be read for its errors."""
        there = item.paper in (self.files or ()) and "/cases/" in item.paper
        return there and self.workspace.paper(item.paper) is None


Rule = Callable[[Sitting], Iterator[Finding]]


def check_meetings(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    """The findings about the meetings in `scope`, each concerning the meeting's folder."""
    for meeting in workspace.meetings:
        if scope.has_folder(meeting.folder):
            sitting = Sitting(meeting, workspace.settings.bodies.get(meeting.body), workspace, scope.files)
            yield from (replace(found, concerns=meeting.folder) for rule in RULES for found in rule(sitting))


def body_is_known(sitting: Sitting) -> Iterator[Finding]:
    """The body is in planverk.yaml."""
    if sitting.body is None:
        text = "planverk.yaml knows no body «{body}»."
        hint = "Add it under bodies:, or correct it in meeting.yaml."
        yield error("MT2", sitting.meeting.place, text, hint, body=sitting.meeting.body)


def items_are_there(sitting: Sitting) -> Iterator[Finding]:
    """Every item has a title, and a paper that is there."""
    for item in sitting.meeting.items:
        if not item.paper and not item.title.strip():
            text = "An item of the agenda has neither paper nor title."
            hint = "Write paper: and the path, or title:."
            yield error("MT3", item.place, text, hint)
        if sitting.is_unread(item):
            text = "The case paper {paper} has errors, and is not read before they are mended."
            yield error("MT3", item.place, text, "See its own findings.", paper=item.paper)
        elif item.paper and sitting.workspace.paper(item.paper) is None:
            text = "There is no case paper {paper}."
            yield error("MT3", item.place, text, "Write its path from the workspace's root.", paper=item.paper)
        for each in item.files:
            if each.file and sitting.files is not None and each.file not in sitting.files:
                text = "The attachment {file} is not there."
                hint = "Put it there, or correct its path."
                yield error("MT3", each.place, text, hint, file=each.file)


def cases_have_something_to_show(sitting: Sitting) -> Iterator[Finding]:
    """A case that a body is to decide has a paper, or at least a text: without, its page in papers and minutes is empty."""
    for item in sitting.meeting.items:
        if item.kind is ItemKind.CASE and item.title.strip() and not item.paper and not item.text.strip():
            text = "The case «{title}» has neither paper nor text, so its page in the papers and the minutes is empty."
            hint = "Write paper: and the path, or text:."
            yield warning("MT13", item.place, text, hint, title=item.title.strip())


def items_have_numbers(sitting: Sitting) -> Iterator[Finding]:
    """Every case has a number, and no two items of a kind the same one."""
    pattern = sitting.workspace.settings.wording.case_number
    seen = Counter((item.kind, item.number) for item in sitting.meeting.items if item.number)
    for item in sitting.meeting.items:
        if item.number is None and item.kind is ItemKind.CASE:
            yield note("MT4", item.place, "The case has no number yet.", "Write number: when the agenda is set.")
        elif item.number is not None and seen[item.kind, item.number] > 1:
            text = "Two items of the agenda are {kind} {number}."
            hint = "Give each its own."
            yield error("MT4", item.place, text, hint, kind=item.kind.value, number=item.number.format(pattern))


def papers_come_here(sitting: Sitting) -> Iterator[Finding]:
    """The saksgang of a paper on the agenda has this meeting, with the agenda's number; no paper is forgotten."""
    meeting, pattern = sitting.meeting, sitting.workspace.settings.wording.case_number
    for item, paper in sitting.papers():
        own = [each for each in paper.treatments if (each.body, each.date) == (meeting.body, meeting.date)] if paper else []
        if paper is not None and not own:
            text = "The paper {paper} is on the agenda, and its saksgang does not have this meeting."
            yield error("MT5", item.place, text, "Correct treatments: in the paper.", paper=paper.file)
        for each in own:
            if item.number and each.number and item.number != each.number:
                text = "The case is {own} on the agenda and {other} in its paper."
                values = {"own": item.number.format(pattern), "other": each.number.format(pattern)}
                yield error("MT5", item.place, text, "Correct the wrong one.", **values)
    listed = {item.paper for item in meeting.items}
    for paper in sitting.workspace.papers:
        here = any((each.body, each.date) == (meeting.body, meeting.date) for each in paper.treatments)
        case = {paper.file, *(each.file for each in sitting.workspace.papers_before(paper))}
        if here and not case & listed:
            text = "The paper {paper} is to be treated in this meeting, and is not on the agenda."
            yield warning("MT5", meeting.place, text, "Add it to items:, or correct its treatments:.", paper=paper.file)


def exempt_say_why(sitting: Sitting) -> Iterator[Finding]:
    """A case that is exempt says by which paragraph and has a title that may be shown; one that is not is open to all."""
    for item in sitting.meeting.items:
        access = item.access_with(sitting.workspace.paper(item.paper))
        if access.public and item.closed_basis and not sitting.is_unread(item):
            text = "The doors are to be closed for a case that is public."
            yield warning("MT6", item.place, text, "Write access: {{public: false, paragraph: …}}, or take closed_basis: away.")
        if not access.public and not access.paragraph.strip():
            text = "The item is exempt from public access, and does not say by which paragraph."
            yield error("MT6", item.place, text, "Write access: {{public: false, paragraph: …, public_title: …}}.")
        if not access.public and not access.public_title.strip():
            text = "The item is exempt from public access, and has no title that may be shown."
            yield warning("MT6", item.place, text, "Write public_title: under access:.")


def called_in_time(sitting: Sitting) -> Iterator[Finding]:
    """The invitation goes out before the meeting, about a week before; what ends, ends after it began."""
    meeting = sitting.meeting
    if meeting.called is not None and meeting.called > meeting.date:
        text = "The meeting is called on {called}, after it was held ({date})."
        yield error("MT7", meeting.place, text, "Correct one of the dates.", called=str(meeting.called), date=str(meeting.date))
    elif meeting.called is not None and (meeting.date - meeting.called).days < _WEEK:
        text = "The invitation goes out {days} days before the meeting."
        hint = "A week before is usual; the law wants reasonable time."
        yield note("MT7", meeting.place, text, hint, days=(meeting.date - meeting.called).days)
    if meeting.starts and meeting.ends and meeting.ends.zfill(5) < meeting.starts.zfill(5):
        yield error("MT7", meeting.place, "The meeting ends before it begins.", "Correct starts: or ends:.")


def everybody_accounted_for(sitting: Sitting) -> Iterator[Finding]:
    """In the minutes every member is there or absent, once; substitutes sit for somebody who is absent."""
    there, place = sitting.meeting.attendance, sitting.meeting.place
    if there is None:
        return
    absent = [each.name for each in there.absent]
    for name in absent:
        if name in there.present:
            yield error("MT8", place, "{name} is both there and absent.", "Correct attendance:.", name=name)
    for each in there.substitutes:
        if each.instead_of and each.instead_of not in absent:
            text = "{name} sits for {other}, who is not absent."
            hint = "Correct attendance:."
            yield error("MT8", place, text, hint, name=each.name, other=each.instead_of)
    yield from _members(sitting, there)


def _members(sitting: Sitting, there: Attendance) -> Iterator[Finding]:
    """What planverk.yaml's list of members says of who was there."""
    members = [each.name for each in sitting.body.members] if sitting.body else []
    if not members:
        return
    place = sitting.meeting.place
    substitutes = frozenset(each.name for each in there.substitutes)
    yield from strangers(there, substitutes, sitting.body, sitting.meeting.body, place)
    known = {*there.present, *(each.name for each in there.absent)}
    for name in members:
        if name not in known:
            text = "It does not say whether {name} was there."
            hint = "Write the name under members: or absent:."
            yield warning("MT8", place, text, hint, name=name)
    if 2 * len(there.present) < len(members):
        text = "{there} of {members} were there: too few for the body to decide anything."
        yield error("MT9", place, text, "Correct attendance:.", there=len(there.present), members=len(members))


def everything_decided(sitting: Sitting) -> Iterator[Finding]:
    """When the minutes are written, there is a decision on every paper."""
    if sitting.meeting.attendance is None:
        return
    for item, paper in sitting.papers():
        if paper is None or item.kind is not ItemKind.CASE:
            continue
        decided = [each for each in sitting.workspace.decisions_on(paper.file) if each.body == sitting.meeting.body]
        if not any(each.date == sitting.meeting.date for each in decided):
            text = "There is no decision on {paper} from this meeting."
            hint = "Record it: planverk decide {id} {body}"
            values = {"paper": paper.file, "id": paper.id, "body": sitting.meeting.body}
            yield warning("MT10", item.place, text, hint, **values)


RULES: tuple[Rule, ...] = (
    body_is_known,
    items_are_there,
    cases_have_something_to_show,
    items_have_numbers,
    papers_come_here,
    exempt_say_why,
    called_in_time,
    everybody_accounted_for,
    everything_decided,
)
