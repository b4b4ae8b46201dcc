"""What the head of a letter says of itself: its date, the sender's reference and ours; nb and nn."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise

from planverk.model.dates import find_dates
from planverk.model.received import Guess

HEAD_LINES = 40  # lines that are not empty; a letterhead is over by then
_OURS = r"(?:deres|dykkar|dykker)\s+(?:ref(?:eranse)?|sak(?:s?nr)?|arkivref)"
_THEIRS = r"(?:vår|våre|avsenders|avsendar(?:en)? sin)\s+(?:ref(?:eranse)?|saks?nr|sak|arkivref)"
_DATE = r"(?:vår\s+|brev)?dato"
_LABEL = re.compile(
    rf"(?P<ours>{_OURS})|(?P<theirs>{_THEIRS})|(?P<date>{_DATE})|(?P<other>deres dato|dykkar dato|saksbehandler|arkiv)",
    re.IGNORECASE,
)
_VALUE = re.compile(r"[.:]*\s*[:.]\s*(?P<value>[^|\n]*?)\s*(?=$|\||\s{2,}|\b(?:vår|deres|dykkar|dato)\b)", re.IGNORECASE)
_MEANS_ANOTHER = re.compile(
    r"\b(?:brev|brevet|\w*frist\w*|høring|høyring|sendt|motta\w*|møte|vedtak|vedtatt|vedteke|født|innen|innan|"
    r"gjelder fra|deres)\b",
    re.IGNORECASE,
)
_LOOKS_LIKE_REFERENCE = re.compile(r"\d|^[A-ZÆØÅ]{2,6}(?:/|$)")


def head(text: str) -> tuple[str, ...]:
    """The first lines of a letter that hold anything."""
    return tuple([line.strip() for line in text.split("\n") if line.strip()][:HEAD_LINES])


def references(text: str) -> tuple[Guess[str] | None, Guess[str] | None]:
    """The sender's own reference, and ours as the sender cites it, each with its line; None where the head has none."""
    found: dict[str, Guess[str]] = {}
    lines = head(text)
    for line, following in pairwise((*lines, "")):
        for kind, value, words in (*_on_the_line(line), *_below(line, following)):
            if kind in ("ours", "theirs") and _LOOKS_LIKE_REFERENCE.search(value):
                found.setdefault(kind, Guess(value, words))
    return found.get("theirs"), found.get("ours")


def letter_date(text: str) -> Guess[datetime.date] | None:
    """The date that the letter bears: what stands after «Dato», else a date alone or after a place; None where there is none."""
    lines = head(text)
    for line, following in pairwise((*lines, "")):
        for kind, value, words in (*_on_the_line(line), *_below(line, following)):
            if kind == "date" and (dates := find_dates(value)):
                return Guess(dates[0][1], words)
    return next((guess for line in lines if (guess := _date_line(line))), None)


def _date_line(line: str) -> Guess[datetime.date] | None:
    dates = find_dates(line)
    if len(dates) != 1 or len(line) > 60 or _MEANS_ANOTHER.search(line):
        return None
    return Guess(dates[0][1], line)


def _on_the_line(line: str) -> list[tuple[str, str, str]]:
    """Labels with their values on one line: «Vår ref.: 11/123   Dato: 12.04.2011»."""
    if len(line) > 250:
        return []
    found: list[tuple[str, str, str]] = []
    for label in _LABEL.finditer(line):
        value = _VALUE.match(line, label.end())
        if value and value["value"]:
            found.append((label.lastgroup or "", value["value"].strip(" .,;"), line))
    return found


def _below(line: str, following: str) -> list[tuple[str, str, str]]:
    """Labels in one row of a table and their values in the next."""
    names, values = [cell.strip(" .:") for cell in line.split("|")], [cell.strip() for cell in following.split("|")]
    if len(names) < 2 or len(names) != len(values):
        return []
    pairs = [
        (label.lastgroup or "", value) for name, value in zip(names, values, strict=True) if (label := _LABEL.fullmatch(name))
    ]
    return [(kind, value, f"{line} / {following}") for kind, value in pairs]
