"""Footnotes and pictures of two readings of one document under the same names, whatever Word has numbered or called them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planverk.changes.returned.likeness import text_of
from planverk.changes.returned.settling import Settled
from planverk.changes.returned.tokens import normal
from planverk.model.returned import Grid, Line, Part, Piece

SENT, NEW = "sent-", "new-"  # how the labels begin of footnotes that went out, and of those that came


@dataclass(frozen=True)
class Labelled:
    """A text whose footnotes are called by label, and the notes by label."""

    parts: tuple[Part, ...]
    notes: Mapping[str, tuple[Part, ...]]


def label_sent(sent: Settled) -> Labelled:
    """What was sent: each footnote under its number in the order of the calls."""
    names = {number: f"{SENT}{at}" for at, number in enumerate(_calls(sent), start=1)}
    return _renamed(sent, names, {})


def label_back(back: Settled, sent: Labelled) -> Labelled:
    """What came back: each footnote under the label of the one that it was sent as, a new one under a new label; a picture whose
    bytes Word has packed anew, known by the words that describe it, under its old name."""
    calls, known = _calls(back), list(sent.notes)
    texts = [_text(back.notes.get(number, ())) for number in calls]
    matcher = difflib.SequenceMatcher(None, [_text(sent.notes[label]) for label in known], texts, autojunk=False)
    names: dict[str, str] = {}
    for tag, s1, s2, b1, b2 in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and s2 - s1 == b2 - b1):
            names |= {calls[b1 + n]: known[s1 + n] for n in range(s2 - s1)}
    fresh = [number for number in calls if number not in names]
    names |= {number: f"{NEW}{at}" for at, number in enumerate(fresh, start=1)}
    return _renamed(back, names, _pictures(sent.parts, back.parts))


def calls_in(parts: Sequence[Part]) -> Iterator[str]:
    """The numbers or labels of the footnotes that are called, in order."""
    return (piece.text for piece in _pieces(parts) if piece.kind == "note")


def pictures_in(parts: Sequence[Part]) -> Iterator[str]:
    """The hashes of the pictures that are shown, in order."""
    return (piece.text for piece in _pieces(parts) if piece.kind == "picture")


def _calls(settled: Settled) -> list[str]:
    return list(dict.fromkeys(calls_in(settled.parts)))


def _pieces(parts: Sequence[Part]) -> Iterator[Piece]:
    for part in parts:
        if isinstance(part, Grid):
            for row in part.rows:
                for cell in row.cells:
                    yield from _pieces(cell)
        else:
            yield from part.pieces


def _text(parts: Sequence[Part]) -> str:
    return normal(" ".join(text_of(part) for part in parts))


def _pictures(sent: Sequence[Part], back: Sequence[Part]) -> dict[str, str]:
    """Old names of pictures by new ones."""
    had = {piece.text for piece in _pieces(sent) if piece.kind == "picture"}
    described = {piece.alt: piece.text for piece in _pieces(sent) if piece.kind == "picture" and piece.alt}
    found = (piece for piece in _pieces(back) if piece.kind == "picture" and piece.text not in had)
    return {piece.text: described[piece.alt] for piece in found if piece.alt in described}


def _renamed(settled: Settled, notes: Mapping[str, str], pictures: Mapping[str, str]) -> Labelled:
    renamer = _Renamer(notes, pictures)
    texts = {name: renamer.parts(_without_space(settled.notes.get(number, ()))) for number, name in notes.items()}
    return Labelled(renamer.parts(settled.parts), texts)


def _without_space(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Without the space that follows a note's number."""
    first = parts[0] if parts else None
    if not isinstance(first, Line) or not first.pieces or first.pieces[0].kind != "text":
        return parts
    start = replace(first.pieces[0], text=first.pieces[0].text.lstrip())
    return (replace(first, pieces=(*((start,) if start.text else ()), *first.pieces[1:])), *parts[1:])


@dataclass(frozen=True)
class _Renamer:
    notes: Mapping[str, str]
    pictures: Mapping[str, str]

    def parts(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        return tuple(self._part(part) for part in parts)

    def _part(self, part: Part) -> Part:
        if isinstance(part, Grid):
            return Grid(tuple(replace(row, cells=tuple(self.parts(cell) for cell in row.cells)) for row in part.rows))
        if not any(piece.kind in ("note", "picture") for piece in part.pieces):
            return part
        return replace(part, pieces=tuple(self._piece(piece) for piece in part.pieces))

    def _piece(self, piece: Piece) -> Piece:
        names = {"note": self.notes, "picture": self.pictures}.get(piece.kind, {})
        return replace(piece, text=names.get(piece.text, piece.text))
