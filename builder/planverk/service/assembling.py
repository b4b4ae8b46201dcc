"""From what was gathered to Documents: each with its template, its layout, and everything that was found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from planverk.findings import Finding, Translate
from planverk.model.document import Draft
from planverk.model.labels import labels
from planverk.model.workspace import Workspace
from planverk.service.beside import Beside
from planverk.service.compiled import Workshop
from planverk.service.composing import Paper, Shelf, compose, has_errors
from planverk.service.gathering import Gathered
from planverk.service.language import translator

if TYPE_CHECKING:
    from planverk.checks import Scope
    from planverk.documents.hearing import Edition

# The checks are imported when the compiler is at work already.

_MANY = 300  # responses


@dataclass(frozen=True)
class Assembly:
    """The papers of a state, and the findings that concern none of them alone."""

    papers: tuple[Paper, ...]
    findings: tuple[Finding, ...]

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        return (*self.findings, *(finding for paper in self.papers for finding in paper.findings))


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
    shelf = Shelf(gathered.state, Workshop(workspace, editions, gathered.state.source))
    rules = Beside(partial(_ruled, gathered, workspace), _is_large(workspace))
    rough: list[Paper] = []
    for target in gathered.targets:
        rough.append(compose(target, workspace, shelf))
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
    shelf = Shelf(gathered.state, Workshop(gathered.workspace, source=gathered.state.source))
    return tuple(compose(target, gathered.workspace, shelf) for target in gathered.targets)


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


def _with(paper: Paper, held: tuple[Finding, ...]) -> Paper:
    about, below = (paper.target.concerns, paper.target.folder), paper.target.stands_on
    own = (each for each in held if each.concerns in about or (each.is_error and each.concerns in below))
    return replace(paper, findings=tuple(own))


def _as_draft(paper: Paper, workspace: Workspace, shelf: Shelf, common: tuple[Finding, ...]) -> Paper:
    """The paper once more, with the mark on every page and its findings listed, in its own language."""
    words = labels(paper.target.value.language, workspace.settings.wording.labels)
    translate = translator(paper.target.value.language)
    lines = tuple(said(finding, translate) for finding in (*common, *paper.findings))
    draft = Draft(words["draft"], words["draft-findings"], lines)
    return replace(paper, document=compose(paper.target, workspace, shelf, draft).document)


def said(finding: Finding, translate: Translate) -> str:
    """A finding on one line: place, message and next step."""
    place = f"{finding.place}: " if finding.place.file else ""
    hint = finding.hint.format(translate)
    return f"{place}{finding.message.format(translate)}{f' {hint}' if hint else ''}"
