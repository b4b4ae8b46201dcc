"""A response as it was sent: for each mark the very words that it stands for, where the text before replacement is at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planverk.model.person import Person
from planverk.model.quotes import locate, make_quote
from planverk.model.response import Quote, Response
from planverk.privacy.marks import Piece, pieces


def restored(response: Response, sent: str, persons: Iterable[Person]) -> Response | None:
    """The response with the text as it was sent, and with points that quote that; None where the two texts do not agree."""
    found = pieces(sent, persons)
    if "".join(piece.shown for piece in found) != response.text:
        return None

    def quote(old: Quote) -> Quote:
        span = locate(response.text, old)
        return make_quote(sent, _place(found, span.start), _place(found, span.end)) if span else old

    return replace(
        response,
        text=sent,
        points=tuple(replace(point, quote=quote(point.quote)) for point in response.points),
        passed_over=tuple(quote(each) for each in response.passed_over),
    )


def _place(found: tuple[Piece, ...], at: int) -> int:
    """Where in the text as sent a place of the shown text is; within a mark, where its words begin."""
    shown = sent = 0
    for piece in found:
        if at < shown + len(piece.shown):
            return sent + (at - shown if piece.sent == piece.shown else 0)
        shown, sent = shown + len(piece.shown), sent + len(piece.sent)
    return sent
