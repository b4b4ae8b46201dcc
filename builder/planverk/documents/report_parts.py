"""The parts of a report as slots: what a layout, or a case paper that puts the report forward, may show of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from planverk.documents.composition import Author
from planverk.documents.layouts import Slot, Slotted, level_of
from planverk.documents.pictures import figure_of
from planverk.documents.plan import DEPTH
from planverk.documents.report_figures import Figures, Line, chart_of, table_of
from planverk.documents.report_tables import Tables
from planverk.model.chart import Chart
from planverk.model.content import (
    Blocks,
    BulletList,
    Container,
    Contents,
    Facts,
    Figure,
    Heading,
    OrderedList,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
)
from planverk.model.dates import long_date
from planverk.model.measures import Measure
from planverk.model.pictures import Picture

Draw = Callable[[Chart], Picture]
FIGURES = ("statuses", "goals", "over-time", "indicators", "changes", "delays", "strategies")  # what a case paper may show
_HELD = ("introduction", "activities", "indicators", "questions", "examples")  # what a report must not lose


class Parts:
    """The slots of a report. What stands in its tables is data: no value is looked for in it."""

    def __init__(self, figures: Figures, author: Author, units: Mapping[str, str], draw: Draw) -> None:
        self._figures = figures
        self._report = figures.report
        self._labels = figures.labels
        self._author = author
        self._draw = draw
        self._tables = Tables(figures, units)

    def slots(self) -> dict[str, Slot]:
        tables, figures, labels = self._tables, self._figures, self._labels
        goals = (labels["goal"], labels["report-progress"])
        reports = (labels["report-report"], labels["report-progress"])
        return {
            "facts": self._facts,
            "contents": self._contents,
            "introduction": lambda _: Slotted(self._author.work(self._shifted(self._report.introduction, 1))),
            "statuses": lambda c: self._counted(c, "report-status", (labels["report-status-column"], labels["report-count"])),
            "goals": lambda c: self._charted("goals", "report-goal-progress", goals, figures.goals(), c),
            "over-time": lambda c: self._charted("over-time", "report-time-progress", reports, figures.over_time(), c),
            "strategies": lambda _: _of(tables.strategies()),
            "activities": lambda c: Slotted(tuple(tables.activities(level_of(c, 2)))),
            "indicators": lambda _: _of(tables.indicators()),
            "changes": lambda _: self._changes(),
            "delays": lambda c: Slotted(tables.short_delays()) if c.get("form") == "short" else _of(tables.delays()),
            "questions": lambda c: Slotted(self._questions(level_of(c, 2))),
            "examples": lambda c: Slotted(self._examples(level_of(c, 2))),
        }

    def held(self) -> dict[str, bool]:
        report = self._report
        filled = (report.introduction, report.activities, report.readings, report.questions, report.examples)
        return {name: bool(part) for name, part in zip(_HELD, filled, strict=True)}

    def _counted(self, container: Container, key: str, heads: tuple[str, str]) -> Slotted:
        """How many rows have each status, as a table; `form=facts` gives a quiet list that takes less room."""
        lines = self._figures.statuses()
        if lines and container.get("form") == "facts":
            return Slotted((Facts(tuple((label, (Text(str(count)),)) for label, count in lines), container.place),))
        return _of(table_of(self._labels[key], heads, lines) if lines else None)

    def _charted(self, name: str, key: str, heads: tuple[str, str], lines: tuple[Line, ...], container: Container) -> Slotted:
        """Figures as a chart, and as a table for whoever would rather read; `form=table` or `form=chart` gives one of them."""
        form, title = container.get("form"), self._labels[key]
        blocks: Blocks = ()
        chart = chart_of(name, title, lines, self._labels, self._report.language)
        if chart is not None and form != "table":
            picture = self._draw(chart)
            self._author.assets[picture.name] = picture
            blocks += (figure_of(chart, picture),)
        if lines and form != "chart":
            blocks += (table_of(title, heads, lines),)
        return Slotted(blocks)

    def _facts(self, container: Container) -> Slotted:
        report, labels = self._report, self._labels
        own = [
            (labels["report-plan"], self._figures.plan.title),
            (labels["report-until"], long_date(report.end) if report.end else ""),
            (labels["report-dated"], long_date(report.dated) if report.dated else ""),
            (labels["report-of-version"], self._version()),
        ]
        wanted = own if container.get("rows") == "plan" else [*own, *report.information]
        rows = tuple((label, (Text(value),)) for label, value in wanted if value)
        return Slotted((Facts(rows, container.place),) if rows else ())

    def _version(self) -> str:
        """The version of the plan that the report was made against: «vedtatt 7. september 2011», else its name."""
        adopted = self._figures.adopted
        if adopted is None or adopted.date is None:
            return self._report.version
        return self._labels["report-adopted"].format(date=long_date(adopted.date))

    def _changes(self) -> Slotted:
        """What is another than in the last report: first the plan itself, then how its measures stand."""
        changes, labels = self._figures.plan_changes(), self._labels
        kinds = (("added", changes.added), ("gone", changes.gone), ("reworded", changes.reworded))
        lines = [labels[f"report-plan-{kind}"].format(measures=_named(each)) for kind, each in kinds if each]
        told: Blocks = (Paragraph((Text(f"{labels['report-plan-changed']} {' '.join(lines)}"),)),) if lines else ()
        table = self._tables.changes()
        return Slotted((*told, *((table,) if table else ())))

    def _contents(self, container: Container) -> Slotted:
        depth = container.get("depth")
        levels = int(depth) if depth in {"1", "2", "3"} else DEPTH
        return Slotted((Contents("headings", self._labels["contents"], (), container.place, levels),))

    def _questions(self, level: int) -> Blocks:
        blocks: Blocks = ()
        nothing = Paragraph((Text(self._labels["report-unanswered"]),))
        for question in self._report.questions:
            blocks += (Heading(level, (Text(question.title),), question.id, ("unnumbered",), question.place),)
            blocks += self._author.work(self._shifted(question.answer, level - 1)) or (nothing,)
        return blocks

    def _examples(self, level: int) -> Blocks:
        blocks: Blocks = ()
        for number, example in enumerate(self._report.examples, start=1):
            start, end = example_ids(number)
            blocks += (Heading(level, (Text(example.title),), start, ("unnumbered",), example.place),)
            blocks += with_end(self._author.work(self._shifted(example.text, level - 1)), end)
        return blocks

    def _shifted(self, blocks: Blocks, by: int) -> Blocks:
        """The same with its headings so much lower, as they stand under one of ours."""
        return tuple(
            replace(each, level=min(each.level + by, 6), classes=("unnumbered",)) if isinstance(each, Heading) else each
            for each in blocks
        )


def example_ids(number: int) -> tuple[str, str]:
    """The ids of where a good example begins and where it ends: how long it is, is measured between them."""
    return f"godt-eksempel-{number}", f"godt-eksempel-{number}-slutt"


def with_end(blocks: Blocks, mark: str) -> Blocks:
    """The blocks with a mark at the end of their last text. A figure without a caption has no such place, and gets none."""
    if not blocks:
        return ()
    *before, last = blocks
    match last:
        case Paragraph():
            last = replace(last, content=(*last.content, Span((), id=mark)))
        case BulletList(items=items) | OrderedList(items=items) if items:
            last = replace(last, items=(*items[:-1], with_end(items[-1], mark)))
        case Figure(caption=caption) if caption:
            last = replace(last, caption=(*caption, Span((), id=mark)))
        case Table(rows=rows) if rows:
            *others, cell = rows[-1].cells
            cells = (*others, replace(cell, blocks=with_end(cell.blocks, mark)))
            last = replace(last, rows=(*rows[:-1], replace(rows[-1], cells=cells)))
        case Quote(blocks=inner) | Container(blocks=inner):
            last = replace(last, blocks=with_end(inner, mark))
    return (*before, last)


def _of(table: Table | None) -> Slotted:
    return Slotted((table,) if table is not None else ())


def _named(measures: tuple[Measure, ...]) -> str:
    return "; ".join(f"«{each.text}»" for each in measures)
