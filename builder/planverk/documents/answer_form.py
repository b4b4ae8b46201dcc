"""The answer form (svarskjema): fields for who answers, what they think, and what they say of each section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planverk.documents.frame import Assembled, Frame
from planverk.documents.layouts import Slotted
from planverk.documents.sending import Sending, Words
from planverk.documents.sending_document import write
from planverk.model.answer_form import TAG, AnswerForm, folded
from planverk.model.consultation import ConsultationKind, OutlineNode
from planverk.model.content import Block, Container, FormField, Heading, NumberedHeading, Paragraph, Text, plain
from planverk.model.document import Document
from planverk.model.response import SenderKind, Stance

KIND = "answer-form"
DEPTH = 2  # levels of sections that have a field of their own, where the layout does not say
_STANCES = (Stance.SUPPORTS, Stance.PARTLY, Stance.AGAINST, Stance.NONE)


def assemble(sending: Sending, frame: Frame) -> Assembled:
    """The form, with findings; an error where the layout lacks the fields that tell who answers, or where to write."""
    words = Words.of(sending, frame.settings)
    slots = {
        "sender-fields": lambda _: Slotted(tuple(_sender(words))),
        "whole-fields": lambda _: Slotted(tuple(_whole(words))),
        "section-fields": lambda container: Slotted(tuple(_sections(words, container))),
    }
    title = f"{words.labels['form-title']}: {sending.title}"
    return write(KIND, words.labels["consultation-file-form"], words, frame, slots, ("sender-fields", "whole-fields"), title)


def as_sent(document: Document) -> AnswerForm:
    """The form as those see it who get it: the line above each field, all the other lines, and the words of its headers."""
    labels: dict[str, str] = {}
    others: set[str] = {document.title}
    hints: set[str] = set()
    line = ""
    for block in document.body:
        match block:
            case FormField(tag=tag, hint=hint):
                labels[line] = tag
                hints.add(folded(hint))
                others.discard(line)
            case Paragraph(content=content) | Heading(content=content) | NumberedHeading(content=content):
                line = plain(content)
                others.add(line)
    furniture = frozenset((document.title, *document.fields.values()))
    return AnswerForm(labels, frozenset(hints), frozenset(others), furniture)


def _sender(words: Words) -> Iterator[Block]:
    kinds = tuple(_kind(kind, words.labels) for kind in SenderKind)
    yield from _field(words, "sender:name", "form-name")
    yield from _field(words, "sender:kind", "form-kind", kinds)
    yield from _field(words, "sender:contact", "form-contact")
    yield from _field(words, "sender:email", "form-email")
    yield from _field(words, "sender:reference", "form-reference")


def _kind(kind: SenderKind, labels: Mapping[str, str]) -> str:
    return labels["form-kind-intern"] if kind is SenderKind.INTERNAL else labels[f"sender-{kind.value}"]


def _whole(words: Words) -> Iterator[Block]:
    labels = words.labels
    stances = tuple(labels[f"form-stance-{each.value}"] for each in _STANCES)
    yield from _field(words, "stance", "form-stance", stances)
    yield from _field(words, "remarks", "form-remarks", (labels["remarks-med"], labels["remarks-uten"]))
    yield from _field(words, "general", "form-general", several=True)


def _field(words: Words, tag: str, key: str, choices: tuple[str, ...] = (), several: bool = False) -> Iterator[Block]:
    yield from _titled(words, tag, words.labels[key], words.labels[key], choices, several)


def _titled(
    words: Words, tag: str, label: str, title: str, choices: tuple[str, ...] = (), several: bool = False
) -> Iterator[Block]:
    yield Paragraph((Text(label),), "term")
    yield FormField(f"{TAG}:{tag}", title, words.labels["form-choose" if choices else "form-write"], choices, several)


def _sections(words: Words, container: Container) -> Iterator[Block]:
    """A field for each section down to the layout's `depth`; in a limited round, for the sections named and no other."""
    depth = int(container.get("depth")) if container.get("depth").isdigit() else DEPTH
    consultation, nodes = words.sending.consultation, words.sending.nodes
    named = {section for subject in consultation.subjects for section in subject.sections}
    limited = consultation.kind is ConsultationKind.LIMITED and named
    for node in nodes:
        if node.id in named if limited else _level(node, nodes) <= depth:
            label = ", ".join(part for part in (words.section(node), words.pages(node)) if part)
            title = words.put("form-section", section=words.section(node))
            yield from _titled(words, f"section:{node.id}", label, title, several=True)


def _level(node: OutlineNode, nodes: tuple[OutlineNode, ...]) -> int:
    """How deep a section lies, from 1."""
    parents = {each.id: each.parent for each in nodes}
    level, at = 1, node.parent
    while at and level < 10:
        level, at = level + 1, parents.get(at, "")
    return level
