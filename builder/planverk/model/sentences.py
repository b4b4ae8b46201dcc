"""Norwegian text to sentences: spans of characters that together hold every word of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Abbreviations whose full stop ends no sentence, as responses and case papers use them.
_SHORT = (
    "adm|ang|ansv|art|avd|ba|bl|bl\\.a|bnr|ca|cand|dept|dir|dr|dvs|el|e\\.l|etc|ev|evt|f\\.eks|ff|fhv|fl|f\\.o\\.m|gnr|hhv|iht|i\\.h\\.t|ift|i\\.f\\.t|"
    "inkl|innst|jf|jfr|kap|kfr|kgl|kl|komm|kr|kst|mag|maks|m\\.a\\.o|mfl|m\\.fl|mht|m\\.h\\.t|mill|min|m\\.m|moh|mrd|mv|m\\.v|nr|o\\.a|obs|of|"
    "o\\.l|osv|pga|p\\.g\\.a|pkt|pr|prof|prop|pst|pt|red|ref|repr|resp|s|sd|sek|st|St\\.meld|tab|tel|tilsv|tlf|t\\.o\\.m|ved|vedr|vha|vs"
)
_END = re.compile(r"[.!?…]+[\"»”’)\]]*(?=\s|\Z)")
_ABBREVIATION = re.compile(rf"(?:^|[\s(«\"])(?:{_SHORT})\.\Z", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:^|[\s(«–-])\d{1,3}\.\Z")
_BLOCK = re.compile(r"\n[ \t]*(?:\n\s*|(?=[ \t]*(?:[•·▪–*+-]|\(?\w{1,2}[.)])[ \t]))")


@dataclass(frozen=True)
class SentenceSpan:
    """A sentence: positions in the text, without the space around it."""

    start: int
    end: int


def sentences(text: str) -> tuple[SentenceSpan, ...]:
    """The sentences of `text`, in order. A blank line and a list's item end one, whatever stands there; none is empty."""
    return tuple(span for start, end in _blocks(text) for span in _in_block(text, start, end))


def paragraphs(text: str) -> tuple[SentenceSpan, ...]:
    """The paragraphs and list items of `text`, in order, none empty."""
    return tuple(span for start, end in _blocks(text) if (span := _trimmed(text, start, end)))


def _blocks(text: str) -> list[tuple[int, int]]:
    breaks = [match.end() for match in _BLOCK.finditer(text)]
    return list(zip([0, *breaks], [*breaks, len(text)], strict=True))


def _in_block(text: str, start: int, end: int) -> list[SentenceSpan]:
    spans: list[SentenceSpan] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, begin, match, end):
            if span := _trimmed(text, begin, match.end()):
                spans.append(span)
            begin = match.end()
    if span := _trimmed(text, begin, end):
        spans.append(span)
    return spans


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    following = text[match.end() : end].lstrip()[:1]
    if not following:
        return True
    until = text[max(begin, match.end() - 12) : match.end()]
    if match[0] == "." and (_ABBREVIATION.search(until) or _ORDINAL.search(until)):
        return False
    return not following.islower()


def _trimmed(text: str, start: int, end: int) -> SentenceSpan | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return SentenceSpan(start + left, start + right) if right > left else None
