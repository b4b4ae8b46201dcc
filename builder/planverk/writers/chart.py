"""A chart to a picture: lying bars, drawn by Typst in the template's own font and colour; the same bytes on every machine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from planverk.model.chart import Bar, Chart
from planverk.model.pictures import Picture
from planverk.model.template import Theme
from planverk.writers.pdf.fonts import families, font_folders
from planverk.writers.pdf.source import array, literal, points

WIDTH = 452.0  # points: the width of the text on an A4 page with common margins
PPI = 200
_FALLBACK = "3F5B73"  # for a template whose headings are black
_LINE, _BETWEEN = 1.25, 0.7  # the height of a line, and what stands between two bars, in the letters' size
_LETTER = 0.46  # the width of a letter, near enough to tell how many lines a label takes


def draw(chart: Chart, theme: Theme) -> Picture:
    """The picture, a PNG. Its height follows from the number of bars."""
    import typst  # only when a chart is asked for

    height, lines = _source(chart, theme)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders()))
    with tempfile.TemporaryDirectory(prefix="planverk-") as folder:
        main = Path(folder) / "chart.typ"
        main.write_text("\n".join(lines), "utf-8")
        data = typst.Compiler(main, root=folder, font_paths=fonts, ignore_system_fonts=True).compile(format="png", ppi=PPI)
    assert isinstance(data, bytes)
    return Picture(data, "png", round(WIDTH * PPI / 72), round(height * PPI / 72), float(PPI))


def _source(chart: Chart, theme: Theme) -> tuple[float, list[str]]:
    """The height in points, and the Typst text: a grid of labels, bars and figures."""
    style = theme.style("table-text")
    size = max(min(style.size, 12.0), 8.0)
    most = max(max((bar.count for bar in chart.bars), default=1), chart.most, 1)
    height = sum(_height(bar, size) for bar in chart.bars) + 8
    fonts = array([literal(family) for family in families(style.font or theme.style("body").font, theme.fonts)[:3]])
    colour = theme.accent or _FALLBACK
    return height, [
        f"#set page(width: {points(WIDTH)}, height: {points(height)}, margin: 4pt)",
        f"#set text(font: {fonts}, size: {points(size)}, lang: {literal(chart.language)}, hyphenate: false)",
        "#set par(leading: 0.45em)",
        f'#let colour = rgb("#{colour}")',
        *_bars(chart, most, size),
    ]


def _bars(chart: Chart, most: int, size: float) -> Iterator[str]:
    label, room = _label_width(), WIDTH - _label_width() - 60
    rows = ", ".join(points(_height(bar, size)) for bar in chart.bars)
    shape = f"columns: ({points(label)}, 1fr), rows: ({rows},), column-gutter: 8pt, align: horizon"
    yield f"#grid({shape},"
    for bar in chart.bars:
        width = max(room * bar.count / most, 1.0 if bar.count else 0.0)
        drawn = f"box(width: {points(width)}, height: {points(size)}, fill: colour, baseline: 15%)"
        yield f"  align(right, {literal(bar.label)}), [#{drawn}#h(5pt)#{literal(str(bar.count))}],"
    yield ")"


def _label_width() -> float:
    return WIDTH * 0.42


def _height(bar: Bar, size: float) -> float:
    lines = 1 + int(len(bar.label) * size * _LETTER / _label_width())
    return size * (_LINE * lines + _BETWEEN)
