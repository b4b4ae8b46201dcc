"""A case paper to its Document, with what the workspace has for it: its hearing, its report, the template's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from planverk.documents import case_paper as case_papers
from planverk.documents.frame import Assembled, Frame
from planverk.documents.hearing import PUBLIC
from planverk.documents.told import NOTHING, Told
from planverk.model.case_paper import CasePaper
from planverk.model.labels import labels
from planverk.model.template import USUAL_SUMMARY, Template
from planverk.model.workspace import Workspace
from planverk.service.compiled import Workshop
from planverk.service.minuted import Clerk

if TYPE_CHECKING:
    from planverk.documents.ledger_tables import Ledgers
    from planverk.model.consultation import Consultation


def assemble_paper(
    prepare: Callable[[Clerk], CasePaper],
    frame: Frame,
    workspace: Workspace,
    template: Template | None,
    workshop: Workshop,
) -> Assembled:
    """The document of the paper that `prepare` gives, with the protocols that it wants; what is wrong in the Markdown that was
    read for it is among the findings."""
    before = set(workshop.findings)
    paper = prepare(Clerk(workspace, workshop.read))
    consultation = workspace.consultation(paper.consultation)
    edition = workshop.edition(consultation) if consultation else PUBLIC
    summary = template.settings.summary if template else USUAL_SUMMARY
    told = _told(paper, workspace, template, workshop)
    told = replace(told, ledgers=_ledgers(paper, consultation, workspace, template, workshop))
    assembled = case_papers.assemble(paper, frame, frame.plans, consultation, summary, edition, told)
    read = (finding for finding in workshop.findings if finding not in before)
    return replace(assembled, findings=(*assembled.findings, *read))


def _ledgers(
    paper: CasePaper,
    consultation: Consultation | None,
    workspace: Workspace,
    template: Template | None,
    workshop: Workshop,
) -> Ledgers | None:
    """The account of what was changed in the plan since the paper's hearing; None where nothing is known of it."""
    account = workshop.account(consultation, paper)
    if account is None or consultation is None:
        return None
    from planverk.service.books import ledgers_of

    words = labels(paper.language, workspace.settings.wording.labels)
    plan = workspace.plan(account.plan)
    return ledgers_of(account, workspace, plan, consultation, words, template, workshop.edition(consultation))


def _told(paper: CasePaper, workspace: Workspace, template: Template | None, workshop: Workshop) -> Told:
    """What the reports of the workspace have for a paper; nothing without the template's look, for charts are drawn in it."""
    if not workspace.reports or template is None or template.theme is None:
        return NOTHING
    from planverk.documents.report_figures import Figures
    from planverk.documents.report_in_paper import told

    words = labels(paper.language, workspace.settings.wording.labels)
    plan = workspace.plan(paper.about)
    report = next((each for each in workspace.reports_of(paper.about) if each.id == paper.report), None)
    figures = Figures.of(report, plan, workspace, words) if report is not None and plan is not None else None
    return told(figures, workspace.reports, workspace.settings, workshop.drawing(template.theme))
