"""Norwegian public holidays, by the calendar and by Easter."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from planverk.model.holidays import easter, holidays, holidays_between


def test_easter_is_where_the_almanac_has_it() -> None:
    known = {
        1954: (4, 18),
        1981: (4, 19),
        2000: (4, 23),
        2008: (3, 23),
        2011: (4, 24),
        2025: (4, 20),
        2038: (4, 25),
        2049: (4, 18),
    }
    assert {year: (easter(year).month, easter(year).day) for year in known} == known


@given(st.integers(1900, 2299))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert datetime.date(year, 3, 22) <= easter(year) <= datetime.date(year, 4, 25)


@given(st.integers(1900, 2299))
def test_a_year_has_twelve_holidays_fewer_where_two_fall_on_one_day(year: int) -> None:
    assert 10 <= len(holidays(year)) <= 12
    assert list(holidays(year)) == sorted(holidays(year))


def test_the_spring_of_2011() -> None:
    found = holidays_between(datetime.date(2011, 4, 1), datetime.date(2011, 6, 30))
    assert {f"{date:%d.%m}": name for date, name in found.items()} == {
        "21.04": "skjærtorsdag",
        "22.04": "langfredag",
        "24.04": "første påskedag",
        "25.04": "andre påskedag",
        "01.05": "1. mai",
        "17.05": "17. mai",
        "02.06": "Kristi himmelfartsdag",
        "12.06": "første pinsedag",
        "13.06": "andre pinsedag",
    }
