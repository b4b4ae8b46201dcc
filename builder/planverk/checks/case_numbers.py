"""VO18: a body has one case under one number, in papers, protocols, decisions and agendas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planverk.checks.subject import Scope
from planverk.findings import Finding, error
from planverk.model.case_number import CaseNumber
from planverk.model.meeting import ItemKind
from planverk.model.place import Place
from planverk.model.workspace import Workspace


def numbers_once(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    """A body has one case under one number."""
    pattern = workspace.settings.wording.case_number
    first: dict[tuple[str, CaseNumber], str] = {}
    for body, number, file, place in _numbers(workspace):
        holder = first.setdefault((body, number), file)
        if case_of(holder, workspace) != case_of(file, workspace) and (scope.documents is None or file in scope.documents):
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


def case_of(file: str, workspace: Workspace) -> str:
    """The first paper of the case that a paper belongs to: one that follows another is of the same case."""
    paper = workspace.paper(file)
    before = workspace.papers_before(paper) if paper else ()
    return before[0].file if before else file
