"""A case paper (saksframlegg) as a Document, its parts in the order of the municipality's layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planverk.documents import attachments, facts, fields, names, proposals, sections
from planverk.documents.attachments import Shelf
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.consultation_counts import Counts
from planverk.documents.consultation_places import Places
from planverk.documents.consultation_values import of_consultation
from planverk.documents.frame import Assembled, Frame
from planverk.documents.hearing import PUBLIC, Edition
from planverk.documents.layouts import Slot, Slotted, level_of
from planverk.documents.ledger_in_paper import of_changes, shown
from planverk.documents.told import NOTHING, Told
from planverk.documents.values import Group, Sandbox
from planverk.findings import error
from planverk.model.case_paper import CasePaper
from planverk.model.consultation import Consultation
from planverk.model.content import Blocks, Container, walk
from planverk.model.document import CASE_PAPER
from planverk.model.labels import labels as labels_in
from planverk.model.layout import Layout
from planverk.model.measures import Measures
from planverk.model.plan import Plan, Section
from planverk.model.tally import Tally
from planverk.model.template import USUAL_SUMMARY, SummarySettings


def assemble(
    paper: CasePaper,
    frame: Frame,
    plans: tuple[Plan, ...],
    consultation: Consultation | None = None,
    summary: SummarySettings = USUAL_SUMMARY,
    edition: Edition = PUBLIC,
    told: Told = NOTHING,
) -> Assembled:
    """The paper's document, with findings; it is whole even where there are errors. `consultation` is the hearing that it tells
    of, `summary` how the template speaks of its points, `edition` whom of its senders the paper names; `told` is what reports
    and the account of the plan's changes have for it."""
    frame = replace(frame, plans=plans)
    labels = labels_in(paper.language, frame.settings.wording.labels)
    about = attachments.plan_of("plan", paper, plans)
    measures = about.measures if about else Measures()
    values = {**names.common(frame, labels), **names.of_paper(paper, frame, labels)}
    if about is not None:
        values["plan"] = names.of_plan(about, frame, labels)
    if consultation is not None:
        values["consultation"] = of_consultation(consultation, frame, labels, edition)
    sandbox = Sandbox(Group({**values, **_told(told)}), frame.settings.wording.case_number)
    author = Author(frame, labels, sandbox, measures, paper.pictures)
    author.makers["outcomes"] = lambda _: _outcomes(consultation, about, summary, labels, paper.language)
    author.makers["report"] = lambda container: _kept(_report(container, told, author), author)
    for name in ("ledger", "significant"):
        author.makers[name] = lambda container: _kept(shown(container, told.ledgers, labels), author)
    parts = _Parts(paper, frame, author, Shelf(plans, told.attachable, labels))
    subject = Subject(
        id=paper.id,
        kind=CASE_PAPER,
        concerns=paper.file,
        language=paper.language,
        title=paper.title,
        fields=fields.of_paper(paper, frame, labels),
        slots={
            **parts.slots(),
            "outcomes": lambda container: Slotted(author.makers["outcomes"](container)),
            "report": lambda container: _report(container, told, author) if told.show else Slotted(()),
            "ledger": lambda container: _changes(container, "ledger", told, labels),
            "significant": lambda container: _changes(container, "significant", told, labels),
        },
        parts=parts.held(),
        measures=measures,
        fallback=about,
    )
    return compose(subject, author)


class _Parts:
    """The parts of one paper, each worked once, and the slots that they go into."""

    def __init__(self, paper: CasePaper, frame: Frame, author: Author, shelf: Shelf) -> None:
        self._paper = paper
        self._frame = frame
        self._labels = shelf.labels
        self._shelf = shelf
        self._author = author
        taken = _taken(frame.layout)
        top = min((section.level for section in paper.sections), default=1)
        self._sections: dict[str, Blocks] = {}
        self._text = author.work(paper.preamble)
        for section in paper.sections:
            if section.id in taken:  # two of one id are an error, and both are kept for the draft that shows it
                self._sections[section.id] = self._sections.get(section.id, ()) + self._section(section, top)
            else:
                self._text += self._section(section, top)

    def slots(self) -> dict[str, Slot]:
        paper, frame, labels = self._paper, self._frame, self._labels
        return {
            "facts": lambda container: facts.facts(container, paper, frame, labels),
            "treatments": lambda container: facts.treatments(container, paper, frame, labels),
            "protocols": self._protocols,
            "proposals": self._proposals,
            "printed-attachments": lambda _: attachments.attachment_list(paper.printed, paper, self._shelf),
            "unprinted-attachments": lambda _: attachments.attachment_list(paper.unprinted, paper, self._shelf),
            "section": self._named,
            "text": lambda _: Slotted(self._text),
        }

    def held(self) -> dict[str, bool]:
        """Which parts hold something that must not be lost."""
        return {
            "proposals": bool(self._paper.proposals),
            "protocols": bool(self._paper.protocols),
            "printed-attachments": bool(self._paper.printed),
            "unprinted-attachments": bool(self._paper.unprinted),
            "text": bool(self._text),
        }

    def _section(self, section: Section, top: int) -> Blocks:
        return self._author.work(sections.flat((section,), "unnumbered", 1 - top))

    def _proposals(self, container: Container) -> Slotted:
        short = container.get("heading") == "short"
        made = proposals.proposal_blocks(self._paper, self._frame, self._labels, level_of(container), short)
        return Slotted(self._author.work(made))

    def _protocols(self, container: Container) -> Slotted:
        made = proposals.protocol_blocks(self._paper, self._frame, self._labels, level_of(container))
        return Slotted(self._author.work(made))

    def _named(self, container: Container) -> Slotted:
        wanted = _ids(container)
        return Slotted(tuple(block for own_id in wanted for block in self._sections.get(own_id, ())))


def _outcomes(
    consultation: Consultation | None, plan: Plan | None, summary: SummarySettings, labels: Mapping[str, str], language: str
) -> Blocks:
    """The short table of what became of the points; nothing where the paper tells of no hearing."""
    if consultation is None:
        return ()
    places = Places(consultation, plan, labels)
    table = Counts(Tally(consultation), labels, summary.noun, places, language).table("outcomes")
    return (table,) if table else ()


def _report(container: Container, told: Told, author: Author) -> Slotted:
    """The part of the report that the container asks for; an error where the paper puts none forward."""
    if told.show is not None:
        return told.show(container, author)
    text = "The text shows a report, and the paper does not say which."
    hint = "Write report: 2013-h1 at the top, with the report's own name."
    return Slotted((), findings=(error("C8", container.place, text, hint),))


def _changes(container: Container, name: str, told: Told, labels: Mapping[str, str]) -> Slotted:
    """What a layout's slot shows of the changes; nothing in a paper that tells of no hearing."""
    return shown(replace(container, name=name), told.ledgers, labels) if told.ledgers is not None else Slotted(())


def _told(told: Told) -> dict[str, Group]:
    """The values of the report and of the plan's changes, where the paper speaks of them."""
    lent = {"report": told.values, "changes": of_changes(told.ledgers) if told.ledgers else None}
    return {name: values for name, values in lent.items() if values is not None}


def _kept(slotted: Slotted, author: Author) -> Blocks:
    """The blocks; what was found is the author's."""
    author.findings += slotted.findings
    return slotted.blocks


def _ids(container: Container) -> tuple[str, ...]:
    return tuple((container.id or container.get("id")).replace(",", " ").split())


def _taken(layout: Layout) -> frozenset[str]:
    """The ids of the sections that the layout has a slot of their own for."""
    return frozenset(
        own_id
        for part in walk(layout.blocks)
        if isinstance(part, Container) and part.name == "slot" and part.get("name") == "section"
        for own_id in _ids(part)
    )
