"""The tables of a report: strategies, activities with their rows, indicators against targets, changes, delays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from planverk.documents.measures import kroner
from planverk.documents.report_figures import Figures, Labels, progress_words, status_words
from planverk.model.content import Block, Blocks, Cell, Column, Heading, Paragraph, Row, Table, Text
from planverk.model.measures import Indicator
from planverk.model.report import Activity, ActivityRow, IndicatorReading, StrategyReport
from planverk.model.sentences import sentences

_ACTIVITY = (23, 25, 12, 11, 15, 14)  # shares of the width
_NBSP = "\u00a0"
_FEW, _LONGEST = 5, 90  # rows, and characters of a cell, that a one-page overview has room for


class Tables:
    """The tables of one report. `units` gives units' names by code."""

    def __init__(self, figures: Figures, units: Mapping[str, str]) -> None:
        self._figures = figures
        self._labels: Labels = figures.labels
        self._units = units
        self._numbers = {measure.id: measure.number for measure in figures.plan.measures.measures}

    def strategies(self) -> Table | None:
        """Strategi | Dette oppnås ved å | Resultatindikator: as the report states them, else as the plan has them."""
        stated = self._figures.report.strategies or tuple(self._planned())
        if not stated:
            return None
        labels = self._labels
        heads = (labels["strategy"], labels["report-reached-by"], labels["report-result-indicator"])
        rows = tuple(
            _cells(
                _lines(f"{each.label}. {each.title}" if each.label else each.title),
                _paragraphs(each.reached_by),
                _paragraphs(each.indicators),
            )
            for each in stated
        )
        return Table(_widths(28, 42, 30), (_row(*heads),), rows, (Text(labels["report-strategies"]),))

    def activities(self, level: int) -> Iterator[Block]:
        """Each activity under a heading, with a table of its rows."""
        labels = self._labels
        keys = (
            "report-activity",
            "report-result",
            "report-status-column",
            "report-progress",
            "report-deviation",
            "report-reason",
        )
        for activity in self._figures.report.activities:
            yield Heading(level, (Text(_name(activity, labels)),), classes=("unnumbered",), place=activity.place)
            yield from _lines(activity.text)
            if activity.rows:
                rows = tuple(self._activity_row(row) for row in activity.rows)
                yield Table(_widths(*_ACTIVITY), (_row(*(labels[key] for key in keys)),), rows, place=activity.place)

    def indicators(self) -> Table | None:
        """Each indicator that was read: where it began, what the last report had, what it is, and what it is to be."""
        known = {indicator.id: indicator for indicator in self._figures.plan.measures.indicators}
        readings = [each for each in self._figures.report.readings if each.indicator in known]
        if not readings:
            return None
        before = {each.indicator: each for report in self._figures.history for each in report.readings}
        keys = ("indicator", "baseline", "report-then", "report-now", "target")
        rows = tuple(self._indicator_row(known[each.indicator], before.get(each.indicator), each) for each in readings)
        header = _row(*(self._labels[key] for key in keys))
        return Table(_widths(40, 15, 15, 15, 15), (header,), rows, (Text(self._labels["report-indicators"]),))

    def changes(self) -> Table | None:
        """The rows whose status or progress is another than last time."""
        changed = self._figures.changed()
        if not changed:
            return None
        labels = self._labels
        rows = tuple(
            _row(row.text, self._state(old) if old else labels["report-new-row"], self._state(row)) for old, row in changed
        )
        header = _row(labels["report-activity"], labels["report-then"], labels["report-now"])
        return Table(_widths(50, 25, 25), (header,), rows, (Text(labels["report-changes"]),))

    def delays(self) -> Table | None:
        """The rows that are late or went otherwise than planned, with the reason."""
        return self._delays(self._late(), lambda text: text)

    def short_delays(self) -> Blocks:
        """The same where there is a page and no more: the first few, the late ones before the others, the beginning of what is
        said of each, and how many more there are."""
        late = sorted(self._late(), key=lambda row: not row.status.delayed)
        table, more = self._delays(late[:_FEW], _beginning), len(late) - _FEW
        told = (Paragraph((Text(self._labels["report-more-delays"].format(count=more)),)),) if more > 0 else ()
        return (table, *told) if table else ()

    def _late(self) -> list[ActivityRow]:
        return [row for row in self._figures.report.rows() if row.status.delayed or row.deviation]

    def _delays(self, late: list[ActivityRow], cut: Callable[[str], str]) -> Table | None:
        if not late:
            return None
        labels = self._labels
        keys = ("report-activity", "report-status-column", "report-deviation", "report-reason")
        rows = tuple(_row(cut(row.text), self._state(row), cut(row.deviation), cut(row.reason)) for row in late)
        return Table(_widths(28, 24, 24, 24), (_row(*(labels[key] for key in keys)),), rows, (Text(labels["report-delays"]),))

    def _planned(self) -> Iterator[StrategyReport]:
        measures = self._figures.plan.measures
        for strategy in measures.strategies:
            own = [measure for measure in measures.measures if measure.strategy == strategy.id]
            ids = {measure.id for measure in own}
            indicators = tuple(self._aim(each) for each in measures.indicators if each.measure in ids)
            yield StrategyReport(strategy.label, strategy.title, tuple(each.text for each in own), indicators, strategy.id)

    def _aim(self, indicator: Indicator) -> str:
        name, target = indicator.title or indicator.unit, indicator.target
        unit = f"{_NBSP}{indicator.unit}" if indicator.title and indicator.unit else ""
        return f"{name[:1].upper()}{name[1:]}" + (f": {_number(target.value)}{unit} ({target.year})" if target else "")

    def _activity_row(self, row: ActivityRow) -> Row:
        return _cells(
            (*_lines(row.text), *_lines(self._under(row))),
            _lines(row.result),
            _lines(status_words(row.status, self._labels)),
            _lines(progress_words(row)),
            _lines(row.deviation),
            _lines(row.reason),
        )

    def _under(self, row: ActivityRow) -> str:
        """Which measures the row is about, and who answers for it."""
        numbers = [f"{self._numbers[each]}" for each in row.measures if each in self._numbers]
        measures = f"{self._labels['measure']}{_NBSP}{', '.join(numbers)}" if numbers else ""
        unit = self._units.get(row.unit, row.unit)
        return ". ".join(part for part in (measures, unit) if part)

    def _state(self, row: ActivityRow) -> str:
        progress = progress_words(row)
        words = self._labels["report-percent"].format(percent=progress) if progress[-1:].isdecimal() else progress
        return ", ".join(part for part in (status_words(row.status, self._labels), words) if part)

    def _indicator_row(self, indicator: Indicator, old: IndicatorReading | None, now: IndicatorReading) -> Row:
        name = (
            f"{indicator.title} ({indicator.unit})" if indicator.title and indicator.unit else indicator.title or indicator.unit
        )
        base, target = (f"{_number(r.value)} ({r.year})" if r else "" for r in (indicator.baseline, indicator.target))
        return _row(f"{name[:1].upper()}{name[1:]}", base, _read(old) if old else "", _read(now), target)


def _name(activity: Activity, labels: Labels) -> str:
    number = f"{labels['report-activity']} {activity.number}" if activity.number else ""
    return ": ".join(part for part in (number, activity.title) if part) or labels["report-activity"]


def _beginning(text: str) -> str:
    """The sentences that go on a few lines of a narrow column; of a first one that is longer, its beginning."""
    said = " ".join(text.split())
    ends = [span.end for span in sentences(said)]
    fitting = max((end for end in ends if end <= _LONGEST), default=0)
    if fitting or not said:
        return said[:fitting]
    return f"{said[: _LONGEST + 1].rpartition(' ')[0] or said[:_LONGEST]} …"


def _read(reading: IndicatorReading) -> str:
    return reading.words or ("" if reading.value is None else _number(reading.value))


def _number(value: Decimal) -> str:
    whole, _, part = f"{value:f}".partition(".")
    part = part.rstrip("0")
    return f"{kroner(int(whole))}{',' + part if part else ''}"


def _widths(*shares: int) -> tuple[Column, ...]:
    return tuple(Column(width=share) for share in shares)


def _row(*texts: str) -> Row:
    return _cells(*(_lines(text) for text in texts))


def _cells(*cells: Blocks) -> Row:
    return Row(tuple(Cell(blocks or (Paragraph((Text(""),)),)) for blocks in cells))


def _lines(text: str) -> Blocks:
    """A paragraph for each line that says something."""
    return _paragraphs(text.split("\n"))


def _paragraphs(lines: Iterable[str]) -> Blocks:
    return tuple(Paragraph((Text(line.strip()),)) for line in lines if line.strip())
