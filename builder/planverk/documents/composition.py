"""From an author's text and a layout to a finished Document, in four passes: values, layout, numbers, references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from planverk.documents import measures, sections
from planverk.documents.contents import fill_contents
from planverk.documents.filling import fill
from planverk.documents.frame import Assembled, Frame
from planverk.documents.layouts import Slot, lay_out, without_place
from planverk.documents.numbering import number
from planverk.documents.pictures import Pictures
from planverk.documents.references import Catalogue, resolve
from planverk.documents.rewriting import Rewriter
from planverk.documents.values import Sandbox
from planverk.findings import Finding
from planverk.model.content import Block, Blocks, Container
from planverk.model.document import Document, Properties
from planverk.model.measures import Measures
from planverk.model.pictures import Picture
from planverk.model.place import Place
from planverk.model.plan import Plan


@dataclass
class Author:
    """Works what somebody wrote into what may stand in a document: values filled, measures set out, pictures found.

    Collects findings and pictures on the way; one for each document. `makers` make what stands in the place of further
    containers, by name.
    """

    frame: Frame
    labels: Mapping[str, str]
    sandbox: Sandbox
    measures: Measures = Measures()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    assets: dict[str, Picture] = field(default_factory=dict)
    makers: dict[str, Callable[[Container], Blocks]] = field(default_factory=dict)

    def work(self, blocks: Blocks) -> Blocks:
        filled, findings = fill(blocks, self.sandbox)
        self.findings += findings
        return self.show(filled)

    def show(self, blocks: Blocks) -> Blocks:
        """The same without values: for text that others sent, in which a brace is a brace."""
        maker = _Maker(_setting(self.measures, self.frame, self.labels), self.makers)
        made = maker.blocks(blocks)
        shown = Pictures(self.pictures, self.labels["missing-picture"], self.assets)
        built = shown.blocks(made)
        self.findings += maker.findings
        self.assets.update(shown.assets)
        return built


@dataclass(frozen=True)
class Subject:
    """What a document is about: its name and place in the workspace, its plan's measures and former ids, and its slots.

    `parts` tells, by slot, which parts hold something; `fallback` is the plan that a bare id may also be found in, and `at_home`
    is True where the document is about that plan throughout, so that its chapters need not be named with its title. `adopted` is
    how it came to bind, for the file's properties.
    """

    id: str
    kind: str
    concerns: str
    language: str
    title: str
    fields: Mapping[str, str]
    slots: Mapping[str, Slot]
    parts: Mapping[str, bool]
    measures: Measures = Measures()
    aliases: Mapping[str, str] = field(default_factory=dict)
    fallback: Plan | None = None
    at_home: bool = False
    adopted: str = ""


def compose(subject: Subject, author: Author) -> Assembled:
    """The document of `subject`: laid out, numbered, its references resolved, its contents lists filled."""
    frame, labels = author.frame, author.labels
    laid_out = lay_out(frame.layout, subject.slots, author.sandbox)
    numbered = number(laid_out.blocks, frame.numbering, labels)
    own = Catalogue(subject.title, numbered.targets, labels, subject.aliases, subject.measures)
    library = _Library(frame, labels)
    fallback = replace(library.catalogue(subject.fallback), at_home=subject.at_home) if subject.fallback else None
    resolved, dead = resolve(numbered.blocks, own, library.find, fallback)
    unplaced = without_place(laid_out, frame.layout, subject.parts)
    found = (*author.findings, *laid_out.findings, *unplaced, *dead)
    document = Document(
        id=subject.id,
        kind=subject.kind,
        language=subject.language,
        title=subject.title,
        body=fill_contents(resolved, subject.measures),
        fields=subject.fields,
        pictures=dict(sorted(author.assets.items())),
        labels=labels,
        properties=_properties(subject, frame),
        origin=frame.origin if frame.origin.source else replace(frame.origin, source=subject.concerns),
        draft=frame.draft,
    )
    return Assembled(document, tuple(replace(finding, concerns=subject.concerns) for finding in found))


class _Maker(Rewriter):
    """Puts tables and lists in the place of `.measures`, `.goals` and `.indicators`, and leaves out what an import set aside."""

    changes_words = False

    def __init__(
        self, setting: measures.Setting, makers: Mapping[str, Callable[[Container], Blocks]] = MappingProxyType({})
    ) -> None:
        self._setting = setting
        self._makers = makers
        self.findings: list[Finding] = []

    def block(self, block: Block, place: Place) -> Blocks:
        if isinstance(block, Container) and block.name == "left-out":
            return ()
        if isinstance(block, Container) and block.name == "example":  # a report takes its own out before; elsewhere it is text
            return self.blocks(block.blocks, place)
        if isinstance(block, Container) and block.name in self._makers:
            return self._makers[block.name](block)
        if not (isinstance(block, Container) and block.name in measures.NAMES):
            return super().block(block, place)
        made, findings = measures.make(block, self._setting)
        self.findings += findings
        return made


class _Library:
    """What other plans hold, each numbered when it is first asked for."""

    def __init__(self, frame: Frame, labels: Mapping[str, str]) -> None:
        self._frame = frame
        self._labels = labels
        self._known: dict[str, Catalogue] = {}

    def find(self, plan_id: str) -> Catalogue | None:
        plan = next((plan for plan in self._frame.plans if plan.id == plan_id), None)
        return None if plan is None else self.catalogue(plan)

    def catalogue(self, plan: Plan) -> Catalogue:
        if plan.id not in self._known:
            text = (*sections.chapters(plan), *sections.appendices(plan))
            made = _Maker(_setting(plan.measures, self._frame, self._labels)).blocks(text)
            scheme = self._frame.plan_numbering or self._frame.numbering
            targets = number(made, scheme, self._labels).targets
            self._known[plan.id] = Catalogue(plan.title, targets, self._labels, plan.aliases, plan.measures)
        return self._known[plan.id]


def _setting(of: Measures, frame: Frame, labels: Mapping[str, str]) -> measures.Setting:
    return measures.Setting(of, labels, frame.settings.units, frame.measure_columns)


def _properties(subject: Subject, frame: Frame) -> Properties:
    archive = subject.fields.get("archive_case", "")
    return Properties(
        author=frame.settings.municipality.name,
        subject=". ".join(words for words in (subject.fields.get("document_type", ""), subject.adopted) if words),
        keywords=(archive,) if archive else (),
        date=frame.date.isoformat() if frame.date else "",
    )
