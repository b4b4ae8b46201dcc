"""What stands about a file in the file: properties, language, settings, where it came from, and that it is a draft."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree

from planverk.model.content import Landscape
from planverk.model.document import Draft, Origin, Properties
from planverk.model.place import Place
from planverk.writers.docx import write
from planverk.writers.docx.properties import utc
from support_word import W, body, document, heading, p, part, plain_template, saved, template, texts, vagsund_template

ABOUT = "{urn:planverk:origin:1}"


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def test_the_properties_are_the_documents_and_nothing_is_left_of_the_template() -> None:
    made = docx.Document()
    made.add_paragraph("{{ body }}")
    made.core_properties.author = "Den som laget malen"
    about = Properties("Vågsund kommune", "Boligpolitikk", ("bolig", "plan"), "2011-06-29T14:00:00+02:00")
    data = write(document(p("x"), title="Plan & mål", properties=about), template(saved(made)))
    read = docx.Document(io.BytesIO(data)).core_properties
    assert (read.title, read.author, read.subject, read.keywords) == (
        "Plan & mål",
        "Vågsund kommune",
        "Boligpolitikk",
        "bolig, plan",
    )
    assert (read.language, read.last_modified_by) == ("nb-NO", "Vågsund kommune")
    assert f"{read.created:%Y-%m-%d %H:%M}" == f"{read.modified:%Y-%m-%d %H:%M}" == "2011-06-29 12:00"
    assert b"Den som laget malen" not in b"".join(zipfile.ZipFile(io.BytesIO(data)).read(name) for name in names(data))


@pytest.mark.parametrize(("date", "expected"), [("2011-06-29", "2011-06-29T00:00:00Z"), ("", ""), ("i går", "")])
def test_a_date_is_written_or_left_out(date: str, expected: str) -> None:
    assert utc(date) == expected


def test_the_templates_counts_and_picture_are_gone() -> None:
    data = write(document(p("x")), plain_template())
    assert "docProps/thumbnail.jpeg" not in names(data)
    assert part(data, "docProps/app.xml").find("{*}Pages") is None


@pytest.mark.parametrize(("language", "code"), [("nb", "nb-NO"), ("nn", "nn-NO")])
def test_the_language_is_the_documents_everywhere(language: str, code: str) -> None:
    data = write(document(p("x"), language=language), vagsund_template())
    assert part(data, "word/styles.xml").find(f"{W}docDefaults//{W}lang").get(f"{W}val") == code
    assert part(data, "word/settings.xml").find(f"{W}themeFontLang").get(f"{W}val") == code
    said = {
        each.get(f"{W}val")
        for name in names(data)
        if name.startswith("word/") and name.endswith(".xml")
        for each in lang(data, name)
    }
    assert said == {code}


def lang(data: bytes, name: str) -> list[etree._Element]:
    return [each for each in part(data, name).iter(f"{W}lang") if each.get(f"{W}val")]


def test_settings_keep_the_compatibility_mode_and_hyphenate_nothing() -> None:
    settings = part(write(document(p("x")), vagsund_template()), "word/settings.xml")
    assert settings.find(f"{W}compat/{W}compatSetting").get(f"{W}val") == "15"
    assert settings.find(f"{W}autoHyphenation").get(f"{W}val") == "0"


# ── the way back ─────────────────────────────────────────────────────────────────────────────────

MADE = document(
    replace(p("Innledende ord."), place=Place("plans/bolig/00.md", 1, 2)),
    heading(1, "Mål", "mal", "1"),
    replace(p("Første  linje\nog andre."), place=Place("plans/bolig/01.md", 7, 9)),
    Landscape((p("bredt"),)),
    origin=Origin("plans/bolig", "abc123", True, "hearing-1"),
)


def about(data: bytes) -> etree._Element:
    found = [
        name for name in names(data) if name.startswith("customXml/item") and b"urn:planverk:origin:1" in archive(data, name)
    ]
    return part(data, next(name for name in found if "Props" not in name))


def archive(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def test_the_file_knows_its_commit_and_document() -> None:
    root = about(write(MADE, vagsund_template()))
    assert dict(root.attrib) == {
        "document": "plan",
        "kind": "plan",
        "language": "nb",
        "source": "plans/bolig",
        "commit": "abc123",
        "dirty": "true",
        "version": "hearing-1",
    }


def test_the_file_knows_where_each_block_was_read_and_what_it_said() -> None:
    root = about(write(MADE, plain_template()))
    assert [(each.get("id"), each.get("label")) for each in root.iter(f"{ABOUT}section")] == [("mal", "1")]
    blocks = list(root.iter(f"{ABOUT}block"))
    assert [(each.getparent().get("id"), each.get("index")) for each in blocks] == [(None, "0"), ("mal", "0"), ("mal", "1")]
    assert [blocks[1].get(name) for name in ("file", "line", "end", "kind")] == ["plans/bolig/01.md", "7", "9", "Paragraph"]
    assert blocks[1].get("sha256") == hashlib.sha256("Første linje og andre.".encode()).hexdigest()


def test_the_part_has_its_properties_and_is_related_to_the_document() -> None:
    data = write(MADE, vagsund_template())
    assert {"customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels"} <= set(names(data))
    targets = [each.get("Target") for each in part(data, "word/_rels/document.xml.rels")]
    assert "../customXml/item1.xml" in targets


# ── drafts ───────────────────────────────────────────────────────────────────────────────────────

DRAFT = replace(MADE, draft=Draft("UTKAST", "Funn", ("Kapittel 2 er tomt.", "Frist & ansvar mangler.")))


def shown_headers(data: bytes) -> list[set[str]]:
    """For every section, the parts of the headers that its pages show, those taken over from sections before it among them."""
    relations = {each.get("Id"): each.get("Target") for each in part(data, "word/_rels/document.xml.rels")}
    has: dict[str, str] = {}
    found = []
    for section in body(data).iter(f"{W}sectPr"):
        for reference in section.findall(f"{W}headerReference"):
            has[reference.get(f"{W}type")] = relations[next(v for k, v in reference.attrib.items() if k.endswith("}id"))]
        kinds = {"default"} | ({"first"} if section.find(f"{W}titlePg") is not None else set())
        found.append({has.get(kind, "") for kind in kinds})
    return found


@pytest.mark.parametrize("first_page", [False, True])
@pytest.mark.parametrize("on", ["vagsund", "plain"])
def test_a_draft_is_marked_on_every_page(on: str, first_page: bool) -> None:
    made = docx.Document()
    made.sections[0].different_first_page_header_footer = first_page
    made.add_paragraph("{{ body }}")
    data = write(DRAFT, vagsund_template() if on == "vagsund" else template(saved(made)))
    headers = shown_headers(data)
    assert len(headers) >= 3
    for name in set().union(*headers):
        marks = [each.get("string") for each in part(data, f"word/{name}").iter("{urn:schemas-microsoft-com:vml}textpath")]
        assert "UTKAST" in marks


def test_findings_stand_at_the_end_of_a_draft() -> None:
    assert texts(body(write(DRAFT, plain_template())))[-3:] == ["Funn", "Kapittel 2 er tomt.", "Frist & ansvar mangler."]


def test_a_finished_paper_has_no_mark() -> None:
    data = write(MADE, vagsund_template())
    assert not any(b"textpath" in archive(data, name) for name in names(data))
