"""Norwegian public holidays (lov om helligdager § 2, lov om 1 og 17 mai som høgtidsdager § 1)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

_DAY = datetime.timedelta(days=1)
# Days after Easter Sunday -> the day's name in bokmål.
_MOVING: Mapping[int, str] = {
    -3: "skjærtorsdag",
    -2: "langfredag",
    0: "første påskedag",
    1: "andre påskedag",
    39: "Kristi himmelfartsdag",
    49: "første pinsedag",
    50: "andre pinsedag",
}
_FIXED: Mapping[tuple[int, int], str] = {
    (1, 1): "første nyttårsdag",
    (5, 1): "1. mai",
    (5, 17): "17. mai",
    (12, 25): "første juledag",
    (12, 26): "andre juledag",
}


def easter(year: int) -> datetime.date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm, as in Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def holidays(year: int) -> Mapping[datetime.date, str]:
    """The public holidays of a year with their names, by date; of two on one day the moving one gives the name."""
    sunday = easter(year)
    named = {datetime.date(year, month, day): name for (month, day), name in _FIXED.items()}
    named |= {sunday + days * _DAY: name for days, name in _MOVING.items()}
    return dict(sorted(named.items()))


def holidays_between(first: datetime.date, last: datetime.date) -> Mapping[datetime.date, str]:
    """The public holidays from `first` to `last`, both included."""
    years = range(first.year, last.year + 1)
    return {date: name for year in years for date, name in holidays(year).items() if first <= date <= last}
