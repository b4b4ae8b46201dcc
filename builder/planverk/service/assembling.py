"""From what was gathered to Documents: each with its template, its layout, and everything that was found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from planverk.documents.frame import Assembled, Frame
from planverk.findings import Finding, Reading, Translate
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
from planverk.service.beside import Beside
from planverk.service.compiled import Compiled, Workshop
from planverk.service.convened import Extracted, Laid, Sat
from planverk.service.gathering import Gathered, Target
from planverk.service.language import translator
from planverk.service.reported import Reported
from planverk.service.states import State

if TYPE_CHECKING:
    from planverk.checks import Scope
    from planverk.documents.hearing import Edition

# What puts a kind of document together is imported with the first document of that kind, and the checks when the compiler is at
# work already: a build of one plan does not wait for what hearings and reports need.

_MANY = 300  # responses


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


@dataclass(frozen=True)
class Assembly:
    """The papers of a state, and the findings that concern none of them alone."""

    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        return (*self.findings, *(finding for paper in self.papers for finding in paper.findings))


def has_errors(findings: tuple[Finding, ...]) -> bool:
    return any(finding.is_error for finding in findings)


def assemble(
    gathered: Gathered,
    draft: bool = False,
    editions: Mapping[str, Edition] | None = None,
    begin: Callable[[Paper], None] = lambda _: None,
) -> Assembly:
    """Puts every document together and runs every check. An error that concerns the whole workspace stops them all; in a draft
    nothing is stopped that can be put together. `editions` tell whom the documents of a consultation, by id, name.

    `begin` is told of each paper that is put together without an error, before the checks look at it.
    """
    workspace = gathered.workspace
    if workspace is None:
        return Assembly((), gathered.findings)
    shelf = _Shelf(gathered.state, Workshop(workspace, editions, gathered.state.source))
    rules = Beside(partial(_ruled, gathered, workspace), _is_large(workspace))
    rough: list[Paper] = []
    for target in gathered.targets:
        rough.append(_assemble_one(target, workspace, shelf))
        if not (draft or rough[-1].stopped or has_errors(gathered.findings)):
            begin(rough[-1])
    in_papers = tuple(finding for paper in rough for finding in paper.findings)
    held = _checked(gathered, workspace, (*rules.result(), *_accounted(gathered, workspace, shelf.workshop), *in_papers))
    common = tuple(finding for finding in held if not finding.concerns)
    papers = tuple(_with(paper, held) for paper in rough)
    if draft:
        papers = tuple(_as_draft(paper, workspace, shelf, common) for paper in papers)
    elif has_errors(common):
        papers = tuple(replace(paper, document=None) for paper in papers)
    known = {concern for paper in papers for concern in (paper.target.concerns, paper.target.folder)}
    return Assembly(papers, tuple(finding for finding in held if finding.concerns not in known))


def assemble_unchecked(gathered: Gathered) -> tuple[Paper, ...]:
    """Puts every document together, and looks for nothing that is wrong with it."""
    if gathered.workspace is None:
        return ()
    shelf = _Shelf(gathered.state, Workshop(gathered.workspace, source=gathered.state.source))
    return tuple(_assemble_one(target, gathered.workspace, shelf) for target in gathered.targets)


def _is_large(workspace: Workspace) -> bool:
    """True where the checks take seconds, and are better made beside the documents."""
    return sum(len(consultation.responses) for consultation in workspace.consultations) >= _MANY


def _ruled(gathered: Gathered, workspace: Workspace) -> tuple[Finding, ...]:
    """What the rules find that need no more than what was read."""
    from planverk.checks import check

    scope = _scope(gathered)
    return (*check(workspace, scope), *_reviewed(workspace, scope))


def _checked(gathered: Gathered, workspace: Workspace, ruled: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """All findings, those of the rules among them, without the ones that the workspace waives."""
    from planverk.checks.waivers import apply

    return apply(tuple(dict.fromkeys((*gathered.findings, *ruled))), workspace.settings, gathered.state.source)


class _Shelf:
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


def _scope(gathered: Gathered) -> Scope:
    from planverk.checks import Scope

    assert gathered.workspace is not None
    files = frozenset(gathered.state.source.files())
    folder = f"templates/{gathered.workspace.settings.template}/documents/"
    layouts = {path.removeprefix(folder).removesuffix(".md") for path in files if path.startswith(folder)}
    return Scope(files, frozenset(layouts), frozenset(target.concerns for target in gathered.targets))


def _reviewed(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    """What is left over in the points and references of the hearings in `scope`, and what of persons is in their texts."""
    for consultation in workspace.consultations:
        plan = workspace.plan(consultation.subjects[0].plan) if consultation.subjects else None
        if scope.has_folder(consultation.folder):
            from planverk.linking.review import review
            from planverk.privacy.review import review_privacy

            found = (*review(consultation, plan.title if plan else ""), *review_privacy(consultation))
            yield from (replace(finding, concerns=consultation.folder) for finding in found)


def _accounted(gathered: Gathered, workspace: Workspace, workshop: Workshop) -> Iterator[Finding]:
    """What is not accounted for of the changes since the hearings that were gathered."""
    scope = _scope(gathered)
    told = any(paper.consultation and scope.has_folder(paper.file) for paper in workspace.papers)
    if (told or any(scope.has_folder(each.folder) for each in workspace.consultations)) and workshop.desk is not None:
        from planverk.service.accounting import accounted  # most builds are of no hearing

        yield from accounted(workspace, scope, workshop.desk)


def _assemble_one(target: Target, workspace: Workspace, shelf: _Shelf, draft: Draft | None = None) -> Paper:
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


def _alter(target: Target, value: Altered, workspace: Workspace, shelf: _Shelf, draft: Draft | None) -> Paper:
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


def _with(paper: Paper, held: tuple[Finding, ...]) -> Paper:
    about, below = (paper.target.concerns, paper.target.folder), paper.target.stands_on
    own = (each for each in held if each.concerns in about or (each.is_error and each.concerns in below))
    return replace(paper, findings=tuple(own))


def _as_draft(paper: Paper, workspace: Workspace, shelf: _Shelf, common: tuple[Finding, ...]) -> Paper:
    """The paper once more, with the mark on every page and its findings listed, in its own language."""
    words = labels(paper.target.value.language, workspace.settings.wording.labels)
    translate = translator(paper.target.value.language)
    lines = tuple(said(finding, translate) for finding in (*common, *paper.findings))
    draft = Draft(words["draft"], words["draft-findings"], lines)
    return replace(paper, document=_assemble_one(paper.target, workspace, shelf, draft).document)


def said(finding: Finding, translate: Translate) -> str:
    """A finding on one line: place, message and next step."""
    place = f"{finding.place}: " if finding.place.file else ""
    hint = finding.hint.format(translate)
    return f"{place}{finding.message.format(translate)}{f' {hint}' if hint else ''}"
