"""A first split of a response into points, by its numbered remarks, headings and paragraphs; and what no point holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planverk.model.quotes import locate, make_quote
from planverk.model.response import Quote
from planverk.model.sentences import SentenceSpan, paragraphs, sentences

_NUMBERED = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-h])[.):]\s+\S|(?:merknad|innspill|innspel|punkt|pkt\.?)\s+\d{1,2}\b", re.IGNORECASE
)

# Passages that ask for nothing, as letters begin and end (nb and nn).
_GREETING = re.compile(
    r"(?:hei|kjære|til rette vedkommende|(?:med )?(?:vennlig|venleg) (?:hilsen|helsing)|mvh|hilsen|helsing|for\s+\w+,?$|"
    r"(?:vår|våre|deres|dykkar)\s+(?:ref|dato)|dato\s*:|ref\.?\s*:|side \d+(?: av \d+)?$|vedlegg\s*:|kopi(?: til)?\s*:|"
    r"telefon|tlf|e-?post|dokumentet er (?:elektronisk )?(?:godkjent|signert)|"
    r"(?:høringsuttalelse|høringssvar|høyringsuttale|høyringssvar|høyringsfråsegn)\b.{0,90}$|"
    r"(?:takk|me takkar|vi takker) for (?:muligheten|invitasjonen|høvet|at ))",
    re.IGNORECASE,
)
_REFERENCE_LINE = re.compile(
    r"(?:vi|eg|jeg|me|det)\s+(?:viser|vises|viste|syner|vert vist)\s+til\s+.{0,160}(?:brev|høring|høyring|frist|utsend|oversend)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Split:
    """A proposal: what may be points, and what may be passed over. Every sentence of the text is in one of the two."""

    points: tuple[Quote, ...]
    passed_over: tuple[Quote, ...]


def split(text: str) -> Split:
    """A first split: a numbered remark with all that follows until the next, else a paragraph, is a point."""
    points: list[SentenceSpan] = []
    passed: list[SentenceSpan] = []
    numbered = False
    for span in paragraphs(text):
        words = text[span.start : span.end]
        if _asks_nothing(words):
            passed.append(span)
            numbered = False
        elif _NUMBERED.match(words):
            points.append(span)
            numbered = True
        elif numbered and points:
            points[-1] = SentenceSpan(points[-1].start, span.end)
        elif _is_heading(words) or (points and _continues(text, points[-1], words)):
            points.append(span) if not points or _is_heading(words) else points.append(SentenceSpan(points.pop().start, span.end))
        else:
            points.append(span)
    joined = _with_headings(text, points)
    return Split(tuple(_quote(text, s) for s in joined), tuple(_quote(text, s) for s in passed))


def _quote(text: str, span: SentenceSpan) -> Quote:
    return make_quote(text, span.start, span.end)


def _asks_nothing(words: str) -> bool:
    return (bool(_GREETING.match(words)) and len(words) < 250) or (bool(_REFERENCE_LINE.match(words)) and len(words) < 350)


def _is_heading(words: str) -> bool:
    return len(words) < 70 and "\n" not in words and not words.rstrip().endswith((".", "!", "?", ","))


def _continues(text: str, before: SentenceSpan, words: str) -> bool:
    """List items after «…:» belong to the paragraph that announces them."""
    item = re.match(r"[•·▪–*+-]\s", words) is not None
    last = text[before.start : before.end].rstrip()
    return item and (last.endswith(":") or "\n" in last)


def _with_headings(text: str, spans: list[SentenceSpan]) -> list[SentenceSpan]:
    """A heading goes with the point below it."""
    out: list[SentenceSpan] = []
    waiting: int | None = None
    for span in spans:
        words = text[span.start : span.end]
        if _is_heading(words) and not re.match(r"[•·▪–*+-]\s", words) and not _NUMBERED.match(words):
            waiting = span.start if waiting is None else waiting
            continue
        out.append(SentenceSpan(span.start if waiting is None else waiting, span.end))
        waiting = None
    if waiting is not None:
        out.append(SentenceSpan(waiting, spans[-1].end))
    return out


def uncovered(text: str, quotes: Iterable[Quote]) -> tuple[SentenceSpan, ...]:
    """The sentences that no quote holds whole, in order. A quote that is no longer in the text holds nothing."""
    held = sorted((found for quote in quotes if (found := locate(text, quote))), key=lambda span: span.start)
    joined: list[SentenceSpan] = []
    for span in held:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = SentenceSpan(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    if len(joined) == 1 and not text[: joined[0].start].strip() and not text[joined[0].end :].strip():
        return ()  # all of it is held, wherever its sentences end
    return tuple(s for s in sentences(text) if not any(h.start <= s.start and s.end <= h.end for h in joined))
