"""Dates as Norwegian papers write and read them."""

from __future__ import annotations

import datetime
import re

MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)  # the same in bokmål and nynorsk
_WORDS = re.compile(rf"\b(\d{{1,2}})\.\s*({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?![\d.]*\d)")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def long_date(date: datetime.date) -> str:
    """«29. juni 2011», with no-break spaces so that a date does not part at a line's end."""
    return f"{date.day}.\u00a0{MONTHS[date.month - 1]}\u00a0{date.year}"


def short_date(date: datetime.date) -> str:
    """«29.06.2011»."""
    return f"{date.day:02}.{date.month:02}.{date.year}"


def parse_iso(text: str) -> datetime.date | None:
    """The date in `2011-06-29`; None where the text is not such a date."""
    try:
        return datetime.date.fromisoformat(text.strip()) if _ISO.fullmatch(text.strip()) else None
    except ValueError:
        return None


def find_dates(text: str) -> tuple[tuple[int, datetime.date], ...]:
    """Every full date in running text, with where it begins: `29.04.11`, `9. august 2014`, `2014-05-27`, `1.1.2018`."""
    found = [(m.start(), _date(m[3], MONTHS.index(m[2].lower()) + 1, m[1])) for m in _WORDS.finditer(text)]
    found += [(m.start(), _date(m[3], m[2], m[1])) for m in _DIGITS.finditer(text)]
    found += [(m.start(), _date(m[1], m[2], m[3])) for m in _ISO.finditer(text)]
    return tuple(sorted((at, date) for at, date in found if date is not None))


def parse_date(text: str) -> datetime.date | None:
    """The one date that `text` consists of, in any form that `find_dates` knows; None where it is something else."""
    found = find_dates(text)
    bare = text.strip()
    if len(found) != 1 or not any(form.fullmatch(bare) for form in (_WORDS, _DIGITS, _ISO)):
        return None
    return found[0][1]


def _date(year: str, month: str | int, day: str) -> datetime.date | None:
    full = int(year) if len(year) == 4 else (1900 if int(year) >= 70 else 2000) + int(year)
    try:
        return datetime.date(full, int(month), int(day))
    except ValueError:
        return None
