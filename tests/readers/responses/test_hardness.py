"""Whatever is sent, it is logged: no bytes under any name raise, and nothing runs out of time or memory."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

import docx
import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planverk.model.received import Received
from planverk.readers.responses import extract, extract_many, guess
from support_msg import compound_file, message

NAMES = st.sampled_from(
    ["svar.eml", "svar.msg", "svar.docx", "svar.pdf", "svar.txt", "svar.html", "svar.rtf", "svar.xlsx", "svar", ""]
)
STARTS = st.sampled_from(
    [
        b"",
        b"From: a@b.no\nSubject: x\nMIME-Version: 1.0\n",
        b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n',
        b"Content-Type: text/plain; charset=",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"{\\rtf1 ",
        b"<html><body>",
        b"\xff\xfe",
        b"From a@b.no Thu Apr 28 12:00:00 2011\n",
    ]
)


def is_logged(found: Received) -> bool:
    """Text or attachments to read, or the mark that somebody has to type it."""
    return bool(found.text or found.attachments or found.needs_text)


@given(start=STARTS, data=st.binary(max_size=300), name=NAMES)
@example(start=b"", data=b"", name="svar.pdf")
@example(start=b"From: a@b.no\nSubject: x\n", data=b"Date: Thu, 28 Apr 99999 12:00:00\n\n", name="svar.eml")
@settings(deadline=None, max_examples=150)
def test_any_bytes_under_any_name_are_logged(start: bytes, data: bytes, name: str) -> None:
    found = extract(start + data, name)
    assert is_logged(found)
    assert "\0" not in found.text
    assert guess(found) == guess(found)
    assert all(is_logged(arrival.received) for arrival in extract_many(start + data, name))


HEADER = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=40)


@given(
    subject=HEADER, body=st.text(st.characters(codec="utf-8"), max_size=200), files=st.lists(st.binary(max_size=50), max_size=3)
)
@settings(deadline=None, max_examples=60)
def test_the_words_of_a_mail_and_what_came_with_it_survive(subject: str, body: str, files: list[bytes]) -> None:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject
    mail["From"] = "ase@sorelva.no"
    mail.set_content(body)
    for data in files:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename="fil.bin")
    found = extract(mail.as_bytes(), "svar.eml")
    assert _letters(found.text) == _letters(body)
    assert _letters(found.subject) == _letters(subject)
    assert [file.data for file in found.attachments] == files


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


@given(st.data())
@settings(deadline=None, max_examples=40)
def test_a_damaged_msg_is_logged(data: st.DataObject) -> None:
    whole = bytearray(compound_file(message({0x1000: "Hei", 0x0037: "Svar"}, {0x1009: b"x" * 30})))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert is_logged(extract(bytes(whole), "svar.msg"))


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["word/document.xml", "xl/workbook.xml", "content.xml"])
def test_a_zip_bomb_is_not_opened(name: str) -> None:
    found = extract(zipped({name: b"0" * 60_000_000}), "svar.docx")
    assert found.needs_text
    assert "unpacks to 60 MB" in found.findings[0].message.format()


def test_a_bomb_of_xml_entities_does_not_go_off() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "bang">{levels}]>'
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    found = extract(zipped({**members, "word/document.xml": (bomb + body).encode()}), "svar.docx")
    assert is_logged(found)
    assert len(found.text) < 1_000


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7\nnothing more", "The file is damaged and cannot be opened."),
        (b"PK\x03\x04 no zip", "The file is damaged and cannot be opened."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This is an old Word file (.doc), or a Word file with a password."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "The file is a picture, and has no text."),
        (b"II*\0\x08\0\0\0" + b"\xff" * 9_000, "The file is a picture, and has no text."),  # few bytes of it are no letters
        (b"AC1032\xff" + bytes(range(32)) * 20, "This kind of file cannot be read."),
    ],
)
def test_what_cannot_be_read_is_logged_with_a_sentence_and_what_to_do(data: bytes, sentence: str) -> None:
    found = extract(data, "svar.pdf")
    assert found.needs_text
    assert [finding.message.format() for finding in found.findings] == [sentence]
    assert found.findings[0].hint.format()


def test_nul_and_direction_marks_are_harmless_and_named() -> None:
    found = extract("a\x00b\u202ec".encode(), "svar.eml.txt")
    assert found.text == "ab\u202ec"
    assert [finding.code for finding in found.findings] == ["M5", "M6"]


def test_html_that_is_nested_deep_still_gives_its_text() -> None:
    page = b"<html><body>" + b"<div>" * 20_000 + b"Kjernen" + b"</div>" * 20_000
    assert "Kjernen" in extract(page, "svar.html").text


def test_guessing_takes_no_time_on_words_made_to_take_it() -> None:
    for text in ("Aa " * 20_000, "A" * 100_000, "vi har " * 20_000 + "innsigelse", "| " * 50_000, "Vår ref.: " * 10_000):
        assert guess(Received(text=text, subject=text[:500])) is not None


@pytest.mark.slow
def test_a_pdf_of_a_thousand_pages_is_read() -> None:
    source = "#for n in range(1000) [\n= Kapittel #n\n#lorem(200)\n#pagebreak()\n]"
    found = extract(bytes(typst.compile(source.encode())), "svar.pdf")
    assert "Kapittel 999" in found.text
    assert not found.needs_text
