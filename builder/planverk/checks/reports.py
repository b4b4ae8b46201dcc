"""E11, E12 and RA: reports that fit their plan, the report before them, and themselves."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from planverk.checks.report_inspected import YEAR, Inspected, ReportRule, late
from planverk.checks.report_plan import PLAN_RULES
from planverk.checks.subject import Scope, shorten
from planverk.findings import Finding, error, note, warning
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.report import CLOSED, ActivityRow, Report, StatusCode
from planverk.model.workspace import Workspace

_MANY = 3  # findings of one kind that are told one by one


def check_reports(workspace: Workspace, scope: Scope) -> Iterator[Finding]:
    """The findings about every report in scope, each concerning the report's file."""
    for plan in workspace.plans:
        reports = workspace.reports_of(plan.id)
        for at, report in enumerate(reports):
            if scope.documents is not None and report.file not in scope.documents:
                continue
            inspected = _inspected(report, plan, reports[:at], report is reports[-1], workspace)
            for rule in REPORT_RULES:
                yield from (replace(finding, concerns=report.file) for finding in rule(inspected))


def _inspected(report: Report, plan: Plan, history: tuple[Report, ...], last: bool, workspace: Workspace) -> Inspected:
    earlier = workspace.plan_of(history[-1]) if history else None
    return Inspected(
        report,
        workspace.plan_of(report) or plan,
        plan,
        history,
        last,
        workspace.adopted_of(plan.id, report.version),
        workspace.newest_adopted(plan.id),
        earlier.measures if earlier else None,
    )


def rows_name_measures(seen: Inspected) -> Iterator[Finding]:
    """E12: a row serves a measure, so that what was reported can be followed back to the plan; said once where no row does."""
    rows = seen.report.rows()
    if len(rows) > _MANY and not any(row.measures for row in rows):
        yield warning(
            "E12",
            seen.place(rows[0].place),
            "None of the {count} rows of the report says a measure that it is about.",
            "Write the ids in those about measures of the plan: measures: [{near}]. The rest count in this report alone.",
            count=len(rows),
            near=next((near for row in rows if (near := _nearest(row, seen.plan)) != "…"), "…"),
        )
        return
    for row in rows:
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
    """RA3: progress that is lower than in the last report is explained under deviation and reason, or wrong."""
    known = {row.id: row for row in seen.before.rows()} if seen.before else {}
    for row in seen.report.rows():
        old = known.get(row.id)
        if old is None or old.progress.percent is None or row.progress.percent is None:
            continue
        if row.progress.percent < old.progress.percent and not (row.deviation and row.reason):
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
        if over and row.status.code not in CLOSED and not row.status.delayed:
            yield warning(
                "RA5",
                seen.place(row.place),
                "The deadline of measure {number} has passed, and «{id}» is not done.",
                "Write delayed: true in its status, the new deadline under deviation, and why under reason.",
                number=over[0].number,
                id=row.id,
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


def indicators_are_whole(seen: Inspected) -> Iterator[Finding]:
    """E11: an indicator that was read has a value, and one that the report states has value, unit and year to be measured by."""
    for reading in seen.report.readings:
        if reading.value is None and not reading.words:
            yield _no_value(seen.place(reading.place), reading.indicator)
    for strategy in seen.report.strategies:
        for line in strategy.indicators:
            yield from _whole(line, Place(seen.report.file))


def _whole(line: str, place: Place) -> Iterator[Finding]:
    """«50 husstander i 2012» is whole; «Flere husstander» has neither value nor year."""
    years, rest = YEAR.findall(line), YEAR.sub(" ", line)
    if not re.search(r"\d", rest):
        yield _no_value(place, shorten(line))
    elif not re.search(r"[^\W\d_]{2}|%", rest):
        yield warning("E11", place, "The indicator «{id}» has no unit.", "Write its value, unit and year.", id=shorten(line))
    elif not years:
        yield warning("E11", place, "The indicator «{id}» has no year.", "Write its value, unit and year.", id=shorten(line))


def questions_are_answered(seen: Inspected) -> Iterator[Finding]:
    """RA14: what a report asks is answered, or not asked."""
    for question in seen.report.questions:
        if not question.answer:
            yield note(
                "RA14",
                seen.place(question.place),
                "«{title}» is not answered. {guidance}",
                "Write the answer under its heading in {file}, or take the question out.",
                title=shorten(question.title),
                guidance=shorten(question.guidance, 200),
                file=seen.report.file.removesuffix(".yaml") + ".md",
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
    deviations_have_reasons,
    progress_does_not_fall,
    done_is_all_of_it,
    deadlines_are_kept,
    percentages_are_numbers,
    ids_differ,
    indicators_are_whole,
    questions_are_answered,
    *PLAN_RULES,
)
