"""What was written in a hearing's summary beside the cells that points are assessed in: comments, and words of the log's."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence

from planverk.changes.returned.likeness import text_of
from planverk.changes.returned.tokens import normal
from planverk.changes.returned.units import Unplaced, Why
from planverk.model.note import Note
from planverk.model.place import NOWHERE, Place
from planverk.model.returned import Line, Part, Returned, TableRow
from planverk.readers.response import response_folder


def assessment_of(folder: str, point: str) -> Place:
    """The file of a point's assessment («7.2»), in the folder of a consultation."""
    response, _, number = point.partition(".")
    return Place(f"{response_folder(folder, int(response))}/assessments/{number}.yaml")


def points_of(folder: str, point: str) -> str:
    """The file of all points of the same response."""
    return f"{response_folder(folder, int(point.partition('.')[0]))}/points.yaml"


def written_beside(
    sent: Sequence[Part], back: Sequence[Part], point: Callable[[TableRow], str], instead: str
) -> Iterator[Unplaced]:
    """The paragraphs, and the rows of no point, which came back otherwise: `instead` says where their words come from."""
    was, now = (list(_texts(parts, point)) for parts in (sent, back))
    compared = difflib.SequenceMatcher(None, [normal(text) for text in was], [normal(text) for text in now], autojunk=False)
    for tag, a1, a2, b1, b2 in compared.get_opcodes():
        if tag != "equal":
            yield Unplaced(Why.GENERATED, NOWHERE, "\n".join(was[a1:a2]), "\n".join(now[b1:b2]), instead=instead)


def _texts(parts: Sequence[Part], point: Callable[[TableRow], str]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Line):
            yield text_of(part).strip()
        else:
            yield from (_words(row) for row in part.rows if not point(row))


def _words(row: TableRow) -> str:
    return " | ".join(" ".join(text_of(each).strip() for each in cell) for cell in row.cells)


def notes_on_points(returned: Returned, rows: Mapping[str, TableRow], folder: str) -> tuple[Note, ...]:
    """A note for each comment; of the point in whose row alone its words stand."""
    texts = {point: normal(_words(row)) for point, row in rows.items()}
    notes = []
    for each in returned.comments:
        quote = normal(each.quote)
        found = [point for point, text in texts.items() if quote and quote in text]
        point = found[0] if len(found) == 1 else ""
        place = assessment_of(folder, point) if point else NOWHERE
        notes.append(Note(each.author, each.date, each.text, point, each.quote, place, each.answers, each.resolved))
    return tuple(notes)
