"""The documents of meetings, and extracts of decided cases, put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planverk.documents import meeting as meetings
from planverk.documents.agenda import Agenda, Item
from planverk.documents.convened import Convened
from planverk.documents.frame import Assembled, Frame
from planverk.findings import Finding
from planverk.model.case_paper import CasePaper
from planverk.model.content import Container, Paragraph, Text
from planverk.model.decision import Decision
from planverk.model.document import Document
from planverk.model.labels import labels
from planverk.model.layout import Layout
from planverk.model.meeting import EXTRACT, MINUTES, Meeting
from planverk.model.template import Template
from planverk.model.workspace import Workspace
from planverk.service.compiled import Workshop
from planverk.service.convened import Extracted, Laid, Sat
from planverk.service.minuted import Clerk
from planverk.service.papering import assemble_paper

_CASE = Layout("minutes", "", (Container("slot", values=(("name", "text"),)),))  # a case in the minutes: its text alone


@dataclass(frozen=True)
class Hall:
    """What the documents of a meeting are made in: the workspace, the template, and the workshop for Markdown and charts."""

    frame: Frame
    workspace: Workspace
    template: Template | None
    workshop: Workshop


def assemble(value: Sat | Extracted | Laid, hall: Hall) -> Assembled:
    """The document, with findings; it is whole even where there are errors."""
    match value:
        case Sat():
            return assemble_meeting(value, hall)
        case Extracted():
            return assemble_extract(value, hall)
        case Laid(paper, date):
            return assemble_paper(
                lambda clerk: clerk.for_meeting(paper, date), hall.frame, hall.workspace, hall.template, hall.workshop
            )


def assemble_meeting(sat: Sat, hall: Hall) -> Assembled:
    """The document of a meeting; what is wrong in the Markdown that was read for it is among the findings."""
    before = set(hall.workshop.findings)
    agenda = agenda_of(sat.meeting, hall.workspace, sat.full)
    parts: dict[str, Document] = {}
    findings: list[Finding] = []
    for each, decision in _decided(agenda, hall.workspace) if sat.kind == MINUTES else ():
        case = _case(each, decision, hall)
        parts[each.id] = case.document
        findings += case.findings
    made = Convened(sat.kind, sat.id, agenda, hall.workshop.read, parts, sat.attached)
    assembled = meetings.assemble(made, hall.frame)
    read = (finding for finding in hall.workshop.findings if finding not in before)
    return replace(assembled, findings=tuple(dict.fromkeys((*assembled.findings, *findings, *read))))


def assemble_extract(extracted: Extracted, hall: Hall) -> Assembled:
    """The paper with all its protocols, marked as an extract."""
    assembled = assemble_paper(
        lambda clerk: clerk.with_all(extracted.paper), hall.frame, hall.workspace, hall.template, hall.workshop
    )
    words = labels(extracted.language, hall.workspace.settings.wording.labels)
    document = assembled.document
    marked = replace(
        document,
        id=extracted.id,
        title=extracted.title,
        body=(Paragraph((Text(words[EXTRACT]),), "lead"), *document.body),
        fields={**document.fields, "document_type": words[EXTRACT]},
    )
    return replace(assembled, document=marked)


def agenda_of(meeting: Meeting, workspace: Workspace, full: bool) -> Agenda:
    """The meeting's agenda, in the edition with everything or in the public one."""
    words = labels(meeting.language, workspace.settings.wording.labels)
    papers = {paper.file: paper for paper in workspace.papers}
    return Agenda.of(meeting, papers, workspace.settings, words, full)


def _decided(agenda: Agenda, workspace: Workspace) -> Iterator[tuple[Item, Decision]]:
    """The items that may be shown and that the meeting decided, with the decision."""
    meeting = agenda.meeting
    for each in agenda.items:
        made = workspace.decisions_on(each.item.paper) if each.item.paper and not agenda.hides(each) else ()
        for decision in made:
            if (decision.body, decision.date) == (meeting.body, meeting.date):
                yield each, decision


def _case(each: Item, decision: Decision, hall: Hall) -> Assembled:
    """What was before the meeting and what it did with it, as a document by itself: its values are those of its own paper."""

    def only_the_case(clerk: Clerk) -> CasePaper:
        assert each.paper is not None
        paper = clerk.numbered(each.paper)
        text = clerk.minuted(decision, paper).case()
        own = tuple(t for t in paper.treatments if (t.body, t.date) == (decision.body, decision.date))
        bare = replace(paper, proposals=(), protocols=(), printed=(), unprinted=(), sections=())
        return replace(bare, preamble=text, treatments=own)

    frame = replace(hall.frame, layout=_CASE)
    return assemble_paper(only_the_case, frame, hall.workspace, hall.template, hall.workshop)
