"""A first split of a response into points, by its numbered remarks, headings and paragraphs; and what no point holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planverk.model.quotes import locate, make_quote
from planverk.model.response import Quote
from planverk.model.sentences import SentenceSpan, paragraphs, sentences

_OPENINGS = 4  # greetings and references that may stand before what a paragraph says
_LINE = re.compile(r"\s*\n")
_ITEM = re.compile(r"[•·▪–*+-]\s")
_NUMBERED = re.compile(
    r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-h])[.):]\s+\S|(?:merknad|innspill|innspel|punkt|pkt\.?)\s+\d{1,2}\b", re.IGNORECASE
)

# Passages that ask for nothing, as letters begin and end (nb and nn).
_HELLO = re.compile(r"(?:hei|kjære|til rette vedkommende)(?:\s+\w+){0,4}[ !,.]*", re.IGNORECASE)
_ENCLOSED = re.compile(
    r"(?:se|sjå)\s+(?:vedlagt|vedlegg)\w*(?:\s+\w+){0,3}|"
    r"(?:vedlagt|vedlagd)\s+(?:følger|fylgjer|er|ligger|ligg|oversendes)\s.{0,80}(?:uttal|brev|svar|fråsegn|innsp|merknad).{0,80}",
    re.IGNORECASE,
)
_THANKS = re.compile(r"(?:takk|me takkar|vi takker) for (?:muligheten|invitasjonen|høvet|at )", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:for\s+\w+,?$|"
    r"(?:vår|våre|deres|dykkar)\s+(?:ref|dato)|dato\s*:|ref\.?\s*:|side \d+(?: av \d+)?$|vedlegg\s*:|kopi(?: til)?\s*:|"
    r"telefon|tlf|e-?post|dokumentet er (?:elektronisk )?(?:godkjent|signert)|"
    r"(?:høringsuttalelse|høringssvar|høyringsuttale|høyringssvar|høyringsfråsegn)\b.{0,90}$)",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?:(?:med )?(?:(?:vennlig|venleg|beste) )?(?:hilsen|helsing)|mvh)\b", re.IGNORECASE)
_REFERENCE_LINE = re.compile(
    r"(?:vi|eg|jeg|me|det)\s+(?:viser|vises|viste|syner|vert vist)\s+til\s+.{0,160}(?:brev|høring|høyring|frist|utsend|oversend)",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_MORE = re.compile(
    r"\bog\s+(?:vi\s+|me\s+)?(?:mener|meiner|vil|ber|bed|ønsker|ønskjer|krever|krev|foreslår|støtter|støttar|går|synes|syns)\b",
    re.IGNORECASE,
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
    numbered = closed = False
    spans = [part for span in paragraphs(text) for opened in _opened(text, span) for part in _signed(text, opened)]
    begins = _letterhead([text[span.start : span.end] for span in spans])
    for at, span in enumerate(spans):
        words = text[span.start : span.end]
        closed = _closes(words) or (closed and _is_head(words))
        if at < begins or closed or _asks_nothing(words):
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


def _opened(text: str, span: SentenceSpan) -> Iterator[SentenceSpan]:
    """The paragraph in parts: greetings and references to our letter by themselves, and then what it says."""
    start = span.start
    for _ in range(_OPENINGS):
        words = text[start : span.end]
        if _asks_nothing(words):
            break
        first = _first(words)
        rest = words[len(first) :].lstrip()
        if not rest or not _is_opening(first):
            break
        yield SentenceSpan(start, start + len(first))
        start = span.end - len(rest)
    yield SentenceSpan(start, span.end)


def _signed(text: str, span: SentenceSpan) -> Iterator[SentenceSpan]:
    """The part, and by itself the greeting on its last lines with who signed below it."""
    words = text[span.start : span.end]
    end, cut = len(words), None
    for match in reversed(list(_LINE.finditer(words))):
        line = words[match.end() : end]
        if not _is_head(line):
            break
        cut, end = match if _CLOSING.match(line) else cut, match.start()
    if cut is None:
        yield span
        return
    yield SentenceSpan(span.start, span.start + cut.start())
    yield SentenceSpan(span.start + cut.end(), span.end)


def _first(words: str) -> str:
    """The first line where it is a greeting, else the first sentence."""
    line = words.split("\n", 1)[0].rstrip()
    return line if _HELLO.fullmatch(line) else words[: sentences(words)[0].end]


def _letterhead(blocks: list[str]) -> int:
    """How many parts the head of the letter has: short lines alone (sender, place and date, recipient) above a title, a reference
    or the like. None where the letter begins otherwise."""
    for at, words in enumerate(blocks):
        if _asks_nothing(words):
            return 0 if words.startswith(">") or _CLOSING.match(words) or _HELLO.match(words) else at
        if not all(_is_head(line) for line in words.split("\n")):
            return 0
    return 0


def _asks_nothing(words: str) -> bool:
    """As a whole, or in each of its lines, some of which may be names and dates; and so does what a mail program quotes of the
    mail that was answered."""
    lines = words.split("\n")
    if all(line.startswith(">") for line in lines):
        return True
    if len(lines) > 1 and all(_is_head(line) or _is_furniture(line) or _is_opening(line) for line in lines):
        return any(_is_furniture(line) or _is_opening(line) for line in lines)
    return _is_furniture(words) or (_is_opening(words) and len(sentences(words)) == 1)


def _is_furniture(words: str) -> bool:
    return len(words) < 250 and bool(_FURNITURE.match(words) or _CLOSING.match(words))


def _is_opening(words: str) -> bool:
    """A greeting, thanks for being asked, or a reference to what was sent out or is enclosed that says no more."""
    if _HELLO.fullmatch(words) or (_ENCLOSED.fullmatch(words.rstrip(" .!")) and not _SAYS_MORE.search(words)):
        return True
    if _THANKS.match(words):
        return len(words) < 250
    return bool(_REFERENCE_LINE.match(words)) and len(words) < 350 and not _SAYS_MORE.search(words)


def _closes(words: str) -> bool:
    """Who signed stands below, in lines of their own."""
    return bool(_CLOSING.match(words)) and len(words) < 250


def _is_head(line: str) -> bool:
    return _is_heading(line) and not _NUMBERED.match(line) and not _ITEM.match(line)


def _is_heading(words: str) -> bool:
    return len(words) < 70 and "\n" not in words and not words.rstrip().endswith((".", "!", "?", ","))


def _continues(text: str, before: SentenceSpan, words: str) -> bool:
    """List items after «…:» belong to the paragraph that announces them."""
    item = _ITEM.match(words) is not None
    last = text[before.start : before.end].rstrip()
    return item and (last.endswith(":") or "\n" in last)


def _with_headings(text: str, spans: list[SentenceSpan]) -> list[SentenceSpan]:
    """A heading goes with the point right below it."""
    out: list[SentenceSpan] = []
    waiting: int | None = None
    for at, span in enumerate(spans):
        words = text[span.start : span.end]
        if waiting is not None and text[spans[at - 1].end : span.start].strip():
            out.append(SentenceSpan(waiting, spans[at - 1].end))
            waiting = None
        if _is_head(words):
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
