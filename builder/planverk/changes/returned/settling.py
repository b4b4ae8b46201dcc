"""The text of a Word file for those who accept some of its tracked changes and reject the others: plain paragraphs and tables."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planverk.model.returned import Grid, Line, Part, Piece, Returned, TableRow, Tracked

Accepted = Callable[[Tracked], bool]


@dataclass(frozen=True)
class Settled:
    """A text without tracked changes, and its footnotes by number."""

    parts: tuple[Part, ...]
    notes: Mapping[str, tuple[Part, ...]]


def settle(returned: Returned, authors: Collection[str]) -> Settled:
    """The text with the changes of `authors` accepted and all others rejected. What is left empty is left out."""

    def accepted(change: Tracked) -> bool:
        return change.author in authors

    return Settled(
        tuple(_settle(returned.parts, accepted)), {key: tuple(_settle(note, accepted)) for key, note in returned.notes.items()}
    )


def authors_of(returned: Returned) -> tuple[str, ...]:
    """Who tracked changes in a file: whoever began first comes first."""
    first: dict[str, str] = {}
    for change in _changes((*returned.parts, *(part for note in returned.notes.values() for part in note))):
        first[change.author] = min(first.get(change.author, change.date), change.date)
    return tuple(sorted(first, key=lambda author: (first[author], author)))


def last_change(returned: Returned, author: str) -> str:
    """When somebody made the last of their tracked changes, as the file says it; empty where it does not."""
    parts = (*returned.parts, *(part for note in returned.notes.values() for part in note))
    return max((change.date for change in _changes(parts) if change.author == author), default="")


def _changes(parts: Sequence[Part]) -> Iterator[Tracked]:
    for part in parts:
        if isinstance(part, Grid):
            for row in part.rows:
                yield from (*row.inserted, *row.deleted)
                yield from (change for made in (*row.cells_inserted, *row.cells_deleted) for change in made)
                for cell in row.cells:
                    yield from _changes(cell)
            continue
        yield from (*part.inserted, *part.deleted, *_one(part.formatted))
        for piece in part.pieces:
            if piece.inserted or piece.deleted or piece.formatted:
                yield from (*piece.inserted, *piece.deleted, *_one(piece.formatted))


def _one(change: Tracked | None) -> tuple[Tracked, ...]:
    return () if change is None else (change,)


def _settle(parts: Sequence[Part], accepted: Accepted) -> Iterator[Part]:
    """A paragraph whose mark is not there is one with the next: the words of both, as the first was set where it had any."""
    held: Line | None = None
    for part in parts:
        if isinstance(part, Grid):
            yield from _said(held)
            held = None
            yield from _settle_table(part, accepted)
            continue
        line = _settle_line(part, accepted)
        line = line if held is None else _joined(held, line)
        held = None
        if _is_there(part.inserted, part.deleted, accepted):
            yield from _said(line)
        else:
            held = line
    yield from _said(held)


def _settle_table(table: Grid, accepted: Accepted) -> Iterator[Grid]:
    rows = tuple(
        TableRow(tuple(tuple(_settle(cell, accepted)) for cell in _cells(row, accepted)), row.header)
        for row in table.rows
        if _is_there(row.inserted, row.deleted, accepted)
    )
    if rows:
        yield Grid(rows)


def _cells(row: TableRow, accepted: Accepted) -> Iterator[tuple[Part, ...]]:
    changes = itertools.zip_longest(row.cells, row.cells_inserted, row.cells_deleted, fillvalue=())
    return (cell for cell, inserted, deleted in changes if _is_there(inserted, deleted, accepted))


def _settle_line(line: Line, accepted: Accepted) -> Line:
    form = line.form if line.formatted is None or accepted(line.formatted) else line.before
    pieces = (_plain(each, accepted) for each in line.pieces if _is_there(each.inserted, each.deleted, accepted))
    return Line(_merged(pieces), form, line.anchors)


def _plain(piece: Piece, accepted: Accepted) -> Piece:
    if not (piece.inserted or piece.deleted or piece.formatted):
        return piece
    marks = piece.marks if piece.formatted is None or accepted(piece.formatted) else piece.before
    return Piece(piece.kind, piece.text, marks, alt=piece.alt)


def _merged(pieces: Iterator[Piece]) -> tuple[Piece, ...]:
    """Text that is marked alike is one piece, into however many runs Word has split it."""
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if last is not None and last.kind == piece.kind == "text" and last.marks == piece.marks:
            made[-1] = replace(last, text=last.text + piece.text)
        elif piece.kind != "text" or piece.text:
            made.append(piece if piece.before == piece.marks or piece.formatted is None else replace(piece, before=piece.marks))
    return tuple(made)


def _joined(first: Line, second: Line) -> Line:
    if not says_something(first):
        return replace(second, absorbed=second.absorbed or first.form == second.form)
    return Line(_merged(iter((*first.pieces, *second.pieces))), first.form, (*first.anchors, *second.anchors))


def _said(line: Line | None) -> Iterator[Line]:
    if line is not None and says_something(line):
        yield line


def says_something(line: Line) -> bool:
    """True for a paragraph that is not empty."""
    return any(piece.kind in ("note", "picture", "reference") or piece.text.strip() for piece in line.pieces)


def _is_there(inserted: Sequence[Tracked], deleted: Sequence[Tracked], accepted: Accepted) -> bool:
    return all(accepted(each) for each in inserted) and not any(accepted(each) for each in deleted)
