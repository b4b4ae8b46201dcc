"""How wide the columns of a table are: as the author says, else by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf

from planverk.model.content import (
    BulletList,
    Cell,
    Code,
    Emphasis,
    Footnote,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Reference,
    Reformatted,
    Revised,
    RevisedBlock,
    Row,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
    plain,
    walk,
)
from planverk.model.spaces import held, unparted
from planverk.writers.pdf.inlines import words_of

GLYPH = 0.5  # the width of a character, as a share of the font's size: about right for running text
_MEASURED_ROWS = 60
_TALL = 0.25  # a row higher than this share of the page may be parted
_PLAIN = (
    Paragraph,
    BulletList,
    OrderedList,
    Text,
    LineBreak,
    Emphasis,
    Strong,
    Strikeout,
    Code,
    Link,
    Reference,
    Span,
    Footnote,
    Revised,
    RevisedBlock,
    Reformatted,
)


def cell_text(cell: Cell) -> str:
    """The words of a cell."""
    match cell.blocks:
        case ():
            return ""
        case (Paragraph(content),):
            return plain(content)
        case _:
            return words_of(cell.blocks)


def shares(table: Table, count: int) -> list[float]:
    """For each of `count` columns its share of the table's width, in per cent."""
    given = [column.width for column in table.columns] + [None] * (count - len(table.columns))
    said = [max(width, 1.0) if width is not None else None for width in given[:count]]
    unsaid = [index for index, width in enumerate(said) if width is None]
    if not unsaid:
        return _scaled([width or 1.0 for width in said], 100)
    weights = _weights((*table.header, *table.rows[:_MEASURED_ROWS]), unsaid)
    left = max(100 - sum(width or 0.0 for width in said), 8.0 * len(unsaid))
    computed = dict(zip(unsaid, _scaled(weights, left), strict=True))
    return _scaled([computed.get(index, width or 0.0) for index, width in enumerate(said)], 100)


def _weights(rows: Sequence[Row], columns: Sequence[int]) -> list[float]:
    """A weight for each column: room for its longest word, and more the more text it holds."""
    weights = []
    for column in columns:
        texts = [cell_text(row.cells[column]) for row in rows if column < len(row.cells)]
        word = max((len(word) for text in texts for word in _words(text)), default=1)
        longest = max(map(len, texts), default=1)
        weights.append(max(min(word, 18) + 2.0, min(longest, 30) * 0.9, (min(longest, 600) ** 0.5) * 2))
    return weights


def _scaled(weights: Sequence[float], to: float) -> list[float]:
    total = sum(weights) or 1.0
    return [weight * to / total for weight in weights]


def needs_hyphens(rows: Sequence[Row], widths: Sequence[float], size: float) -> bool:
    """True where a word is longer than its column is wide, so that it must be parted."""
    return any(
        len(word) * GLYPH * 1.08 * size > width
        for row in rows[:_MEASURED_ROWS]
        for cell, width in zip(row.cells, widths, strict=False)
        for word in _words(cell_text(cell))
    )


def is_tall(row: Row, widths: Sequence[float], size: float, line: float, page: float) -> bool:
    """True where a row may fill so much of a page (`page` points high) that it must be parted; `line` is a line's height.

    A row that stays whole and is higher than a page loses its end, so that anything but plain text counts as tall.
    """
    lines = max((_lines(cell, width, size) for cell, width in zip(row.cells, widths, strict=False)), default=0.0)
    return lines * line > page * _TALL


def lines_of(row: Row, widths: Sequence[float], size: float) -> float:
    """About how many lines a row has, at least one; infinitely many where it holds more than paragraphs and lists."""
    return max((_set_lines(cell, width, size) for cell, width in zip(row.cells, widths, strict=False)), default=1.0)


def _set_lines(cell: Cell, width: float, size: float) -> float:
    """The lines of a cell; those of a single paragraph are counted word by word, others generously."""
    if _is_plain_line(cell):
        return _wrapped(_words(cell_text(cell)), max(width / (GLYPH * 1.08 * size), 1.0))
    return max(_lines(cell, width, size), 1.0)


def _is_plain_line(cell: Cell) -> bool:
    """True where a cell holds a single paragraph of words and nothing else, as most do."""
    match cell.blocks:
        case (Paragraph(content),):
            return all(isinstance(part, Text) for part in content)
        case _:
            return False


@lru_cache(maxsize=4096)  # a cell is asked for its words by the columns, the rows and the whole table
def _words(text: str) -> list[str]:
    """What stands on one line whatever its width."""
    return unparted(held(text))


def _wrapped(words: Sequence[str], room: float) -> int:
    """How many lines these words fill where one has room for so many characters."""
    lines, used = 1, 0.0
    for word in words:
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0.0
        over = int(len(word) // room)
        lines, used = lines + over, used + bool(used) + len(word) - over * room
    return lines


def _lines(cell: Cell, width: float, size: float) -> float:
    """About how many lines a cell has; infinitely many where it holds more than paragraphs and lists."""
    breaks = 1
    if not _is_plain_line(cell):
        parts = list(walk(cell.blocks))
        if not all(isinstance(part, _PLAIN) for part in parts):
            return inf
        breaks = sum(isinstance(part, (Paragraph, LineBreak)) for part in parts)
    return 1.5 * breaks + len(cell_text(cell)) * GLYPH * size / max(width, 1)
