"""Points with what was made of them: as rows of a table whose columns the template chooses, or as running text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from planverk.documents.consultation_changes import Changed
from planverk.documents.consultation_places import Places
from planverk.documents.hearing import Hearing, People
from planverk.documents.names import genitive
from planverk.documents.outcomes import outcome_cell, outcome_sentence
from planverk.documents.rewriting import Rewriter
from planverk.model.content import (
    Block,
    Blocks,
    Cell,
    Column,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    plain,
    walk,
)
from planverk.model.dates import short_date
from planverk.model.document import digest
from planverk.model.place import Place
from planverk.model.response import Assessment, Point, Response
from planverk.model.template import SUMMARY_COLUMNS, SummaryColumn, SummarySettings

NONE = Assessment(0)
_CHANGES_IN_WORDS = 36  # share of the width where the old wording and the new are shown


@dataclass(frozen=True)
class Said:
    """A point, and the response that it was made in."""

    response: Response
    point: Point

    @property
    def number(self) -> str:
        """Response and point: «7.2»."""
        return f"{self.response.number}.{self.point.id}"

    @property
    def row_id(self) -> str:
        return f"innspill-{self.response.number}-{self.point.id}"

    @property
    def assessment(self) -> Assessment:
        return self.point.assessment or NONE

    @property
    def themes(self) -> tuple[str, ...]:
        """The point's own themes, else those of the whole response."""
        return self.point.themes or self.response.themes


class Points:
    """Sets points out, in the words and columns of one document."""

    def __init__(
        self, hearing: Hearing, settings: SummarySettings, labels: Mapping[str, str], people: People, chief: str
    ) -> None:
        self._hearing = hearing
        self._settings = settings
        self._labels = labels
        self._people = people
        self._chief = chief
        self._places = Places(hearing.consultation, hearing.plan, labels)
        self._changed = Changed(self._places, hearing.account, labels)
        self._cells: Mapping[str, Callable[[Said], Blocks]] = {
            "number": lambda said: _line(said.number),
            "date": lambda said: _line(short_date(said.response.received) if said.response.received else ""),
            "sender": lambda said: _line(people.senders(said.response)),
            "point": self._point,
            "concerns": self._concerns,
            "advice": self._advice,
            "assessment": self._assessment,
            "outcome": lambda said: _line(outcome_cell(said.assessment.outcome, settings.noun, labels)),
            "changes": self._changes,
            "responsible": lambda said: _line(said.assessment.responsible),
            "due": lambda said: _line(short_date(said.assessment.due) if said.assessment.due else ""),
            "themes": lambda said: _line(", ".join(said.themes)),
        }
        assert self._cells.keys() == SUMMARY_COLUMNS.keys()
        shown = digest((settings, sorted(labels.items()), chief))
        self._made = {column: hearing.cells.setdefault(f"{shown} {column}", {}) for column in self._cells}

    @property
    def places(self) -> Places:
        return self._places

    def table(self, points: Iterable[Said], add: tuple[str, ...] = (), leave_out: tuple[str, ...] = ()) -> Table:
        """A table with a row for each point. `add` are columns that stand after the number, whatever the template says."""
        columns = self._columns(add, leave_out)
        widths = [_width(column, self._hearing.account is not None) for column in columns]
        shape = tuple(Column(width=round(100 * width / sum(widths), 2)) for width in widths)
        header = Row(tuple(Cell(_line(self._heading(column))) for column in columns))
        names = [column.column for column in columns]
        rows = tuple(Row(tuple(self._cell(name, said) for name in names), said.row_id) for said in points)
        return Table(shape, (header,), rows)

    def _cell(self, column: str, said: Said) -> Cell:
        """What a column shows of a point, made once for all documents of the hearing."""
        made, key = self._made[column], (id(said.response), id(said.point))
        if key not in made:
            made[key] = Cell(self._cells[column](said))
        return made[key]

    def text(self, said: Said, with_sender: bool = False) -> Blocks:
        """A point as running text: what was said, what it concerns, how it was weighed, what became of it."""
        opening = said.number + (f" {self._people.senders(said.response)}" if with_sender else "")
        concerns = self._places.concerns(said.response, said.point.links)
        about = f" ({'; '.join(concerns)})" if concerns else ""
        made = said.assessment
        closing: tuple[Inline, ...] = (Text(outcome_sentence(made.outcome, self._settings.noun, self._labels)),)
        for count, each in enumerate(self._places.changed(made)):
            assert isinstance(each, Paragraph)
            closing += (Text(f" {self._labels['column-changes']}: " if not count else "; "), *each.content)
        if made.changes:
            closing += (Text("."),)
        weighed = self._assessment(said)
        return (
            Paragraph((Strong((Text(f"{opening}{about}: "),)), Text(self._words(said))), place=said.point.place),
            *self._titled(weighed, self._assessment_title()),
            Paragraph((Strong(closing[:1]), *closing[1:]), place=made.place),
        )

    def read(self, text: str, place: Place) -> Blocks:
        """Markdown that somebody here wrote, as it may stand in a cell: no headings, notes in brackets, marks as names."""
        return _Plainer(self._people).blocks(self._hearing.read(text, place)) if text.strip() else ()

    def _columns(self, add: tuple[str, ...], leave_out: tuple[str, ...]) -> tuple[SummaryColumn, ...]:
        kept = tuple(column for column in self._settings.columns if column.column not in leave_out)
        have = {column.column for column in kept}
        more = tuple(SummaryColumn(name) for name in add if name not in have)
        at = next((at for at, column in enumerate(kept, start=1) if column.column == "number"), 0)
        return (*kept[:at], *more, *kept[at:]) or (SummaryColumn("point"),)

    def _heading(self, column: SummaryColumn) -> str:
        return column.title or self._labels[f"column-{column.column}"]

    def _words(self, said: Said) -> str:
        """The summary of a point, else its own words between quotation marks."""
        if said.assessment.summary.strip():
            return self._people.words(_folded(said.assessment.summary))
        return f"«{self._people.words(_folded(said.point.quote.exact))}»"

    def _point(self, said: Said) -> Blocks:
        return (Paragraph((Text(self._words(said)),), place=said.point.place),)

    def _concerns(self, said: Said) -> Blocks:
        return tuple(Paragraph((Text(each),)) for each in self._places.concerns(said.response, said.point.links))

    def _advice(self, said: Said) -> Blocks:
        return tuple(
            Paragraph((Text(f"{each.by}: {self._people.words(_folded(each.text))}"),), place=said.assessment.place)
            for each in said.assessment.advice
        )

    def _assessment(self, said: Said) -> Blocks:
        return self.read(said.assessment.text, said.assessment.place)

    def _changes(self, said: Said) -> Blocks:
        changed = self._changed.blocks(said.number, said.assessment)
        if changed or said.assessment.outcome is None or said.assessment.outcome.promises_change:
            return changed
        return _line(self._labels["no-change"])

    def _assessment_title(self) -> str:
        words = self._labels["assessment-by-chief"].format(genitive=genitive(self._chief), chief=self._chief)
        return f"{words[:1].upper()}{words[1:]}: "

    def _titled(self, blocks: Blocks, title: str) -> Blocks:
        match blocks:
            case (Paragraph() as first, *rest):
                return (replace(first, content=(Strong((Text(title),)), *first.content)), *rest)
            case ():
                return ()
            case _:
                return (Paragraph((Strong((Text(title.strip()),)),)), *blocks)


class _Plainer(Rewriter):
    """Makes what somebody wrote fit for a cell, and shows persons as the edition does."""

    def __init__(self, people: People) -> None:
        self._people = people

    def block(self, block: Block, place: Place) -> Blocks:
        if isinstance(block, Heading):
            return (Paragraph((Strong(self.inlines(block.content, place)),), place=block.place),)
        return super().block(block, place)

    def inline(self, part: Inline, place: Place) -> Inlines:
        match part:
            case Text(value):
                return (Text(self._people.words(value)) if "⟦" in value else part,)
            case Footnote(blocks=blocks):
                return (Text(f" ({self._people.words(_all_words(blocks))})"),)
            case _:
                return super().inline(part, place)


def _all_words(blocks: Blocks) -> str:
    return " ".join(" ".join(plain(each.content).split()) for each in walk(blocks) if isinstance(each, Paragraph))


def _width(column: SummaryColumn, with_wording: bool) -> float:
    usual = _CHANGES_IN_WORDS if with_wording and column.column == "changes" else SUMMARY_COLUMNS[column.column]
    return column.width or usual


def _line(text: str) -> Blocks:
    return (Paragraph((Text(text),) if text else ()),)


def _folded(text: str) -> str:
    return " ".join(text.split())
