"""Everything of one state, read and checked: the documents that can be made, and the findings."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planverk.errors import MissingFile
from planverk.findings import Finding
from planverk.model.case_paper import CasePaper
from planverk.model.meeting import MINUTES
from planverk.model.plan import Plan
from planverk.model.workspace import Workspace
from planverk.readers.workspace import read_workspace
from planverk.service.altered import Altered, altered
from planverk.service.compiled import Compiled, compiled
from planverk.service.convened import Extracted, Laid, Sat, convened, extracted, named
from planverk.service.minuted import decided_in, sat_from
from planverk.service.reported import Reported, reported
from planverk.service.rounds import hearing_told_of
from planverk.service.states import State
from planverk.store.paths import within


@dataclass(frozen=True)
class Target:
    """A document that can be made: `concerns` is its path in the workspace (a plan's folder, a paper's file; for a document of a
    consultation or a meeting the folder and, after a #, its kind)."""

    concerns: str
    value: Plan | CasePaper | Compiled | Altered | Reported | Sat | Extracted | Laid
    also: tuple[str, ...] = ()  # further files that it is made from: what was decided
    hearing: str = ""  # the id of the consultation that a plan's text tells of

    @property
    def folder(self) -> str:
        """The path without the kind: what a reader's or a check's finding concerns."""
        return self.concerns.partition("#")[0]

    @property
    def made_from(self) -> tuple[str, ...]:
        """The files and folders that the text is made from, the plans and the consultation that it speaks of included."""
        common = ("planverk.yaml", "templates", self.folder)
        match self.value:
            case Plan():
                return (*common, f"consultations/{self.hearing}") if self.hearing else common
            case Compiled(consultation=consultation):
                return (*common, *sorted({f"plans/{subject.plan}" for subject in consultation.subjects}))
            case Altered(files=files):
                return (*common, *files)
            case Reported(plan=plan) as told:
                return (*common, plan.folder, *told.files)
            case Sat() | Extracted() | Laid():
                return (*common, *self.also)
            case CasePaper() as paper:
                plans = {f"plans/{plan}" for plan in (paper.plan, *(concern.plan for concern in paper.concerns)) if plan}
                heard = [f"consultations/{paper.consultation}"] if paper.consultation else []
                report = f"plans/{paper.about}/reports/{paper.report}"
                return (
                    *common,
                    *sorted(plans),
                    *heard,
                    *((f"{report}.yaml", f"{report}.md") if paper.report else ()),
                    *self.also,
                )

    @property
    def stands_on(self) -> frozenset[str]:
        """What stops it with its errors, besides its own: the case papers whose decisions minutes tell of, the plan whose changes
        are shown."""
        if isinstance(self.value, Sat) and self.value.kind == MINUTES:
            return frozenset(item.paper for item in self.value.meeting.items)
        return frozenset({self.value.plan.folder}) if isinstance(self.value, Altered) else frozenset()

    @property
    def heard(self) -> str:
        """The id of the consultation whose responses it is made from, if any."""
        match self.value:
            case Compiled(consultation=consultation) | Altered(consultation=consultation):
                return consultation.id
            case CasePaper(consultation=consultation_id) | Extracted(paper=CasePaper(consultation=consultation_id)):
                return consultation_id
        return self.hearing


@dataclass(frozen=True)
class Gathered:
    """What was read of a state. `workspace` is None where planverk.yaml itself could not be read."""

    state: State
    workspace: Workspace | None
    targets: tuple[Target, ...] = ()
    findings: tuple[Finding, ...] = ()


def gather(state: State, names: tuple[str, ...] = ()) -> Gathered:
    """Reads a state. `names` choose documents by id, folder, or any file in it, and a hearing's id all of its documents; empty
    for all. Raises MissingFile for one that is none of them."""
    reading = read_workspace(state.source, () if names else None)
    workspace = reading.value
    if workspace is None:
        return Gathered(state, None, (), reading.findings)
    targets = _targets(workspace, state)
    findings = settled((*state.findings, *reading.findings), targets)
    if not names and not state.plan:
        return Gathered(state, workspace, targets, findings)
    chosen = _chosen(targets, names, findings)
    heard = {target.heard for target in chosen} - {""}
    if names and heard:  # what others said of it is read only where it is needed: a plan is made without
        reading = read_workspace(state.source, heard)
        workspace = reading.value or workspace
        targets = _targets(workspace, state)
        findings = settled((*state.findings, *reading.findings), targets)
        chosen = _chosen(targets, names, findings)
    wanted = {target.folder for target in chosen}
    kept = tuple(
        f for f in findings if not f.concerns or f.concerns in wanted or any(_is_path(f.concerns, name) for name in names)
    )
    return Gathered(state, _only(workspace, wanted), chosen, kept)


def _only(workspace: Workspace, wanted: set[str]) -> Workspace:
    """The workspace with the waivers that are about the documents wanted: another's would seem to have nothing to waive."""
    settings = workspace.settings
    held = tuple(waiver for waiver in settings.waivers if _owner(waiver.place.partition(":")[0], sorted(wanted)) in wanted)
    return replace(workspace, settings=replace(settings, waivers=held))


def settled(findings: Iterable[Finding], targets: Iterable[Target]) -> tuple[Finding, ...]:
    """The findings, each saying which document it concerns: a reader knows the file, and the file belongs to a document."""
    concerns = sorted({target.folder for target in targets}, key=len, reverse=True)
    return tuple(
        finding if finding.concerns else replace(finding, concerns=_owner(finding.place.file, concerns)) for finding in findings
    )


def _owner(file: str, concerns: list[str]) -> str:
    """The document that a file belongs to: what was decided on a paper belongs to the paper."""
    beside, decided, _ = file.partition("/decisions/")
    file = f"{beside}.md" if decided and "/cases/" in beside else file
    aside = file.split("/")[2:3] in (["cases"], ["versions"], ["reports"], ["decisions"], ["changes"], ["notes"])
    return next((path for path in concerns if path == file or (not aside and within(file, path))), "" if not aside else file)


def _targets(workspace: Workspace, state: State) -> tuple[Target, ...]:
    plans = (Target(plan.folder, plan, hearing=_told_of(plan, workspace)) for plan in workspace.plans)
    papers = (Target(paper.file, paper, decided_in(workspace, paper)) for paper in named(workspace))
    heard = (Target(each.concerns, each) for each in compiled(workspace, state.source))
    marked = (Target(each.concerns, each) for each in altered(workspace, state.source))
    told = (Target(each.concerns, each) for each in reported(workspace, state.source))
    sat = (Target(each.concerns, each, sat_from(workspace, each.meeting)) for each in convened(workspace))
    extracts = (Target(each.concerns, each, decided_in(workspace, each.paper)) for each in extracted(workspace))
    every = (*plans, *papers, *heard, *marked, *told, *sat, *extracts)
    return tuple(target for target in every if not state.plan or target.concerns == f"plans/{state.plan}")


def _told_of(plan: Plan, workspace: Workspace) -> str:
    hearing = hearing_told_of(plan, workspace)
    return hearing.id if hearing is not None else ""


def _chosen(targets: tuple[Target, ...], names: tuple[str, ...], findings: tuple[Finding, ...]) -> tuple[Target, ...]:
    """The targets that are meant; a name of something that is there and could not be read at all is answered by its findings."""
    if not names:
        return targets
    for name in names:
        broken = any(finding.concerns and _is_path(finding.concerns, name) for finding in findings)
        if not broken and not any(_is_meant(target, name) for target in targets):
            raise _unknown(name, targets)
    return tuple(target for target in targets if any(_is_meant(target, name) for name in names))


def _is_path(concerns: str, name: str) -> bool:
    return name.strip("/").removeprefix("./") in (concerns, concerns.rpartition("/")[2].removesuffix(".md"))


def _is_meant(target: Target, name: str) -> bool:
    path = name.strip("/").removeprefix("./")
    if path in (target.value.id, target.concerns, target.folder):
        return True
    if isinstance(target.value, Compiled) and path == target.value.consultation.id:
        return True
    if isinstance(target.value, CasePaper) and _is_path(target.concerns, name):  # its documents may go by another name
        return True
    if isinstance(target.value, Extracted):  # the extract of such a paper too
        paper = target.value.paper
        return path == target.value.id.removesuffix(paper.id) + paper.file.rpartition("/")[2].removesuffix(".md")
    return isinstance(target.value, Plan) and path in {chapter.file for chapter in target.value.chapters}


def _unknown(name: str, targets: tuple[Target, ...]) -> MissingFile:
    known = [target.value.id for target in targets]
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return MissingFile("There is no document {name}.", "Did you mean {near}?", name=name, near=near[0])
    return MissingFile("There is no document {name}.", "These are here: {known}", name=name, known=", ".join(known) or "–")
