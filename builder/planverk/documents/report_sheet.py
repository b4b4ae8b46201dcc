"""A report's rows as a workbook: a sheet that a unit fills in its own rows in, and that is merged back cell by cell."""

from __future__ import annotations

from collections.abc import Mapping

from planverk.documents.frame import Frame
from planverk.documents.report_figures import progress_words, title_of
from planverk.model.labels import labels as labels_in
from planverk.model.plan import Plan
from planverk.model.report import ActivityRow, Report, StatusCode
from planverk.model.sheet import CellValue, Sheet, SheetColumn, SheetRow, Workbook
from planverk.model.workspace import Settings

ROWS = "report-rows"  # what the origin of such a workbook says that it is
EDITABLE = ("result", "status", "words", "delayed", "progress", "deviation", "reason")


def workbook(report: Report, plan: Plan, frame: Frame, unit: str = "") -> Workbook:
    """The rows of a unit, or all of them."""
    return rows_workbook(report, plan, frame.settings, frame.origin.commit, unit)


def rows_workbook(report: Report, plan: Plan, settings: Settings, commit: str = "", unit: str = "") -> Workbook:
    """The same, without a frame: for what is sent out to be filled in."""
    labels = labels_in(report.language, settings.wording.labels)
    origin = {"kind": ROWS, "plan": plan.id, "report": report.id, "commit": commit, "language": report.language}
    return Workbook(title_of(report, labels), (row_sheet(report, plan, settings, labels, unit),), origin, report.language)


def row_sheet(report: Report, plan: Plan, settings: Settings, labels: Mapping[str, str], unit: str = "") -> Sheet:
    """A row for each row of the report, under its id."""
    chosen = [row for row in report.rows() if not unit or row.unit == unit]
    rows = tuple(SheetRow(row.id, _cells(row, plan, settings, labels)) for row in chosen)
    return Sheet(labels["report-activities"][:31], _columns(labels), rows, labels["fill-in"])


def code_of(words: str, labels: Mapping[str, str]) -> StatusCode | None:
    """The status that a cell says, by its words or its code; None for other words."""
    known = {labels[f"status-{code.value}"].casefold(): code for code in StatusCode}
    return (known | {code.value: code for code in StatusCode}).get(words.strip().casefold())


def _columns(labels: Mapping[str, str]) -> tuple[SheetColumn, ...]:
    statuses = tuple(labels[f"status-{code.value}"] for code in StatusCode)
    return (
        SheetColumn("measures", labels["measure"], 9),
        SheetColumn("unit", labels["unit"], 20),
        SheetColumn("text", labels["report-activity"], 40),
        SheetColumn("result", labels["report-result"], 40, editable=True),
        SheetColumn("status", labels["report-status-column"], 18, editable=True, choices=statuses),
        SheetColumn("words", labels["report-status-words"], 18, editable=True),
        SheetColumn("delayed", labels["report-delayed-column"], 11, editable=True, choices=(labels["report-yes"],)),
        SheetColumn("progress", labels["report-progress"], 12, editable=True),
        SheetColumn("deviation", labels["report-deviation"], 34, editable=True),
        SheetColumn("reason", labels["report-reason"], 34, editable=True),
    )


def _cells(row: ActivityRow, plan: Plan, settings: Settings, labels: Mapping[str, str]) -> tuple[CellValue, ...]:
    numbers = [measure.number for measure in plan.measures.measures if measure.id in row.measures]
    progress = progress_words(row)
    return (
        numbers[0] if len(numbers) == 1 else ", ".join(map(str, numbers)) or None,  # a number sorts as one in Excel
        settings.units.get(row.unit, row.unit) or None,
        row.text,
        row.result or None,
        labels[f"status-{row.status.code.value}"] if row.status.code else None,
        row.status.words or None,
        labels["report-yes"] if row.status.delayed else None,
        int(progress) if progress.isascii() and progress.isdecimal() else progress or None,
        row.deviation or None,
        row.reason or None,
    )
