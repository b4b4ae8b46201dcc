"""A Word file that was never sent out from here, laid beside a text that is: what it has of its own is put aside first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from planverk.changes.returned.settling import Settled
from planverk.changes.returned.units import Unplaced, Why
from planverk.model.returned import Line, Part, Piece

_TYPED_NUMBER = re.compile(
    r"(?:kapittel\s+|kap\.\s*)?(?:\d{1,3}(?:\.\d{1,3}){0,5}\.?|[A-ZÆØÅ]\.)[\s\u2002\u00a0–-]+", re.IGNORECASE
)
_CONTENTS = re.compile(r"innhold(?:sfortegnelse|sliste)?|innhald(?:sliste)?", re.IGNORECASE)


def without_own(settled: Settled, headings: Collection[str]) -> Settled:
    """The text from its first heading on, without numbers that were typed into headings, and without a heading of contents. Its
    headings begin at the first level, as they do where a plan is made of a file (`readers/imports/plan.py`).

    `headings` are those of the text here: none of them is the file's title.
    """
    parts = [_without_number(part) for part in settled.parts if not _is_contents(part)]
    parts = _levelled(_without_title(parts, headings))
    first = next((at for at, part in enumerate(parts) if isinstance(part, Line) and part.form.heading), 0)
    return Settled(tuple(parts[first:]), settled.notes)


def _without_title(parts: list[Part], known: Collection[str]) -> list[Part]:
    """The parts without the only first-level heading, where it stands before all others and is none of those known."""
    headings = [part for part in parts if isinstance(part, Line) and part.form.heading]
    levels = [heading.form.heading for heading in headings]
    is_title = levels[:1] == [1] and levels.count(1) == 1 and len(levels) > 2 and _words(headings[0]) not in known
    return [part for part in parts if part is not headings[0]] if is_title else parts


def _levelled(parts: list[Part]) -> list[Part]:
    used = sorted({part.form.heading for part in parts if isinstance(part, Line) and part.form.heading})
    return [
        replace(part, form=replace(part.form, heading=used.index(part.form.heading) + 1))
        if isinstance(part, Line) and part.form.heading
        else part
        for part in parts
    ]


def _is_contents(part: Part) -> bool:
    return isinstance(part, Line) and part.form.heading > 0 and _CONTENTS.fullmatch(_words(part)) is not None


def _words(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces if piece.kind == "text").strip()


def _without_number(part: Part) -> Part:
    if not isinstance(part, Line) or not part.form.heading:
        return part
    found = _TYPED_NUMBER.match(_words(part))
    if found is None or not part.pieces or part.pieces[0].kind != "text":
        return part
    left = len(found[0])
    pieces: list[Piece] = []
    for piece in part.pieces:
        words = piece.text.lstrip() if not pieces and piece.kind == "text" else piece.text
        cut = min(left, len(words)) if piece.kind == "text" else 0
        left -= cut
        if piece.kind != "text" or words[cut:]:
            pieces.append(replace(piece, text=words[cut:] if piece.kind == "text" else piece.text))
    return replace(part, pieces=tuple(pieces)) if pieces else part


def told(unplaced: Sequence[Unplaced]) -> Iterator[Unplaced]:
    """What is worth telling: that another file has no cover of ours is not, nor that it lacks what is made from data."""
    for each in unplaced:
        if each.why is not Why.OUTSIDE and not (each.why is Why.GENERATED and not each.back):
            yield each
