"""`report new`: a report with a row for each measure that is due, the last status carried over."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from planverk.errors import Conflict, UnreadableFile
from planverk.model.ids import make_id
from planverk.model.labels import labels as labels_in
from planverk.model.measures import Measure, Strategy
from planverk.model.plan import Plan
from planverk.model.report import (
    CLOSED,
    Activity,
    ActivityRow,
    IndicatorReading,
    Question,
    Report,
    ReportKind,
    Status,
    StatusCode,
    measures_hash,
)
from planverk.model.workspace import Adopted
from planverk.service.reporting.finding import find_shelf
from planverk.service.saving import finish, save
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked
from planverk.writers.report import report_text, report_yaml

_CODE = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-h(?P<half>[12]))?\Z", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUESTIONS = ("learned", "deviations", "next")


def new_report(home: Home, plan: str, code: str, actor: Actor, final: bool = False) -> tuple[str, ...]:
    """Writes `reports/<id>.yaml` and `.md`, saved as one act; gives their paths. `code` is a half-year («2011-H1») or a year.

    Raises UnreadableFile for another code, MissingFile for a plan that is not here, Conflict where the report is there.
    """
    found = _CODE.fullmatch(code.strip())
    if found is None:
        raise UnreadableFile("{code} is no half-year and no year.", "Write 2012-H1, 2012-H2 or 2012.", code=code)
    with locked(home.root, actor.owner("report")):
        finish(home)
        shelf = find_shelf(home, plan)
        half = int(found["half"]) if found["half"] else None
        kind = ReportKind.FINAL if final else ReportKind.HALF_YEAR if half else ReportKind.ANNUAL
        name = code.strip().casefold()
        file = f"{shelf.plan.folder}/reports/{name}.yaml"
        if home.tree.exists(file):
            raise Conflict("There is a report in {path} already.", "Go on writing in it, or move it away first.", path=file)
        bare = Report(name, file, shelf.plan.id, kind, int(found["year"]), half, language=shelf.plan.language)
        before = tuple(each for each in shelf.reports if each.order < bare.order)
        words = labels_in(shelf.plan.language, shelf.settings.wording.labels)
        report = drafted(bare, shelf.plan, before, words, shelf.adopted)
        files = {file: report_yaml(report), file.removesuffix(".yaml") + ".md": report_text(report)}
        save(home, actor, f"rapport: {name} for «{shelf.plan.title}» er påbegynt", files)
        return tuple(files)


def drafted(
    bare: Report, today: Plan, history: tuple[Report, ...], labels: Mapping[str, str], adopted: Adopted | None = None
) -> Report:
    """The report with its rows, its indicators and its questions; statuses, progress and questions are the last report's.

    The measures are those that were adopted last, where a version was: what is being written since binds nobody yet.
    """
    plan = replace(today, measures=adopted.measures) if adopted else today
    before = history[-1] if history else None
    asked = before.questions if before else tuple(_asked(labels))
    information = before.information if before else ((labels["report-filled-by"], ""),)
    whole_year = bare.half != 1
    return replace(
        bare,
        version=adopted.name if adopted else "",
        plan_hash=measures_hash(plan.measures),
        information=information,
        activities=tuple(_activities(bare, plan, history)),
        readings=tuple(IndicatorReading(each.id, date=bare.end) for each in plan.measures.indicators) if whole_year else (),
        questions=tuple(replace(each, answer=()) for each in asked),
    )


def is_due(measure: Measure, year: int) -> bool:
    """True where a measure is to be worked on in that year or earlier, by its costs and its deadline's words."""
    years = [cost.year for cost in measure.costs] + [int(each) for each in _YEAR.findall(measure.due.words)]
    return not years or min(years) <= year


def _activities(report: Report, plan: Plan, history: tuple[Report, ...]) -> Iterator[Activity]:
    """An activity for each strategy, with what was closed in the time of the report, the last report's rows, and rows for
    measures that had none yet; then what the last report told of without a measure, as it had it. A row whose measures the plan
    has no more is not carried over."""
    last = history[-1].activities if history else ()
    closed = {measure for each in history for row in each.rows() if row.status.code in CLOSED for measure in row.measures}
    of_measure = {measure.id: measure.strategy for measure in plan.measures.measures}
    going_on = [*_told_again(report, history), *(row for each in last for row in each.rows if row.status.code not in CLOSED)]
    strategy_of = {row.id: next((of_measure[m] for m in row.measures if m in of_measure), None) for row in going_on}
    taken = {each for row in going_on for each in row.measures} | closed
    number = itertools.count(1)
    for strategy in (*plan.measures.strategies, Strategy("", "")):
        kept = [_carried(row) for row in going_on if strategy_of[row.id] == strategy.id]
        own = [measure for measure in plan.measures.measures if measure.strategy == strategy.id]
        fresh = [_fresh(measure) for measure in own if measure.id not in taken and is_due(measure, report.year)]
        if kept or fresh:
            title = strategy.title or plan.title
            yield Activity(f"a-{strategy.id or 'andre'}", str(next(number)), title, rows=(*kept, *fresh))
    used = {f"a-{strategy.id}" for strategy in plan.measures.strategies}
    for each in last:
        rows = tuple(_carried(row) for row in each.rows if row in going_on and not row.measures)
        if rows:
            yield replace(each, id=make_id(each.id, used), number=str(next(number)), rows=rows)


def _told_again(report: Report, history: tuple[Report, ...]) -> Iterator[ActivityRow]:
    """The rows that were closed in the time of the report, and were not opened since."""
    newest = {row.id: (each, row) for each in history for row in each.rows() if row.measures}
    for each, row in newest.values():
        if row.status.code in CLOSED and _is_of_its_time(each, report):
            yield row


def _is_of_its_time(earlier: Report, report: Report) -> bool:
    """True where a later report tells of the same time: a year's of its half-years, the final one of all."""
    return report.kind is ReportKind.FINAL or (report.kind is ReportKind.ANNUAL and earlier.year == report.year)


def _carried(row: ActivityRow) -> ActivityRow:
    """What was said of the last half-year is not said of this one, but of what is closed."""
    return row if row.status.code in CLOSED else replace(row, result="", deviation="", reason="")


def _fresh(measure: Measure) -> ActivityRow:
    return ActivityRow(measure.id, measure.text, status=Status(StatusCode.NOT_STARTED), unit=measure.unit, measures=(measure.id,))


def _asked(labels: Mapping[str, str]) -> Iterator[Question]:
    for name in _QUESTIONS:
        yield Question(name, labels[f"report-question-{name}"], guidance=labels["report-guidance"])
