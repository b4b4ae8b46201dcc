"""Lists of contents: filled, with page numbers and links, and nothing that asks when the file opens."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from planverk.model.content import Caption, CaptionedTable, Cell, Column, Contents, ContentsEntry, Row, Table, Text
from planverk.model.document import PageMap
from planverk.writers.docx import write
from support_word import W, body, cells, document, fields, heading, p, part, plain_template, texts, to_text, vagsund_template

ENTRIES = (
    ContentsEntry(1, "", "Forord", "forord"),
    ContentsEntry(1, "1", "Mål", "mal"),
    ContentsEntry(2, "1.1", "Eie", "eie"),
    ContentsEntry(1, "Vedlegg A", "Tall", "tall"),
)
HEADINGS = (
    heading(1, "Forord", "forord"),
    heading(1, "Mål", "mal", "1"),
    heading(2, "Eie", "eie", "1.1"),
    heading(1, "Tall", "tall", "Vedlegg A", "appendix"),
)
MEASURES = Table((Column(), Column()), (), (Row((*cells("1"), Cell((p("Startlån"),))), "t-lan"),))
PAGES = PageMap({"forord": 3}, {"forord": "i", "mal": "1", "eie": "1", "tall": "12", "t-lan": "2", "tab": "2"}, 12)


def test_the_field_lists_the_depth_that_was_asked_for() -> None:
    root = body(write(document(Contents("headings", "Innhold", ENTRIES, depth=2), *HEADINGS), plain_template(), PAGES))
    assert fields(root)[0] == 'TOC \\o "1-2" \\h \\z \\u'


def test_lines_have_number_text_and_page() -> None:
    root = body(write(document(Contents("headings", "Innhold", ENTRIES), *HEADINGS), vagsund_template(), PAGES))
    assert texts(next(root.iter(f"{W}sdt"))) == ["Innhold", "Forord\ti", "1\tMål\t1", "1.1\tEie\t1", "Vedlegg A Tall\t12"]


def test_without_pages_the_lines_stand_without_numbers() -> None:
    root = body(write(document(Contents("headings", "Innhold", ENTRIES), *HEADINGS), vagsund_template()))
    assert texts(next(root.iter(f"{W}sdt"))) == ["Innhold", "Forord", "1\tMål", "1.1\tEie", "Vedlegg A Tall"]
    assert not any(each.startswith("PAGEREF") for each in fields(root))


def test_lines_lead_to_the_headings() -> None:
    root = body(write(document(Contents("headings", "Innhold", ENTRIES), *HEADINGS), plain_template(), PAGES))
    assert [each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink")] == ["p_forord", "p_mal", "p_eie", "p_tall"]
    assert fields(root)[1:] == [f"PAGEREF p_{name} \\h" for name in ("forord", "mal", "eie", "tall")]


def test_a_template_whose_lines_have_no_tab_stops_gets_them() -> None:
    root = body(write(document(Contents("headings", "Innhold", ENTRIES), *HEADINGS), plain_template(), PAGES))
    tabs = [tab for tab in root.iter(f"{W}tab") if tab.get(f"{W}val") == "right"]
    assert len(tabs) == 4
    assert {(tab.get(f"{W}leader"), tab.get(f"{W}pos")) for tab in tabs} == {("dot", "8640")}


def test_fields_begin_and_end() -> None:
    contents = Contents("headings", "", ())
    for given in (document(contents), document(Contents("headings", "Innhold", ENTRIES), *HEADINGS)):
        kinds = [each.get(f"{W}fldCharType") for each in body(write(given, plain_template(), PAGES)).iter(f"{W}fldChar")]
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0


def test_nothing_asks_when_the_file_opens() -> None:
    data = write(document(Contents("headings", "Innhold", ENTRIES), *HEADINGS), vagsund_template(), PAGES)
    assert part(data, "word/settings.xml").find(f"{W}updateFields") is None
    assert not any(each.get(f"{W}dirty") for each in body(data).iter())


def test_the_title_is_no_numbered_heading() -> None:
    data = write(document(Contents("headings", "Innhold", ENTRIES), *HEADINGS), plain_template(), PAGES)
    title = next(each for each in body(data).iter(f"{W}p") if "".join(each.itertext()) == "Innhold")
    assert title.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "TOCHeadingUnnumbered"


def test_a_list_of_measures_is_plain_lines_with_page_numbers_that_can_be_renewed() -> None:
    listed = Contents("measures", "Tiltak", (ContentsEntry(1, "1", "Startlån", "t-lan"),))
    root = body(write(document(listed, MEASURES), vagsund_template(), PAGES))
    assert fields(root) == ["PAGEREF p_t_lan \\h"]
    line = next(each for each in root.iter(f"{W}p") if "Startlån" in "".join(each.itertext()))
    assert line.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "TableofFigures"
    assert texts(line.getparent())[-3] == "1\tStartlån\t2"


def test_a_list_of_tables_says_what_the_captions_say() -> None:
    captioned = CaptionedTable(MEASURES, Caption("table", "Tabell", 1, (Text("Tiltak"),), "tab"))
    listed = Contents("tables", "Tabeller", (ContentsEntry(1, "Tabell\u00a01", "Tiltak", "tab"),))
    root = body(write(document(listed, captioned), vagsund_template(), PAGES))
    assert fields(root)[:2] == ['TOC \\h \\z \\c "Tabell"', "PAGEREF p_tab \\h"]
    assert "Tabell\u00a01. Tiltak\t2" in texts(root)


def test_an_entry_to_nothing_is_words() -> None:
    root = body(write(document(Contents("headings", "", (ContentsEntry(1, "", "Borte", "borte"),))), plain_template(), PAGES))
    assert [etree.QName(each).localname for each in root.iter(f"{W}hyperlink")] == []
    assert texts(root) == ["Borte"]


def test_libreoffice_shows_the_page_numbers(tmp_path: Path, soffice: str, pdftotext: str) -> None:
    listed = Contents("measures", "Oversikt", (ContentsEntry(1, "1", "Startlån", "t-lan"),))
    given = document(Contents("headings", "Innhold", ENTRIES), listed, MEASURES, *HEADINGS)
    shown = to_text(write(given, vagsund_template(), PAGES), tmp_path, soffice).splitlines()
    lines = [" ".join(line.replace(".", " ").split()) for line in shown]
    for line in ("Forord i", "1 Mål 1", "1 1 Eie 1", "Vedlegg A Tall 12"):
        assert line in lines
    assert any(line.startswith("1 Startlån") and line.endswith(" 2") for line in lines)
