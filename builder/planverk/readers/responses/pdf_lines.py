"""The lines of a PDF with where they stand, and the passages that they make."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from planverk.readers.responses.normal import dashed, normal

CELLS_APART = 1.5  # times the size of the type; a wider gap on a line parts cells, or what a tab parted
PARAGRAPHS_APART = 1.3  # times the usual distance between lines
OUTDENT = 6  # times the size of the type; text that begins so much farther left is another
EDGE = 2  # lines at the top and the foot of a page that may be running ones
_LABEL = re.compile(r"[-•·▪◦●○■–\uf0b7\uf0a7]|\(?\w{1,2}[.)]|\d{1,2}(?:\.\d{1,3})*\.?")
_ITEM = re.compile(r"^(?:[-•·▪◦●○■–\uf0b7\uf0a7]|\(?\w{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+\S")
_PAGE_NUMBER = re.compile(
    r"(?:(?<=side)|(?<=page)|(?<=av)|(?<=of)|(?<=/)|^[-– ]*)\s*\d{1,4}(?=[-– ]*$|\s*(?:av|of|/)|\s*\|)", re.IGNORECASE
)
_SENTENCE_END = (".", ":", "!", "?")


@dataclass(frozen=True)
class Line:
    """A line: its page from 0, points from the page's lower left corner; `base` is the base line, `size` the type's.

    `cell` is where its last cell begins, in a line of a table.
    """

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    cell: float


def lines_of(page: Any, number: int) -> tuple[Line, ...]:
    """The lines of a page in the order of the file. Words on one base line that stand far apart are parted by « | »."""
    lines: list[Line] = []
    for piece in _pieces(page, number):
        last = lines[-1] if lines else None
        if last and abs(last.base - piece.base) <= 0.3 * piece.size and piece.left >= last.right - piece.size:
            gap = piece.left - last.right
            cells = gap > CELLS_APART * piece.size and not _LABEL.fullmatch(last.text)
            space = " | " if cells else " " if gap > 0.1 * piece.size else ""
            size, cell = max(last.size, piece.size), piece.left if cells else last.cell
            lines[-1] = replace(last, text=last.text + space + piece.text, right=piece.right, size=size, cell=cell)
        else:
            lines.append(piece)
    return tuple(lines)


def _pieces(page: Any, number: int) -> Iterator[Line]:
    """Stretches of one line as pdfium's rectangles give them."""
    from pypdfium2 import raw  # type size and base line are only in the raw interface

    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).replace("\x02", "-").split())
        if not words:
            continue
        index = text.get_index(left + 1, (bottom + top) / 2, 5, 5)
        known = index is not None and index >= 0
        size = raw.FPDFText_GetFontSize(text.raw, index) if known else top - bottom
        base = y.value if known and raw.FPDFText_GetCharOrigin(text.raw, index, x, y) else bottom
        yield Line(number, words, left, right, base, max(size, 0.5 * (top - bottom), 1.0), left)


def passages(pages: tuple[tuple[Line, ...], ...]) -> str:
    """The text in normal form, a blank line where a paragraph ends; what runs along the pages' edges once, at the end."""
    running = _running(pages)
    body = [line for page in pages for line in page if (line.page, line.text) not in running]
    edges: dict[str, str] = {}
    for line in (line for page in pages for line in page if (line.page, line.text) in running):
        edges.setdefault(_pattern(line.text), line.text)
    margins = {page[0].page: max(line.right for line in page) for page in pages if page}
    usual = _usual_distance(body)
    parts: list[str] = []
    for before, line in zip([None, *body], body, strict=False):
        if before is not None:
            between = _between(before, line, margins[before.page], usual)
            parts[-1] = parts[-1][:-1] if between == "" else parts[-1]
            parts.append(between)
        parts.append(line.text)
    return dashed(normal("\n\n".join(["".join(parts), *edges.values()])))


def _between(before: Line, line: Line, margin: float, usual: float) -> str:
    """What stands between two lines: a space, a new line, a blank one, or nothing, in place of a hyphen that parts a word."""
    if line.page != before.page or line.base > before.base:
        goes_on = not before.text.endswith(_SENTENCE_END) and line.text[:1].islower()
        return " " if goes_on else "\n\n"
    if _is_row(before) and _is_row(line):
        return "\n"
    far = before.base - line.base > PARAGRAPHS_APART * usual or before.left - line.left > OUTDENT * line.size
    if _is_row(before) and not far and line.left >= before.cell - 2:
        return " "  # the last cell goes on
    if far or abs(line.size - before.size) > 0.1 * before.size or _is_row(line) or _is_row(before):
        return "\n\n"
    if _ITEM.match(line.text):
        return "\n"
    if not _is_wrapped(before, line, margin):
        return "\n\n" if before.text.endswith(_SENTENCE_END) else "\n"
    return " " if not _is_parted(before.text, line.text) else ""


def _is_row(line: Line) -> bool:
    return " | " in line.text


def _is_wrapped(before: Line, line: Line, margin: float) -> bool:
    """True where the first word of `line` had no room on the line before it, so that nobody chose the break."""
    width = (line.right - line.left) / max(len(line.text), 1)
    word = len(line.text.split(" ", 1)[0]) + 1
    return before.right + word * width > margin - 0.5 * before.size


def _is_parted(before: str, after: str) -> bool:
    """True for a word that a hyphen parts at a line's end; not where «og» or «eller» follows, as in «bolig- og tiltaksplan»."""
    return bool(re.search(r"[a-zæøå]-$", before) and re.match(r"[a-zæøå]", after) and not re.match(r"(?:og|eller)\b", after))


def _usual_distance(lines: list[Line]) -> float:
    """The distance between base lines within a paragraph: the first quartile of all that may be one."""
    apart = sorted(
        b.base - a.base for a, b in zip(lines[1:], lines, strict=False) if a.page == b.page and b.base - a.base > 0.8 * a.size
    )
    return apart[len(apart) // 4] if apart else 14.0


def _pattern(text: str) -> str:
    """The line but for what is a page's number: other numbers tell lines apart, as «Tiltak 8» and «Tiltak 9» atop two pages."""
    return _PAGE_NUMBER.sub("#", text)


def _running(pages: tuple[tuple[Line, ...], ...]) -> set[tuple[int, str]]:
    """Headers and footers: lines at the edges that, but for the page's number, stand on at least half of three pages or more."""
    edges = [line for page in pages for line in dict.fromkeys((*page[:EDGE], *page[-EDGE:]))]
    often = Counter(_pattern(line.text) for line in edges)
    least = max(3.0, len(pages) * 0.5)
    return {(line.page, line.text) for line in edges if often[_pattern(line.text)] >= least}
