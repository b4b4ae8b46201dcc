"""A report as the rules see it: with its plan, the versions of it that were adopted, and the reports before it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planverk.findings import Finding
from planverk.model.measures import Due, Measure, Measures
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.report import ActivityRow, Report
from planverk.model.workspace import Adopted

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Inspected:
    """A report under inspection, with the reports before it, oldest first; `last` is True for the plan's newest.

    `plan` is the plan as the report has it, `today` as it stands; `adopted` is the version that it was made against and `newest`
    the one that was adopted last, where there are such; `measures_before` are the plan's as the last report had them.
    """

    report: Report
    plan: Plan
    today: Plan
    history: tuple[Report, ...] = ()
    last: bool = True
    adopted: Adopted | None = None
    newest: Adopted | None = None
    measures_before: Measures | None = None

    @property
    def before(self) -> Report | None:
        return self.history[-1] if self.history else None

    def place(self, place: Place) -> Place:
        return place if place.file else Place(self.report.file)

    def measures_of(self, row: ActivityRow) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.plan.measures.measures if measure.id in row.measures)


ReportRule = Callable[[Inspected], Iterator[Finding]]


def late(due: Due, at: datetime.date) -> bool:
    """True where the deadline has passed at the day `at`; a deadline in words ends with the last year that it names."""
    if due.date is not None:
        return due.date <= at
    years = [int(year) for year in YEAR.findall(due.words)]
    lasting = "løpende" in due.words.casefold() or "løpande" in due.words.casefold()
    return bool(years) and not lasting and datetime.date(max(years), 12, 31) <= at
