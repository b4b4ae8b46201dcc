"""The hearings that a plan has been on, as they were sent out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from planverk.model.case_paper import CasePaper
from planverk.model.consultation import Consultation, ConsultationKind
from planverk.model.plan import Plan
from planverk.model.workspace import Workspace


def rounds(workspace: Workspace, plan_id: str) -> Iterator[tuple[Consultation, str]]:
    """The consultations about a plan, each with the last version that was sent out in it, as they were sent."""
    about = sorted(workspace.consultations, key=lambda each: (each.sent is None, each.sent, each.id))
    for consultation in about:
        versions = [subject.version for subject in consultation.subjects if subject.plan == plan_id and subject.version]
        if versions:
            yield consultation, versions[-1]


def main_round(workspace: Workspace, plan_id: str) -> tuple[Consultation, str] | None:
    """The hearing that a plan's changes are accounted from, and the version that was sent out: the last that was not a limited
    one, which adds to it."""
    heard = list(rounds(workspace, plan_id))
    whole = [each for each in heard if each[0].kind is not ConsultationKind.LIMITED]
    found = whole or heard
    return found[-1] if found else None


def put_forward(paper: CasePaper, plan_id: str, base: str, kept: Collection[str]) -> str:
    """The version, of those that are kept, that a paper puts forward after the hearing on `base`; empty where it names none, so
    that it is about the text as it stands."""
    named = (each.version for each in paper.concerns if each.plan == plan_id)
    return next((version for version in named if version in kept and version != base), "")


def hearing_told_of(plan: Plan, workspace: Workspace) -> Consultation | None:
    """The hearing whose numbers the plan's text names; None where it names none."""
    found = main_round(workspace, plan.id) if plan.tells_of_hearing else None
    return found[0] if found else None
