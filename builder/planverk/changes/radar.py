"""The new-hearing radar: which changes touch goals, measures, figures, deadlines, places or named parties.

Sivilombudet has criticised plans that were changed after their hearing without a new one. What is vesentlig a person decides;
this finds what they are to look at, and rather too much than too little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from planverk.model.account import Touch, Touched
from planverk.model.change import Change

_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_WHEN = re.compile(
    rf"\b\d{{1,2}}\.\s?(?:{_MONTHS})(?:\s\d{{4}})?|\b(?:{_MONTHS})\s\d{{4}}|\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
    r"|\b(?:19|20)\d\d(?:[–-](?:19|20)?\d\d)?\b|\b(?:innen|innan|senest|seinast|frist(?:en)?|[1-4]\.\s?kvartal|halvår(?:et)?|løpende)\b"
    rf"|\b(?:{_MONTHS}|våren|sommeren|sommaren|høsten|hausten|vinteren|årsskiftet)\b"
    r"|\b(?:årlig|årleg|månedlig|månadleg|ukentlig|vekentleg)e?\b",
    re.IGNORECASE,
)
# A number that names a place in a text or a law is no figure of the plan's.
_NAMED = re.compile(
    r"(?:§+|\b(?:kapittel|kap\.|tabell|figur|vedlegg|tiltak|punkt|pkt\.|side|s\.|nr\.|sak))\s?\d[\d./–-]*[a-z]?"
    r"(?:(?:,|\sog|\still)\s\d+\b)*|\A\d+ \|",  # and the number that a measure begins with in its row
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d+(?:[ \u00a0\u202f.]\d{3})*(?:,\d+)?(?:[ \u00a0\u202f]?(?:%|prosent|kroner|kr|millioner|mill\.|årsverk))?"
)
_COUNTED = re.compile(
    r"\b(?:to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|søtten|atten|nitten"
    r"|(?:tjue|tretti|førti|femti|seksti|sytti|søtti|åtti|nitti)(?:én|ein|en|to|tre|fire|fem|seks|sju|åtte|ni)?|tredve|hundre|tusen"
    r"|halvparten|helvta|tredelen|firedelen|dobbelt|halvannet|halvannan)\b",
    re.IGNORECASE,
)
_NAME = r"[A-ZÆØÅ][\wæøå-]+(?: [A-ZÆØÅ][\wæøå-]+)*"
_PLACE = re.compile(rf"\b(?:i|på|ved|til|fra|frå|mot|langs|mellom|rundt|ut av|inn i) ({_NAME})")
_ADDRESS = re.compile(
    r"\b[A-ZÆØÅ][\wæøå-]*(?:gata|gaten|gate|vegen|veien|vika|viken|dalen|bygda|torget|haugen|neset|sundet|marka|brygga|tunet)\b"
)


@dataclass(frozen=True)
class Names:
    """What to look for by name: ids of goals and measures, the titles of goals, and the names of units, bodies and parties."""

    goals: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    goal_titles: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()

    @cached_property
    def party(self) -> re.Pattern[str] | None:
        """Finds a party; the longest names first."""
        names = sorted({name.strip() for name in self.parties if len(name.strip()) > 2}, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE) if names else None


def touches(change: Change, names: Names) -> tuple[Touch, ...]:
    """What a change touches, in the order of Touched; nothing for one of looks alone."""
    if change.kind == "reformatted":
        return ()
    return tuple(_touches(change, names))


def _touches(change: Change, names: Names) -> Iterator[Touch]:
    if change.target in names.goals or _has_goal(change, names):
        yield Touch(Touched.GOAL)
    if change.what == "measure" or change.target in names.measures:
        yield Touch(Touched.MEASURE)
    if change.kind == "moved":
        return  # the words are the same
    for kind, find in ((Touched.FIGURE, _figures), (Touched.DEADLINE, _dates)):
        if words := _other(find(change.before), find(change.after)):
            yield Touch(kind, words)
    if words := _other(_places(change.before, names), _places(change.after, names)):
        yield Touch(Touched.PLACE, words)
    if words := _other(_parties(change.before, names), _parties(change.after, names)):
        yield Touch(Touched.PARTY, words)


def _has_goal(change: Change, names: Names) -> bool:
    """True where the words of a goal stand in one of the two texts, and not in both."""
    before, after = _folded(change.before), _folded(change.after)
    return any((title in before) != (title in after) for title in map(_folded, names.goal_titles) if title)


def _figures(text: str) -> Iterator[str]:
    bare = _WHEN.sub(" ", _NAMED.sub(" ", text))
    yield from (" ".join(found[0].split()) for found in _FIGURE.finditer(bare))
    yield from (found[0].casefold() for found in _COUNTED.finditer(bare))


def _dates(text: str) -> Iterator[str]:
    return (found[0].casefold() for found in _WHEN.finditer(_NAMED.sub(" ", text)))


def _places(text: str, names: Names) -> Iterator[str]:
    bare = names.party.sub(" ", text) if names.party else text
    for found in _PLACE.finditer(bare):
        if not found[1].isupper():  # letters are of a body: NAV, NOU
            yield found[1]
    yield from (found[0] for found in _ADDRESS.finditer(bare))


def _parties(text: str, names: Names) -> Iterator[str]:
    return (found[0].casefold() for found in names.party.finditer(text)) if names.party else iter(())


def _other(before: Iterable[str], after: Iterable[str]) -> tuple[str, ...]:
    """What one of the two has more often than the other, in the order in which it stands there."""
    old, new = Counter(before), Counter(after)
    return tuple(dict.fromkeys((*(old - new), *(new - old))))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
