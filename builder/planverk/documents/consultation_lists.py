"""The three lists of a consultation: A who did not answer, B who answered without remarks, C who answered with remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from planverk.documents.hearing import Hearing, People
from planverk.documents.saying import day, row, upper_first
from planverk.model.content import Column, Table
from planverk.model.response import Response, Stance

LISTS = ("list-a", "list-b", "list-c")


def list_of(name: str, hearing: Hearing, people: People, labels: Mapping[str, str]) -> Table | None:
    """The list of that name as a table; None where nobody is on it."""
    tally = hearing.tally
    if name == "list-a":
        rows = [
            (invitation.name, upper_first(people.kind(invitation.kind)), day(hearing.consultation.deadline_of(invitation.id)))
            for invitation in tally.unanswered
        ]
        return _table(("column-invitation", "column-kind", "column-deadline"), (54, 26, 20), rows, labels)
    responses = tally.without_remarks if name == "list-b" else tally.with_remarks
    rows_of = [_answered(each, hearing, people, labels) for each in sorted(responses, key=lambda each: each.number)]
    titles = ("column-number", "column-sender", "column-kind", "column-received", "column-stance")
    return _table(titles, (8, 36, 20, 18, 18), rows_of, labels)


def _answered(response: Response, hearing: Hearing, people: People, labels: Mapping[str, str]) -> Sequence[str]:
    late = f" ({labels['after-deadline']})" if hearing.consultation.is_late(response) else ""
    stance = labels[f"stance-{response.stance.value}"] if response.stance is not Stance.NONE else ""
    kind = upper_first(people.kind(response.sender.kind))
    return str(response.number), people.senders(response), kind, f"{day(response.received)}{late}", upper_first(stance)


def _table(
    titles: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str]], labels: Mapping[str, str]
) -> Table | None:
    made = tuple(map(row, rows))
    header = row(labels[title] for title in titles)
    return Table(tuple(Column(width=width) for width in widths), (header,), made) if made else None
