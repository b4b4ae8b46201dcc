"""The documents of a consultation as things that can be built, and what they need of the service: Markdown read, charts drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from planverk.findings import Finding
from planverk.model.content import Blocks
from planverk.model.document import CONSULTATION_DOCUMENTS, digest
from planverk.model.labels import labels
from planverk.model.pictures import Picture
from planverk.model.place import Place
from planverk.model.source import Source
from planverk.model.template import Theme
from planverk.model.workspace import Workspace
from planverk.readers.markdown import parse

if TYPE_CHECKING:
    from planverk.documents.hearing import Edition, Hearing
    from planverk.model.account import Account
    from planverk.model.case_paper import CasePaper
    from planverk.model.chart import Chart
    from planverk.model.consultation import Consultation
    from planverk.service.comparing import Desk

# What hearings are made of is imported with the first of them: most builds have none.

_ALWAYS = ("summary", "responses", "lists")  # the others are made where the municipality has a layout for them


@dataclass(frozen=True)
class Compiled:
    """A document of a consultation. `id` is its name in the build folder, `kind` one of CONSULTATION_DOCUMENTS."""

    id: str
    kind: str
    title: str
    language: str
    consultation: Consultation

    @property
    def concerns(self) -> str:
        return f"{self.consultation.folder}#{self.kind}"


def compiled(workspace: Workspace, source: Source) -> Iterator[Compiled]:
    """The documents of every consultation that somebody has answered."""
    folder = f"templates/{workspace.settings.template}/documents"
    for consultation in workspace.consultations:
        if not consultation.responses and consultation.whole:
            continue
        language = language_of(consultation, workspace)
        words = labels(language, workspace.settings.wording.labels)
        for kind in CONSULTATION_DOCUMENTS:
            if kind in _ALWAYS or (source.exists(f"{folder}/{kind}.md") and _has(kind, consultation)):
                name = f"{words[f'consultation-file-{kind}']}-{consultation.id}"
                yield Compiled(name, kind, words[f"{kind}-title"], language, consultation)


def language_of(consultation: Consultation, workspace: Workspace) -> str:
    """That of the plan on hearing, else the workspace's."""
    plan = workspace.plan(consultation.subjects[0].plan) if consultation.subjects else None
    return plan.language if plan else workspace.settings.language


def _has(kind: str, consultation: Consultation) -> bool:
    """True where there is something to put into the document; a consultation whose responses are unread may have anything."""
    if not consultation.whole:
        return True
    if kind == "councils":
        from planverk.model.response import SenderKind

        return any(each.sender.kind is SenderKind.COUNCIL for each in consultation.responses)
    if kind == "themes":
        return any(each.themes or any(point.themes for point in each.points) for each in consultation.responses)
    return True


class Workshop:
    """Reads the Markdown of assessments and draws charts, each once for all documents of a state. `editions` tell whom the
    documents of a consultation, by id, name; without one a private person is «Privatperson 7», after the response's number.
    Without a `source`, in which the versions of plans lie, nothing is told of what was changed."""

    def __init__(self, workspace: Workspace, editions: Mapping[str, Edition] | None = None, source: Source | None = None) -> None:
        self._workspace = workspace
        self._source = source
        self._editions = editions or {}
        self._texts: dict[tuple[str, Place], Blocks] = {}
        self._charts: dict[str, Picture] = {}
        self._hearings: list[tuple[Theme, Hearing]] = []
        self.findings: dict[Finding, None] = {}

    @property
    def template(self) -> str:
        """The name of the workspace's template."""
        return self._workspace.settings.template

    def hearing(self, consultation: Consultation, theme: Theme) -> Hearing:
        """The consultation with all that its documents need; one for all of them that have one look."""
        from planverk.documents.hearing import Hearing

        for look, hearing in self._hearings:
            if hearing.consultation is consultation and look == theme:
                return hearing
        plan = self._workspace.plan(consultation.subjects[0].plan) if consultation.subjects else None
        made = Hearing(consultation, self.read, self.drawing(theme), plan, self.edition(consultation), self.account(consultation))
        self._hearings.append((theme, made))
        return made

    @cached_property
    def desk(self) -> Desk | None:
        """Where versions of plans are laid beside each other."""
        from planverk.service.comparing import Desk

        return Desk(self._source, self._workspace) if self._source is not None else None

    def account(self, consultation: Consultation | None, paper: CasePaper | None = None) -> Account | None:
        """What was changed in the plan since it was on hearing, and why, in the text that the paper puts forward; without one
        until it was adopted, else until now. None where that is not known."""
        if consultation is None or not consultation.subjects or self.desk is None:
            return None
        subject = consultation.subjects[-1]
        if not subject.version:
            return None
        to = self.desk.put_forward(paper, subject.plan, subject.version) if paper else ""
        return self.desk.account(subject.plan, subject.version, to)

    def edition(self, consultation: Consultation) -> Edition:
        """Whom the consultation's documents name. What is exempt from innsyn is for the edition of the case alone: these are
        attached to the papers of a public case."""
        given = self._editions.get(consultation.id)
        if given is not None:
            return given
        from planverk.documents.hearing import Edition
        from planverk.privacy.publication import public_names

        words = labels(language_of(consultation, self._workspace), self._workspace.settings.wording.labels)
        exempt = {each.number: each.access for each in consultation.responses if each.access}
        return Edition(public_names(consultation.responses, words["private-person"]), exempt=exempt)

    def drawing(self, theme: Theme) -> Callable[[Chart], Picture]:
        """Draws charts in the template's look."""
        from planverk.writers.chart import draw

        def drawn(chart: Chart) -> Picture:
            key = digest((chart, theme))
            if key not in self._charts:
                self._charts[key] = draw(chart, theme)
            return self._charts[key]

        return drawn

    def read(self, text: str, place: Place) -> Blocks:
        """The Markdown of an assessment or a summary; what is wrong in it is a finding at the file that it stands in."""
        known = self._texts.get((text, place))
        if known is None:
            reading = parse(text, place.file)
            self.findings |= dict.fromkeys(replace(each, place=place) for each in reading.findings)
            known = self._texts[text, place] = reading.value or ()
        return known
