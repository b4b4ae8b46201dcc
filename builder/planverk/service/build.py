"""`planverk build`: every document of the workspace as Word, PDF and HTML, all of them in place at once."""

from __future__ import annotations

from dataclasses import dataclass

from planverk.findings import Finding
from planverk.service.assembling import assemble
from planverk.service.gathering import gather
from planverk.service.making import USUAL, Format, Progress, make
from planverk.service.placing import Built, Folder, jobs, place
from planverk.service.printing import Print
from planverk.service.states import look_at
from planverk.service.workspace import Actor, Home
from planverk.store.cache import Cache
from planverk.store.lock import locked
from planverk.writers.pdf import compile_pdf


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
        return (*self.findings, *(finding for built in self.documents for finding in built.findings))


def build(home: Home, order: Order, actor: Actor, press: Print = compile_pdf, progress: Progress = lambda *_: None) -> Report:
    """Builds what is ordered. Raises PlanverkError where nothing can be built at all; what stops one document is a finding."""
    with look_at(home, order.at) as state:
        gathered = gather(state, order.names)
        assembly = assemble(gathered, order.draft)
        made = make(jobs(assembly, order.formats, Folder.of(home, state)), Cache(home.root), press, progress)
        with locked(home.root, actor.owner("build")):
            built = place(assembly, made, order.formats, Folder.of(home, state), whole=not order.names)
    dirty = any(paper.document.origin.dirty for paper in assembly.papers if paper.document is not None)
    return Report(built, assembly.findings, state.commit, dirty, state.version)
