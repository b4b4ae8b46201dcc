"""A whole document in a Word file: compared part by part, judged by two validators, opened by python-docx."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from planverk.errors import TemplateFault
from planverk.model.document import Document
from planverk.model.template import Template
from planverk.writers.docx import write
from support_word import PAGES, document, draft, everything, p, part, plain_template, saved, template, texts, vagsund_template

GOLDEN = Path(__file__).parent / "golden"
PARTS = (
    "word/document.xml",
    "word/footnotes.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "customXml/item2.xml",
    "docProps/core.xml",
)


def pretty(data: bytes, name: str) -> str:
    root = part(data, name)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


@pytest.mark.parametrize("name", PARTS)
def test_every_part_is_as_it_was_accepted(name: str, pytestconfig: pytest.Config) -> None:
    made = pretty(write(everything(), plain_template("{{ title }}", "{{ body }}"), PAGES), name)
    golden = GOLDEN / name.rpartition("/")[2]
    if pytestconfig.getoption("--accept"):
        golden.write_text(made)
    assert made == golden.read_text()


def complaints(data: bytes, folder: Path) -> set[str]:
    """What the two validators say of a Word file."""
    file = folder / "file.docx"
    file.write_bytes(data)
    told = {finding.message for finding in check(file)}
    result = OpenXmlValidator().validate(file)
    return told | {f"{error.part_uri} {error.description}" for error in result.errors}


@pytest.mark.parametrize("given", [everything(), draft(everything())], ids=["finished", "draft"])
@pytest.mark.parametrize("on", [vagsund_template(), plain_template()], ids=["vagsund", "plain"])
def test_validators_find_nothing_that_the_template_does_not_have(given: Document, on: Template, tmp_path: Path) -> None:
    assert complaints(write(given, on, PAGES), tmp_path) <= complaints(on.data, tmp_path)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(everything(), vagsund_template(), PAGES) == write(everything(), vagsund_template(), PAGES)


def test_no_clock_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(write(everything(), vagsund_template()))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_python_docx_opens_it_and_finds_the_headings_by_their_styles() -> None:
    opened = docx.Document(io.BytesIO(write(everything(), vagsund_template(), PAGES)))
    found = [
        (each.style.name, each.text) for each in opened.paragraphs if "verskrift" in each.style.name or "Head" in each.style.name
    ]
    assert found == [
        ("TOC Heading", "Oversikt over tiltak"),
        ("TOC Heading", "Tabeller"),
        ("Overskrift uten nummer", "Forord"),
        ("Heading 2 uten nummer", "Uten nummer"),
        ("Heading 1", "Mål og strategier"),
        ("Heading 2", "Tiltak"),
        ("Heading 2", "Liggende"),
        ("Vedleggsoverskrift", "Vedlegg om tall"),
        ("Vedleggsoverskrift 2", "Kilder"),
    ]


def test_text_of_a_style_has_no_direct_formatting() -> None:
    given = document(p("Brødtekst."), p("Ingress.", role="lead"))
    root = part(write(given, vagsund_template()), "word/document.xml")
    for paragraph in [each for each in root.iter("{*}p") if "".join(each.itertext()) in ("Brødtekst.", "Ingress.")]:
        assert [etree.QName(each).localname for each in paragraph.iter()] == ["p", "pPr", "pStyle", "r", "t"]


def test_characters_that_xml_forbids_become_visible() -> None:
    given = document(p("a\x00b\x0bc\ud800d\ufffee\u00a0f\tg\u00adh"), title="x\x01")
    assert texts(part(write(given, plain_template()), "word/document.xml")) == ["a\ufffdb\ufffdc\ufffdd\ufffde\u00a0f\tg\u00adh"]


def test_space_at_the_ends_of_a_run_is_kept() -> None:
    assert texts(part(write(document(p(" a", "  b ")), plain_template()), "word/document.xml")) == [" a  b "]


def test_a_template_without_a_slot_says_what_to_write_where() -> None:
    with pytest.raises(TemplateFault, match=r"mal\.docx has no paragraph that says \{\{ body \}\}"):
        write(document(p("x")), plain_template("no slot"))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateFault):
        write(document(p("x")), Template("mal.docx", data))


def test_a_word_template_becomes_a_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain_template().data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"document.main+xml", b"template.main+xml"))
    made = write(document(), replace(plain_template(), data=out.getvalue()))
    assert b"template.main+xml" not in zipfile.ZipFile(io.BytesIO(made)).read("[Content_Types].xml")


def test_an_empty_document_is_a_document() -> None:
    assert docx.Document(io.BytesIO(write(document(), plain_template()))).paragraphs


def test_the_templates_own_part_is_kept_byte_for_byte() -> None:
    made = docx.Document()
    made.add_paragraph("{{ body }}")
    data = saved(made)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(write(document(), template(data)))) as new:
        assert old.read("word/theme/theme1.xml") == new.read("word/theme/theme1.xml")
