"""`planverk build`: every document of the workspace as Word, PDF and HTML, all of them in place at once."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace

from planverk.errors import PlanverkError
from planverk.findings import Finding
from planverk.service.assembling import assemble
from planverk.service.composing import Paper
from planverk.service.gathering import gather
from planverk.service.making import USUAL, Format, Progress, make_on
from planverk.service.placing import Built, Folder, Keys, jobs, place
from planverk.service.printing import Presses, Print, print_pdf
from planverk.service.remembering import recall, remember
from planverk.service.states import look_at
from planverk.service.workspace import Actor, Home
from planverk.store.cache import Cache
from planverk.store.lock import locked


@dataclass(frozen=True)
class Order:
    """What to build: `names` choose documents (empty for all), `at` a version or revision (empty for the files as they are)."""

    names: tuple[str, ...] = ()
    formats: tuple[Format, ...] = USUAL
    at: str = ""
    draft: bool = False


@dataclass(frozen=True)
class Report:
    """What a build did. `findings` are those that concern no single document; `commit` is empty where the papers name none,
    `dirty` True where one of them says that something is not saved."""

    documents: tuple[Built, ...]
    findings: tuple[Finding, ...]
    commit: str = ""
    dirty: bool = False
    version: str = ""

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Every finding once: what concerns several documents, as those of one hearing, is told at the first."""
        once: dict[Finding, Finding] = {}
        for finding in (*self.findings, *(finding for built in self.documents for finding in built.findings)):
            once.setdefault(replace(finding, concerns=""), finding)
        return tuple(once.values())


def build(home: Home, order: Order, actor: Actor, press: Print = print_pdf, progress: Progress = lambda *_: None) -> Report:
    """Builds what is ordered. Raises PlanverkError where nothing can be built at all; what stops one document is a finding."""
    recall(home.root)
    with look_at(home, order.at) as state:
        gathered = gather(state, order.names)
        with Presses(press) as presses:
            work = _Work(order.formats, Folder.of(home, state), presses)
            assembly = assemble(gathered, order.draft, begin=work.begin)
            todo = jobs(assembly.papers, order.formats, work.folder, work.keys)
            remember(home.root)
            made = make_on(presses, todo, Cache(home.root), progress)
        with locked(home.root, actor.owner("build")):
            built = place(assembly, made, order.formats, Folder.of(home, state), whole=not order.names)
    dirty = any(paper.document.origin.dirty for paper in assembly.papers if paper.document is not None)
    return Report(built, assembly.findings, state.commit, dirty, state.version)


@dataclass(frozen=True)
class _Work:
    """What is under way in a build."""

    formats: tuple[Format, ...]
    folder: Folder
    presses: Presses
    keys: Keys = field(default_factory=Keys)

    def begin(self, paper: Paper) -> None:
        """Begins a paper's PDF, which takes longest, before the checks have looked at it: an error that they find stops the paper
        before anything is written. A cold build does not even ask whether the PDF stands there already."""
        document, template = paper.document, paper.template
        if "pdf" not in self.formats or document is None or template is None or template.theme is None:
            return
        if self.folder.knows(document.id) and not any(
            "pdf" in job.formats for job in jobs((paper,), self.formats, self.folder, self.keys)
        ):
            return
        with contextlib.suppress(PlanverkError):  # raised again, and said, when the paper is made
            self.presses.begin(document, template.theme)
