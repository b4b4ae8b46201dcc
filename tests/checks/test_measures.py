"""TM7: years lie within the plan's period. E11: what a report asks for is there."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from planverk.model.measures import Cost, Due, Indicator, Measure, Measures, Reading, Strategy
from planverk.model.plan import Plan
from support_checks import codes, found_in, plan


def years(checked: Plan) -> list[str]:
    return [code for code in codes(checked) if code != "E11!"]


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
    assert years(plan(measures=measures)) == found


def test_a_plan_without_a_period_has_no_such_years() -> None:
    assert years(plan(measures=Measures(measures=(Measure("t", 1, "T", due=Due(words="1999")),)), period=None)) == []


def test_what_a_report_must_ask_for_is_in_the_plan() -> None:
    measures = Measures(
        strategies=(Strategy("s-tom", "Tom"), Strategy("s-full", "Full")),
        measures=(Measure("t-a", 1, "A", "s-full", unit="bolig"), Measure("t-b", 2, "B", "s-full", due=Due(words="løpende"))),
        indicators=(Indicator("i-a", "t-a"), Indicator("i-b", "t-a", unit="uker", target=Reading(2013, Decimal(4)))),
    )
    found = [str(each.message) for each in found_in(plan(measures=measures)) if each.code == "E11"]
    told = (("t-a", "due"), ("t-b", "unit"), ("i-a", "unit, target"), ("s-tom", "measures"))
    assert sorted(found) == [f"«{own_id}» lacks something that a report needs: {keys}." for own_id, keys in sorted(told)]
