"""A report in figures: how far each goal has come, how many rows have each status, what has changed since the last report."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planverk.documents.saying import row
from planverk.model.chart import Bar, Chart
from planverk.model.content import Column, Table, Text
from planverk.model.measures import Measures
from planverk.model.plan import Plan
from planverk.model.report import ActivityRow, MeasureChanges, Report, ReportKind, Status, StatusCode, changed_measures
from planverk.model.workspace import Adopted, Workspace

Labels = Mapping[str, str]
Line = tuple[str, int]


def title_of(report: Report, labels: Labels) -> str:
    """The report's own title, else what it is and when: «Halvårsrapport for første halvår 2012»."""
    kind = labels[f"report-{report.kind.value}"]
    if report.kind is ReportKind.HALF_YEAR and report.half:
        key = "report-first-half" if report.half == 1 else "report-second-half"
        return report.title or labels[key].format(kind=kind, year=report.year)
    return report.title or labels["report-year"].format(kind=kind, year=report.year)


def status_words(status: Status, labels: Labels) -> str:
    """The words that the status was given in, else the code's own; with a mark where it is late and the words do not say so."""
    words = status.words or labels[f"status-{status.code.value}" if status.code else "status-none"]
    words = words[:1].upper() + words[1:]
    late = labels["report-delayed"]
    return f"{words}, {late}" if status.delayed and late[:7] not in words.casefold() else words


def progress_words(row: ActivityRow) -> str:
    """The per cent as it was written."""
    return row.progress.words or ("" if row.progress.percent is None else str(row.progress.percent))


def percent_of(row: ActivityRow) -> int | None:
    """How far a row has come: what it says, else what its status leaves no doubt of. What was dropped counts nowhere."""
    if row.status.code is StatusCode.DROPPED:
        return None
    if row.progress.percent is not None:
        return row.progress.percent
    return {StatusCode.DONE: 100, StatusCode.NOT_STARTED: 0}.get(row.status.code) if row.status.code else None


def mean(rows: Iterable[ActivityRow]) -> int | None:
    """The mean of the rows that say how far they have come, halves rounded up; None where none does."""
    known = [percent for row in rows if (percent := percent_of(row)) is not None]
    return (2 * sum(known) + len(known)) // (2 * len(known)) if known else None


def standing(reports: Iterable[Report]) -> tuple[ActivityRow, ...]:
    """Every row of the reports (the oldest first) as the last of them has it.

    What an earlier report told of no measure, as one on a former plan does, is of that report alone.
    """
    every = tuple(reports)
    last = {row.id for row in every[-1].rows()} if every else set()
    rows = (row for report in every for row in report.rows() if row.measures or row.id in last)
    return tuple({row.id: row for row in rows}.values())


@dataclass(frozen=True)
class Figures:
    """The figures of a report, in its words; `history` are the reports before it, the oldest first.

    `plan` is the plan as the report has it, `adopted` the version that it was made against, where it names one; `before` are the
    plan's measures as the last report had them, where there is one.
    """

    report: Report
    history: tuple[Report, ...]
    plan: Plan
    labels: Labels
    adopted: Adopted | None = None
    before: Measures | None = None

    @staticmethod
    def of(report: Report, plan: Plan, workspace: Workspace, labels: Labels) -> Figures:
        """The figures of one of the workspace's reports; `plan` is the one that it is on, as it stands today."""
        history = tuple(itertools.takewhile(lambda each: each.id != report.id, workspace.reports_of(report.plan)))
        last = workspace.plan_of(history[-1]) if history else None
        adopted = workspace.adopted_of(report.plan, report.version)
        then = workspace.plan_of(report) or plan
        return Figures(report, history, then, labels, adopted, last.measures if last else None)

    def standing(self) -> tuple[ActivityRow, ...]:
        """Every row as it stands: what was done in an earlier report and is spoken of no more, is still done."""
        return standing((*self.history, self.report))

    def goals(self) -> tuple[Line, ...]:
        """Each goal that some row serves, with the mean of those rows as they stand."""
        measures = self.plan.measures
        of_strategy = {strategy.id: strategy.goal for strategy in measures.strategies}
        of_measure = {measure.id: of_strategy.get(measure.strategy, "") for measure in measures.measures}
        lines = []
        for goal in measures.goals:
            rows = [row for row in self.standing() if any(of_measure.get(each) == goal.id for each in row.measures)]
            percent = mean(rows)
            if percent is not None:
                lines.append((goal.title, percent))
        return tuple(lines)

    def over_time(self) -> tuple[Line, ...]:
        """The mean of all rows in each report up to this one."""
        reports = (*self.history, self.report)
        every = ((report, mean(standing(reports[: at + 1]))) for at, report in enumerate(reports))
        return tuple((title_of(report, self.labels), percent) for report, percent in every if percent is not None)

    def statuses(self) -> tuple[Line, ...]:
        """How many rows have each status as they stand, statuses of none left out; and how many are late."""
        rows = self.standing()
        lines = [(self.labels[f"status-{c.value}"], sum(row.status.code is c for row in rows)) for c in StatusCode]
        lines.append((self.labels["status-none"], sum(row.status.code is None for row in rows)))
        lines.append((self.labels["report-of-them-delayed"], sum(row.status.delayed for row in rows)))
        return tuple((label[:1].upper() + label[1:], count) for label, count in lines if count)

    def changed(self) -> tuple[tuple[ActivityRow | None, ActivityRow], ...]:
        """The rows whose status or progress is another than in the last report, each with what it was; new rows with None."""
        if not self.history:
            return ()
        before = {row.id: row for row in standing(self.history)}
        pairs = ((before.get(row.id), row) for row in self.report.rows())
        return tuple((old, row) for old, row in pairs if old is None or (old.status, old.progress) != (row.status, row.progress))

    def plan_changes(self) -> MeasureChanges:
        """What became of the plan's measures since the last report."""
        return changed_measures(self.before, self.plan.measures) if self.before is not None else MeasureChanges()


def table_of(title: str, heads: tuple[str, str], lines: Iterable[Line]) -> Table:
    """Lines and their numbers as a table under `title`."""
    rows = tuple(row((label, str(count))) for label, count in lines)
    return Table((Column(width=78), Column("right", 22)), (row(heads),), rows, (Text(title),))


def chart_of(name: str, title: str, lines: tuple[Line, ...], labels: Labels, language: str) -> Chart | None:
    """Percentages as a chart whose whole width is a hundred; None where there are too few to make a picture of."""
    if len(lines) < 2:
        return None
    bars = ", ".join(f"{label} {percent}" for label, percent in lines)
    alt = labels["chart-alt"].format(title=title, bars=bars)
    return Chart(f"chart-{name}", title, tuple(Bar(*line) for line in lines), alt, language, most=100)
