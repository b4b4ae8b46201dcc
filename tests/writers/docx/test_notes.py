"""Footnotes: real ones, in a part of their own that is made where the template has none."""

from __future__ import annotations

from lxml import etree

from planverk.model.content import BulletList, Cell, Column, Footnote, Link, Row, Table, Text
from planverk.writers.docx import write
from support_word import W, body, document, heading, p, part, plain_template, texts, vagsund_template

LINK = Link("https://lov.example", (Text("her"),))
NOTED = document(
    p("Tall", Footnote((p("Fra 2010."), BulletList(((p("en"),),)))), "."),
    heading(1, "Mål", "mal"),
    Table((Column(),), (), (Row((Cell((p("NAV", Footnote((p("Lov ", LINK),))),)),)),)),
)


def test_notes_stand_in_their_own_part_in_the_order_of_their_calls() -> None:
    data = write(NOTED, plain_template())
    calls = [each.get(f"{W}id") for each in body(data).iter(f"{W}footnoteReference")]
    notes = [each for each in part(data, "word/footnotes.xml") if not each.get(f"{W}type")]
    assert [each.get(f"{W}id") for each in notes] == calls == ["1", "2"]
    assert [texts(each) for each in notes] == [[" Fra 2010.", "en"], [" Lov her"]]


def test_a_part_that_is_made_has_its_separators_and_the_settings_know_them() -> None:
    data = write(NOTED, plain_template())
    lines = {each.get(f"{W}type"): each.get(f"{W}id") for each in part(data, "word/footnotes.xml") if each.get(f"{W}type")}
    assert lines == {"separator": "-1", "continuationSeparator": "0"}
    known = part(data, "word/settings.xml").findall(f"{W}footnotePr/{W}footnote")
    assert [each.get(f"{W}id") for each in known] == ["-1", "0"]


def test_a_text_without_notes_adds_no_part() -> None:
    types = part(write(document(p("x")), plain_template()), "[Content_Types].xml")
    assert not any("footnotes" in each.get("PartName", "") for each in types)


def test_marks_and_text_have_the_templates_styles() -> None:
    data = write(NOTED, vagsund_template())
    note = part(data, "word/footnotes.xml")[-1]
    assert note.find(f"{W}p/{W}pPr/{W}pStyle").get(f"{W}val") == "FootnoteText"
    mark = next(body(data).iter(f"{W}footnoteReference")).getparent()
    assert mark.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "FootnoteReference"


def test_links_in_notes_belong_to_the_notes_part() -> None:
    data = write(NOTED, plain_template())
    link = next(part(data, "word/footnotes.xml").iter(f"{W}hyperlink"))
    relation = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    found = part(data, "word/_rels/footnotes.xml.rels").find(f"*[@Id='{relation}']")
    assert found.get("Target") == "https://lov.example"


def test_a_note_in_a_note_stands_in_brackets() -> None:
    data = write(document(p("a", Footnote((p("b", Footnote((p("c & d"),))),)))), plain_template())
    assert texts(part(data, "word/footnotes.xml"))[-1] == " b (c & d)"


def test_an_empty_note_and_one_that_begins_with_a_table_have_a_mark_in_a_paragraph() -> None:
    table = Table((Column(),), (), (Row((Cell((p("x"),)),)),))
    data = write(document(p("a", Footnote(())), p("b", Footnote((table,)))), plain_template())
    notes = part(data, "word/footnotes.xml")[-2:]
    assert [[etree.QName(each).localname for each in note] for note in notes] == [["p"], ["p", "tbl", "p"]]
    assert all(note.find(f"{W}p/{W}r/{W}footnoteRef") is not None for note in notes)
