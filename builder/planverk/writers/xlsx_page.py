"""A page of a workbook whose rows are as tall as their text from the first, and go on following it when somebody writes more."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

_LINE, _TALLEST = 15.0, 405.0  # points; Excel's own limit is 409


class Page(Worksheet):  # type: ignore[misc]
    """A worksheet whose row heights are a beginning, and not somebody's wish.

    Excel fits a row to its text as long as nobody has set its height; LibreOffice believes the file, and without a height would
    print one row over the next. So each row gets the height that its text asks for, without the mark that a person set it.
    """

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, Any]]) -> None:
        kept = [each for each in attributes if each[0] != "customHeight"] if tag == "row" else attributes
        super()._xml_start_tag_unencoded(tag, kept)


def height_of(texts: list[tuple[str, float]]) -> float | None:
    """The height in points of a row with these texts in columns of these widths (characters); None for a line that needs none."""
    most = max((_lines(text, width) for text, width in texts if len(text) > width or "\n" in text), default=1)
    return min(most * _LINE, _TALLEST) if most > 1 else None


def _lines(text: str, width: float) -> int:
    """How many lines the text takes. A column holds a little more letters than its width says, and lines end before a word."""
    room = max(int(width), 1)
    return sum(max(1, -(-len(line) // room)) for line in text.split("\n"))
