"""VO: what stands in a decision, held against its paper, the saksgang, the plan, and other decisions."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from planverk.checks import motions
from planverk.checks.attendance import strangers
from planverk.checks.case_numbers import case_of, numbers_once
from planverk.checks.decided import Case, Rule
from planverk.checks.subject import Scope
from planverk.checks.votes import check_votes
from planverk.findings import Finding, error, warning
from planverk.model.decision import Attendance, DecisionKind, kind_of
from planverk.model.workspace import Workspace


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
    own = case_of(case.paper.file, workspace)
    papers = [case.paper, *(each for each in workspace.papers if case_of(each.file, workspace) == own)]
    files = {paper.file for paper in papers}
    recorded = (each.body for each in workspace.decisions if each.paper in files and each.date <= day and not each.postponed)
    return frozenset((*recorded, *(each.body for paper in papers for each in paper.protocols)))


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
    belongs = _belonging(case)
    for each in case.decision.disqualified:
        if not each.basis.strip():
            text = "It does not say on what ground {name} was inhabil."
            hint = "Write basis: forvaltningsloven § 6 …"
            yield warning("VO17", case.decision.place, text, hint, name=each.name)
        if belongs and each.name not in belongs:
            text = "{name} was found inhabil, and neither belongs to the body nor was there for anybody."
            yield error("VO17", case.decision.place, text, "Correct the name, or attendance:.", name=each.name)
        if each.stepped_in and (each.stepped_in == each.name or each.stepped_in in others):
            text = "{name} stepped in and has a vote already."
            hint = "Name the substitute who stepped in."
            yield error("VO17", case.decision.place, text, hint, name=each.stepped_in)


def _listed(days: list[datetime.date | None]) -> str:
    return ", ".join(str(day) for day in days if day)


def _belonging(case: Case) -> frozenset[str]:
    """Everybody who belongs to the body or was there with a vote; empty where the body's members are not known."""
    body = case.workspace.settings.bodies.get(case.decision.body)
    if body is None or not body.members:
        return frozenset()
    there = ((case.meeting.attendance if case.meeting else None) or Attendance()).changed_by(case.decision.attendance)
    return frozenset((*(each.name for each in body.members), *there.present))


RULES: tuple[Rule, ...] = (
    body_is_known,
    day_is_right,
    number_agrees,
    kind_fits,
    earlier_bodies_had_it,
    those_there_belong,
    disqualified_are_replaced,
    *motions.RULES,
)
