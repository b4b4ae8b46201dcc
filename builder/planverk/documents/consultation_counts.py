"""The answers in figures: tables by kind of sender, outcome and chapter, and a chart with the same figures in its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planverk.documents.consultation_places import Places
from planverk.documents.outcomes import Noun, outcome_cell
from planverk.documents.saying import upper_first
from planverk.model.chart import Bar, Chart
from planverk.model.content import Cell, Column, Paragraph, Row, Strong, Table, Text
from planverk.model.tally import Tally

WHAT = ("kinds", "outcomes", "chapters")
_TITLES = {"kinds": "counts-by-kind", "outcomes": "counts-by-outcome", "chapters": "counts-by-chapter"}
_HEADINGS = {"kinds": "column-kind", "outcomes": "column-outcome", "chapters": "column-chapter"}


@dataclass(frozen=True)
class Counts:
    """The figures of one consultation in the words of one document."""

    tally: Tally
    labels: Mapping[str, str]
    noun: Noun
    places: Places
    language: str

    def lines(self, what: str) -> tuple[tuple[str, int], ...]:
        """What was counted, and how many; what nobody was of is left out. `what` is one of WHAT."""
        labels = self.labels
        match what:
            case "kinds":
                kinds = self.tally.kinds.items()
                lines = [(labels[f"{'sender' if n == 1 else 'senders'}-{kind.value}"], n) for kind, n in kinds]
            case "outcomes":
                lines = [(outcome_cell(each, self.noun, labels), n) for each, n in self.tally.outcomes.items()]
                lines.append((labels["not-assessed"], self.tally.unassessed))
            case _:
                lines = [(self.places.heading(node), n) for node, n in self.tally.chapters.items()]
                lines.append((labels["of-plan-as-whole"], self.tally.without_place))
        return tuple((upper_first(label), count) for label, count in lines if count)

    def table(self, what: str, caption: bool = True) -> Table | None:
        """The figures as a table; with their sum, where nothing in it is counted twice."""
        lines = self.lines(what)
        if not lines:
            return None
        rows = [_row(label, str(count)) for label, count in lines]
        if what != "chapters":  # a point may speak of several chapters
            rows.append(_row(self.labels["sum"], str(sum(count for _, count in lines)), strong=True))
        header = _row(self.labels[_HEADINGS[what]], self.labels["column-count"])
        title = (Text(self.labels[_TITLES[what]]),) if caption else ()
        return Table((Column(width=82), Column("right", 18)), (header,), tuple(rows), title)

    def chart(self, what: str) -> Chart | None:
        """The figures as a chart; None where there are too few to make a picture of."""
        lines = self.lines(what)
        if len(lines) < 2:
            return None
        title = self.labels[_TITLES[what]]
        bars = ", ".join(f"{label} {count}" for label, count in lines)
        alt = self.labels["chart-alt"].format(title=title, bars=bars)
        return Chart(f"chart-{what}", title, tuple(Bar(*line) for line in lines), alt, self.language)


def _row(label: str, count: str, strong: bool = False) -> Row:
    cells = (Text(label), Text(count))
    return Row(tuple(Cell((Paragraph((Strong((cell,)),) if strong else (cell,)),)) for cell in cells))
