"""From a sending and a layout to a document: the values that the layout may name, and the slots that it may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planverk.documents import fields, names
from planverk.documents.addresses import linked
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.consultation_values import of_consultation
from planverk.documents.frame import Assembled, Frame
from planverk.documents.hearing import Edition
from planverk.documents.layouts import Slot, Slotted
from planverk.documents.sending import Words
from planverk.documents.values import Group, Sandbox, Value
from planverk.model.content import (
    Blocks,
    BulletList,
    Cell,
    Column,
    Container,
    Facts,
    Inline,
    LineBreak,
    OrderedList,
    Paragraph,
    Row,
    Table,
    Text,
)
from planverk.model.dates import long_date, short_date

_WIDTHS = (10.0, 46.0, 24.0, 20.0)


def write(
    kind: str, own_id: str, words: Words, frame: Frame, slots: Mapping[str, Slot], needed: tuple[str, ...], title: str = ""
) -> Assembled:
    """The document of a layout's kind, titled with the hearing's heading where it has no `title`; an error for each slot that is
    `needed` and that the layout lacks."""
    sending, labels = words.sending, words.labels
    title = title or words.heading
    sandbox = Sandbox(Group(_values(words, frame, title)), frame.settings.wording.case_number)
    subject = Subject(
        id=own_id,
        kind=kind,
        concerns=sending.consultation.folder,
        language=sending.language,
        title=title,
        fields=fields.of_sending(title, kind, sending.consultation, sending.plan, frame, labels),
        slots={**_common(words), **slots},
        parts=dict.fromkeys(needed, True),
    )
    assembled = compose(subject, Author(frame, labels, sandbox))
    return replace(assembled, document=replace(assembled.document, body=linked(assembled.document.body)))


def plain(text: str) -> Paragraph:
    """A paragraph of words that are no markup, whoever wrote them."""
    return Paragraph((Text(text),))


def _values(words: Words, frame: Frame, title: str) -> dict[str, Value | Group]:
    sending, labels = words.sending, words.labels
    to = sending.to
    sentences: dict[str, Value | Group] = dict(words.sentences())
    return {
        **names.common(frame, labels),
        "plan": names.of_plan(sending.plan, frame, labels),
        "consultation": of_consultation(sending.consultation, frame, labels, Edition()),
        "sentence": Group(sentences),
        "document": Group({"title": title, "heading": words.heading, "version": sending.version}),
        "recipient": Group({"name": to.name if to else "", "deadline": words.deadline}),
        "contact": Group({"name": sending.consultation.contact, "words": words.contact}),
        "answer": Group({"to": words.answer_to, "mark": words.mark, "deadline": words.deadline}),
    }


def _common(words: Words) -> dict[str, Slot]:
    return {
        "addressee": lambda _: Slotted(_addressee(words)),
        "facts": lambda container: _facts(container, words),
        "open-sections": lambda _: Slotted(_open(words)),
        "bodies": lambda container: Slotted(_bodies(container, words)),
        "enclosed": lambda _: Slotted(_enclosed(words)),
        "regards": lambda _: Slotted(_regards(words)),
    }


def _addressee(words: Words) -> Blocks:
    """Name, contact and postal address of the body, a line each; in a letter to all, that it goes to the list."""
    to = words.sending.to
    if to is None:
        return (plain(words.labels["letter-to-list"]),)
    attention = f"{words.labels['letter-attention']} {to.contact}" if to.contact else ""
    lines = [to.name, attention, *(line.strip() for line in to.address.split(","))]
    return (Paragraph(_on_lines([line for line in lines if line])),)


def _on_lines(lines: list[str]) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    for line in lines:
        inlines += [LineBreak(), Text(line)] if inlines else [Text(line)]
    return tuple(inlines)


def _facts(container: Container, words: Words) -> Slotted:
    """The rows that the layout asks for: `our-ref`, `date`, `contact`, `deadline`."""
    sent = words.sending.consultation.sent
    known = {
        "our-ref": words.reference,
        "date": long_date(sent) if sent else "",
        "contact": words.sending.consultation.contact,
        "deadline": words.deadline,
    }
    wanted = container.get("rows", " ".join(known)).replace(",", " ").split()
    rows = tuple((words.labels[f"letter-{row}"], (Text(known[row]),)) for row in wanted if known.get(row))
    return Slotted((Facts(rows, container.place),) if rows else ())


def _open(words: Words) -> Blocks:
    """The sections that a limited round is about, with their pages."""
    wanted = {section for subject in words.sending.consultation.subjects for section in subject.sections}
    shown = [node for node in words.sending.nodes if node.id in wanted]
    lines = (", ".join(part for part in (words.section(node), words.pages(node)) if part) for node in shown)
    items: tuple[Blocks, ...] = tuple((plain(line),) for line in lines)
    return (BulletList(items),) if items else ()


def _enclosed(words: Words) -> Blocks:
    """What goes with the letter."""
    sending = words.sending
    plan = f"{sending.plan.title} ({sending.plan.id}-{sending.version}.pdf)" if sending.version else sending.plan.title
    return (OrderedList(((plain(plan),), (plain(words.labels["answer-form"]),))),)


def _regards(words: Words) -> Blocks:
    lines = [words.labels["letter-regards"], words.settings.municipality.name, words.sending.consultation.contact]
    return (Paragraph(_on_lines([line for line in lines if line]), "signature"),)


# ── the bodies ───────────────────────────────────────────────────────────────────────────────────


def _bodies(container: Container, words: Words) -> Blocks:
    """All bodies: in a list, or (`form=table`) as a table with kind and deadline."""
    invitations = words.sending.consultation.invitations
    if not invitations:
        return ()
    if container.get("form") != "table":
        return (BulletList(tuple((plain(each.name),) for each in invitations)),)
    labels, consultation = words.labels, words.sending.consultation
    header = _row((labels["number"], labels["column-invitation"], labels["form-kind"], labels["letter-deadline"]))
    rows = []
    for count, each in enumerate(invitations, start=1):
        deadline = consultation.deadline_of(each.id)
        kind = labels[f"sender-{each.kind.value}"]
        rows.append(_row((str(count), each.name, kind[:1].upper() + kind[1:], short_date(deadline) if deadline else "")))
    return (Table(tuple(Column(width=width) for width in _WIDTHS), (header,), tuple(rows)),)


def _row(cells: tuple[str, ...]) -> Row:
    return Row(tuple(Cell((plain(cell),) if cell else ()) for cell in cells))
