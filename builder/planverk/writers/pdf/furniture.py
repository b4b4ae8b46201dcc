"""What the template itself puts on pages: covers, headers, footers, logos and text boxes, with their fields filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planverk.model.pictures import Picture
from planverk.model.place import NOWHERE
from planverk.model.template import (
    Furniture,
    FurnitureBreak,
    FurnitureCell,
    FurnitureParagraph,
    FurnitureTable,
    Run,
    RunField,
    RunPicture,
    RunShape,
    RunText,
    TextStyle,
    Theme,
)
from planverk.writers.pdf.glyphs import Glyphs
from planverk.writers.pdf.look import border, edges, line_height, style_record, text_arguments
from planverk.writers.pdf.source import array, colour, literal, points, record

_FIELD = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")


@dataclass(frozen=True)
class Frame:
    """Where blocks are set: the width between the margins, and the page's upper left corner seen from where they begin."""

    width: float
    left: float
    top: float


@dataclass
class Furnisher:
    """Writes a template's blocks as Typst. `pictures` collects the files that they show."""

    theme: Theme
    fields: Mapping[str, str]
    glyphs: Glyphs
    pictures: dict[str, Picture] = field(default_factory=dict)
    title_is_set: bool = False

    def blocks(self, blocks: Sequence[Furniture], frame: Frame, real: bool = True) -> list[str]:
        """Typst lines for `blocks`. `real` is False in headers and footers, where nothing is a title or a page break."""
        lines: list[str] = []
        for block in blocks:
            match block:
                case FurnitureParagraph():
                    lines += self._paragraph(block, frame, real)
                case FurnitureTable():
                    lines += self._table(block, frame, real)
                case FurnitureBreak():
                    lines += ["pagebreak()"] if real else []
        return lines

    def _paragraph(self, paragraph: FurnitureParagraph, frame: Frame, real: bool) -> list[str]:
        lines = [line for run in sorted(_floats(paragraph.runs), key=_in_front) for line in self._floating(run, frame, real)]
        runs = [run for run in paragraph.runs if not _floats((run,))]
        style = paragraph.style
        if not any(self._shows(run) for run in runs):
            height = line_height(style) + style.before + style.after
            return lines if not runs and lines else [*lines, f"own-empty({points(height)})"]
        look = style_record(self.theme, style)
        if real and paragraph.role == "title" and not self.title_is_set:
            self.title_is_set = True
            body = "[" + "".join(self._run(run) for run in runs) + "]"
            return [*lines, f"own-paragraph({look}, own-title({look}, {body}))"]
        return [*lines, f"own-paragraph({look}, {{", *self._lines(runs, paragraph, frame), "})"]

    def _lines(self, runs: Sequence[Run], paragraph: FurnitureParagraph, frame: Frame) -> Iterator[str]:
        """The lines of a paragraph; on each, what follows a tab stands at the next tab stop."""
        if not paragraph.tabs and not any(isinstance(run, RunField) and run.kind == "tab" for run in runs):
            yield "par[" + "".join(self._run(run) for run in runs) + "]"
            return
        for line in _split(runs, "break"):
            first, *rest = _split(line, "tab")
            placed = [self._at_tab(index, part, paragraph, frame) for index, part in enumerate(rest)]
            yield f"own-line({', '.join(['[' + ''.join(map(self._run, first)) + ']', *placed])})"

    def _at_tab(self, index: int, runs: Sequence[Run], paragraph: FurnitureParagraph, frame: Frame) -> str:
        # Positions are shares of the width, so that they follow a page that lies on its side.
        default = (frame.width * (index + 1) / 2, "center" if index == 0 else "right")
        position, side = paragraph.tabs[index] if index < len(paragraph.tabs) else default
        share = 100 * (position - paragraph.style.left) / max(frame.width - paragraph.style.left - paragraph.style.right, 1)
        return f"at-{side}({min(max(share, 0), 100):.2f}%, [{''.join(map(self._run, runs))}])"

    def _shows(self, run: Run) -> bool:
        match run:
            case RunText(text):
                return bool(self._filled(text).strip())
            case RunField(kind):
                return kind in ("page", "pages")
            case _:
                return True

    def _run(self, run: Run) -> str:
        match run:
            case RunText(text, style):
                return self._styled(f"#{literal(self._filled(text))}", style)
            case RunField("page", style):
                return self._styled("#page-number()", style)
            case RunField("pages", style):
                return self._styled("#page-count()", style)
            case RunField("break"):
                return "#linebreak()"
            case RunField():
                return "#h(1em)"
            case RunPicture():
                return f"#box({self._picture(run)})"
            case RunShape():
                return ""

    def _styled(self, content: str, style: TextStyle) -> str:
        arguments = ", ".join(f"{key}: {value}" for key, value in text_arguments(self.theme, style).items())
        content = f"#upper[{content}]" if style.caps else content
        content = f"#underline[{content}]" if style.underline else content
        return f"#text({arguments})[{content}]"

    def _filled(self, text: str) -> str:
        filled = _FIELD.sub(lambda found: self.fields.get(found[1], ""), text)
        return self.glyphs.clean(filled, NOWHERE)

    def _floating(self, run: RunPicture | RunShape, frame: Frame, real: bool) -> list[str]:
        spot = f"floating({points(run.x - frame.left)}, {points(run.y - frame.top)}, "
        if isinstance(run, RunPicture):
            return [f"{spot}{self._picture(run)})"]
        padding = run.padding
        inner = self.blocks(run.blocks, Frame(run.width - padding.left - padding.right, frame.left, frame.top), real)
        look = f"{points(run.width)}, {points(run.height)}, {colour(run.fill, 'none')}, {edges(padding)}"
        return [f"{spot}shape({look}, {{", *inner, "}))"]

    def _picture(self, run: RunPicture) -> str:
        self.pictures[run.picture.name] = run.picture
        alt = self.glyphs.clean(run.alt, NOWHERE)
        shown = f"image({literal(run.picture.name)}, width: {points(run.width)}, height: {points(run.height)}"
        return f"{shown}, alt: {literal(alt)})" if alt.strip() else f"pdf.artifact({shown}))"

    def _table(self, table: FurnitureTable, frame: Frame, real: bool) -> list[str]:
        rows = table.rows
        widths = [points(cell.width) for cell in max(rows, key=len, default=())]
        lines = [f"move(dx: {points(table.left)}, block(above: 0pt, below: 0pt, grid(columns: {array(widths)},"]
        for row in rows:
            for cell in row:
                lines += self._cell(cell, frame, real)
            lines += ["[]," for _ in range(len(widths) - len(row))]
        return [*lines, ")))"]

    def _cell(self, cell: FurnitureCell, frame: Frame, real: bool) -> list[str]:
        sides = {"top": cell.border_top, "bottom": cell.border_bottom}
        stroke = record({side: border(line) for side, line in sides.items() if line})
        width = cell.width - cell.padding.left - cell.padding.right
        inner = self.blocks(cell.blocks, Frame(width, frame.left, frame.top), real)
        inner = [line for line in inner if line != "pagebreak()"]
        align = {"top": "top", "center": "horizon", "bottom": "bottom"}[cell.valign]
        look = f"fill: {colour(cell.fill, 'none')}, stroke: {stroke}, align: {align}, inset: {edges(cell.padding)}"
        return [f"grid.cell({look}, {{", *inner, "}),"]


def height_of(blocks: Sequence[Furniture]) -> float:
    """About how high `blocks` are: what a header needs, where the page's margin leaves it too little."""
    return sum(map(_height, blocks))


def _height(block: Furniture) -> float:
    match block:
        case FurnitureParagraph(runs, style):
            lines = 1 + sum(isinstance(run, RunField) and run.kind == "break" for run in runs)
            tallest = max([line_height(style), *(line_height(run.style) for run in runs if isinstance(run, (RunText, RunField)))])
            pictures = [run.height for run in runs if isinstance(run, RunPicture) and not run.floating]
            return max([lines * tallest, *pictures]) + style.before + style.after
        case FurnitureTable(rows):
            return sum(max((_cell_height(cell) for cell in row), default=0) for row in rows)
        case FurnitureBreak():
            return 0


def _cell_height(cell: FurnitureCell) -> float:
    return height_of(cell.blocks) + cell.padding.top + cell.padding.bottom


def _floats(runs: Sequence[Run]) -> list[RunPicture | RunShape]:
    return [run for run in runs if isinstance(run, RunShape) or (isinstance(run, RunPicture) and run.floating)]


def _in_front(run: RunPicture | RunShape) -> bool:
    return not run.behind


def _split(runs: Sequence[Run], kind: str) -> list[list[Run]]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        if isinstance(run, RunField) and run.kind == kind:
            parts.append([])
        else:
            parts[-1].append(run)
    return parts
