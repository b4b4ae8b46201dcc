"""RA: a report held against the plan that it is on, as it stands, as it was adopted, and as the last report had it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from planverk.checks.report_inspected import Inspected, ReportRule, late
from planverk.findings import Finding, error, note, warning
from planverk.model.measures import Measure, Measures
from planverk.model.place import Place
from planverk.model.report import CLOSED, Report, changed_measures, measures_hash


def measures_are_in_the_plan(seen: Inspected) -> Iterator[Finding]:
    """RA1: what a report speaks of is in the plan, as it was adopted where the report says which version it was made against."""
    today = dict(_named(seen.report, seen.today.measures))
    for own_id, (place, there) in _named(seen.report, seen.plan.measures):
        if own_id in there:
            continue
        if seen.adopted is not None and own_id in today[own_id][1]:
            yield warning(
                "RA1",
                seen.place(place),
                "The report speaks of «{id}», which the plan did not have when it was adopted ({version}).",
                "Take it out until a version that has it is adopted, or write that version under version.",
                id=own_id,
                version=seen.adopted.name,
            )
            continue
        near = difflib.get_close_matches(own_id, sorted(there), 1, 0.5)
        yield error(
            "RA1",
            seen.place(place),
            "The report speaks of «{id}», which the plan does not have.",
            "Correct the id (near it: {near}).",
            id=own_id,
            near=near[0] if near else "–",
        )


def _named(report: Report, measures: Measures) -> Iterator[tuple[str, tuple[Place, set[str]]]]:
    """Every id that the report names, where it does, and those of its kind that the plan has."""
    known = {measure.id for measure in measures.measures}
    indicators = {indicator.id for indicator in measures.indicators}
    strategies = {strategy.id for strategy in measures.strategies}
    yield from ((each, (row.place, known)) for row in report.rows() for each in row.measures)
    yield from ((each.indicator, (each.place, indicators)) for each in report.readings)
    yield from ((each.strategy, (report.place, strategies)) for each in report.strategies if each.strategy)


def plan_is_the_same(seen: Inspected) -> Iterator[Finding]:
    """RA6: the measures were changed after the newest report was begun, or a newer version of them was adopted."""
    stated, newest = seen.report.plan_hash, seen.newest
    if not seen.last:
        return
    if seen.adopted is not None and newest is not None:
        if newest.name != seen.adopted.name and changed_measures(seen.adopted.measures, newest.measures):
            yield note(
                "RA6",
                Place(seen.report.file),
                "The plan has been adopted anew since this report was begun ({version}), with other measures.",
                "See that its rows still fit them, and write the version under version.",
                version=newest.name,
            )
    elif stated and stated != measures_hash(seen.plan.measures):
        yield note(
            "RA6",
            Place(seen.report.file),
            "The plan's measures have been changed since this report was begun.",
            "See that its rows still fit them.",
        )


def plan_was_the_same(seen: Inspected) -> Iterator[Finding]:
    """RA12: the measures are not those that the report before was on, so that the two cannot be compared row by row."""
    before = seen.before
    if before is None or not seen.last:
        return
    changes = changed_measures(seen.measures_before or seen.plan.measures, seen.plan.measures)
    if changes:
        yield note(
            "RA12",
            Place(seen.report.file),
            "The plan has changed since the report {before}: new measures: {added}; gone: {gone}; changed: {reworded}.",
            "The report says so itself. See that the rows for them are there.",
            before=before.id,
            added=_ids(changes.added),
            gone=_ids(changes.gone),
            reworded=_ids(changes.reworded),
        )
    elif before.plan_hash and seen.report.plan_hash and before.plan_hash != seen.report.plan_hash:
        yield note(
            "RA12",
            Place(seen.report.file),
            "The plan's measures have been changed since the report {before}.",
            "See that the rows still fit them.",
            before=before.id,
        )


def version_is_there(seen: Inspected) -> Iterator[Finding]:
    """RA11: the version that a report says it was made against is one that was adopted."""
    if seen.report.version and seen.adopted is None:
        yield warning(
            "RA11",
            seen.place(seen.report.place),
            "The report was made against the version «{version}», which is no adopted version of the plan.",
            "Correct version: (the newest is {newest}), or take the line away.",
            version=seen.report.version,
            newest=seen.newest.name if seen.newest else "–",
        )


def _ids(measures: tuple[Measure, ...]) -> str:
    return ", ".join(each.id for each in measures) or "–"


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


def measures_due_are_told_of(seen: Inspected) -> Iterator[Finding]:
    """RA10: a measure whose deadline has passed is in some report up to this one, or is missing."""
    at = seen.report.end
    told = {each for row in seen.report.rows() for each in row.measures}
    ended = (row for each in seen.history for row in each.rows() if row.status.code in CLOSED)
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


PLAN_RULES: tuple[ReportRule, ...] = (
    measures_are_in_the_plan,
    plan_is_the_same,
    plan_was_the_same,
    version_is_there,
    year_is_of_the_plan,
    measures_due_are_told_of,
)
