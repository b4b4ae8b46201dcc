"""What stands on the template's own pages: paragraphs, layout tables and page breaks, with the looks worked in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from planverk.model.template import (
    Border,
    Furniture,
    FurnitureBreak,
    FurnitureCell,
    FurnitureParagraph,
    FurnitureTable,
    Margins,
    PageLayout,
    Run,
    TextStyle,
)
from planverk.readers.template.colours import word_colour
from planverk.readers.template.drawings import Surroundings, chosen
from planverk.readers.template.pictures import Pictures
from planverk.readers.template.properties import Look, border, with_paragraph, with_run
from planverk.readers.template.runs import PageBreak, read_runs
from planverk.readers.template.styles import StyleSheet
from planverk.readers.template.tables import padding
from planverk.readers.template.xml import MC, Element, W, child, inside, integer, twips, value

Side = Literal["left", "center", "right"]
_TABS: Mapping[str, Side] = {
    "left": "left", "start": "left", "num": "left", "center": "center", "right": "right", "end": "right", "decimal": "right",
}  # fmt: skip
_VALIGN: Mapping[str, Literal["top", "center", "bottom"]] = {"center": "center", "bottom": "bottom", "both": "center"}


@dataclass(frozen=True)
class Story:
    """One part of the Word file being read as furniture: on which page it stands, and how far down it begins."""

    part: str
    page: PageLayout
    top: float
    styles: StyleSheet
    roles: Mapping[str, str]  # style id -> role
    pictures: Pictures

    def read(self, blocks: Iterable[Element]) -> tuple[Furniture, ...]:
        """The blocks as furniture."""
        return tuple(item for block in blocks for item in self._block(block))

    def _block(self, block: Element) -> Iterator[Furniture]:
        if block.tag == W + "p":
            yield from self._paragraph(block)
        elif block.tag == W + "tbl":
            yield self._table(block)
        elif block.tag == MC + "AlternateContent":
            branch = chosen(block)
            yield from () if branch is None else self.read(inside(branch))

    def _paragraph(self, paragraph: Element) -> Iterator[Furniture]:
        properties = child(paragraph, "pPr")
        style_id = value(properties, "pStyle")
        look = self.styles.paragraph(style_id)
        numbered = child(properties, "numPr")
        if numbered is not None:
            look = self.styles.in_list(look, numbered, style_id)
        look = with_paragraph(look, properties, self.styles.theme)
        role = self.roles.get(style_id, "")
        for runs in _split(read_runs(paragraph, look, self.styles, self._surroundings())):
            yield (
                FurnitureBreak()
                if runs is None
                else FurnitureParagraph(runs, self._marked(look, properties, runs), _stops(look), role)
            )

    def _marked(self, look: Look, properties: Element | None, runs: tuple[Run, ...]) -> TextStyle:
        return look.style if runs else with_run(look, child(properties, "rPr"), self.styles.theme).style

    def _surroundings(self) -> Surroundings:
        return Surroundings(
            self.page,
            self.top,
            self.styles.theme,
            lambda link: self.pictures.find(self.part, link),
            lambda content: self.read(inside(content)),
        )

    def _table(self, table: Element) -> FurnitureTable:
        look = _TableReading(self, table)
        rows = [row for row in inside(table) if row.tag == W + "tr"]
        made = tuple(look.row(row, number, number == len(rows) - 1) for number, row in enumerate(rows))
        return FurnitureTable(made, twips(child(table, "tblPr", "tblInd"), "w") or 0.0)


class _TableReading:
    """A layout table: its grid, and the lines and paddings that its cells inherit."""

    def __init__(self, story: Story, table: Element) -> None:
        self.story = story
        self.grid = [twips(column, "w") or 0.0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        chain = story.styles.chain(value(table, "tblPr", "tblStyle") or story.styles.defaults.get("table", ""))
        self.layers = [*(child(style, "tblPr") for style in chain), child(table, "tblPr")]
        self.padding = padding([child(layer, "tblCellMar") for layer in self.layers], Margins(0, 5.4, 0, 5.4))

    def row(self, row: Element, number: int, last: bool) -> tuple[FurnitureCell, ...]:
        cells = [cell for cell in inside(row) if cell.tag == W + "tc"]
        made, column = [], 0
        for cell in cells:
            span = max(1, min(integer(value(cell, "tcPr", "gridSpan")) or 1, 64))
            made.append(self._cell(cell, sum(self.grid[column : column + span]), number == 0, last))
            column += span
        return tuple(made)

    def _cell(self, cell: Element, grid: float, first: bool, last: bool) -> FurnitureCell:
        properties = child(cell, "tcPr")
        merged = child(properties, "vMerge")
        goes_on = merged is not None and value(properties, "vMerge") != "restart"
        return FurnitureCell(
            () if goes_on else self.story.read(block for block in inside(cell) if block.tag != W + "tcPr"),
            twips(child(properties, "tcW"), "w") or grid,
            word_colour(child(properties, "shd"), self.story.styles.theme, "fill", "themeFill"),
            self._line(properties, "top", "top" if first else "insideH"),
            self._line(properties, "bottom", "bottom" if last else "insideH"),
            _VALIGN.get(value(properties, "vAlign"), "top"),
            padding([child(properties, "tcMar")], self.padding),
        )

    def _line(self, properties: Element | None, side: str, inherited: str) -> Border | None:
        own = child(properties, "tcBorders", side)
        if own is not None:
            return border(own, self.story.styles.theme)
        found = [line for layer in self.layers if (line := child(layer, "tblBorders", inherited)) is not None]
        return border(found[-1], self.story.styles.theme) if found else None


def _split(runs: tuple[Run | PageBreak, ...]) -> Iterator[tuple[Run, ...] | None]:
    """The paragraph's pieces between page breaks, None for each break. Nothing after a break is no paragraph."""
    piece: list[Run] = []
    broken = False
    for run in runs:
        if isinstance(run, PageBreak):
            if piece:
                yield tuple(piece)
            yield None
            piece, broken = [], True
        else:
            piece.append(run)
    if piece or not broken:
        yield tuple(piece)


def _stops(look: Look) -> tuple[tuple[float, Side], ...]:
    return tuple((at, _TABS[kind]) for at, kind in look.tabs if kind in _TABS)
