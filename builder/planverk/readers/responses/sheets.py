"""Spreadsheets to rows of text: XLSX by openpyxl, CSV in whatever encoding and with whatever separator it was saved."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.readers.imports.files import MAX_RATIO, MAX_UNPACKED
from planverk.readers.responses.charsets import decode
from planverk.readers.responses.normal import normal

MAX_ROWS = 50_000
MAX_COLUMNS = 300
MAX_CELL = 2_000_000  # characters; a web form's field may hold a whole letter
_SEPARATORS = ";,\t|"
_NOWHERE = "\x1f"  # the unit separator of ASCII, which no spreadsheet writes

csv.field_size_limit(MAX_CELL)  # the module's own limit, 131,072, is for the whole process


@dataclass(frozen=True)
class Line:
    """A row that is not empty: its number as the spreadsheet shows it, and its cells in normal form."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or a whole CSV file, whose title is empty."""

    title: str
    lines: tuple[Line, ...]


def is_workbook(data: bytes) -> bool:
    """True for an XLSX file, or one with macros."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return False


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook that hold anything, or the one of a CSV file. Raises UnreadableFile."""
    if is_workbook(data):
        return _workbook(data, name)
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF-")):
        raise UnreadableFile("The file is no table.", "Save it as XLSX or CSV.", Place(name))
    return (_csv(data, name),)


def workbook_text(data: bytes, name: str) -> str:
    """A workbook that was sent as a letter is: each sheet's rows as lines «a | b | c» under its title."""
    passages: list[str] = []
    for sheet in _workbook(data, name):
        rows = (" | ".join(" ".join(cell.split()) for cell in line.cells) for line in sheet.lines)
        passages += [sheet.title, "\n".join(rows)]
    return normal("\n\n".join(passages))


def _workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    import openpyxl  # heavy, and only for workbooks

    _refuse_bomb(data, name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheets = [Sheet(normal(sheet.title), tuple(_lines(sheet))) for sheet in book.worksheets]
        book.close()
    except UnreadableFile:
        raise
    except Exception as fault:  # openpyxl and the parser below it raise anything on a broken file
        raise UnreadableFile("The file is damaged and cannot be opened.", "Ask for it once more.", Place(name)) from fault
    return tuple(sheet for sheet in sheets if sheet.lines)


def _refuse_bomb(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(data), 100_000):
        size = unpacked // 10**6
        raise UnreadableFile("The file unpacks to {size} MB and is not opened.", "Ask the sender.", Place(name), size=size)


def _lines(sheet: Any) -> Iterator[Line]:
    sheet.reset_dimensions()  # what the file says of its own size may be wrong by a million rows
    rows = sheet.iter_rows(min_row=1, max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
    for number, row in enumerate(rows, 1):
        if number > MAX_ROWS:
            raise UnreadableFile("The table has more than {limit} rows.", "Split it into several.", Place(), limit=MAX_ROWS)
        cells = _trimmed(cell_text(value) for value in row)
        if cells:
            yield Line(number, cells)


def cell_text(value: object) -> str:
    """What a cell holds, as text. A formula is its own text, as sent, and is never run; a date is ISO; 3.0 is «3»."""
    match value:
        case None:
            return ""
        case bool():
            return "Ja" if value else "Nei"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime.datetime():
            midnight = value.time() == datetime.time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return normal(str(getattr(value, "text", None) or value)).strip()


def _csv(data: bytes, name: str) -> Sheet:
    text = decode(data).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    said = re.match(r"sep=(.)\n", text, re.IGNORECASE)  # a line that Excel writes and reads
    skipped = 1 if said else 0
    body = text[said.end() :] if said else text
    separator = said[1] if said else _separator(body)
    return Sheet("", tuple(_csv_lines(body, separator, skipped, name)))


def _csv_lines(body: str, separator: str, skipped: int, name: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    number = skipped
    try:
        for row in reader:
            number += 1
            if number > MAX_ROWS:
                raise UnreadableFile(
                    "The table has more than {limit} rows.", "Split it into several.", Place(name), limit=MAX_ROWS
                )
            cells = _trimmed(normal(cell).strip() for cell in row)
            if cells:
                yield Line(number, cells)
    except csv.Error as fault:
        raise UnreadableFile(
            'Row {row} cannot be read: a quotation mark (") is not closed, or stands inside a value without being doubled.',
            "Mend the row, or save the table as XLSX.",
            Place(name, reader.line_num + skipped),
            row=number + 1,
        ) from fault


def _trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    row = list(cells)
    while row and not row[-1]:
        row.pop()
    return tuple(row)


def _separator(text: str) -> str:
    """The separator by which most of the first rows have as many values as the first one, and more than one.

    Where no separator parts the first row, the table has one column, and commas belong to what was written.
    """
    best = max(_SEPARATORS, key=lambda separator: _agreement(text, separator))
    return best if _agreement(text, best)[1] > 1 else _NOWHERE


def _agreement(text: str, separator: str) -> tuple[float, int]:
    sizes: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator):
            sizes += [len(row)] if any(row) else []
            if len(sizes) == 50:
                break
    except csv.Error:
        sizes = sizes[:-1]  # the row that could not be read tells nothing
    if not sizes or sizes[0] < 2:
        return (0.0, 0)
    alike = sum(1 < size <= sizes[0] for size in sizes) / len(sizes)
    exact = sum(size == sizes[0] for size in sizes) / len(sizes)
    return (round(alike + exact, 2), sizes[0])
