"""The parts of a meeting's documents as slots: agenda, attendance, cases, papers, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planverk.documents.agenda import Item
from planverk.documents.attendance import attendance
from planverk.documents.composition import Author
from planverk.documents.convened import Attached, Convened
from planverk.documents.layouts import Slot, Slotted, level_of
from planverk.documents.proposals import below
from planverk.documents.saying import broken, put
from planverk.model.content import (
    Block,
    Container,
    Contents,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Text,
)
from planverk.model.dates import short_date
from planverk.model.meeting import MINUTES, NOTICE, PAPERS, SUPPLEMENT


class Parts:
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
            "agenda": self._listing,
            "new-items": lambda c: Slotted(agenda.table(agenda.added, _columns(c, "number archive title exempt sent"))),
            "late-items": lambda c: Slotted(agenda.table(agenda.late, _columns(c, "number title sent"))),
            "item-texts": self._texts,
            "attendance": self._attendance,
            "approvals": lambda c: self._markdown(meeting.approvals, c),
            "agenda-cases": self._cases,
            "contents": lambda c: Slotted((Contents("headings", self._labels["contents"], (), c.place, 2),)),
            "papers": self._papers,
            "notes": lambda c: self._markdown(meeting.notes, c),
            "signed": self._signed,
            "signatures": self._signatures,
        }

    def _listing(self, container: Container) -> Slotted:
        kind, columns = self._convened.kind, _columns(container, "number archive title exempt")
        return Slotted(self._agenda.table(self._listed(), columns, linked=kind == PAPERS, awaited=kind == NOTICE))

    def _listed(self) -> tuple[Item, ...]:
        """The items that the invitation had; in the minutes and among the papers, all."""
        return self._agenda.items if self._convened.kind in (MINUTES, PAPERS) else self._agenda.first

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
        level, made = level_of(container), list[Block]()
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
        return Slotted(tuple(attendance(meeting.attendance, body, self._labels, level_of(container), meeting.place)))

    def _cases(self, container: Container) -> Slotted:
        """Each item under a heading of its own, with what was done with it."""
        level, made = level_of(container), list[Block]()
        for each in self._agenda.items:
            made.append(replace(_heading(self._agenda.heading(each), level, each), id=each.id))
            if self._agenda.hides(each):
                basis = f" ({each.access.paragraph})" if each.access.paragraph else ""
                made.append(Paragraph((Text(put(self._labels["meeting-not-shown"], basis=basis)),), place=each.place))
            elif each.item.text.strip():
                made += below(self._convened.read(each.item.text, each.place), level)
        return Slotted(self._author.show(tuple(made)))

    def _papers(self, container: Container) -> Slotted:
        """Each item on pages of its own, its attachments after it."""
        made: list[Block] = []
        for each in self._agenda.items:
            made += (PageBreak(each.place), replace(_heading(self._agenda.heading(each), 1, each), id=each.id))
            if self._agenda.hides(each):
                basis = f" ({each.access.paragraph})" if each.access.paragraph else ""
                made.append(Paragraph((Text(put(self._labels["meeting-papers-not-shown"], basis=basis)),), place=each.place))
                continue
            if each.item.text.strip():
                made += below(self._convened.read(each.item.text, each.place), 1)
            for attachment in self._convened.attached.get(each.id, ()):
                made += self._attachment(attachment, each)
        return Slotted(self._author.show(tuple(made)))

    def _attachment(self, attachment: Attached, each: Item) -> Iterator[Block]:
        """Its heading, what is said of it, and the pages that are left for it."""
        yield PageBreak(each.place)
        yield replace(_heading(attachment.title, 2, each), id=attachment.id)
        if attachment.words:
            yield Paragraph((Text(attachment.words),), place=each.place)
        for number in range(1, attachment.sheets + 1):
            words = put(self._labels["meeting-sheet"], page=str(number), pages=str(attachment.sheets))
            yield PageBreak(each.place)
            yield Paragraph((Text(words),), place=each.place)

    def _markdown(self, text: str, container: Container) -> Slotted:
        blocks = self._convened.read(text, self._convened.meeting.place) if text.strip() else ()
        return Slotted(self._author.show(below(blocks, level_of(container))))

    def _signed(self, container: Container) -> Slotted:
        """Place, day and who signs the invitation, or what came after it."""
        meeting = self._convened.meeting
        after = [sent for each in self._agenda.items for sent in (each.item.added, each.item.late) if sent]
        date = max(after) if after and self._convened.kind == SUPPLEMENT else meeting.called
        day = short_date(date) if date else ""
        dated = ", ".join(part for part in (self._agenda.settings.municipality.name, day) if part)
        lines = (dated, meeting.signed_by, meeting.signed_title) if meeting.signed_by or day else ()
        return Slotted((Paragraph(broken(lines), "signature", container.place),) if lines else ())

    def _signatures(self, container: Container) -> Slotted:
        """A line to sign on for each who signs the minutes."""
        signers = self._convened.meeting.signatures
        return Slotted(tuple(Paragraph(broken(("_" * 36, name)), "signature", container.place) for name in signers))


def _heading(title: str, level: int, each: Item) -> Heading:
    return Heading(level, (Text(title),), classes=("unnumbered",), place=each.place)


def _columns(container: Container, usual: str) -> list[str]:
    wanted = container.get("columns") or container.get("rows") or usual
    return wanted.replace(",", " ").split()
