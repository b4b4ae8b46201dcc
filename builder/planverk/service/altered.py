"""The documents about what was changed in a plan after its hearing, as things that can be built: a case paper attaches them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planverk.model.document import CHANGE_DOCUMENTS
from planverk.model.labels import labels
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.model.workspace import Workspace
from planverk.service.rounds import put_forward
from planverk.store.versions import find_versions

if TYPE_CHECKING:
    from planverk.model.case_paper import CasePaper
    from planverk.model.consultation import Consultation


@dataclass(frozen=True)
class Altered:
    """A document about the changes in a plan. `id` is its name in the build folder, `kind` one of CHANGE_DOCUMENTS; `base` is the
    version that was on hearing, `to` the one that the case papers (their files in `papers`) put forward: empty for the edition
    that was adopted, else the text as it is now."""

    id: str
    kind: str
    title: str
    plan: Plan
    consultation: Consultation
    base: str
    to: str = ""
    papers: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        return self.plan.language

    @property
    def ledger(self) -> str:
        """The file that says why the changes were made; it is there once somebody has said so."""
        return f"{self.plan.folder}/changes/{self.base}.yaml"

    @property
    def concerns(self) -> str:
        return f"{self.ledger}#{self.kind}{f'-{self.to}' if self.to else ''}"

    @property
    def files(self) -> tuple[str, ...]:
        """The files and folders that it is made from, besides the workspace's own."""
        return self.plan.folder, self.ledger, self.consultation.folder


def altered(workspace: Workspace, source: Source) -> Iterator[Altered]:
    """The documents about changes that case papers attach, each once. Those of a version that is not here are not made: what
    checks the paper says so."""
    found: dict[str, Altered] = {}
    for paper in workspace.papers:
        for attachment in (*paper.printed, *paper.unprinted):
            made = _attached(attachment.document, paper, workspace, source) if attachment.document in CHANGE_DOCUMENTS else None
            if made is not None:
                known = found.get(made.concerns, made)
                found[made.concerns] = replace(known, papers=tuple(dict.fromkeys((*known.papers, paper.file))))
    yield from found.values()


def _attached(kind: str, paper: CasePaper, workspace: Workspace, source: Source) -> Altered | None:
    plan, consultation = workspace.plan(paper.about), workspace.consultation(paper.consultation)
    if plan is None or consultation is None:
        return None
    known = {version.name for version in find_versions(source) if version.plan == plan.id}
    heard = [each.version for each in consultation.subjects if each.plan == plan.id and each.version in known]
    if not heard:
        return None
    base = heard[-1]
    to = put_forward(paper, plan.id, base, known)
    words = labels(plan.language, workspace.settings.wording.labels)
    title = words[f"{kind}-listed"].format(title=plan.title)
    return Altered(_name(kind, plan, base, to, words[f"{kind}-file"]), kind, title, plan, consultation, base, to)


def _name(kind: str, plan: Plan, base: str, to: str, word: str) -> str:
    """`boligplan-med-endringer-hearing-1`, `endringer-boligplan-hearing-1`; the same as long as the paper names the same."""
    start = f"{plan.id}-{word}" if kind == "redline" else f"{word}-{plan.id}"
    return "-".join(part for part in (start, base, to) if part)
