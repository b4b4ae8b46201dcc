"""A report on a plan as a Document, whole or on one page: the municipality's layout, filled from the same slots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planverk.documents import fields, names
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.frame import Assembled, Frame
from planverk.documents.layouts import Slot, Slotted
from planverk.documents.plan import DEPTH
from planverk.documents.report_figures import Figures, Labels, Line, chart_of, figure_of, table_of, title_of
from planverk.documents.report_tables import Tables
from planverk.documents.values import Group, Sandbox
from planverk.model.chart import Chart
from planverk.model.content import Blocks, Container, Contents, Facts, Heading, Paragraph, Table, Text
from planverk.model.dates import long_date
from planverk.model.document import OVERVIEW, REPORT
from planverk.model.labels import labels as labels_in
from planverk.model.pictures import Picture
from planverk.model.plan import Plan
from planverk.model.report import Report

Draw = Callable[[Chart], Picture]
_PARTS = ("introduction", "activities", "indicators", "questions", "examples")  # what a report must not lose


def assemble(kind: str, report: Report, history: tuple[Report, ...], plan: Plan, frame: Frame, draw: Draw) -> Assembled:
    """The document of that kind (REPORT, OVERVIEW), with findings. `history` are the reports before it, the oldest first."""
    labels = labels_in(report.language, frame.settings.wording.labels)
    title = document_title(kind, report, labels)
    about = Group({"title": title_of(report, labels), "year": report.year, "until": report.end, "dated": report.dated})
    values = Group(
        {
            **names.common(frame, labels),
            "plan": names.of_plan(plan, frame, labels),
            "report": about,
            "document": Group({"title": title}),
        }
    )
    sandbox = Sandbox(values, frame.settings.wording.case_number)
    author = Author(frame, labels, sandbox, plan.measures, report.pictures)
    parts = _Parts(Figures(report, history, plan, labels), frame, author, draw)
    slots = parts.slots()
    subject = Subject(
        id=document_id(kind, report, labels),
        kind=kind,
        concerns=concern(kind, report),
        language=report.language,
        title=title,
        fields={
            **fields.of_plan(plan, frame, labels),
            "title": title,
            "subtitle": plan.title,
            "status": "",
            "date": long_date(report.dated) if report.dated else "",
            "document_type": labels[f"report-{report.kind.value}"],
        },
        slots=slots,
        parts=parts.held() if kind == REPORT else {},
        measures=plan.measures,
        fallback=plan,
    )
    return compose(subject, author)


def document_title(kind: str, report: Report, labels: Labels) -> str:
    title = title_of(report, labels)
    return labels["report-overview-title"].format(report=title) if kind == OVERVIEW else title


def document_id(kind: str, report: Report, labels: Labels) -> str:
    """The document's name in the build folder: `boligplan-2012-h1`."""
    stem = f"{report.plan}-{report.id}"
    return f"{stem}-{labels['report-file-overview']}" if kind == OVERVIEW else stem


def concern(kind: str, report: Report) -> str:
    """What findings about the document concern: the report's file, and for its overview a # with the kind."""
    return f"{report.file}#{kind}" if kind == OVERVIEW else report.file


class _Parts:
    """The slots of a report. What stands in its tables is data: no value is looked for in it."""

    def __init__(self, figures: Figures, frame: Frame, author: Author, draw: Draw) -> None:
        self._figures = figures
        self._report = figures.report
        self._labels = figures.labels
        self._frame = frame
        self._author = author
        self._draw = draw
        self._tables = Tables(figures, frame.settings.units)

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
            "activities": lambda c: Slotted(tuple(tables.activities(_level(c)))),
            "indicators": lambda _: _of(tables.indicators()),
            "changes": lambda _: _of(tables.changes()),
            "delays": lambda _: _of(tables.delays()),
            "questions": lambda c: Slotted(self._questions(_level(c))),
            "examples": lambda c: Slotted(self._examples(_level(c))),
        }

    def held(self) -> dict[str, bool]:
        report = self._report
        filled = (report.introduction, report.activities, report.readings, report.questions, report.examples)
        return {name: bool(part) for name, part in zip(_PARTS, filled, strict=True)}

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
            blocks += (replace(figure_of(chart), source=picture.name),)
        if lines and form != "chart":
            blocks += (table_of(title, heads, lines),)
        return Slotted(blocks)

    def _facts(self, container: Container) -> Slotted:
        report, labels = self._report, self._labels
        own = [
            (labels["report-plan"], self._figures.plan.title),
            (labels["report-until"], long_date(report.end) if report.end else ""),
            (labels["report-dated"], long_date(report.dated) if report.dated else ""),
            (labels["report-of-version"], report.version),
        ]
        wanted = own if container.get("rows") == "plan" else [*own, *report.information]
        rows = tuple((label, (Text(value),)) for label, value in wanted if value)
        return Slotted((Facts(rows, container.place),) if rows else ())

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
        for example in self._report.examples:
            blocks += (Heading(level, (Text(example.title),), "", ("unnumbered",), example.place),)
            blocks += self._author.work(self._shifted(example.text, level - 1))
        return blocks

    def _shifted(self, blocks: Blocks, by: int) -> Blocks:
        """The same with its headings so much lower, as they stand under one of ours."""
        return tuple(
            replace(each, level=min(each.level + by, 6), classes=("unnumbered",)) if isinstance(each, Heading) else each
            for each in blocks
        )


def _of(table: Table | None) -> Slotted:
    return Slotted((table,) if table is not None else ())


def _level(container: Container) -> int:
    level = container.get("level")
    return int(level) if level in {"1", "2", "3", "4"} else 2
