"""Quotes: a piece of a text by its words and what stands around it, so that small edits elsewhere do not lose it."""

from __future__ import annotations

from planverk.model.ends import shared_end, shared_start
from planverk.model.response import Quote
from planverk.model.sentences import SentenceSpan

CONTEXT = 32  # characters kept on either side


def make_quote(text: str, start: int, end: int) -> Quote:
    """The quote of `text[start:end]`, with up to CONTEXT characters before and after; more where the same words stand several
    times in the same surroundings, so that `locate` finds it where it was."""
    context = CONTEXT
    while True:
        quote = Quote(text[start:end], text[max(0, start - context) : start], text[end : end + context])
        if context >= len(text) or locate(text, quote) == SentenceSpan(start, end):
            return quote
        context *= 2


def locate(text: str, quote: Quote) -> SentenceSpan | None:
    """Where the quote stands: of several places with the same words the one whose surroundings agree most; None for none."""
    if not quote.exact:
        return None
    at = text.find(quote.exact)
    if text.find(quote.exact, at + 1) < 0:  # there is no other place to tell it from
        return SentenceSpan(at, at + len(quote.exact)) if at >= 0 else None
    if (whole := _with_surroundings(text, quote)) is not None:
        return whole
    best: SentenceSpan | None = None
    score = -1
    while at >= 0:
        end = at + len(quote.exact)
        agreed = shared_end(text[max(0, at - len(quote.before)) : at], quote.before) + shared_start(text[end:], quote.after)
        # Less context than there is at other places means that the text begins or ends there.
        agreed += (len(quote.before) < CONTEXT and text[:at] == quote.before) + (
            len(quote.after) < CONTEXT and text[end:] == quote.after
        )
        if agreed > score:
            best, score = SentenceSpan(at, end), agreed
        at = text.find(quote.exact, at + 1)
    return best


def _with_surroundings(text: str, quote: Quote) -> SentenceSpan | None:
    """The first place that agrees with all of the surroundings, which no other place does better. Where they are short, the text
    begins or ends there, and that may count for more."""
    if min(len(quote.before), len(quote.after)) < CONTEXT:
        return None
    at = text.find(quote.before + quote.exact + quote.after)
    start = at + len(quote.before)
    return SentenceSpan(start, start + len(quote.exact)) if at >= 0 else None
