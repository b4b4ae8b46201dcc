"""Workbooks go out harmless and come back with every row known."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.errors import UnreadableFile
from planverk.model.sheet import Sheet, SheetColumn, SheetRow, Workbook, cell_text
from planverk.readers.sheet import read_workbook
from planverk.writers import xlsx

COLUMNS = (
    SheetColumn("number", "Nr."),
    SheetColumn("text", "Innspill", 60, editable=True),
    SheetColumn("date", "Dato"),
    SheetColumn("outcome", "Konklusjon", editable=True, choices=("tas til følge", "tas ikke til følge")),
)


def workbook(*rows: tuple[str, str]) -> Workbook:
    lines = tuple(SheetRow(key, (Decimal("1.5"), text, datetime.date(2011, 4, 29), None)) for key, text in rows)
    return Workbook("Innspill", (Sheet("Innspill", COLUMNS, lines, "Fyll ut de hvite cellene."),), {"commit": "abc"})


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "{=1}", "0047", "http://eksempel.no", "1e5"]
)
def test_nothing_that_a_sender_wrote_becomes_a_formula_or_a_link(text: str) -> None:
    data = xlsx.write(workbook(("7.1", text)))
    cell = openpyxl.load_workbook(io.BytesIO(data))["Innspill"]["B4"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert cell.hyperlink is None
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_the_sheet_is_a_real_table_with_filter_choices_and_a_hidden_key() -> None:
    page = openpyxl.load_workbook(io.BytesIO(xlsx.write(workbook(("7.1", "a"), ("7.2", "b")))))["Innspill"]
    (table,) = page.tables.values()
    assert table.ref == "A3:E5"
    assert table.autoFilter is not None
    assert page.column_dimensions["E"].hidden
    assert page.data_validations.dataValidation[0].formula1 == '"tas til følge,tas ikke til følge"'
    assert page["C4"].value == datetime.datetime(2011, 4, 29)


def test_rows_come_back_by_key_however_they_were_sorted() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(workbook(("7.1", "a"), ("7.2", "b")))))
    page = book["Innspill"]
    first, second = ([cell.value for cell in row] for row in page["A4:E5"])
    for at, (new, old) in enumerate(zip(second, first, strict=True), start=1):
        page.cell(4, at).value = new
        page.cell(5, at).value = old
    page["D4"].value = "tas til følge"
    buffer = io.BytesIO()
    book.save(buffer)
    back = read_workbook(buffer.getvalue(), "retur.xlsx")
    assert back.origin == {"commit": "abc"}
    assert [(r.key, r.values["text"], r.values["outcome"]) for r in back.sheets[0].rows] == [
        ("7.2", "b", "tas til følge"),
        ("7.1", "a", ""),
    ]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"%PDF-1.7", zipfile.ZipFile.__doc__.encode() if zipfile.ZipFile.__doc__ else b"x"]
)
def test_a_file_that_is_no_workbook_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read_workbook(data, "retur.xlsx")


def test_a_workbook_from_elsewhere_is_refused_in_words() -> None:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    with pytest.raises(UnreadableFile, match="not made here"):
        read_workbook(buffer.getvalue(), "retur.xlsx")


def test_a_carriage_return_is_a_new_line() -> None:
    (row,) = read_workbook(xlsx.write(workbook(("7.1", "en\rto\r\ntre"))), "retur.xlsx").sheets[0].rows
    assert row.values["text"] == "en\nto\ntre"


def test_two_writings_give_the_same_bytes() -> None:
    made = xlsx.write(workbook(("7.1", "a")))
    assert made == xlsx.write(workbook(("7.1", "a")))
    assert {each.date_time for each in zipfile.ZipFile(io.BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_text_comes_back_as_it_was_sent(texts: list[str]) -> None:
    book = workbook(*((f"r{n}", text) for n, text in enumerate(texts)))
    back = read_workbook(xlsx.write(book), "retur.xlsx")
    expected = [cell_text(xlsx._FORBIDDEN.sub("\ufffd", text)) for text in texts]
    assert [row.values["text"] for row in back.sheets[0].rows] == expected


def test_a_row_is_as_tall_as_its_text_and_still_follows_what_is_written_in_it() -> None:
    columns = (SheetColumn("a", "A", 10), SheetColumn("b", "Hva som ble gjort", 10, editable=True))
    rows = (
        SheetRow("1", ("kort", "kort")),
        SheetRow("2", (None, "Ett ord og så mange flere ord.")),
        SheetRow("3", ("to\nlinjer", 4)),
    )
    data = xlsx.write(Workbook("X", (Sheet("Ark", columns, rows),)))
    page = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "customHeight" not in page
    heights = dict(re.findall(r'<row r="(\d)" spans="1:3"(?: ht="(\d+)")?>', page))
    assert heights == {"1": "30", "2": "", "3": "45", "4": "30"}
