"""Who came to a meeting, as tables: members, absent, substitutes, others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planverk.documents.agenda import table_of
from planverk.documents.saying import cell
from planverk.model.content import Block, Heading, Row, Text
from planverk.model.decision import Attendance
from planverk.model.place import Place
from planverk.model.workspace import Body


def attendance(there: Attendance, body: Body | None, labels: Mapping[str, str], level: int, place: Place) -> Iterator[Block]:
    """A heading at `level` and a table for each group that anybody is in; a column that nobody has anything for is left out."""
    parties = {each.name: each.party for each in body.members} if body else {}
    groups: tuple[tuple[str, tuple[str, ...], list[tuple[str, ...]]], ...] = (
        ("meeting-members", ("meeting-name", "meeting-party", "meeting-function"), list(_members(there, parties, labels))),
        (
            "meeting-absent",
            ("meeting-name", "meeting-party", "meeting-reason"),
            [(each.name, each.party or parties.get(each.name, ""), each.reason) for each in there.absent],
        ),
        (
            "meeting-substitutes",
            ("meeting-name", "meeting-party", "meeting-instead-of"),
            [(each.name, each.party, each.instead_of) for each in there.substitutes],
        ),
        ("meeting-others", ("meeting-name", "meeting-function"), list(there.others)),
    )
    for title, heads, rows in groups:
        if rows:
            yield Heading(level, (Text(labels[title]),), classes=("unnumbered",), place=place)
            yield _table([labels[head] for head in heads], rows, place)


def _members(there: Attendance, parties: Mapping[str, str], labels: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    names = dict.fromkeys((there.chair, *there.members)) if there.chair in there.members else dict.fromkeys(there.members)
    for name in names:
        yield name, parties.get(name, ""), labels["meeting-leader" if name == there.chair else "meeting-member"]


def _table(heads: list[str], rows: list[tuple[str, ...]], place: Place) -> Block:
    used = [at for at in range(len(heads)) if at == 0 or any(row[at] for row in rows)]
    widths = {0: 45.0}
    columns = [(heads[at], widths.get(at, 27.5)) for at in used]
    return table_of(columns, tuple(Row(tuple(cell(row[at]) for at in used)) for row in rows), place)
