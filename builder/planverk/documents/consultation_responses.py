"""All responses in full, under their numbers: the accessible edition, made from the text and not from pictures of paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planverk.documents.consultation_summary import Only, Summary, heading
from planverk.documents.hearing import Hearing, People
from planverk.documents.saying import upper_first
from planverk.documents.sent_text import passages
from planverk.model.content import Block, Blocks, Facts, Inlines, PageBreak, Paragraph, Text
from planverk.model.dates import short_date
from planverk.model.response import Response


def full_text(summary: Summary, level: int, only: Only = "", new_page: bool = False) -> Blocks:
    """Each response as it was sent, persons as the edition shows them. What is withheld is said to be, and never left out."""
    blocks: list[Block] = []
    for response in summary.chosen(only):
        if new_page and blocks:
            blocks.append(PageBreak())
        blocks += _response(response, summary.hearing, summary.people, summary.labels, level)
    return tuple(blocks)


def _response(response: Response, hearing: Hearing, people: People, labels: Mapping[str, str], level: int) -> Iterator[Block]:
    yield heading(response, people, level)
    rows = tuple((label, (Text(value),)) for label, value in _facts(response, hearing, people, labels) if value)
    yield Facts(rows, response.place)
    if absence := hearing.edition.absence(response.number, labels):
        yield _line(absence)
    elif response.needs_text and not response.text.strip():
        yield _line(labels["needs-text"])
    else:
        yield from passages(people.words(response.text))
        if response.needs_text:
            yield _line(labels["needs-text-part"])


def _facts(response: Response, hearing: Hearing, people: People, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    consultation = hearing.consultation
    deadline = consultation.deadline_of(response.sender.invitation)
    late = f" ({labels['after-deadline']} {short_date(deadline)})" if deadline and consultation.is_late(response) else ""
    yield labels["column-sender"], people.senders(response)
    yield labels["column-kind"], upper_first(people.kind(response.sender.kind))
    yield labels["dated-upper"], short_date(response.dated) if response.dated else ""
    yield labels["received-upper"], f"{short_date(response.received)}{late}" if response.received else ""
    yield labels["their-ref"], people.words(response.their_ref)
    yield labels["journal"], response.journal
    yield labels["replaces"], str(response.replaces or "")
    yield labels["supplements"], str(response.supplements or "")
    yield labels["replaced-by"], str(hearing.replaced_by.get(response.number, ""))


def _line(text: str) -> Paragraph:
    content: Inlines = (Text(text),)
    return Paragraph(content)
