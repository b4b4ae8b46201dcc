"""A Workbook to XLSX: real tables with filters, no cell that a sender can turn into a formula, the same bytes every time."""

from __future__ import annotations

import datetime
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from planverk.model.sheet import HIDDEN_SHEET, KEY_TITLE, CellValue, Sheet, SheetColumn, Workbook, cell_mark

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767  # Excel's own limit
_EPOCH = datetime.datetime(2000, 1, 1)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NAME = re.compile(r"[\[\]:*?/\\']")


def write(workbook: Workbook) -> bytes:
    """The XLSX file. Text is written as text whatever it begins with; too long a text is cut, which its last words say.

    A file that XlsxWriter makes in memory has no clock in it: the same workbook gives the same bytes.
    """
    import xlsxwriter  # only when a table is asked for

    from planverk.writers.xlsx_page import Page

    buffer = io.BytesIO()
    # Excel makes formulas, numbers and links of what looks like them; none of that here.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": workbook.title, "created": _EPOCH})
    formats = _Formats(book)
    for number, sheet in enumerate(workbook.sheets, start=1):
        _write_sheet(book.add_worksheet(_name(sheet.name), Page), sheet, number, formats)
    _write_origin(book.add_worksheet(HIDDEN_SHEET), workbook)
    book.close()
    return buffer.getvalue()


class _Formats:
    """The few ways a cell looks: locked or to be written in, text, number or date."""

    def __init__(self, book: Any) -> None:
        base = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
        self.plain = book.add_format({**base, "bg_color": "#F2F2F2"})
        self.editable = book.add_format({**base, "locked": False})
        self.date = book.add_format({**base, "bg_color": "#F2F2F2", "num_format": "dd.mm.yyyy", "align": "left"})
        self.editable_date = book.add_format({**base, "locked": False, "num_format": "dd.mm.yyyy", "align": "left"})
        self.number = book.add_format({**base, "bg_color": "#F2F2F2", "num_format": "#,##0.########"})
        self.editable_number = book.add_format({**base, "locked": False, "num_format": "#,##0.########"})
        self.note = book.add_format({"italic": True, "text_wrap": False})
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})

    def of(self, value: CellValue, column: SheetColumn) -> Any:
        kind = "date" if isinstance(value, datetime.date) else "number" if isinstance(value, (int, Decimal)) else ""
        name = "_".join(part for part in ("editable" if column.editable else "", kind) if part)
        return getattr(self, name or "plain")


def _write_sheet(page: Worksheet, sheet: Sheet, number: int, formats: _Formats) -> None:
    first = 2 if sheet.note else 0
    if sheet.note:
        page.write_string(0, 0, _text(sheet.note), formats.note)
    titles = [*(column.title for column in sheet.columns), KEY_TITLE]
    _fit(page, sheet, first)
    for row, line in enumerate(sheet.rows, start=first + 1):
        for at, (column, value) in enumerate(zip(sheet.columns, line.cells, strict=True)):
            _write_cell(page, row, at, value, formats.of(value, column))
        page.write_string(row, len(sheet.columns), line.key)
    last = first + max(1, len(sheet.rows))
    columns = [{"header": title, "header_format": formats.head} for title in _different(titles)]
    table = {"columns": columns, "name": f"Tabell{number}", "style": "Table Style Light 1", "banded_rows": False}
    page.add_table(first, 0, last, len(titles) - 1, table)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
        if column.choices and sheet.rows:
            choices = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
            page.data_validation(first + 1, at, last, at, choices)
    page.set_column(len(sheet.columns), len(sheet.columns), 4, None, {"hidden": True})
    page.freeze_panes(first + 1, 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(first)


def _fit(page: Worksheet, sheet: Sheet, first: int) -> None:
    """Rows as tall as what stands in them."""
    from planverk.writers.xlsx_page import height_of  # where it is known that a table is asked for

    widths = [column.width for column in sheet.columns]
    lines = [tuple(column.title for column in sheet.columns), *(line.cells for line in sheet.rows)]
    for row, cells in enumerate(lines, start=first):
        texts = [(cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str)]
        height = height_of(texts)
        if height is not None:
            page.set_row(row, height)


def _write_cell(page: Worksheet, row: int, at: int, value: CellValue, look: Any) -> None:
    if value is None:
        page.write_blank(row, at, None, look)
    elif isinstance(value, datetime.date):
        page.write_datetime(row, at, datetime.datetime(value.year, value.month, value.day), look)
    elif isinstance(value, str):
        page.write_string(row, at, _text(value), look)
    else:
        page.write_number(row, at, float(value), look)


def _write_origin(page: Worksheet, workbook: Workbook) -> None:
    """A hidden sheet with what the workbook was made from, and a mark of every value that may be written over."""
    page.hide()
    lines = [("origin", key, value, "") for key, value in sorted(workbook.origin.items())]
    for sheet in workbook.sheets:
        lines += [("column", _name(sheet.name), column.title, column.key) for column in sheet.columns]
        editable = [(at, column.key) for at, column in enumerate(sheet.columns) if column.editable]
        for row in sheet.rows if editable else ():
            marks = " ".join(f"{key}={cell_mark(row.cells[at])}" for at, key in editable)
            lines.append((f"base:{_name(sheet.name)}", row.key, marks, ""))
    for number, line in enumerate(lines):
        for at, text in enumerate(line):
            page.write_string(number, at, _text(text))


def _text(text: str) -> str:
    if text.isprintable() and len(text) <= LONGEST_CELL:
        return text
    clean = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean if len(clean) <= LONGEST_CELL else clean[: LONGEST_CELL - 3] + " […"


def _name(name: str) -> str:
    """A sheet's name as Excel bears it: 31 characters, none of those it forbids."""
    return _NAME.sub(" ", name)[:31].strip() or "Ark"


def _different(titles: list[str]) -> list[str]:
    """Headings of a table, each unlike the others as Excel demands."""
    seen: dict[str, int] = {}
    out = []
    for title in titles:
        seen[title.casefold()] = times = seen.get(title.casefold(), 0) + 1
        out.append(title if times == 1 else f"{title} {times}")
    return out
