"""A chart becomes the same picture every time, tall enough for its bars."""

from __future__ import annotations

import io
import struct

from planverk.model.chart import Bar, Chart
from planverk.model.template import Theme
from planverk.writers.chart import draw
from support_theme import plain_theme

THEME = plain_theme()
CHART = Chart("chart-kinds", "Uttalelser", (Bar("Kommuner", 3), Bar('"#evil" \\ [x]', 0), Bar("Råd", 1)), "Søylediagram.")


def size(data: bytes) -> tuple[int, int]:
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", io.BytesIO(data[16:24]).read())
    return width, height


def test_the_picture_is_the_same_every_time_and_its_size_is_what_is_said() -> None:
    first, second = draw(CHART, THEME), draw(CHART, THEME)
    assert first.data == second.data
    width, height = size(first.data)
    assert abs(width - first.width) <= 1
    assert abs(height - first.height) <= 1


def test_more_bars_make_it_taller_and_a_long_label_has_room() -> None:
    longer = Chart("x", "x", (*CHART.bars, Bar("Et svært langt kapittelnavn " * 4, 2)), "x")
    assert draw(longer, THEME).height > draw(CHART, THEME).height


def test_a_template_without_a_colour_of_its_own_gets_one() -> None:
    theme = Theme(THEME.page, THEME.styles, fonts=THEME.fonts)
    assert draw(CHART, theme).data != b""
