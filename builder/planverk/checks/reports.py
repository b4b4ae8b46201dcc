"""E11, E12 and RA: reports that fit their plan, the report before them, and themselves."""

from __future__ import annotations

import datetime
import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from planverk.checks.subject import Scope, shorten
from planverk.findings import Finding, error, note, warning
from planverk.model.measures import Due, Measure
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.report import ActivityRow, Report, StatusCode, measures_hash
from planverk.model.workspace import Workspace

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOSED = (StatusCode.DONE, StatusCode.DROPPED)


@dataclass(frozen=True)
class Inspected:
    """A report under inspection, with its plan and the reports before it, oldest first; `last` is True for the plan's newest."""

    report: Report
    plan: Plan
    history: tuple[Report, ...] = ()
    last: bool = True

    @property
    def before(self) -> Report | None:
        return self.history[-1] if self.history else None

    def place(self, place: Place) -> Place:
        return place if place.file else Place(self.report.file)

    def measures_of(self, row: ActivityRow) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.plan.measures.measures if measure.id in row.measures)


ReportRule = Callable[[Inspected], Iterator[Finding]]


def check_reports(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    """The findings about every report in scope, each concerning the report's file."""
    for plan in workspace.plans:
        reports = workspace.reports_of(plan.id)
        for at, report in enumerate(reports):
            if scope.documents is not None and report.file not in scope.documents:
                continue
            inspected = Inspected(report, plan, reports[:at], report is reports[-1])
            for rule in REPORT_RULES:
                yield from (replace(finding, concerns=report.file) for finding in rule(inspected))


def late(due: Due, at: datetime.date) -> bool:
    """True where the deadline has passed at the day `at`; a deadline in words ends with the last year that it names."""
    if due.date is not None:
        return due.date <= at
    years = [int(year) for year in _YEAR.findall(due.words)]
    lasting = "løpende" in due.words.casefold() or "løpande" in due.words.casefold()
    return bool(years) and not lasting and datetime.date(max(years), 12, 31) <= at


def rows_name_measures(seen: Inspected) -> Iterator[Finding]:
    """E12: a row serves a measure, so that what was reported can be followed back to the plan."""
    for row in seen.report.rows():
        if not row.measures:
            yield warning(
                "E12",
                seen.place(row.place),
                "The row «{id}» says no measure that it is about.",
                "Write the measure's id: measures: [{near}].",
                id=row.id,
                near=_nearest(row, seen.plan),
            )


def statuses_are_known(seen: Inspected) -> Iterator[Finding]:
    """E12: a status that fits the list of codes."""
    for row in seen.report.rows():
        if row.status.code is None:
            yield warning(
                "E12",
                seen.place(row.place),
                "The status of «{id}», «{words}», fits none of the codes.",
                "Choose one as code: ikke-startet, i-gang, delvis, gjennomfort, pa-vent, utgar. The words are kept beside it.",
                id=row.id,
                words=row.status.words or "–",
            )


def measures_are_in_the_plan(seen: Inspected) -> Iterator[Finding]:
    """RA1: what a report speaks of is in the plan."""
    report, measures = seen.report, seen.plan.measures
    known = {measure.id for measure in measures.measures}
    named = [(each, row.place, known) for row in report.rows() for each in row.measures]
    named += [(each.indicator, each.place, {indicator.id for indicator in measures.indicators}) for each in report.readings]
    strategies = {strategy.id for strategy in measures.strategies}
    named += [(each.strategy, report.place, strategies) for each in report.strategies if each.strategy]
    for own_id, place, there in named:
        if own_id not in there:
            near = difflib.get_close_matches(own_id, sorted(there), 1, 0.5)
            yield error(
                "RA1",
                seen.place(place),
                "The report speaks of «{id}», which the plan does not have.",
                "Correct the id (near it: {near}).",
                id=own_id,
                near=near[0] if near else "–",
            )


def deviations_have_reasons(seen: Inspected) -> Iterator[Finding]:
    """RA2: whoever reads of a deviation or a delay wants to know why."""
    for row in seen.report.rows():
        if (row.deviation or row.status.delayed) and not row.reason:
            yield warning(
                "RA2",
                seen.place(row.place),
                "«{id}» has a deviation or is delayed, and no reason is given.",
                "Write why under reason.",
                id=row.id,
            )


def progress_does_not_fall(seen: Inspected) -> Iterator[Finding]:
    """RA3: progress that is lower than in the last report is explained, or wrong."""
    known = {row.id: row for row in seen.before.rows()} if seen.before else {}
    for row in seen.report.rows():
        old = known.get(row.id)
        if old is None or old.progress.percent is None or row.progress.percent is None:
            continue
        if row.progress.percent < old.progress.percent:
            yield warning(
                "RA3",
                seen.place(row.place),
                "The progress of «{id}» is {now} per cent; the last report had {then}.",
                "Correct the number that is wrong, or tell what happened under deviation and reason.",
                id=row.id,
                now=row.progress.percent,
                then=old.progress.percent,
            )


def done_is_all_of_it(seen: Inspected) -> Iterator[Finding]:
    """RA4: what is done, is done to a hundred per cent."""
    for row in seen.report.rows():
        percent = row.progress.percent
        if row.status.code is StatusCode.DONE and percent is not None and percent < 100:
            yield warning(
                "RA4",
                seen.place(row.place),
                "«{id}» is done, and its progress is {percent} per cent.",
                "Write 100, or another status.",
                id=row.id,
                percent=percent,
            )


def deadlines_are_kept(seen: Inspected) -> Iterator[Finding]:
    """RA5: at the last day of the report a deadline has passed, and nothing says that it is late."""
    at = seen.report.end
    for row in seen.report.rows() if at else ():
        over = [m for m in seen.measures_of(row) if at and late(m.due, at)]
        if over and row.status.code not in _CLOSED and not row.status.delayed:
            yield warning(
                "RA5",
                seen.place(row.place),
                "The deadline of measure {number} has passed, and «{id}» is not done.",
                "Write delayed: true in its status, and the reason and a new deadline.",
                number=over[0].number,
                id=row.id,
            )


def plan_is_the_same(seen: Inspected) -> Iterator[Finding]:
    """RA6: the measures were changed after the newest report was begun."""
    stated = seen.report.plan_hash
    if seen.last and stated and stated != measures_hash(seen.plan.measures):
        yield note(
            "RA6",
            Place(seen.report.file),
            "The plan's measures have been changed since this report was begun.",
            "See that its rows still fit them.",
        )


def percentages_are_numbers(seen: Inspected) -> Iterator[Finding]:
    """RA7: a progress that no chart can show."""
    for row in seen.report.rows():
        if row.progress.words and row.progress.percent is None:
            yield warning(
                "RA7",
                seen.place(row.place),
                "«{words}» in «{id}» is no percentage from 0 to 100.",
                "Write a number. «ca. 80» and «80-90 %» are understood, too.",
                words=shorten(row.progress.words),
                id=row.id,
            )


def ids_differ(seen: Inspected) -> Iterator[Finding]:
    """RA8: every activity, row and question has an id of its own."""
    report = seen.report
    things = [
        *((each.id, each.place) for each in report.activities),
        *((each.id, each.place) for each in report.rows()),
        *((each.id, each.place) for each in report.questions),
    ]
    counts = Counter(own_id for own_id, _ in things)
    for own_id, place in reversed(dict(reversed(things)).items()):
        if counts[own_id] > 1:
            yield error(
                "RA8",
                seen.place(place),
                "«{id}» is the id of {count} things.",
                "Give each its own.",
                id=own_id,
                count=counts[own_id],
            )


def year_is_of_the_plan(seen: Inspected) -> Iterator[Finding]:
    """RA9: the report is of a year within the plan's period."""
    period = seen.plan.period
    if period and not period.first <= seen.report.year <= period.last:
        yield warning(
            "RA9",
            Place(seen.report.file),
            "The report is of {year}, and the plan of {period}.",
            "Correct the year.",
            year=seen.report.year,
            period=str(period),
        )


def indicators_are_whole(seen: Inspected) -> Iterator[Finding]:
    """E11: an indicator that was read has a value, and one that the report states has a number to be measured by."""
    for reading in seen.report.readings:
        if reading.value is None and not reading.words:
            yield _no_value(seen.place(reading.place), reading.indicator)
    for strategy in seen.report.strategies:
        for line in strategy.indicators:
            if not re.search(r"\d", line):
                yield _no_value(Place(seen.report.file), shorten(line))


def plan_can_be_measured(seen: Inspected) -> Iterator[Finding]:
    """E11: what a report must ask for is in the plan: who answers, by when, and what an indicator is to reach."""
    measures = seen.plan.measures
    wanted = [(m.id, m.place, "unit, due") for m in measures.measures if not m.unit or not (m.due.date or m.due.words)]
    wanted += [(i.id, i.place, "unit, target") for i in measures.indicators if not i.unit or i.target is None]
    wanted += [(s.id, s.place, "measures") for s in measures.strategies if all(m.strategy != s.id for m in measures.measures)]
    for own_id, place, keys in wanted if seen.last else ():
        yield warning(
            "E11",
            seen.place(place),
            "«{id}» lacks something that a report needs: {keys}.",
            "Fill it in in measures.yaml.",
            id=own_id,
            keys=keys,
        )


def measures_due_are_told_of(seen: Inspected) -> Iterator[Finding]:
    """RA10: a measure whose deadline has passed is in some report up to this one, or is missing."""
    at = seen.report.end
    told = {each for row in seen.report.rows() for each in row.measures}
    ended = (row for each in seen.history for row in each.rows() if row.status.code in _CLOSED)
    told |= {measure for row in ended for measure in row.measures}
    for measure in seen.plan.measures.measures if at and told else ():
        if at and measure.id not in told and late(measure.due, at):
            yield note(
                "RA10",
                Place(seen.report.file),
                "Measure {number} («{id}») was due, and the report does not speak of it.",
                "Add a row for it.",
                number=measure.number,
                id=measure.id,
            )


def _no_value(place: Place, name: str) -> Finding:
    return warning("E11", place, "The indicator «{id}» has no value.", "Write its value, unit and year.", id=name)


def _nearest(row: ActivityRow, plan: Plan) -> str:
    texts = {measure.text: measure.id for measure in plan.measures.measures}
    near = difflib.get_close_matches(row.text, list(texts), 1, 0.4) if row.text else []
    return texts[near[0]] if near else "…"


REPORT_RULES: tuple[ReportRule, ...] = (
    rows_name_measures,
    statuses_are_known,
    measures_are_in_the_plan,
    deviations_have_reasons,
    progress_does_not_fall,
    done_is_all_of_it,
    deadlines_are_kept,
    plan_is_the_same,
    percentages_are_numbers,
    ids_differ,
    year_is_of_the_plan,
    indicators_are_whole,
    plan_can_be_measured,
    measures_due_are_told_of,
)
