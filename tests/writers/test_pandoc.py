"""ODT and EPUB: what the page says is in them, the same bytes each time."""

from __future__ import annotations

import io
import zipfile

import pypandoc
import pytest
from lxml import etree

from html_documents import document, everything, paragraph, theme
from planverk.model.document import Document
from planverk.writers.html import write
from planverk.writers.pandoc import Form, convert


def made(given: Document, form: Form) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(convert(write(given, theme()), form, given)))


@pytest.mark.parametrize(("form", "kind"), [("odt", "application/vnd.oasis.opendocument.text"), ("epub", "application/epub+zip")])
def test_the_kind_of_file_stands_first_and_is_not_packed(form: Form, kind: str) -> None:
    first = made(document(paragraph("Tekst")), form).infolist()[0]
    assert (first.filename, first.compress_type, first.file_size) == ("mimetype", zipfile.ZIP_STORED, len(kind))


@pytest.mark.parametrize("form", ["odt", "epub"])
def test_two_conversions_are_the_same_bytes_with_the_documents_own_date(form: Form) -> None:
    page = write(everything(), theme())
    once = convert(page, form, everything())
    assert once == convert(page, form, everything())
    with zipfile.ZipFile(io.BytesIO(once)) as book:
        told = book.read("meta.xml" if form == "odt" else "EPUB/content.opf")
    assert b"2011-05-02" in told
    assert b"1970" not in told


def test_another_commit_gives_the_book_another_identifier() -> None:
    path = ".//{http://purl.org/dc/elements/1.1/}identifier"
    one, other = (
        etree.fromstring(made(given, "epub").read("EPUB/content.opf")).findtext(path) for given in (everything(), document())
    )
    assert one is not None
    assert one.startswith("urn:uuid:")
    assert one != other


def test_the_book_is_parted_at_chapters_and_has_their_names_in_its_contents() -> None:
    contents = made(everything(), "epub").read("EPUB/nav.xhtml").decode()
    assert "Innhold" in contents
    assert ">Forord</a>" in contents


def test_an_open_document_holds_language_title_notes_pictures_mark_and_text() -> None:
    book = made(everything(), "odt")
    content = book.read("content.xml").decode()
    assert "text:note-body" in content
    assert "UTKAST" in content
    assert "Laget fra versjon hearing-1" in content
    assert "Hopp til innholdet" not in content
    assert [name for name in book.namelist() if name.startswith("Pictures/")]
    assert "Boligsosial handlingsplan 2011–2025" in book.read("meta.xml").decode()
    assert 'fo:language="nb"' in book.read("styles.xml").decode()


@pytest.mark.parametrize("form", ["odt", "epub"])
def test_pandoc_reads_every_word_back(form: Form) -> None:
    data = convert(write(everything(), theme()), form, everything())
    back = " ".join(pypandoc.convert_text(data, "plain", format=form, extra_args=["--wrap=none", "--sandbox"]).split())
    for words in (
        "Kort sagt: flere trenger bolig.",
        "Sámediggi",
        "Startlån til flere",
        "1 200 000",
        "Kari Nordvik",
        "Merket er rødt.",
    ):
        assert words in back
