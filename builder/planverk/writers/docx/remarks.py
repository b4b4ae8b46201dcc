"""What stands at a change inside a paragraph: its comment, and how words were set before they were set otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planverk.model.content import Code, Emphasis, Inline, Inlines, Reformatted, Revised, Span, Strikeout, Strong, Text
from planverk.writers.docx.flow import Flow
from planverk.writers.docx.looks import Look


def commented(flow: Flow, content: Inlines, made: Sequence[str]) -> str:
    """The runs of some inlines, with the comments of the changes among them: each from the first of its marks to the last."""
    revisions = flow.job.revisions
    last = {part.change: place for place, part in enumerate(content) if isinstance(part, (Revised, Reformatted))}
    if revisions is None or flow.in_note or not last:
        return "".join(made)
    for change in last:
        if change:
            flow.tail.change = change
    pieces = list(made)
    for place, part in enumerate(content):
        if isinstance(part, (Revised, Reformatted)) and part.change in last:
            end = last.pop(part.change) + 1
            pieces[place:end] = [revisions.commented(part.change, "".join(pieces[place:end])), *[""] * (end - place - 1)]
    return "".join(pieces)


Piece = tuple[str, Look]


def reformatted(flow: Flow, part: Reformatted, look: Look) -> list[tuple[str, str]] | None:
    """The words with the run properties that they have, and those they had in them; None where they hold other things than
    words, or not the same."""
    revisions = flow.job.revisions
    new, old = _pieces(part.content, look), _pieces(part.before, look)
    if revisions is None or new is None or old is None:
        return None
    if "".join(words for words, _ in new) != "".join(words for words, _ in old):
        return None
    return [
        (words, _changed(flow.job.looks.run(now), revisions.was("rPr", part.change, _inner(flow.job.looks.run(then)))))
        for words, now, then in _together(new, old)
    ]


def _changed(properties: str, was: str) -> str:
    return f"<w:rPr>{_inner(properties)}{was}</w:rPr>"


def _inner(properties: str) -> str:
    return properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>")


def _pieces(content: Inlines, look: Look) -> list[Piece] | None:
    pieces: list[Piece] = []
    for part in content:
        own = _own(part, look)
        inner = [own] if isinstance(own, tuple) else None if own is None else _pieces(part.content, own)  # type: ignore[union-attr]
        if inner is None:
            return None
        pieces += inner
    return pieces


def _own(part: Inline, look: Look) -> Piece | Look | None:
    """The piece that a part is, else the look that it gives to its content; None for what is not words alone."""
    match part:
        case Text(words):
            return words, look
        case Code(words):
            return words, replace(look, code=True)
        case Emphasis():
            return replace(look, emphasis=True)
        case Strong():
            return replace(look, strong=True)
        case Strikeout():
            return replace(look, strike=True)
        case Span(id="", language=language):
            return replace(look, language=language or look.language)
        case _:
            return None


def _together(new: Sequence[Piece], old: Sequence[Piece]) -> Iterator[tuple[str, Look, Look]]:
    """Both, parted wherever one of them is; they have the same words."""
    ends = sorted({*_ends(new), *_ends(old)})
    words = "".join(each for each, _ in new)
    start = 0
    for end in ends:
        if end > start:
            yield words[start:end], _at(new, start), _at(old, start)
        start = end


def _ends(pieces: Sequence[Piece]) -> Iterator[int]:
    at = 0
    for words, _ in pieces:
        at += len(words)
        yield at


def _at(pieces: Sequence[Piece], place: int) -> Look:
    return next(look for (_, look), end in zip(pieces, _ends(pieces), strict=True) if end > place)
