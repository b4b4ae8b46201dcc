"""TM7: the years of measures and indicators lie within the plan's period."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from planverk.model.measures import Cost, Due, Indicator, Measure, Measures, Reading
from support_checks import codes, plan


@pytest.mark.parametrize(
    ("measures", "found"),
    [
        (Measures(measures=(Measure("t", 1, "T", costs=(Cost(2012, "drift", 1), Cost(2026, "drift", 1))),)), ["TM7!"]),
        (Measures(measures=(Measure("t", 1, "T", due=Due(datetime.date(2010, 12, 31))),)), ["TM7!"]),
        (Measures(measures=(Measure("t", 1, "T", due=Due(words="2024–2027")),)), ["TM7!"]),
        (Measures(measures=(Measure("t", 1, "T", due=Due(words="løpende")),)), []),
        (Measures(indicators=(Indicator("i", target=Reading(2030, Decimal(4))),)), ["TM7!"]),
        (Measures(indicators=(Indicator("i", baseline=Reading(2009, Decimal(9)), target=Reading(2025, Decimal(4))),)), []),
    ],
)
def test_a_year_outside_the_period_is_a_warning(measures: Measures, found: list[str]) -> None:
    assert codes(plan(measures=measures)) == found


def test_a_plan_without_a_period_has_no_such_years() -> None:
    assert codes(plan(measures=Measures(measures=(Measure("t", 1, "T", due=Due(words="1999")),)), period=None)) == []
