"""Tables that people go on working in: what a workbook holds, before it is XLSX and after it came back."""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

KEY_TITLE = "planverk-id"  # the heading of the hidden column that holds each row's key
HIDDEN_SHEET = "planverk"  # the hidden sheet that holds the origin, and marks of what was sent out

CellValue = str | int | Decimal | datetime.date | None


@dataclass(frozen=True)
class SheetColumn:
    """A column: its key in our data, its heading, its width in characters, whether the recipient may write in it.

    `choices` are the only values that may be chosen, where the column is of a code list.
    """

    key: str
    title: str
    width: float = 16.0
    editable: bool = False
    choices: tuple[str, ...] = ()
    number_format: str = ""


@dataclass(frozen=True)
class SheetRow:
    """A row under a key of our own, by which it is known again wherever its recipient has sorted it to."""

    key: str
    cells: tuple[CellValue, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet: as many cells in each row as there are columns."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    note: str = ""  # a line above the table


@dataclass(frozen=True)
class Workbook:
    """A workbook. `origin` says what it was made from (kind, commit …), and comes back with it."""

    title: str
    sheets: tuple[Sheet, ...]
    origin: Mapping[str, str] = field(default_factory=dict)
    language: str = "nb"


@dataclass(frozen=True)
class ReturnedRow:
    """A row as it came back: its key, empty where the recipient added it; values by column key; its row number in Excel.

    `comments` are what was written beside its cells: who wrote it and the words.
    """

    key: str
    values: Mapping[str, str]
    row: int
    comments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ReturnedSheet:
    """A sheet as it came back. `base` has, for each row and column, the mark of the value that was sent out.

    `unread` are the keys of columns whose heading no column, or more than one, has now.
    """

    name: str
    rows: tuple[ReturnedRow, ...]
    base: Mapping[tuple[str, str], str]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReturnedWorkbook:
    """A workbook that came back, with the origin it went out with."""

    origin: Mapping[str, str]
    sheets: tuple[ReturnedSheet, ...]


def cell_text(value: CellValue) -> str:
    """A cell as the text that it is compared by: dates ISO, numbers with a point, lines trimmed, NFC."""
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, Decimal)):
        return format(Decimal(value).normalize(), "f")
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def cell_mark(value: CellValue) -> str:
    """A short mark of a value: equal marks, equal values."""
    return hashlib.sha256(cell_text(value).encode()).hexdigest()[:16]
