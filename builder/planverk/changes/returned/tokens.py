"""A three-way merge of short texts, token by token: what was sent, as it is written here, as it came back.

What was sent is written out of the Word file, and so differs from what is written here wherever Markdown says more than Word
shows: a reference without words, a value, a footnote's label, the author's line breaks. Those differences are kept.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planverk.changes.stretches import BLANK, Stretch, stretches

_TOKEN = re.compile(r"\n[ \t]*\n\s*|\s*\n[ \t]*(?=(?:[-*+>|]|:::|\[\^|\d{1,9}[.)])(?:\s|\w|\^|\{|$))|\s+|\w+|\.{3}|[^\w\s]")
_SAME = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "…": "...", "–": "-", "\u2011": "-"})
_MARKS = ("-", "*", "+", ">", "|", ":", "[")
_BARRED = "\u00ad\u200b\u2060\ufeff"  # nothing that anybody sees


@dataclass(frozen=True)
class Merged:
    """A merged text; `swallowed` tells that something which only stands here was in what they changed, and went with it."""

    text: str
    swallowed: bool


def tokens(text: str) -> list[str]:
    """Words, single signs, and white space; a line end before the mark of a list, a row or a block is apart from others."""
    return _TOKEN.findall(text)


@functools.lru_cache(maxsize=65_536)
def key(token: str) -> str:
    """What a token is compared by: quotes of any shape are the same, and so are a space and a line end."""
    if not token.isspace():
        return unicodedata.normalize("NFKC", token.translate(_SAME))
    return "\n\n" if token.count("\n") > 1 else BLANK


def _keys(parts: Sequence[str], deep: bool = False) -> list[str]:
    """The keys of tokens; a line end before a mark is told apart by the mark, and with `deep` by how far in the mark stands."""
    made = []
    for at, token in enumerate(parts):
        after = parts[at + 1] if at + 1 < len(parts) else ""
        marked = after in _MARKS or (after.isdigit() and parts[at + 2 : at + 3] in (["."], [")"]))
        if token.isspace() and token.count("\n") == 1 and marked:
            made.append(token.lstrip(" \t") if deep else "\n")
        else:
            made.append(key(token))
    return made


def normal(text: str) -> str:
    """A text as it is compared: NFKC, plain quotes and dashes, single spaces."""
    plain = text.translate(_SAME)
    for sign in _BARRED:
        plain = plain.replace(sign, "")
    return " ".join(unicodedata.normalize("NFKC", plain).split())


@dataclass(frozen=True)
class _Change:
    """Tokens `start` to `end` of what was sent became `to`."""

    start: int
    end: int
    to: tuple[str, ...]


def _changes(found: Sequence[Stretch], other: Sequence[str]) -> list[_Change]:
    return [_Change(start, end, tuple(other[at:to])) for start, end, at, to, equal in found if not equal]


def merges(sent: str, here: str, back: str) -> Iterator[Merged]:
    """The ways in which the changes from `sent` to `back` may be made in `here`, the likeliest first; none where they meet
    something that stands only here. Tokens that are the same in all keep the form that they have here."""
    base, ours, theirs = tokens(sent), tokens(here), tokens(back)
    keys = _keys(base)
    with_ours = stretches(keys, _keys(ours))
    own, made = _changes(with_ours, ours), _changes(stretches(_keys(base, True), _keys(theirs, True)), theirs)
    if any(_meets(a, b) for a in own for b in made):
        return
    here_at = {a1 + n: ours[b1 + n] for a1, a2, b1, _, equal in with_ours if equal for n in range(a2 - a1)}
    made = [_set_in(each, base, here_at) for each in made]
    seen: set[str] = set()
    for own_first in (True, False):
        merged = _Merger(base, own, made, here_at).merge(own_first)
        if merged.text not in seen:
            seen.add(merged.text)
            yield merged


def _set_in(change: _Change, base: Sequence[str], here: Mapping[int, str]) -> _Change:
    """The change with its new items set in as far as the author sets in those of their depth."""
    own = {base[at]: token for at, token in here.items() if base[at].count("\n") == token.count("\n") == 1}
    return _Change(change.start, change.end, tuple(own.get(token, token) for token in change.to))


def without_meeting(sent: str, here: str, back: str) -> str:
    """What came back without the changes that meet something which stands only here: there it is as it was sent."""
    base, ours, theirs = tokens(sent), tokens(here), tokens(back)
    keys = _keys(base)
    own = _changes(stretches(keys, _keys(ours)), ours)
    out: list[str] = []
    for start, end, at, to, equal in stretches(_keys(base, True), _keys(theirs, True)):
        made = _Change(start, end, tuple(theirs[at:to]))
        meets = not equal and any(_meets(each, made) for each in own)
        out += base[start:end] if meets else theirs[at:to]
    return "".join(out)


def _meets(own: _Change, made: _Change) -> bool:
    """True where a change overlaps with something that stands only here, and does not take it away whole, or says in its place
    what that is to be."""
    if own.start == own.end or made.start == made.end:
        return own.start < made.start < own.end
    if made.to and (own.start, own.end) == (made.start, made.end):
        return True
    overlap = own.start < made.end and made.start < own.end
    return overlap and not (made.start <= own.start and own.end <= made.end)


class _Merger:
    """Goes through what was sent once, and puts the changes of both sides in."""

    def __init__(self, base: Sequence[str], own: Sequence[_Change], made: Sequence[_Change], here: dict[int, str]) -> None:
        self._base = base
        self._here = here
        self._made = {change.start: change for change in made}
        self._own = own
        self._added = {change.start: change.to for change in own if change.start == change.end}
        self._kept = {change.start: change for change in own if change.start < change.end}

    def merge(self, own_first: bool) -> Merged:
        out: list[str] = []
        swallowed = False
        at = 0
        while at <= len(self._base):
            change = self._made.get(at)
            written = change.to if change is not None and change.start == change.end else ()
            added = self._added.get(at, ())
            out += (*added, *written) if own_first else (*written, *added)
            if change is not None and change.start < change.end:
                out += change.to
                swallowed = swallowed or any(_is_within(each, change) for each in self._own)
                at = change.end
            elif (kept := self._kept.get(at)) is not None:
                out += kept.to
                at = kept.end
            else:
                out += [self._here.get(at, self._base[at])] if at < len(self._base) else []
                at += 1
        return Merged("".join(out), swallowed)


def _is_within(own: _Change, change: _Change) -> bool:
    if own.start == own.end:
        return change.start < own.start < change.end
    return change.start <= own.start and own.end <= change.end
