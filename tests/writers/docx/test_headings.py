"""Headings: the template's styles and numbers, and the numbers of the document where the template has none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from planverk.model.content import NumberedHeading, Text
from planverk.model.template import Template
from planverk.writers.docx import write
from support_word import W, body, document, heading, p, part, plain_template, texts, to_text, vagsund_template

CHAPTERS = (
    heading(1, "Forord", "forord"),
    heading(2, "Takk", "takk"),
    heading(1, "Mål", "mal", "1"),
    heading(2, "Eie", "eie", "1.1"),
    heading(3, "Lån", "lan", "1.1.1"),
    heading(3, "Tilskudd", "tilskudd", "1.1.2"),
    heading(2, "Leie", "leie", "1.2"),
    heading(3, "Bolig", "bolig", "1.2.1"),
    heading(1, "Tiltak", "tiltak", "2"),
    heading(2, "Nye", "nye", "2.1"),
    heading(1, "Tall", "tall", "Vedlegg A", "appendix"),
    heading(2, "Folk", "folk", "A.1", "appendix"),
    heading(3, "Barn", "barn", "A.1.1", "appendix"),
    heading(1, "Kart", "kart", "Vedlegg B", "appendix"),
    heading(2, "Nord", "nord", "B.1", "appendix"),
)


def properties(data: bytes, text: str) -> list[str]:
    """The properties of the paragraph that says `text`: names, with values where they have some."""
    paragraph = next(each for each in body(data).iter(f"{W}p") if "".join(each.itertext()) == text)
    found = paragraph.find(f"{W}pPr")
    return [f"{etree.QName(each).localname} {each.get(f'{W}val', '')}".strip() for each in found.iter() if each is not found]


def test_a_heading_in_the_templates_style_has_nothing_but_the_style() -> None:
    assert properties(write(document(*CHAPTERS), vagsund_template()), "Eie") == ["pStyle Heading2"]


def test_headings_of_an_appendix_use_the_styles_that_its_list_is_tied_to() -> None:
    data = write(document(*CHAPTERS), vagsund_template())
    assert properties(data, "Tall") == ["pStyle Vedleggsoverskrift"]
    assert properties(data, "Barn") == ["pStyle Vedleggsoverskrift3"]


def test_no_number_is_part_of_the_text() -> None:
    for template in (vagsund_template(), plain_template()):
        said = "".join(texts(body(write(document(*CHAPTERS), template))))
        assert not re.search(r"\d|Vedlegg", said)


def test_a_heading_without_number_in_a_numbered_style_gets_a_style_of_its_own() -> None:
    data = write(document(*CHAPTERS), vagsund_template())
    assert properties(data, "Takk") == ["pStyle Heading2Unnumbered"]
    styles = part(data, "word/styles.xml")
    made = styles.find(f"{W}style[@{W}styleId='Heading2Unnumbered']")
    assert made.find(f"{W}basedOn").get(f"{W}val") == "Heading2"
    assert made.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val") == "0"


def test_a_template_without_numbering_gets_it_in_its_styles() -> None:
    data = write(document(*CHAPTERS), plain_template())
    assert properties(data, "Eie") == ["pStyle Heading2"]
    number = part(data, "word/styles.xml").find(f"{W}style[@{W}styleId='Heading2']/{W}pPr/{W}numPr")
    assert number.find(f"{W}ilvl").get(f"{W}val") == "1"
    tied = [each for each in part(data, "word/numbering.xml").iter(f"{W}pStyle") if each.get(f"{W}val") == "Heading2"]
    assert [each.getparent().get(f"{W}ilvl") for each in tied] == ["1"]  # Word goes by this one


def test_a_text_without_numbers_leaves_the_templates_styles_unnumbered() -> None:
    data = write(document(heading(1, "Saken", "saken"), p("x")), plain_template())
    assert part(data, "word/styles.xml").find(f"{W}style[@{W}styleId='Heading1']/{W}pPr/{W}numPr") is None


def test_hyphenation_is_off_in_heading_styles() -> None:
    styles = part(write(document(*CHAPTERS), plain_template()), "word/styles.xml")
    for level in (1, 2, 6):
        assert styles.find(f"{W}style[@{W}styleId='Heading{level}']/{W}pPr/{W}suppressAutoHyphens") is not None


def test_the_bookmark_stands_inside_the_paragraph_round_the_text() -> None:
    paragraph = next(body(write(document(*CHAPTERS), plain_template())).iter(f"{W}p"))
    assert [etree.QName(each).localname for each in paragraph] == ["pPr", "bookmarkStart", "r", "bookmarkEnd"]
    assert paragraph.find(f"{W}bookmarkStart").get(f"{W}name") == "p_forord"


def test_bookmarks_have_numbers_and_names_of_their_own() -> None:
    twice = (*CHAPTERS, *CHAPTERS)
    starts = list(body(write(document(*twice), vagsund_template())).iter(f"{W}bookmarkStart"))
    assert len({each.get(f"{W}id") for each in starts}) == len({each.get(f"{W}name") for each in starts}) == len(starts) == 15


@pytest.mark.parametrize("level", [5, 6])
def test_deep_headings_have_their_own_styles_and_no_number(level: int) -> None:
    assert properties(write(document(heading(level, "Dypt", "dypt")), vagsund_template()), "Dypt") == [f"pStyle Heading{level}"]


@pytest.mark.parametrize("template", [vagsund_template(), plain_template()], ids=["vagsund", "plain"])
def test_libreoffice_shows_the_labels_of_the_document(template: Template, tmp_path: Path, soffice: str, pdftotext: str) -> None:
    shown = " ".join(to_text(write(document(*CHAPTERS), template), tmp_path, soffice).split())
    wanted = [f"{each.label} {''.join(part.value for part in each.content if isinstance(part, Text))}" for each in CHAPTERS]
    at = 0
    for text in wanted:
        at = shown.index(text.strip(), at)
    assert "1 Takk" not in shown
    assert isinstance(CHAPTERS[0], NumberedHeading)
