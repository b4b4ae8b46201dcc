"""The documents of a meeting: the invitation with its agenda, what came after it, and the minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planverk.documents import fields, names
from planverk.documents.agenda import Agenda, Item
from planverk.documents.attendance import attendance
from planverk.documents.binding import bind
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.frame import Assembled, Frame
from planverk.documents.layouts import Slot, Slotted
from planverk.documents.minutes import Read
from planverk.documents.proposals import below
from planverk.documents.values import Group, Sandbox, Value
from planverk.model.case_number import Archive
from planverk.model.content import Block, Container, Facts, Heading, Inline, LineBreak, Paragraph, Text
from planverk.model.dates import long_date, short_date
from planverk.model.document import Document
from planverk.model.meeting import MINUTES, SUPPLEMENT, Meeting


@dataclass(frozen=True)
class Convened:
    """A meeting on its way into a document. `read` makes blocks of Markdown; `parts` are documents that stand by themselves, of
    what was done with an item, by its id."""

    kind: str
    id: str
    agenda: Agenda
    read: Read
    parts: Mapping[str, Document]

    @property
    def meeting(self) -> Meeting:
        return self.agenda.meeting

    @property
    def body(self) -> str:
        """The body's name."""
        known = self.agenda.settings.bodies.get(self.meeting.body)
        return known.name if known else self.meeting.body

    @property
    def title(self) -> str:
        """«Møteinnkalling – Formannskapet 29.06.2011»."""
        values = {"kind": self.agenda.labels[self.kind], "body": self.body, "date": short_date(self.meeting.date)}
        return put(self.agenda.labels["meeting-title"], values)

    @property
    def time(self) -> str:
        """«10.00», in the minutes «10.00–13.15», as Språkrådet writes times."""
        ends = self.meeting.ends if self.kind == MINUTES else ""
        return "–".join(each.replace(":", ".") for each in (self.meeting.starts, ends) if each)


def assemble(convened: Convened, frame: Frame) -> Assembled:
    """The meeting's document of that kind, with findings; whole even where there are errors."""
    labels, meeting = convened.agenda.labels, convened.meeting
    sandbox = Sandbox(Group(values_of(convened, frame)), frame.settings.wording.case_number)
    author = Author(frame, labels, sandbox)
    subject = Subject(
        id=convened.id,
        kind=convened.kind,
        concerns=f"{meeting.folder}#{convened.kind}",
        language=meeting.language,
        title=convened.title,
        fields=fields_of(convened, frame),
        slots=_Slots(convened, author).slots(),
        parts=_held(convened),
    )
    composed = compose(subject, author)
    return replace(composed, document=bind(composed.document, convened.parts))


def _held(convened: Convened) -> dict[str, bool]:
    """Which slots the layout must have, so that nothing is lost."""
    if convened.kind == SUPPLEMENT:
        return {"new-items": bool(convened.agenda.added), "late-items": bool(convened.agenda.late)}
    if convened.kind == MINUTES:
        return {"attendance": True, "agenda-cases": True, "notes": bool(convened.meeting.notes.strip())}
    return {"agenda": True}


def values_of(convened: Convened, frame: Frame) -> dict[str, Value | Group]:
    """What a layout may name: `document`, `meeting` and `sentence` besides what every document knows."""
    labels, meeting = convened.agenda.labels, convened.meeting
    sentences: dict[str, Value | Group] = {"called": _called(convened), "supplement": _supplement(convened)}
    return {
        **names.common(frame, labels),
        "document": Group({"title": labels[convened.kind], "whole_title": convened.title}),
        "meeting": Group(
            {
                "body": convened.body,
                "date": meeting.date,
                "time": convened.time,
                "venue": meeting.venue,
                "absence": meeting.absence_text,
            }
        ),
        "sentence": Group(sentences),
    }


def fields_of(convened: Convened, frame: Frame) -> dict[str, str]:
    """What the fields of the municipality's Word file are filled with."""
    labels, meeting = convened.agenda.labels, convened.meeting
    hidden = convened.agenda.full and any(not each.access.public for each in convened.agenda.items)
    return {
        **fields.blank(convened.title, Archive(), frame, labels),
        "date": short_date(meeting.called) if meeting.called else "",
        "body_name": convened.body,
        "meeting_date": short_date(meeting.date),
        "document_type": labels[convened.kind],
        "status": labels["exempt"] if hidden else "",
    }


class _Slots:
    """The parts of a meeting's documents. What stands in its data is no template: no value is looked for in it."""

    def __init__(self, convened: Convened, author: Author) -> None:
        self._convened = convened
        self._agenda = convened.agenda
        self._author = author
        self._labels = convened.agenda.labels

    def slots(self) -> dict[str, Slot]:
        agenda, meeting = self._agenda, self._convened.meeting
        return {
            "facts": self._facts,
            "agenda": lambda c: Slotted(agenda.table(self._listed(), _columns(c, "number archive title exempt"))),
            "new-items": lambda c: Slotted(agenda.table(agenda.added, _columns(c, "number archive title exempt sent"))),
            "late-items": lambda c: Slotted(agenda.table(agenda.late, _columns(c, "number title sent"))),
            "item-texts": self._texts,
            "attendance": self._attendance,
            "approvals": lambda c: self._markdown(meeting.approvals, c),
            "agenda-cases": self._cases,
            "notes": lambda c: self._markdown(meeting.notes, c),
            "signed": self._signed,
            "signatures": self._signatures,
        }

    def _listed(self) -> tuple[Item, ...]:
        """The items that the invitation had; in the minutes, all."""
        return self._agenda.items if self._convened.kind == MINUTES else self._agenda.first

    def _facts(self, container: Container) -> Slotted:
        meeting = self._convened.meeting
        known = {
            "body": (self._labels["body"], self._convened.body),
            "date": (self._labels["meeting-date"], short_date(meeting.date)),
            "time": (self._labels["meeting-time"], self._convened.time),
            "venue": (self._labels["meeting-venue"], meeting.venue),
        }
        wanted = (known[row] for row in _columns(container, "body venue date time") if row in known)
        shown = tuple((label, (Text(value),)) for label, value in wanted if value)
        return Slotted((Facts(shown, container.place),) if shown else ())

    def _texts(self, container: Container) -> Slotted:
        """What is written of items that have no paper (RS, FO, DS), each under its heading."""
        level, made = _level(container), list[Block]()
        items = self._agenda.added if self._convened.kind == SUPPLEMENT else self._agenda.first
        for each in items:
            if each.item.text.strip() and not self._agenda.hides(each):
                made.append(_heading(self._agenda.heading(each), level, each))
                made += below(self._convened.read(each.item.text, each.place), level)
        return Slotted(self._author.show(tuple(made)))

    def _attendance(self, container: Container) -> Slotted:
        meeting = self._convened.meeting
        if meeting.attendance is None:
            return Slotted(())
        body = self._agenda.settings.bodies.get(meeting.body)
        return Slotted(tuple(attendance(meeting.attendance, body, self._labels, _level(container), meeting.place)))

    def _cases(self, container: Container) -> Slotted:
        """Each item under a heading of its own, with what was done with it."""
        level, made = _level(container), list[Block]()
        for each in self._agenda.items:
            made.append(replace(_heading(self._agenda.heading(each), level, each), id=each.id))
            if self._agenda.hides(each):
                basis = f" ({each.access.paragraph})" if each.access.paragraph else ""
                made.append(Paragraph((Text(put(self._labels["meeting-not-shown"], {"basis": basis})),), place=each.place))
            elif each.item.text.strip():
                made += below(self._convened.read(each.item.text, each.place), level)
        return Slotted(self._author.show(tuple(made)))

    def _markdown(self, text: str, container: Container) -> Slotted:
        blocks = self._convened.read(text, self._convened.meeting.place) if text.strip() else ()
        return Slotted(self._author.show(below(blocks, _level(container))))

    def _signed(self, container: Container) -> Slotted:
        """Place, day and who signs the invitation, or what came after it."""
        meeting = self._convened.meeting
        after = [sent for each in self._agenda.items if (sent := each.item.added or each.item.late)]
        date = max(after) if after and self._convened.kind == SUPPLEMENT else meeting.called
        day = short_date(date) if date else ""
        dated = ", ".join(part for part in (self._agenda.settings.municipality.name, day) if part)
        lines = (dated, meeting.signed_by, meeting.signed_title) if meeting.signed_by or day else ()
        return Slotted((Paragraph(broken(lines), "signature", container.place),) if lines else ())

    def _signatures(self, container: Container) -> Slotted:
        """A line to sign on for each who signs the minutes."""
        signers = self._convened.meeting.signatures
        return Slotted(tuple(Paragraph(broken(("_" * 36, name)), "signature", container.place) for name in signers))


def put(sentence: str, values: Mapping[str, str]) -> str:
    """The sentence with its values, which are not looked at again."""
    for name, value in values.items():
        sentence = sentence.replace("{" + name + "}", value.replace("{", "\0"))
    return sentence.replace("\0", "{")


def broken(lines: tuple[str, ...]) -> tuple[Inline, ...]:
    """Lines with a break between each; empty ones are left out."""
    made: list[Inline] = []
    for line in lines:
        if line:
            made += [LineBreak(), Text(line)] if made else [Text(line)]
    return tuple(made)


def _called(convened: Convened) -> str:
    """«Formannskapet blir innkalt til møte 29. juni 2011 kl. 10.00, rådhuset.»"""
    labels, meeting = convened.agenda.labels, convened.meeting
    time = put(labels["meeting-at-time"], {"time": meeting.starts.replace(":", ".")}) if meeting.starts else ""
    venue = put(labels["meeting-at-venue"], {"venue": meeting.venue}) if meeting.venue else ""
    return put(labels["meeting-called"], {"body": convened.body, "date": long_date(meeting.date), "time": time, "venue": venue})


def _supplement(convened: Convened) -> str:
    labels, meeting = convened.agenda.labels, convened.meeting
    values = {"date": long_date(meeting.date), "called": long_date(meeting.called) if meeting.called else ""}
    return put(labels["meeting-supplement-lead" if meeting.called else "meeting-supplement-lead-plain"], values)


def _heading(title: str, level: int, each: Item) -> Heading:
    return Heading(level, (Text(title),), classes=("unnumbered",), place=each.place)


def _columns(container: Container, usual: str) -> list[str]:
    wanted = container.get("columns") or container.get("rows") or usual
    return wanted.replace(",", " ").split()


def _level(container: Container) -> int:
    level = container.get("level")
    return int(level) if level in {"1", "2", "3", "4", "5"} else 1
