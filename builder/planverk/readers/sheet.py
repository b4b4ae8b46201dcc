"""A workbook that came back: its rows by our keys, whatever its recipient sorted, hid, added or deleted."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.model.sheet import HIDDEN_SHEET, KEY_TITLE, ReturnedRow, ReturnedSheet, ReturnedWorkbook, cell_text

MAX_UNPACKED = 300_000_000


def read_workbook(data: bytes, name: str) -> ReturnedWorkbook:
    """The workbook. A formula comes as what its sender saw, or as its text where nobody has worked it out; it is never run.

    Raises UnreadableFile where it is no workbook, or was not made by us.
    """
    book = _open(data, Place(name))
    if HIDDEN_SHEET not in book.sheetnames:
        raise UnreadableFile(
            "This workbook was not made here.", "Use the file that was sent out, and save it as .xlsx.", Place(name)
        )
    hidden = [tuple(_cell(value) for value in row) for row in book[HIDDEN_SHEET].iter_rows(values_only=True)]
    lines = [_four(row) for row in hidden]
    origin = {key: value for kind, key, value, _ in lines if kind == "origin"}
    worked_out = _open(data, Place(name), worked_out=True) if _has_formulas(book) else book
    pages = [(book[shown], worked_out[shown], sent) for shown, sent in _names(book, lines)]
    sheets = tuple(_sheet(page, values, sent, lines) for page, values, sent in pages)
    return ReturnedWorkbook(origin, tuple(sheet for sheet in sheets if sheet is not None))


def _open(data: bytes, place: Place, worked_out: bool = False) -> Any:
    import openpyxl  # only when a workbook came back

    hint = "Open it in Excel, and save it once more as .xlsx."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise UnreadableFile("The workbook is too large to be opened.", hint, place)
        return openpyxl.load_workbook(io.BytesIO(data), data_only=worked_out, keep_links=False)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError, AttributeError) as fault:
        raise UnreadableFile("The workbook cannot be opened.", hint, place) from fault


def _has_formulas(book: Any) -> bool:
    return any(cell.data_type == "f" for page in book.worksheets for row in page.iter_rows() for cell in row)


def _names(book: Any, lines: list[tuple[str, str, str, str]]) -> Iterator[tuple[str, str]]:
    """The name of each sheet as it is now and as it was sent out; where one alone was renamed, it is known by that."""
    sent = dict.fromkeys(sheet for kind, sheet, _, _ in lines if kind == "column")
    gone = [sheet for sheet in sent if sheet not in book.sheetnames]
    for page in book.worksheets:
        if page.title in sent:
            yield page.title, page.title
        elif len(gone) == 1 and any(KEY_TITLE in row for row in page.iter_rows(values_only=True)):
            yield page.title, gone[0]


def _sheet(page: Any, worked_out: Any, name: str, lines: list[tuple[str, str, str, str]]) -> ReturnedSheet | None:
    """The sheet's rows under the heading row that has our key; None where there is no such row."""
    titles = {title: key for kind, sheet, title, key in lines if kind == "column" and sheet == name}
    joined = dict(_joined(page))
    rows = [tuple(_seen(cell, page, worked_out, joined) for cell in row) for row in page.iter_rows()]
    head = next((at for at, row in enumerate(rows) if KEY_TITLE in row), None)
    if head is None:
        return None
    found = Counter(rows[head])
    columns = {at: titles[title] for at, title in enumerate(rows[head]) if title in titles and found[title] == 1}
    unread = tuple(key for title, key in titles.items() if found[title] != 1)
    returned = tuple(_rows(page, rows, head, columns))
    return ReturnedSheet(name, returned, dict(_marks(name, lines)), unread)


def _joined(page: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int] | None]]:
    """For each cell that was joined to another: the one above that it shows the value of, or None beside such a column."""
    for area in page.merged_cells.ranges:
        for row in range(area.min_row, area.max_row + 1):
            yield (row, area.min_col), (area.min_row, area.min_col)
            yield from (((row, column), None) for column in range(area.min_col + 1, area.max_col + 1))


def _seen(cell: Any, page: Any, worked_out: Any, joined: Mapping[tuple[int, int], tuple[int, int] | None]) -> str | None:
    """What its sender sees in a cell; None in one that was joined to the one at its left, of which nothing can be said."""
    at = joined.get((cell.row, cell.column), (cell.row, cell.column))
    if at is None:
        return None
    cell = page.cell(*at)
    known = worked_out.cell(*at).value if cell.data_type == "f" else None
    return _shown(cell, cell.value if known is None else known)


def _marks(name: str, lines: list[tuple[str, str, str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    """The marks of what was sent out, by row and column; those of a row stand in one cell: `summary=1f… outcome=9c…`."""
    for kind, key, marks, _ in lines:
        if kind == f"base:{name}":
            for each in marks.split():
                column, _, mark = each.rpartition("=")
                yield (key, column), mark


def _four(row: tuple[str, ...]) -> tuple[str, str, str, str]:
    kind, first, second, third = (*row, "", "", "", "")[:4]
    return kind, first, second, third


def _rows(page: Any, rows: list[tuple[str | None, ...]], head: int, columns: Mapping[int, str]) -> Iterator[ReturnedRow]:
    key_at = rows[head].index(KEY_TITLE)
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        values = {key: said for at, key in columns.items() if at < len(row) and (said := row[at]) is not None}
        if any(values.values()):
            yield ReturnedRow((row[key_at] if key_at < len(row) else "") or "", values, number, tuple(_comments(page, number)))


def _comments(page: Any, number: int) -> Iterator[tuple[str, str]]:
    for cell in page[number]:
        if cell.comment is not None:
            yield cell_text(cell.comment.author), cell_text(cell.comment.text)


def _shown(cell: Any, value: object) -> str:
    """What stands in a cell; of one that Excel shows as per cent, which it keeps as a fraction, the per cent."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and "%" in cell.number_format:
        return f"{cell_text((Decimal(repr(value)) * 100).normalize())} %"
    return _cell(value)


def _cell(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, float):
        return cell_text(Decimal(repr(value)))
    if value is None or isinstance(value, (str, int, datetime.date)):
        return cell_text(value)
    return cell_text(str(value))
