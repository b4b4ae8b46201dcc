"""The adopted versions of a plan, with the measures that each of them has."""

from __future__ import annotations

import datetime

from planverk.readers.adopted import read_adopted
from planverk.readers.workspace import read_workspace
from planverk.store.memory import Memory
from support_report import FEWER, FILES, VERSIONS, version


def test_the_oldest_stands_first_by_the_day_that_it_was_decided() -> None:
    files = {
        **version("adopted-2012", "2011-08-01", decided="decided: {body: kommunestyret, date: 2012-12-13}\n"),
        **version("adopted-2011", "2011-09-01", FEWER),
        **version("hearing-1", "2011-03-01"),
    }
    found = read_adopted(Memory({**FILES, **files}), "bolig")
    assert [(each.name, each.date, len(each.measures.measures)) for each in found] == [
        ("adopted-2011", datetime.date(2011, 9, 1), 2),
        ("adopted-2012", datetime.date(2012, 12, 13), 3),
    ]


def test_a_report_is_on_the_plan_as_it_was_adopted() -> None:
    first = FILES["plans/bolig/reports/2012-h1.yaml"] + "version: adopted-2011\n"
    files = {**FILES, **version("adopted-2011", "2011-09-07", FEWER), "plans/bolig/reports/2012-h1.yaml": first}
    space = read_workspace(Memory(files)).value
    assert space is not None
    plan = space.plan_of(space.reports[0])
    assert plan is not None
    assert [each.id for each in plan.measures.measures] == ["t-kontor", "t-kjop"]
    assert len(space.plans[0].measures.measures) == 3
    newest = space.newest_adopted("bolig")
    assert newest is not None
    assert newest.name == "adopted-2011"


def test_a_record_that_cannot_be_read_is_still_a_version() -> None:
    files = {f"{VERSIONS}/adopted-1/version.yaml": "format: [", f"{VERSIONS}/adopted-1/measures.yaml": "format: ["}
    found = read_adopted(Memory({**FILES, **files}), "bolig")
    assert [(each.name, each.date, each.measures.measures) for each in found] == [("adopted-1", None, ())]
