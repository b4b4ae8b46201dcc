"""One document put together: the template and the layout of its kind, and the module that knows how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial

from planverk.documents.frame import Assembled, Frame
from planverk.findings import Finding, Reading
from planverk.model.case_paper import CasePaper
from planverk.model.document import CASE_PAPER, PLAN, REPORT, Document, Draft
from planverk.model.labels import labels
from planverk.model.layout import Layout
from planverk.model.plan import Plan
from planverk.model.sheet import Workbook
from planverk.model.template import Template
from planverk.model.workspace import Workspace
from planverk.readers import kept
from planverk.readers.layout import read_layout
from planverk.service.altered import Altered
from planverk.service.compiled import Compiled, Workshop
from planverk.service.convened import Extracted, Laid, Sat
from planverk.service.gathering import Target
from planverk.service.reported import Reported
from planverk.service.states import State

# What puts a kind of document together is imported with the first document of that kind: a build of one plan does not wait for
# what hearings and reports need.


@dataclass(frozen=True)
class Paper:
    """A document as far as it came: assembled, with its template; either is None where an error stood in the way. `tabled` gives
    the same as a table to go on working in, where there is one; a check asks for none."""

    target: Target
    document: Document | None
    template: Template | None
    findings: tuple[Finding, ...]
    tabled: Callable[[], Workbook] | None = None

    @cached_property
    def workbook(self) -> Workbook | None:
        """The table, put together when it is first asked for."""
        return self.tabled() if self.tabled else None

    @property
    def stopped(self) -> bool:
        """True where an error stops it, or it could not be put together at all."""
        return self.document is None or self.template is None or (self.document.draft is None and has_errors(self.findings))


def has_errors(findings: tuple[Finding, ...]) -> bool:
    return any(finding.is_error for finding in findings)


class Shelf:
    """The template's parts, each read once for all documents of a state, and the workshop for what the documents show."""

    def __init__(self, state: State, workshop: Workshop) -> None:
        self.state = state
        self.workshop = workshop
        self._folder = workshop.template
        self._templates: dict[str, Reading[Template]] = {}
        self._layouts: dict[str, Reading[Layout]] = {}

    def template(self, kind: str) -> Reading[Template]:
        """The Word file for a kind of document; those of meetings are made on that of case papers, unless they have their own."""
        if kind not in self._templates:
            papers = self.template(CASE_PAPER) if kind.startswith("meeting-") else None
            if papers is not None and (papers.value is None or kind not in papers.value.settings.files):
                return papers
            self._templates[kind] = kept.template(self.state.source, f"templates/{self._folder}", kind)
        return self._templates[kind]

    def layout(self, name: str) -> Reading[Layout]:
        if name not in self._layouts:
            self._layouts[name] = read_layout(self.state.source, self._folder, name)
        return self._layouts[name]


def compose(target: Target, workspace: Workspace, shelf: Shelf, draft: Draft | None = None) -> Paper:
    """The document of a target, as far as it came, with what was found on the way; with a `draft` its mark stands on it."""
    if isinstance(target.value, Altered):
        return _alter(target, target.value, workspace, shelf, draft)
    kind, name = _kind_and_layout(target.value)
    template, layout = shelf.template(kind), shelf.layout(name)
    found = (*template.findings, *layout.findings)
    if layout.value is None:
        return Paper(target, None, template.value, _concerning(found, target))
    frame = _frame(target, layout.value, template.value, workspace, shelf.state, shelf.template(PLAN).value)
    frame = replace(frame, draft=draft)
    if isinstance(target.value, Compiled):
        return _compile(target, target.value, frame, template.value, found, shelf.workshop)
    if isinstance(target.value, Reported):
        return _report(target, target.value, frame, template.value, found, workspace, shelf.workshop)
    if isinstance(target.value, Sat | Extracted | Laid):
        from planverk.service import convening

        hall = convening.Hall(frame, workspace, template.value, shelf.workshop)
        assembled = convening.assemble(target.value, hall)
    else:
        assembled = _call(target.value, frame, workspace, template.value, shelf.workshop)
    return Paper(target, assembled.document, template.value, _concerning((*found, *assembled.findings), target))


def _kind_and_layout(value: Plan | CasePaper | Compiled | Reported | Sat | Extracted | Laid) -> tuple[str, str]:
    match value:
        case Plan():
            return PLAN, PLAN
        case Compiled(kind=kind) | Reported(kind=kind):
            return kind, kind
        case Sat(kind=kind):
            return kind, kind
        case CasePaper(layout=layout) | Extracted(paper=CasePaper(layout=layout)) | Laid(paper=CasePaper(layout=layout)):
            return CASE_PAPER, f"{CASE_PAPER}-{layout}" if layout else CASE_PAPER


def _call(
    value: Plan | CasePaper, frame: Frame, workspace: Workspace, template: Template | None, workshop: Workshop
) -> Assembled:
    if isinstance(value, Plan):
        from planverk.documents import plan as plans

        return plans.assemble(value, frame)
    from planverk.service.papering import assemble_paper

    return assemble_paper(lambda clerk: clerk.for_next(value), frame, workspace, template, workshop)


def _compile(
    target: Target, value: Compiled, frame: Frame, template: Template | None, found: tuple[Finding, ...], workshop: Workshop
) -> Paper:
    """A document of a consultation; without the template's look there is none, for charts are drawn in it."""
    if template is None or template.theme is None:
        return Paper(target, None, template, _concerning(found, target))
    from planverk.documents import consultation_document as consultations
    from planverk.documents import consultation_sheet as sheets

    hearing = workshop.hearing(value.consultation, template.theme)
    before = set(workshop.findings)
    assembled = consultations.assemble(value.kind, hearing, frame, template.settings.summary)
    read = (finding for finding in workshop.findings if finding not in before)
    shared = tuple(replace(finding, concerns=target.folder) for finding in read)  # every document that shows it is stopped by it
    found = (*found, *assembled.findings)
    table = partial(sheets.workbook, hearing, frame, template.settings.summary.noun) if value.kind == "summary" else None
    return Paper(target, assembled.document, template, (*_concerning(found, target), *shared), table)


def _alter(target: Target, value: Altered, workspace: Workspace, shelf: Shelf, draft: Draft | None) -> Paper:
    """A document about what was changed in a plan, on the template of plans."""
    from planverk.service import altering  # few builds are of any

    template, layout = shelf.template(PLAN), altering.layout_of(value, shelf.state, shelf.workshop.template)
    desk, found = shelf.workshop.desk, (*template.findings, *layout.findings)
    if template.value is None or template.value.theme is None or layout.value is None or desk is None:
        return Paper(target, None, template.value, _concerning(found, target))
    frame = _frame(target, layout.value, template.value, workspace, shelf.state, template.value)
    office = altering.Office(shelf.state, workspace, desk, shelf.workshop)
    made = altering.assemble(value, replace(frame, draft=draft), template.value, office)
    if made.value is None:
        return Paper(target, None, template.value, _concerning((*found, *made.findings), target))
    return Paper(target, made.value.document, template.value, _concerning((*found, *made.value.findings), target))


def _report(
    target: Target,
    value: Reported,
    frame: Frame,
    template: Template | None,
    found: tuple[Finding, ...],
    workspace: Workspace,
    workshop: Workshop,
) -> Paper:
    """A report on a plan; without the template's look there is none, for charts are drawn in it."""
    if template is None or template.theme is None:
        return Paper(target, None, template, _concerning(found, target))
    from planverk.documents import report as reports
    from planverk.documents import report_sheet
    from planverk.documents.report_figures import Figures

    words = labels(value.language, workspace.settings.wording.labels)
    figures = Figures.of(value.report, value.plan, workspace, words)
    assembled = reports.assemble(value.kind, figures, frame, workshop.drawing(template.theme))
    table = partial(report_sheet.workbook, value.report, figures.plan, frame) if value.kind == REPORT else None
    return Paper(target, assembled.document, template, _concerning((*found, *assembled.findings), target), table)


def _frame(
    target: Target, layout: Layout, template: Template | None, workspace: Workspace, state: State, plan: Template | None
) -> Frame:
    """What the document is assembled in; `plan` is the template of plans, whose chapters it may speak of."""
    frame = Frame(
        workspace.settings,
        layout,
        origin=state.origin(target.folder, target.made_from),
        date=state.date,
        plans=workspace.plans,
    )
    heard = workspace.consultation(target.hearing) if target.hearing else None
    if heard is not None and heard.whole:
        frame = replace(frame, consultation=heard)
    if template is None:
        return frame
    return replace(
        frame,
        numbering=template.numbering,
        measure_columns=template.settings.measures,
        plan_numbering=plan.numbering if plan else None,
    )


def _concerning(findings: tuple[Finding, ...], target: Target) -> tuple[Finding, ...]:
    return tuple(replace(finding, concerns=target.concerns) for finding in findings)
