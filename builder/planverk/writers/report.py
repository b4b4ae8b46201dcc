"""A report to its two files, as the readers take them: the data as YAML, the words as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planverk.model.content import Block, Container, Heading, Text
from planverk.model.report import Activity, ActivityRow, IndicatorReading, Progress, Report, Status, StrategyReport
from planverk.writers import markdown
from planverk.writers.yaml import Flow, Tree, dump, given
from planverk.writers.yaml_edit import Edit, Path, changes, edit

_ROW = ("id", "measures", "unit", "text", "result", "status", "progress", "deviation", "reason")
_STATUS = ("code", "words", "delayed")
_INTRODUCTION = {"nb": "Innledning", "nn": "Innleiing"}


def report_yaml(report: Report) -> bytes:
    """`reports/<id>.yaml`."""
    always: dict[str, Tree] = {"kind": report.kind.value, "year": report.year}
    return dump(
        always
        | given(
            half=report.half,
            title=report.title,
            until=report.until,
            dated=report.dated,
            version=report.version,
            plan_hash=report.plan_hash,
            information=[{"label": label, **given(value=value)} for label, value in report.information],
            strategies=[_strategy(each) for each in report.strategies],
            activities=[_activity(each) for each in report.activities],
            readings=[_reading(each) for each in report.readings],
            questions=[{"id": each.id, "title": each.title, **given(guidance=each.guidance)} for each in report.questions],
        )
    )


def edited(data: bytes, before: Report, now: Report) -> bytes:
    """The file with what is another in `now`: the lines of the rows that differ are changed, and nothing else.

    `before` is what the file holds; both have the same activities with the same rows.
    """
    edits = [
        change
        for at, (old, new) in enumerate(zip(before.activities, now.activities, strict=True))
        for row, pair in enumerate(zip(old.rows, new.rows, strict=True))
        for change in _row_changes(("activities", at, "rows", row), *pair)
    ]
    return edit(data.decode("utf-8"), edits).encode("utf-8")


def _row_changes(path: Path, before: ActivityRow, now: ActivityRow) -> Iterator[Edit]:
    old, new = _row(before), _row(now)
    for change in changes(path, [(key, old.get(key)) for key in _ROW], [(key, new.get(key)) for key in _ROW]):
        if change.key != "status" or before.status == Status():
            yield change
            continue
        states = ([(key, _status(row.status).get(key)) for key in _STATUS] for row in (before, now))
        for each in changes((*path, "status"), *states):
            yield replace(each, value=False) if (each.key, each.value) == ("delayed", None) else each


def report_text(report: Report) -> bytes:
    """`reports/<id>.md`: a first-level heading with an id for the introduction and each answer, then the good examples."""
    blocks: list[Block] = []
    if report.introduction:
        title = _INTRODUCTION.get(report.language, _INTRODUCTION["nb"])
        blocks += [Heading(1, (Text(title),), "introduction"), *report.introduction]
    for question in report.questions:
        blocks += [Heading(1, (Text(question.title),), question.id), *question.answer]
    blocks += [Container("example", each.text, values=(("title", each.title),)) for each in report.examples]
    return markdown.write(tuple(blocks)).encode()


def _strategy(strategy: StrategyReport) -> dict[str, Tree]:
    return {
        **given(label=strategy.label),
        "title": strategy.title,
        **given(strategy=strategy.strategy, reached_by=list(strategy.reached_by), indicators=list(strategy.indicators)),
    }


def _activity(activity: Activity) -> dict[str, Tree]:
    return {
        "id": activity.id,
        **given(
            number=activity.number,
            title=activity.title,
            text=activity.text,
            rows=[_row(each) for each in activity.rows],
        ),
    }


def _row(row: ActivityRow) -> dict[str, Tree]:
    return {
        "id": row.id,
        **given(
            measures=Flow(list(row.measures)),
            unit=row.unit,
            text=row.text,
            result=row.result,
            status=Flow(_status(row.status)),
            progress=progress_text(row.progress),
            deviation=row.deviation,
            reason=row.reason,
        ),
    }


def _status(status: Status) -> dict[str, Tree]:
    code = status.code.value if status.code else None
    return given(code=code, words=status.words, delayed=True if status.delayed else None)


def progress_text(progress: Progress) -> str:
    """What was written: the words where there are any, else the number."""
    return progress.words or ("" if progress.percent is None else str(progress.percent))


def _reading(reading: IndicatorReading) -> dict[str, Tree]:
    value = None if reading.value is None else f"{reading.value:f}"
    return {"indicator": reading.indicator, **given(value=value, words=reading.words, date=reading.date)}
