"""A workbook that came back: its rows by our keys, whatever its recipient sorted, hid, added or deleted."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.model.sheet import HIDDEN_SHEET, KEY_TITLE, ReturnedRow, ReturnedSheet, ReturnedWorkbook, cell_text

MAX_UNPACKED = 300_000_000


def read_workbook(data: bytes, name: str) -> ReturnedWorkbook:
    """The workbook. Formulas come as their text and are never run.

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
    sheets = tuple(_sheet(book[name], name, lines) for name in book.sheetnames if name != HIDDEN_SHEET)
    return ReturnedWorkbook(origin, tuple(sheet for sheet in sheets if sheet is not None))


def _open(data: bytes, place: Place) -> Any:
    import openpyxl  # only when a workbook came back

    hint = "Open it in Excel, and save it once more as .xlsx."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
                raise UnreadableFile("The workbook is too large to be opened.", hint, place)
        return openpyxl.load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, TypeError, AttributeError) as fault:
        raise UnreadableFile("The workbook cannot be opened.", hint, place) from fault


def _sheet(page: Any, name: str, lines: list[tuple[str, str, str, str]]) -> ReturnedSheet | None:
    """The sheet's rows under the heading row that has our key; None for a sheet that the recipient added."""
    titles = {title: key for kind, sheet, title, key in lines if kind == "column" and sheet == name}
    rows = [tuple(_shown(cell) for cell in row) for row in page.iter_rows()]
    head = next((at for at, row in enumerate(rows) if KEY_TITLE in row), None)
    if not titles or head is None:
        return None
    columns = {at: titles[title] for at, title in enumerate(rows[head]) if title in titles}
    return ReturnedSheet(name, tuple(_rows(rows, head, columns)), dict(_marks(name, lines)))


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


def _rows(rows: list[tuple[str, ...]], head: int, columns: dict[int, str]) -> Iterator[ReturnedRow]:
    key_at = rows[head].index(KEY_TITLE)
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        values = {key: row[at] for at, key in columns.items() if at < len(row)}
        if any(values.values()):
            yield ReturnedRow(row[key_at] if key_at < len(row) else "", values, number)


def _shown(cell: Any) -> str:
    """What stands in a cell; of one that Excel shows as per cent, which it keeps as a fraction, the per cent."""
    value = cell.value
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
