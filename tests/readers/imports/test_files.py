"""Files that are not what they say, or are made to do harm, get a sentence."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.errors import UnreadableFile
from planverk.model.imported import Imported
from planverk.readers.imports import pdf, read_file
from planverk.readers.imports.files import form_of
from planverk.readers.imports.text import decode
from planverk.readers.imports.witness import lines, missing
from support_word import png


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
        (b"PK\x03\x04 not a zip at all", "damaged"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "cannot be read"),
        (zipped({"word/document.xml": b"0" * 60_000_000}), "unpacks to"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (b"\x00\x01\x02\x03" * 10, "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        read_file(data, "plan.docx")


def test_the_content_tells_the_kind_of_file_and_not_its_name() -> None:
    assert form_of(b"%PDF-1.4 ...", "plan.docx") == "pdf"
    assert form_of(b"{\\rtf1 hei}", "plan.txt") == "rtf"
    assert form_of("Høring".encode(), "plan.docx") == "text"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_norwegian_letters_survive_every_encoding_that_offices_use(encoding: str) -> None:
    assert decode("Ærlig talt, på øya – «ja»".encode(encoding)) == "Ærlig talt, på øya – «ja»"


@given(st.text(max_size=300))
def test_no_line_of_a_text_file_is_lost(text: str) -> None:
    data = text.encode("utf-8", "replace")
    if (
        not data.strip()
        or b"\0" in data
        or data.startswith((b"PK", b"{\\rtf", b"\xff\xfe", b"\xfe\xff"))
        or b"%PDF" in data
        or b"<" in data
    ):
        return
    imported = read_file(data, "notat.txt")
    bare = Imported(imported.blocks, imported.title, imported.pictures, imported.left_out)
    assert missing(lines(data, "text"), bare) == ()


def test_a_line_of_the_text_that_reads_like_a_page_number_is_no_footer() -> None:
    def page(number: int) -> tuple[pdf.Line, ...]:
        words = ["Plan", "Tiltak", "50", "2", "Slutt", "x", str(number)]
        return tuple(pdf.Line(number, text, 10, 70, 800 - 20 * at, 790 - 20 * at) for at, text in enumerate(words))

    running = pdf._running_lines([page(number) for number in range(1, 5)])
    left = [line.text for line in page(2) if line not in running]
    assert (left, page(2)[-1] in running) == (["50", "2", "Slutt"], True)


def test_a_picture_that_stands_in_a_page_itself_is_taken_out_and_one_that_is_broken_is_listed() -> None:
    dot, broken = base64.b64encode(png().data).decode(), "A" * 9001
    shown = "".join(f'<p><img src="data:image/png;base64,{each}" alt="Kart"></p>' for each in (dot, broken))
    imported = read_file(f"<html><body>{shown}</body></html>".encode(), "plan.html")
    assert list(imported.pictures.values()) == [png().data]
    assert [left.text for left in imported.left_out] == ["[data:image/png]"]
