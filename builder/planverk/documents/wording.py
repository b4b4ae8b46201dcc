"""What was changed, in words: the old wording and the new, cut to what is around the change; told apart without colour.

Words that are gone are struck through in the old wording, and words that came are strong in the new; «Før» and «Nå» stand before
them, so that nobody has to see either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from planverk.model.change import Change, Piece
from planverk.model.content import Blocks, Inline, Inlines, Paragraph, Strikeout, Strong, Text

_BY_LINES = ("section", "table", "row", "cell", "measure", "list", "figure")  # their lines are no sentences
_OTHERWISE = {"heading": "wording-level", "figure": "wording-picture"}
_PARTED = {
    (True, "split"): "wording-section-split",
    (True, "merged"): "wording-section-merged",
    (False, "split"): "wording-split",
    (False, "merged"): "wording-merged",
}
_EDGE = "\x1f"  # between two pieces, while their words are looked at together
_SET = 3  # runs of words set otherwise that are shown
_AROUND = 60  # characters that are shown on each side of what was changed
_LONGEST = 320  # characters of one wording
_UNENDED = re.compile(r"(?<=[^\s.!?:;,…–|])[^\S\n]*\n\s*(?=\S)")  # the end of a line that no mark ends
Side = Literal["deleted", "inserted"]
# Running text says more than the figures that follow from it.
_TELLING = ("text", "list", "heading", "section", "measure", "footnote", "figure", "table", "row", "cell")


def wording(change: Change, labels: Mapping[str, str], within: bool = True) -> Blocks:
    """A change as a few paragraphs: «Før: …» and «Nå: …», «Nytt: …», «Tatt ut: …»; in a few words where none changed. `within`
    tells first which measure or which cell it is of."""
    place = labels["footnote"] if change.what == "footnote" else change.within if within and not _is_moved(change) else ""
    first, *rest = _wording(change, labels)
    return (replace(first, content=(Text(f"{place}. "), *first.content)), *rest) if place else (first, *rest)


def _wording(change: Change, labels: Mapping[str, str]) -> tuple[Paragraph, ...]:
    if _is_moved(change) and change.within:
        return (_line(labels["wording-moved-from"].format(place=change.within)),)
    if change.kind == "moved" and change.before == change.after:
        return (_line(labels["wording-moved"]),)
    if change.kind == "reformatted":
        return (_line(_looks(change, labels)),)
    if change.kind in ("split", "merged"):
        side: Side = "inserted" if change.kind == "split" else "deleted"  # the text that is in two
        return (Paragraph((Text(f"{labels[_PARTED[change.what == 'section', change.kind]]} "), *old_or_new(change, side))),)
    if not change.before:
        return (Paragraph((Text(f"{labels['wording-new']} "), *old_or_new(change, "inserted"))),)
    if not change.after:
        return (Paragraph((Text(f"{labels['wording-gone']} "), *old_or_new(change, "deleted"))),)
    return (
        Paragraph((Text(f"{labels['wording-before']} "), *old_or_new(change, "deleted"))),
        Paragraph((Text(f"{labels['wording-after']} "), *old_or_new(change, "inserted"))),
    )


def _is_moved(change: Change) -> bool:
    """True for a section or a paragraph that stands elsewhere; a measure has another place in its table."""
    return change.kind == "moved" and change.what != "measure"


def _looks(change: Change, labels: Mapping[str, str]) -> str:
    """What was changed where the words are the same: how some of them are set, the level of a heading, the picture."""
    if change.what in _OTHERWISE:
        return labels[_OTHERWISE[change.what]]
    words = [" ".join(piece.words.split()) for piece in change.pieces if piece.kind == "set otherwise"]
    told = "; ".join(f"«{_head(each, _AROUND)}»" for each in words[:_SET] if each)
    return f"{labels['wording-set'].rstrip('.')}: {told}" if told else labels["wording-set"]


def wordings(changes: Iterable[Change], labels: Mapping[str, str], most: int) -> Blocks:
    """Several changes, those that tell most first, and how many more there are."""
    ordered = sorted(changes, key=lambda change: _TELLING.index(change.what))
    shown = tuple(block for change in ordered[:most] for block in wording(change, labels))
    left = len(ordered) - most
    if left <= 0:
        return shown
    if not shown:
        return (_line(labels["wording-one"] if left == 1 else labels["wording-count"].format(count=left)),)
    words = labels["wording-one-more"] if left == 1 else labels["wording-more"].format(count=left)
    return (*shown, _line(f"… {words}"))


def old_or_new(change: Change, side: Side) -> Inlines:
    """The old wording (`deleted`) or the new one (`inserted`), between quotation marks, what only it has marked."""
    whole = (Piece(change.before if side == "deleted" else change.after, side),)
    pieces = change.pieces or whole
    if change.what in _BY_LINES:
        pieces = _parted(pieces, side)
    elif change.kind in ("split", "merged"):
        pieces = tuple(replace(piece, words=piece.words.replace("\n", " ¶ ")) for piece in pieces)
    cut = list(_cut(pieces, side))
    marked = any(piece.kind == "same" for piece in cut)
    inner: list[Inline] = [_set(piece, marked) for piece in cut]
    return (Text("«"), *inner, Text("»"))


def _cut(pieces: Sequence[Piece], side: Side) -> Iterable[Piece]:
    """The pieces of one side on one line, what is the same cut to what is next to a change, all of it to what a cell bears."""
    left = _LONGEST
    for at, piece in enumerate(pieces):
        if piece.kind not in ("same", side):
            continue
        words = _folded(piece.words)
        if piece.kind == "same":
            words = _near(words, at > 0, at < len(pieces) - 1)
        if len(words) > left:
            yield Piece(f"{_head(words, left)} …", piece.kind)
            return
        left -= len(words)
        yield Piece(words, piece.kind)


def _near(words: str, after: bool, before: bool) -> str:
    """Words that are the same, cut where they are far from what changed: it may stand before them (`after`), after, or both."""
    if len(words) <= _AROUND * (after + before or 1):
        return words
    head = f"{_head(words, _AROUND)} " if after or not before else ""
    tail = f" {_tail(words, _AROUND)}" if before else ""
    return f"{head}…{tail}"


def _head(words: str, most: int) -> str:
    cut = words[:most]
    return (cut.rpartition(" ")[0] or cut) if len(words) > most else words


def _tail(words: str, most: int) -> str:
    cut = words[-most:]
    return cut.partition(" ")[2] or cut


def _set(piece: Piece, marked: bool) -> Inline:
    """A text that is all new, or all gone, needs no mark: the word before it says so."""
    if piece.kind == "same" or not marked:
        return Text(piece.words)
    return Strong((Text(piece.words),)) if piece.kind == "inserted" else Strikeout((Text(piece.words),))


def _parted(pieces: Sequence[Piece], side: Side) -> tuple[Piece, ...]:
    """The words of a section or a table with a full stop after its headings and items, for on one line nothing else parts them
    from what follows."""
    shown = _EDGE.join(piece.words if piece.kind in ("same", side) else "" for piece in pieces)
    words = _UNENDED.sub(lambda found: ". " + _EDGE * found[0].count(_EDGE), shown)
    return tuple(replace(piece, words=each) for piece, each in zip(pieces, words.split(_EDGE), strict=True))


def _folded(words: str) -> str:
    """On one line; blanks at the ends stand, for they part one piece from the next."""
    inner = " ".join(words.split())
    if not inner:
        return " " if words else ""
    return f"{' ' if words[:1].isspace() else ''}{inner}{' ' if words[-1:].isspace() else ''}"


def _line(text: str) -> Paragraph:
    return Paragraph((Text(text),))
