"""Values to findings: one rule, one function."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planverk.checks import (
    agreement,
    attachments,
    case_papers,
    identity,
    language,
    laws,
    measures,
    placeholders,
    proposals,
    structure,
    typed_numbers,
)
from planverk.checks.subject import Rule, Scope, Subject, of_paper, of_plan
from planverk.findings import Finding
from planverk.model.workspace import Workspace


def _of_hearings(subject: Subject) -> Iterator[Finding]:
    """The rules about papers that tell of a hearing."""
    if subject.paper is not None and subject.workspace.consultations:
        from planverk.checks.consultation import PAPER_RULES

        for rule in PAPER_RULES:
            yield from rule(subject)


RULES: tuple[Rule, ...] = (
    *placeholders.RULES,
    *agreement.RULES,
    *attachments.RULES,
    *proposals.RULES,
    *structure.RULES,
    *language.RULES,
    *laws.RULES,
    *identity.RULES,
    *measures.RULES,
    *case_papers.RULES,
    *typed_numbers.RULES,
    _of_hearings,
)


def check(workspace: Workspace, scope: Scope) -> tuple[Finding, ...]:
    """All findings of all rules about the documents in `scope`, each with `concerns` set, in the order of files and lines.

    What only shows when a document is put together (dead references, unknown values, slots) comes from `documents`; waivers
    are weighed last, over the findings of every room, by `checks.waivers.apply`.
    """
    found = (
        replace(finding, concerns=subject.concerns)
        for subject in _subjects(workspace, scope)
        for rule in RULES
        for finding in rule(subject)
    )
    others = (*_deadlines(workspace, scope), *_logs(workspace, scope), *_reports(workspace, scope), *_meetings(workspace, scope))
    return tuple(sorted(dict.fromkeys((*found, *others)), key=_order))


def _logs(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    """The logs of the hearings whose documents are in `scope`."""
    for each in workspace.consultations:
        from planverk.checks.consultation import check_consultation  # large, and most workspaces have no hearing

        if scope.has_folder(each.folder):
            yield from (replace(finding, concerns=each.folder) for finding in check_consultation(each, workspace))


def _reports(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    if workspace.reports:
        from planverk.checks.reports import check_reports  # large, and most workspaces have none

        yield from check_reports(workspace, scope)


def _meetings(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    """What was decided, and the meetings that it was decided in."""
    if workspace.decisions or workspace.meetings:
        from planverk.checks.decisions import check_decisions  # large, and most workspaces have neither
        from planverk.checks.meetings import check_meetings

        yield from check_decisions(workspace, scope)
        yield from check_meetings(workspace, scope)


def _deadlines(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    """Hearings of the plans in `scope` that are shorter than the law has it. What is only worth knowing of a period is said when
    the hearing is sent out, and not at every build after that."""
    for consultation in workspace.consultations:
        from planverk.checks.deadlines import check_deadlines

        for plan in {subject.plan: workspace.plan(subject.plan) for subject in consultation.subjects}.values():
            if plan is not None and (scope.documents is None or plan.folder in scope.documents):
                found = check_deadlines(consultation, plan)
                yield from (replace(finding, concerns=consultation.folder) for finding in found if finding.is_error)


def _subjects(workspace: Workspace, scope: Scope) -> Iterator[Subject]:
    for plan in workspace.plans:
        if scope.documents is None or plan.folder in scope.documents:
            yield of_plan(plan, workspace, scope)
    for paper in workspace.papers:
        if scope.documents is None or paper.file in scope.documents:
            yield of_paper(paper, workspace, scope)


def _order(finding: Finding) -> tuple[str, int, str, str]:
    return finding.place.file, finding.place.line or 0, finding.code, finding.message.format()


__all__ = ["RULES", "Scope", "check"]
