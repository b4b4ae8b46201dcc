"""VO: what stands in a decision, held against its paper, the saksgang, the plan, and other decisions."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from planverk.checks.attendance import strangers
from planverk.checks.subject import Scope
from planverk.checks.votes import PROPOSAL, Room, check_votes
from planverk.findings import Finding, error, warning
from planverk.model.case_number import CaseNumber
from planverk.model.case_paper import CasePaper
from planverk.model.decision import Attendance, Decision, DecisionKind, kind_of
from planverk.model.meeting import ItemKind, Meeting
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.workspace import Workspace


@dataclass(frozen=True)
class Case:
    """A decision under inspection, with its paper, its meeting where that is written down, and the plan that it is about."""

    decision: Decision
    paper: CasePaper
    workspace: Workspace
    meeting: Meeting | None
    plan: Plan | None

    @property
    def room(self) -> Room:
        """Who was there."""
        body = self.workspace.settings.bodies.get(self.decision.body)
        return Room.of(self.decision, self.meeting.attendance if self.meeting else None, body)


Rule = Callable[[Case], Iterator[Finding]]


def check_decisions(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    """The findings about what was decided on the papers in `scope`, each concerning the paper."""
    papers = {paper.file: paper for paper in workspace.papers}
    for decision in workspace.decisions:
        paper = papers.get(decision.paper)
        meeting = workspace.meeting_of(decision.body, decision.date)
        if paper is None or not (scope.has_folder(paper.file) or (meeting and scope.has_folder(meeting.folder))):
            continue
        case = Case(decision, paper, workspace, meeting, workspace.plan(paper.about))
        found = (finding for rule in RULES for finding in rule(case))
        yield from (replace(each, concerns=paper.file) for each in (*found, *check_votes(decision, case.room)))
    yield from numbers_once(workspace, scope)


def body_is_known(case: Case) -> Iterator[Finding]:
    """The body is in planverk.yaml, and among those that treat the case."""
    body = case.decision.body
    if body not in case.workspace.settings.bodies:
        text = "planverk.yaml knows no body «{body}»."
        hint = "Add it under bodies:, or correct it in the decision."
        yield error("VO9", case.decision.place, text, hint, body=body)
    elif body not in {treatment.body for treatment in case.paper.treatments}:
        text = "«{body}» has decided, and is not among the treatments of the paper."
        hint = "Add it to treatments: in the paper."
        yield error("VO9", case.decision.place, text, hint, body=body)


def day_is_right(case: Case) -> Iterator[Finding]:
    """A case is decided in a meeting that treats it, and not before the paper was written."""
    decision, paper = case.decision, case.paper
    days = [each.date for each in paper.treatments if each.body == decision.body]
    if days and decision.date not in days and None not in days:
        text = "The decision is of {date}, and «{body}» treats the case on {days}."
        hint = "Correct date: in the decision, or the treatment in the paper."
        yield error("VO10", decision.place, text, hint, date=str(decision.date), body=decision.body, days=_listed(days))
    if paper.date is not None and decision.date < paper.date:
        text = "The decision is of {date}, before the paper was written ({written})."
        yield error("VO10", decision.place, text, "Correct one of the dates.", date=str(decision.date), written=str(paper.date))
    if case.meeting is not None and paper.file not in {item.paper for item in case.meeting.items}:
        text = "The case is not on the agenda of {meeting}."
        hint = "Add it to items: in meeting.yaml."
        yield warning("VO10", decision.place, text, hint, meeting=case.meeting.id)


def number_agrees(case: Case) -> Iterator[Finding]:
    """The decision, the saksgang and the agenda have one number for the case."""
    pattern = case.workspace.settings.wording.case_number
    own = case.decision.number
    others = [each.number for each in case.paper.treatments if (each.body, each.date) == (case.decision.body, case.decision.date)]
    others += [item.number for item in (case.meeting.items if case.meeting else ()) if item.paper == case.paper.file]
    for other in dict.fromkeys(others):
        if own is not None and other is not None and other != own:
            text = "The decision has the case number {own}, and elsewhere it is {other}."
            hint = "Correct the wrong one."
            values = {"own": own.format(pattern), "other": other.format(pattern)}
            yield error("VO11", case.decision.place, text, hint, **values)


def kind_fits(case: Case) -> Iterator[Finding]:
    """Only the body that decides makes a vedtak; a council gives its opinion, any other body recommends."""
    decision, body = case.decision, case.workspace.settings.bodies.get(case.decision.body)
    if body is None or not case.paper.decided_by:
        return
    fits = kind_of(body.name, decision.body, case.paper.decided_by)
    also = decision.kind is DecisionKind.STATEMENT and fits is DecisionKind.RECOMMENDATION  # a committee may only be heard
    if decision.kind is not fits and not also:
        text = "«{body}» cannot make a {kind} in this case: «{decides}» decides it."
        if decision.body == case.paper.decided_by:
            text = "«{body}» decides this case, so what it adopts is no {kind}."
        values = {"body": decision.body, "kind": decision.kind.value, "decides": case.paper.decided_by}
        yield error(
            "VO12", decision.place, text, "Write kind: {fits}, or correct decided_by: in the paper.", fits=fits.value, **values
        )


def earlier_bodies_had_it(case: Case) -> Iterator[Finding]:
    """Before the deciding body decides, those that come before it in the saksgang have treated the case."""
    decision = case.decision
    if not decision.binds or decision.body != case.paper.decided_by:
        return
    before = [each.body for each in takewhile(lambda each: each.body != decision.body, case.paper.treatments)]
    treated = _treated(case)
    for body in dict.fromkeys(each for each in before if each not in treated):
        text = "«{body}» comes before «{decides}» in the saksgang, and nothing is recorded of its treatment."
        hint = "Record it: planverk decide {id} {body}, or correct treatments: in the paper."
        yield warning("VO20", decision.place, text, hint, body=body, decides=decision.body, id=case.paper.id)


def _treated(case: Case) -> frozenset[str]:
    """The bodies that were done with the case by the day of the decision, as decisions or the papers' own protocols tell."""
    workspace, day = case.workspace, case.decision.date
    own = _case(case.paper.file, workspace)
    papers = [case.paper, *(each for each in workspace.papers if _case(each.file, workspace) == own)]
    files = {paper.file for paper in papers}
    recorded = (each.body for each in workspace.decisions if each.paper in files and each.date <= day and not each.postponed)
    return frozenset((*recorded, *(each.body for paper in papers for each in paper.protocols)))


def motions_differ(case: Case) -> Iterator[Finding]:
    """Each proposal has an id of its own, which is no word for the paper's own proposal."""
    seen: set[str] = set()
    for motion in case.decision.motions:
        if motion.id in seen or motion.id.casefold() in PROPOSAL:
            text = "The id «{id}» of a proposal is taken."
            hint = "Give it another, such as {id}-2."
            yield error("VO13", motion.place, text, hint, id=motion.id)
        seen.add(motion.id)


def sections_are_there(case: Case) -> Iterator[Finding]:
    """What a proposal or a decision would change is in the plan."""
    named = [(motion.place, name) for motion in case.decision.motions for name in motion.sections]
    named += [(case.decision.place, each.target) for each in case.decision.amendments]
    known = ids_of(case.plan) if case.plan else frozenset()
    for place, name in named:
        if name not in known:
            text = "«{name}» is nothing that the plan has."
            hint = "«planverk outline» shows the ids of the plan."
            yield error("VO14", place, text, hint, name=name)


def amendments_were_adopted(case: Case) -> Iterator[Finding]:
    """What is to be changed in the plan was adopted, where it is said which proposal it came from."""
    for each in case.decision.amendments:
        if not each.motion:
            continue
        if case.decision.motion(each.motion) is None:
            text = "A change to {target} comes of the proposal «{motion}», which was not made."
            hint = "Correct motion:."
            yield error("VO15", case.decision.place, text, hint, target=each.target, motion=each.motion)
        elif not _is_adopted(each.motion, case.decision):
            text = "A change to {target} comes of the proposal «{motion}», which was not adopted."
            hint = "Take the amendment away, or correct the vote."
            yield error("VO15", case.decision.place, text, hint, target=each.target, motion=each.motion)


def movers_were_there(case: Case) -> Iterator[Finding]:
    """A proposal is made by somebody in the room who has a vote."""
    room = case.room
    for motion in case.decision.motions:
        if not motion.movers and not motion.party:
            text = "It does not say who made the proposal {motion}."
            hint = "Write movers: [Name], or party:."
            yield warning("VO16", motion.place, text, hint, motion=motion.id)
        for name in motion.movers:
            if room.known and name not in room.voters:
                text = "{name} made the proposal {motion}, and was not there."
                hint = "Correct the name, or attendance:."
                yield error("VO16", motion.place, text, hint, name=name, motion=motion.id)


def those_there_belong(case: Case) -> Iterator[Finding]:
    """Whom the decision itself names as members are members of the body, or its substitutes in the meeting."""
    own = case.decision.attendance
    if own is None:
        return
    there = ((case.meeting.attendance if case.meeting else None) or Attendance()).changed_by(own)
    stepped_in = (each.stepped_in for each in case.decision.disqualified)
    substitutes = frozenset((*(each.name for each in there.substitutes), *stepped_in))
    body = case.workspace.settings.bodies.get(case.decision.body)
    yield from strangers(own, substitutes, body, case.decision.body, case.decision.place)


def disqualified_are_replaced(case: Case) -> Iterator[Finding]:
    """Whoever is inhabil says on what ground, belongs to the body, and whoever steps in has no vote already."""
    there = case.meeting.attendance if case.meeting else None
    others = set(there.changed_by(case.decision.attendance).members) if there else set()
    for each in case.decision.disqualified:
        if not each.basis.strip():
            text = "It does not say on what ground {name} was inhabil."
            hint = "Write basis: forvaltningsloven § 6 …"
            yield warning("VO17", case.decision.place, text, hint, name=each.name)
        if each.stepped_in and (each.stepped_in == each.name or each.stepped_in in others):
            text = "{name} stepped in and has a vote already."
            hint = "Name the substitute who stepped in."
            yield error("VO17", case.decision.place, text, hint, name=each.stepped_in)


def wording_is_known(case: Case) -> Iterator[Finding]:
    """The decision says what was adopted, unless it is the proposal as it stood."""
    decision = case.decision
    if decision.text.strip() or decision.postponed:
        return
    changed = [motion.id for motion in decision.motions if _is_adopted(motion.id, decision)]
    fell = any(vote.on.casefold() in PROPOSAL and not vote.adopted for vote in decision.votes if not vote.against_motion)
    if changed or fell:
        text = "The proposal was not adopted as it stood, and the decision does not give the wording."
        yield error("VO19", decision.place, text, "Write all points that were adopted under text:.")


def ids_of(plan: Plan) -> frozenset[str]:
    """Every id that can be spoken of in a plan, the former ones too."""
    return frozenset((*(section.id for section in plan.sections()), *plan.measures.ids(), *plan.aliases, *plan.retired))


def numbers_once(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    """A body has one case under one number."""
    pattern = workspace.settings.wording.case_number
    first: dict[tuple[str, CaseNumber], str] = {}
    for body, number, file, place in _numbers(workspace):
        holder = first.setdefault((body, number), file)
        if _case(holder, workspace) != _case(file, workspace) and (scope.documents is None or file in scope.documents):
            text = "The case number {number} of «{body}» is used already, in {holder}."
            hint = "Give this case the next free number."
            found = error("VO18", place, text, hint, number=number.format(pattern), body=body, holder=holder)
            yield replace(found, concerns=file)


def _numbers(workspace: Workspace) -> Iterator[tuple[str, CaseNumber, str, Place]]:
    """Each number that a body has given a case: the body, the number, the paper or the meeting's folder, the place."""
    for paper in workspace.papers:
        for treatment in paper.treatments:
            if treatment.number is not None:
                yield treatment.body, treatment.number, paper.file, treatment.place
        for protocol in paper.protocols:
            if protocol.number is not None:
                yield protocol.body, protocol.number, paper.file, protocol.place
    for decision in workspace.decisions:
        if decision.number is not None:
            yield decision.body, decision.number, decision.paper, decision.place
    for meeting in workspace.meetings:
        for at, item in enumerate(meeting.items):
            if item.number is not None and item.kind is ItemKind.CASE:
                yield meeting.body, item.number, item.paper or f"{meeting.folder}#{at + 1}", item.place


def _case(file: str, workspace: Workspace) -> str:
    """The first paper of the case that a paper belongs to: one that follows another is of the same case."""
    paper = workspace.paper(file)
    before = workspace.papers_before(paper) if paper else ()
    return before[0].file if before else file


def _is_adopted(motion: str, decision: Decision) -> bool:
    """True where the last vote that the proposal was in went its way."""
    votes = [vote for vote in decision.votes if motion in (vote.on, vote.against_motion)]
    return bool(votes) and votes[-1].adopted == (votes[-1].on == motion)


def _listed(days: list[datetime.date | None]) -> str:
    return ", ".join(str(day) for day in days if day)


RULES: tuple[Rule, ...] = (
    body_is_known,
    day_is_right,
    number_agrees,
    kind_fits,
    earlier_bodies_had_it,
    motions_differ,
    sections_are_there,
    amendments_were_adopted,
    movers_were_there,
    those_there_belong,
    disqualified_are_replaced,
    wording_is_known,
)
