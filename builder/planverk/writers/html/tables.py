"""Tables as HTML: a caption, heads with their scope, and a frame that scrolls where the table is wider than the screen."""

from __future__ import annotations

from collections.abc import Callable

from planverk.model.content import Blocks, Cell, Column, Row, Table
from planverk.writers.html.markup import Markup, element, lines
from planverk.writers.html.scribe import Scribe

_WIDE = 4  # columns; from here on a table keeps its width on a phone and scrolls
WriteCell = Callable[[Scribe, Blocks], Markup]


def table(scribe: Scribe, value: Table, caption: Markup, caption_id: str, write_cell: WriteCell) -> Markup:
    """`value` as HTML. `caption` is empty where it has none; `write_cell` writes what stands in a cell."""
    wide = len(value.columns) >= _WIDE
    name = scribe.anchor(caption_id) or scribe.fresh("table")
    inner = element(
        "table",
        {"id": scribe.anchor(value.id)},
        "\n",
        lines(
            (
                element("caption", {"id": name}, caption) if caption else "",
                _columns(value.columns),
                _part("thead", [_row(scribe, row, value.columns, True, write_cell) for row in value.header]),
                _part("tbody", [_row(scribe, row, value.columns, False, write_cell) for row in value.rows]),
            )
        ),
        "\n",
    )
    if not wide:
        return element("div", {"class": "table"}, inner)
    label = {"aria-labelledby": name} if caption else {"aria-label": scribe.label("table")}
    return element("div", {"class": "table wide", "role": "group", "tabindex": 0, **label}, inner)


def _columns(columns: tuple[Column, ...]) -> Markup:
    widths = [f"width: {column.width:.4g}%" if column.width and 0 < column.width <= 100 else None for column in columns]
    return element("colgroup", None, *(element("col", {"style": width}) for width in widths)) if any(widths) else Markup("")


def _part(name: str, rows: list[Markup]) -> Markup:
    return element(name, None, "\n", lines(rows), "\n") if rows else Markup("")


def _row(scribe: Scribe, row: Row, columns: tuple[Column, ...], head: bool, write_cell: WriteCell) -> Markup:
    row = scribe.redline.row(row)
    cells = [_cell(scribe, cell, _align(columns, at), head, write_cell) for at, cell in enumerate(row.cells)]
    return element("tr", {"id": scribe.anchor(row.id), "class": row.revision}, *cells)


def _cell(scribe: Scribe, cell: Cell, align: str | None, head: bool, write_cell: WriteCell) -> Markup:
    """A cell; an empty one in the head is no head of anything."""
    content = write_cell(scribe, cell.blocks)
    if head and content.strip():
        return element("th", {"scope": "col", "class": align}, content)
    return element("td", {"class": align}, content)


def _align(columns: tuple[Column, ...], at: int) -> str | None:
    align = columns[at].align if at < len(columns) else "left"
    return None if align == "left" else align
