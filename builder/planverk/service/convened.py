"""The documents of meetings as things that can be built: invitation, what came after it, minutes; extracts of decided cases."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planverk.model.case_paper import CasePaper
from planverk.model.ids import make_id
from planverk.model.labels import labels
from planverk.model.meeting import EXTRACT, MINUTES, NOTICE, SUPPLEMENT, Meeting
from planverk.model.workspace import Workspace

if TYPE_CHECKING:
    from planverk.documents.convened import Attached


@dataclass(frozen=True)
class Sat:
    """A document of a meeting. `id` is its name in the build folder, `kind` one of NOTICE, SUPPLEMENT, MINUTES, PAPERS; `full`
    shows what is exempt from public access too. `attached` is what comes with each item in PAPERS, by the item's id."""

    id: str
    kind: str
    title: str
    meeting: Meeting
    full: bool = False
    attached: Mapping[str, tuple[Attached, ...]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.meeting.language

    @property
    def concerns(self) -> str:
        return f"{self.meeting.folder}#{self.kind}{'-full' if self.full else ''}"


@dataclass(frozen=True)
class Extracted:
    """A case paper with all its protocols (særutskrift). `id` is its name in the build folder."""

    id: str
    title: str
    paper: CasePaper

    @property
    def language(self) -> str:
        return self.paper.language

    @property
    def concerns(self) -> str:
        return f"{self.paper.file}#{EXTRACT}"


@dataclass(frozen=True)
class Laid:
    """A case paper as it is laid before a meeting on that day."""

    paper: CasePaper
    date: datetime.date

    @property
    def id(self) -> str:
        return self.paper.id

    @property
    def title(self) -> str:
        return self.paper.title

    @property
    def language(self) -> str:
        return self.paper.language

    @property
    def concerns(self) -> str:
        return self.paper.file


def convened(workspace: Workspace) -> Iterator[Sat]:
    """The documents of every meeting; an edition with everything beside the public one, where anything is exempt."""
    for meeting in workspace.meetings:
        words = labels(meeting.language, workspace.settings.wording.labels)
        papers = {paper.file: paper for paper in workspace.papers}
        exempt = [item for item in meeting.items if not item.access_with(papers.get(item.paper)).public]
        for kind in _kinds(meeting):
            name = f"{words[kind.replace('meeting-', 'meeting-file-')]}-{meeting.id}"
            yield Sat(name, kind, words[kind], meeting)
            if any(kind != SUPPLEMENT or item.added or item.late for item in exempt):
                title = words["meeting-internal"].replace("{kind}", words[kind])
                yield Sat(f"{name}-{words['meeting-file-full']}", kind, title, meeting, full=True)


def named(workspace: Workspace) -> tuple[CasePaper, ...]:
    """The case papers with ids that their documents may be called by: one that is exempt from public access, by itself or by an
    agenda, goes by the title that may be shown, for its file's name may tell what the case is about."""
    exempt = _exempt(workspace)
    taken = {paper.id for paper in workspace.papers} | {plan.id for plan in workspace.plans}
    papers = []
    for paper in workspace.papers:
        if paper.file in exempt:
            words = labels(paper.language, workspace.settings.wording.labels)
            shown = make_id(exempt[paper.file] or words["exempt"], fallback="sak")
            paper = replace(paper, id=make_id(f"{shown}-{words['meeting-file-full']}", taken))
            taken.add(paper.id)
        papers.append(paper)
    return tuple(papers)


def _exempt(workspace: Workspace) -> dict[str, str]:
    """The files of the papers that are exempt, with the title that may be shown; empty where there is none."""
    found: dict[str, str] = {}
    for paper in workspace.papers:
        items = (item for meeting in workspace.meetings for item in meeting.items if item.paper == paper.file)
        closed = [each for each in (paper.access, *(item.access for item in items)) if each is not None and not each.public]
        if closed:
            found[paper.file] = next((each.public_title for each in closed if each.public_title), "")
    return found


def extracted(workspace: Workspace) -> Iterator[Extracted]:
    """An extract of every paper that anything was decided on."""
    decided = {each.paper for each in workspace.decisions}
    for paper in named(workspace):
        if paper.file in decided:
            words = labels(paper.language, workspace.settings.wording.labels)
            yield Extracted(f"{words['meeting-file-extract']}-{paper.id}", f"{words['extract']}: {paper.title}", paper)


def _kinds(meeting: Meeting) -> Iterator[str]:
    yield NOTICE
    if any(item.added or item.late for item in meeting.items):
        yield SUPPLEMENT
    if meeting.attendance is not None:
        yield MINUTES
