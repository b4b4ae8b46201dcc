"""What a round is to be: the options of `consult open` made into a consultation, and what cannot be is said."""

from __future__ import annotations

import datetime
import difflib
from dataclasses import dataclass, replace
from pathlib import Path

from planverk.checks.deadlines import check_deadlines
from planverk.errors import Conflict, MissingFile, Unclear, UnreadableFile
from planverk.findings import Finding, first_error
from planverk.model.case_number import CaseNumber, parse_case_number
from planverk.model.consultation import Consultation, ConsultationKind, Invitation, Outline, SendingDecision, Subject
from planverk.model.ids import MAX_LENGTH, is_id
from planverk.model.place import Place
from planverk.model.plan import Plan, PlanType
from planverk.model.workspace import Workspace
from planverk.readers.register import read_register

_BY_LAW = frozenset({PlanType.KOMMUNEDELPLAN, PlanType.SAMFUNNSDEL, PlanType.AREALDEL})


@dataclass(frozen=True)
class Decided:
    """The decision to send out as somebody types it: a body's code, a date, a number in the municipality's own order."""

    body: str
    date: datetime.date
    number: str = ""


@dataclass(frozen=True)
class Order:
    """A round as it is asked for; what is empty is taken from what was prepared, else from what is usual.

    `register` is a file of bodies, `sections` the ids of those that alone are open, `lines` asks for line numbers.
    """

    plan: str
    deadline: datetime.date | None = None
    kind: ConsultationKind | None = None
    register: Path | None = None
    sections: tuple[str, ...] = ()
    lines: bool = False
    decided: Decided | None = None
    sent: datetime.date | None = None
    id: str = ""
    title: str = ""
    contact: str = ""
    web: str = ""
    purpose: str = ""
    version: str = ""


def bodies(register: Path | None) -> tuple[Invitation, ...]:
    """The bodies of a register. Raises MissingFile, and UnreadableFile with everything that is wrong in it."""
    if register is None:
        return ()
    try:
        data = register.read_bytes()
    except OSError as fault:
        raise MissingFile(
            "There is no file {path}.", "Check the name, and the folder that you stand in.", path=str(register)
        ) from fault
    reading = read_register(data, register.name)
    if reading.value is None:
        raise _unusable(reading.findings)
    return reading.value or ()


def _unusable(findings: tuple[Finding, ...]) -> UnreadableFile:
    first, *others = (finding for finding in findings if finding.is_error)
    fault = UnreadableFile.of(first)
    fault.others = tuple(others)
    return fault


def consultation_of(order: Order, plan: Plan, workspace: Workspace, before: Consultation | None) -> Consultation:
    """The consultation as the order wants it, without a version: what was prepared (`before`), and the order over it.

    Raises Unclear where something is missing or unknown.
    """
    own_id = before.id if before else order.id or new_id(order, workspace)
    if not is_id(own_id):
        raise Unclear(
            "A consultation cannot be called {id}.",
            "Use small letters a to z, digits and hyphens, beginning with a letter, and at most {most} of them.",
            id=own_id,
            most=MAX_LENGTH,
        )
    base = before or Consultation(own_id, f"consultations/{own_id}", ConsultationKind.HEARING, ())
    deadline = order.deadline or base.deadline
    if deadline is None:
        raise Unclear("The hearing has no deadline.", "Say it with: --deadline 2025-05-31")
    kind = order.kind or (ConsultationKind.LIMITED if order.sections else before.kind if before else usual_kind(plan))
    sections = order.sections or tuple(section for subject in base.subjects for section in subject.sections)
    if (kind is ConsultationKind.LIMITED) != bool(sections):
        raise Unclear(
            "A limited hearing is about some sections, and only a limited one is.",
            "Name them with: --sections ID,ID. See the ids with: planverk outline {plan}",
            plan=plan.id,
        )
    return replace(
        base,
        kind=kind,
        subjects=(Subject(plan.id, "", "", sections),),
        title=order.title or base.title,
        decided=_decision(order, base, workspace),
        deadline=deadline,
        invitations=bodies(order.register) or base.invitations,
        contact=order.contact or base.contact or _case_worker(workspace, own_id),
        web=order.web or base.web,
        purpose=order.purpose or base.purpose,
        line_numbers=order.lines or base.line_numbers,
    )


def usual_kind(plan: Plan) -> ConsultationKind:
    """What a round of such a plan is: the kommuneplan's is also offentlig ettersyn (pbl. § 11-14)."""
    if plan.type is PlanType.PLANPROGRAM:
        return ConsultationKind.PLANNING_PROGRAMME
    return ConsultationKind.PUBLIC_INSPECTION if plan.type in _BY_LAW else ConsultationKind.HEARING


def new_id(order: Order, workspace: Workspace) -> str:
    """The plan's id with the year, and a number where that is taken."""
    year = (order.sent or order.deadline or datetime.date.min).year
    taken = {consultation.id for consultation in workspace.consultations}
    for number in range(1, len(taken) + 2):
        ending = f"-{year}" if number == 1 else f"-{year}-{number}"
        name = f"{order.plan[: MAX_LENGTH - len(ending)].rstrip('-')}{ending}"
        if name not in taken:
            break
    return name


def check_sections(consultation: Consultation, outline: Outline) -> None:
    """Raises Unclear where a section that is to be open is not in the version."""
    known = [node.id for node in outline.nodes if node.kind == "section"]
    for section in (section for subject in consultation.subjects for section in subject.sections):
        if section not in known:
            near = difflib.get_close_matches(section, known, 1, 0.6)
            hint = "Did you mean {near}?" if near else "See the ids with: planverk outline {plan}"
            raise Unclear("The plan has no section {section}.", hint, section=section, near="".join(near), plan=outline.plan)


def check_time(consultation: Consultation, plan: Plan) -> tuple[Finding, ...]:
    """What is to be said of the deadline. Raises Conflict where the law wants a longer one."""
    found = tuple(check_deadlines(consultation, plan))
    fault = first_error(found)
    if fault is not None:
        raise Conflict.of(fault, Place())
    return found


def _decision(order: Order, base: Consultation, workspace: Workspace) -> SendingDecision | None:
    """The decision as it was typed; else the one that was kept; else the meeting of the case paper about this consultation."""
    if order.decided is None:
        return base.decided or _of_paper(base.id, order.sent, workspace)
    settings = workspace.settings
    if order.decided.body not in settings.bodies:
        raise Unclear(
            "There is no body {body} in planverk.yaml.",
            "Known are: {known}",
            body=order.decided.body,
            known=", ".join(settings.bodies) or "–",
        )
    number = parse_case_number(order.decided.number, settings.wording.case_number) if order.decided.number else None
    if order.decided.number and number is None:
        raise Unclear(
            "{number} is no case number.",
            "Write it as the municipality does: {example}",
            number=order.decided.number,
            example=CaseNumber(order.decided.date.year, 21).format(settings.wording.case_number),
        )
    return SendingDecision(order.decided.body, order.decided.date, number)


def _of_paper(consultation: str, sent: datetime.date | None, workspace: Workspace) -> SendingDecision | None:
    """Where a case paper about the consultation has met its deciding body by the day of sending, that is the decision."""
    for paper in workspace.papers:
        for treatment in paper.treatments if paper.consultation == consultation else ():
            held = treatment.date is not None and sent is not None and treatment.date <= sent
            if held and treatment.number and treatment.body == (paper.decided_by or treatment.body):
                return SendingDecision(treatment.body, treatment.date, treatment.number)
    return None


def _case_worker(workspace: Workspace, consultation: str) -> str:
    """Whoever has written the case paper about the consultation."""
    papers = (paper for paper in workspace.papers if paper.consultation == consultation and paper.case_worker)
    return next((paper.case_worker for paper in papers), "")
