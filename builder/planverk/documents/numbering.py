"""Numbers for headings, tables and figures, and an id for every heading: the one place where either is given out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from planverk.documents.rewriting import Rewriter
from planverk.model.content import (
    Block,
    Blocks,
    Caption,
    CaptionedFigure,
    CaptionedTable,
    CaptionKind,
    Cell,
    Container,
    Figure,
    Heading,
    Inline,
    Inlines,
    Landscape,
    NumberedHeading,
    Paragraph,
    Row,
    Series,
    Span,
    Strong,
    Table,
    plain,
    walk,
)
from planverk.model.ids import is_id, make_id
from planverk.model.numbering import LevelFormat, NumberingScheme, label
from planverk.model.place import Place

TargetKind = Literal["chapter", "appendix", "heading", "table", "figure", "row", "words"]


@dataclass(frozen=True)
class Target:
    """Something in a document that can be referred to. `number` is bare («4.2»), empty where it has none.

    `renewable` is True where Word's own field would give exactly that number.
    """

    kind: TargetKind
    number: str = ""
    title: str = ""
    renewable: bool = False


@dataclass(frozen=True)
class Numbered:
    """A numbered text, and all that can be referred to in it, by id, in reading order. Ids made up here are not among them."""

    blocks: Blocks
    targets: Mapping[str, Target]


def number(blocks: Blocks, scheme: NumberingScheme, labels: Mapping[str, str]) -> Numbered:
    """Headings, tables and figures of `blocks` numbered in reading order, each id given to the first that claims it.

    A heading's series stands in its classes: `unnumbered`, `appendix`, else it is a chapter. A level that is skipped counts
    as its first number, so that no two headings are numbered alike. Headings inside lists, quotes and cells, which no contents
    list can show, become strong paragraphs.
    """
    numberer = _Numberer(scheme, labels, _ids(blocks))
    return Numbered(numberer.blocks(blocks), numberer.targets)


def _ids(blocks: Blocks) -> set[str]:
    """The ids that the text claims. Cells of plain words have none."""
    ids: set[str] = set()
    for each in walk(blocks, past=(Cell,)):
        if not isinstance(each, Cell):
            ids.add(getattr(each, "id", ""))
        elif not each.is_words:
            ids |= _ids(each.blocks)
    return {given for given in ids if is_id(given)}


def bare_number(numbers: tuple[int, ...], levels: tuple[LevelFormat, ...]) -> str:
    """The number without the words and stops that the template sets around it: «Vedlegg A» gives `A`, «4.2.» gives `4.2`."""
    if not numbers or len(numbers) > len(levels):
        return ""
    places = re.search(r"%\d.*%\d|%\d", levels[len(numbers) - 1].pattern)
    if places is None:
        return ""
    this = len(numbers) - 1
    return label(numbers, (*levels[:this], replace(levels[this], pattern=places[0])))


class _Counter:
    """Counts headings of one series, level by level."""

    def __init__(self) -> None:
        self._numbers: list[int] = []

    def next(self, level: int) -> tuple[int, ...]:
        count = self._numbers[:level] + [1] * (level - 1 - len(self._numbers))
        self._numbers = [*count[:-1], count[-1] + 1] if len(count) == level else [*count, 1]
        return tuple(self._numbers)


class _Numberer(Rewriter):
    changes_words = False

    def __init__(self, scheme: NumberingScheme, labels: Mapping[str, str], reserved: set[str]) -> None:
        self._levels = {"numbered": scheme.chapters, "appendix": scheme.appendices, "unnumbered": ()}
        self._labels = labels
        self._taken = reserved
        self._counters: dict[Series, _Counter] = {"numbered": _Counter(), "appendix": _Counter()}
        self._captions: dict[CaptionKind, int] = {"table": 0, "figure": 0}
        self._depth = 0
        self.targets: dict[str, Target] = {}

    def nested(self, blocks: Blocks, place: Place) -> Blocks:
        self._depth += 1
        built = super().nested(blocks, place)
        self._depth -= 1
        return built

    def block(self, block: Block, place: Place) -> Blocks:
        match block:
            case Heading() if self._depth:
                return (Paragraph((Strong(self.inlines(block.content, place)),), place=block.place),)
            case Heading():
                return (self._heading(block, place),)
            case Table():
                return (self._table(block, place),)
            case Figure():
                return (self._figure(block, place),)
            case Container(name="landscape") if not self._depth:
                return (Landscape(self.blocks(block.blocks, place), place=block.place),)
            case Container():
                return self.blocks(block.blocks, place)
            case _:
                return super().block(block, place)

    def inline(self, part: Inline, place: Place) -> Inlines:
        if isinstance(part, Span) and part.id:
            part = replace(part, id=self._claim(part.id, Target("words", title=plain(part.content))))
        return super().inline(part, place)

    def row(self, row: Row, place: Place) -> Row:
        claimed = self._claim(row.id, Target("row"))
        built = super().row(row, place)
        return built if built.id == claimed else replace(built, id=claimed)

    def _heading(self, heading: Heading, place: Place) -> NumberedHeading:
        series: Series = "numbered"
        if "unnumbered" in heading.classes:
            series = "unnumbered"
        elif "appendix" in heading.classes:
            series = "appendix"
        levels = self._levels[series]
        numbers = self._counters[series].next(heading.level) if series in self._counters else ()
        written, bare = label(numbers, levels), bare_number(numbers, levels)
        kind: TargetKind = "heading" if not bare else "appendix" if series == "appendix" else "chapter"
        target = Target(kind, bare, plain(heading.content).strip(), renewable=written.rstrip(". ") == bare)
        claimed = self._claim(heading.id, target) or self._invent(target.title)
        content = self.inlines(heading.content, place)
        listed = "unlisted" not in heading.classes
        return NumberedHeading(heading.level, content, claimed, series, numbers, written, listed, place=heading.place)

    def _table(self, table: Table, place: Place) -> Block:
        if not table.caption:
            claimed = self._claim(table.id, Target("table"))
            return replace(self.table(table, place), id=claimed)
        caption = self._caption("table", table.caption, table.id, place)
        return CaptionedTable(replace(self.table(table, place), caption=(), id=""), caption, place=table.place)

    def _figure(self, figure: Figure, place: Place) -> Block:
        if not figure.caption:
            return replace(figure, id=self._claim(figure.id, Target("figure")))
        caption = self._caption("figure", figure.caption, figure.id, place)
        return CaptionedFigure(replace(figure, caption=(), id=""), caption, place=figure.place)

    def _caption(self, kind: CaptionKind, content: Inlines, own_id: str, place: Place) -> Caption:
        self._captions[kind] += 1
        count = self._captions[kind]
        word = self._labels[kind]
        claimed = self._claim(own_id, Target(kind, str(count), plain(content), renewable=True)) or self._invent(f"{word} {count}")
        return Caption(kind, word, count, self.inlines(content, place), claimed)

    def _claim(self, wanted: str, target: Target) -> str:
        """`wanted` where it is an id that nothing before has claimed, else nothing."""
        if not is_id(wanted) or wanted in self.targets:
            return ""
        self.targets[wanted] = target
        return wanted

    def _invent(self, title: str) -> str:
        """An id for what has none: a place to lead to, which nothing in the text can name."""
        invented = make_id(title, self._taken)
        self._taken.add(invented)
        return invented
