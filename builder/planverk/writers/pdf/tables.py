"""Tables as Typst: header rows that repeat and are tagged as such, widths, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planverk.model.content import Cell, Paragraph, Row, Table
from planverk.writers.pdf.columns import is_tall, lines_of, needs_hyphens, shares
from planverk.writers.pdf.look import line_height
from planverk.writers.pdf.source import array, number

if TYPE_CHECKING:
    from planverk.writers.pdf.flow import Flow

# Footnotes in one long table take Typst more than linear time (300 rows 3 s, 600 rows 16 s): there they become text.
MAX_ROWS_WITH_NOTES = 100
_MAX_KEPT = 20  # a table of so few rows, and of no more than this share of the page, is held on one
_SHORT = 0.4
_BOLD = 1.06  # bold letters are so much wider
_TO_BEGIN = 0.3  # the share of a page that a table may ask for to begin on it


def write_table(flow: Flow, table: Table) -> None:
    """Adds the call that sets `table`, as one expression without a comma behind it."""
    count = _columns(table)
    if count == 0:
        flow.lines.add("none")
        return
    share = shares(table, count)
    widths = _widths(flow, share)
    aligned = [column.align for column in table.columns] + ["left"] * (count - len(table.columns))
    columns = array([f"{number(part)}fr" for part in share])
    rows, head = len(table.header) + len(table.rows), len(table.header)
    style = flow.theme.style("table-text")
    # A head that fills much of a page is shown once: Typst stops where one that it repeats goes over to the next page.
    once = any(is_tall(row, widths, style.size, line_height(style), flow.page_height) for row in table.header)
    repeats = "repeats: false, " if once else ""
    flow.lines.add(f"tabular({columns}, {array(aligned)}, {rows}, {head}, {repeats}(")
    heading = "heading-cell(parted: true, {})," if _has_long_heads(flow, table, widths) else "heading-cell({}),"
    with flow.within(notes=False), flow.inliner.in_repeated():
        for row in map(flow.redline.row, table.header):
            _row(flow, row, widths, heading, ())
    flow.lines.add("),")
    cell = "table.cell" if head else "grid.cell"
    # Below a head that goes over to the next page Typst stops at a footnote.
    with flow.within(notes=flow.inliner.notes and len(table.rows) <= MAX_ROWS_WITH_NOTES and not once):
        for row in map(flow.redline.row, table.rows):
            tall = is_tall(row, widths, style.size, line_height(style), flow.page_height)
            _row(flow, row, widths, f"{cell}(breakable: true, {{}})," if tall else "{},", (row.id,))
    flow.lines.add(")")


def has_long_words(flow: Flow, table: Table) -> bool:
    """True where a word is wider than its column, so that words must be hyphenated."""
    widths = _widths(flow, shares(table, _columns(table)))
    return needs_hyphens(table.rows, widths, flow.theme.style("table-text").size) or _has_long_heads(flow, table, widths)


def _has_long_heads(flow: Flow, table: Table, widths: Sequence[float]) -> bool:
    return needs_hyphens(table.header, widths, flow.theme.style("table-head").size * _BOLD)


def is_short(flow: Flow, table: Table) -> bool:
    """True where a table is so short that it is not parted over two pages."""
    rows = (*table.header, *table.rows)
    return len(rows) <= _MAX_KEPT and _height(flow, table, rows) <= flow.page_height * _SHORT


def room_to_begin(flow: Flow, table: Table) -> float:
    """About how many points a caption, the head and the first row of a table take up; of a row that may be parted, less."""
    caption = flow.theme.style("caption")
    first = _height(flow, table, (*table.header, *table.rows[:1]))
    return 2 * line_height(caption) + caption.after + min(first, flow.page_height * _TO_BEGIN)


def _height(flow: Flow, table: Table, rows: Sequence[Row]) -> float:
    style, padding = flow.theme.style("table-text"), flow.theme.table.padding
    widths = _widths(flow, shares(table, _columns(table)))
    lines = sum(lines_of(row, widths, style.size) for row in rows)
    return lines * line_height(style) + len(rows) * (padding.top + padding.bottom + style.before + style.after)


def _columns(table: Table) -> int:
    rows = (*table.header, *table.rows)
    return max([len(table.columns), *(len(row.cells) for row in rows)]) if rows else 0


def _widths(flow: Flow, share: Sequence[float]) -> list[float]:
    padding = flow.theme.table.padding
    return [max(flow.room * part / 100 - padding.left - padding.right, 1) for part in share]


def _row(flow: Flow, row: Row, widths: Sequence[float], form: str, ids: Sequence[str]) -> None:
    before, after = form.split("{}")
    anchors = "".join(flow.inliner.anchor(each) for each in ids)
    for index, width in enumerate(widths):
        cell = row.cells[index] if index < len(row.cells) else Cell(())
        with flow.within(room=width):
            _cell(flow, cell, anchors if index == 0 else "", before, after)


def _cell(flow: Flow, cell: Cell, anchors: str, before: str, after: str) -> None:
    match flow.redline.flat(cell.blocks):
        case ():
            flow.lines.add(f"{before}[{anchors}]{after}")
        case (Paragraph(content, "", place),):
            flow.at(place)
            flow.lines.add(f"{before}[{anchors}{flow.inliner.run(content)}]{after}")
        case blocks:
            flow.lines.add(f"{before}{{")
            if anchors:
                flow.lines.add(f"[{anchors}]")
            flow.blocks(blocks)
            flow.lines.add(f"}}{after}")
