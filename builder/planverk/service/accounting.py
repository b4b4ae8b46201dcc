"""What the checks say of the accounts of changes: for the hearings and the case papers that are being made."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.checks import Scope
from planverk.checks.ledger import check_account, check_paper, without_name, without_version
from planverk.findings import Finding
from planverk.model.case_paper import CasePaper
from planverk.model.consultation import Consultation
from planverk.model.workspace import Workspace
from planverk.service.comparing import Desk
from planverk.service.rounds import main_round


def accounted(workspace: Workspace, scope: Scope, desk: Desk) -> Iterator[Finding]:
    """The findings about the accounts of the hearings in `scope`, and about the papers there that put a revised plan forward."""
    for plan in workspace.plans:
        found = main_round(workspace, plan.id)
        if found is None or not found[0].whole:
            continue
        consultation, base = found
        papers = [paper for paper in workspace.papers if _puts_forward(paper, plan.id, found) and scope.has_folder(paper.file)]
        if not papers and not scope.has_folder(consultation.folder):
            continue
        if scope.has_folder(consultation.folder) and (account := desk.account(plan.id, base)) is not None:
            yield from check_account(account, consultation, workspace)
        for paper in papers:
            yield from _of(paper, plan.id, base, workspace, desk)


def _of(paper: CasePaper, plan_id: str, base: str, workspace: Workspace, desk: Desk) -> Iterator[Finding]:
    """What a paper cannot go out with, in the account of the text that it puts forward."""
    account = desk.account(plan_id, base, desk.put_forward(paper, plan_id, base))
    if account is not None:
        yield from check_paper(paper, account, workspace)
    elif desk.version(plan_id, base) is None:
        yield without_version(paper, base)
    if workspace.decisions_on(paper.file):
        named = (each.version for each in paper.concerns if each.plan == plan_id and each.version)
        yield from (without_name(paper, plan_id, name) for name in named if desk.version(plan_id, name) is None)


def _puts_forward(paper: CasePaper, plan_id: str, heard: tuple[Consultation, str]) -> bool:
    """True for a paper that tells of the hearing and is about the revised plan; not for the one that sent the plan out."""
    consultation, base = heard
    if paper.consultation != consultation.id:
        return False
    concerns = [concern for concern in paper.concerns if concern.plan == plan_id]
    return any(concern.version != base for concern in concerns) if concerns else paper.plan == plan_id
