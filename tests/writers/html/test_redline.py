"""Marks on the HTML page: seen without colour, said by a screen reader, told of in notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from html_documents import paragraph, theme, words
from planverk.model.content import (
    Block,
    BulletList,
    NumberedHeading,
    OrderedList,
    Paragraph,
    Reformatted,
    RevisedBlock,
    Strong,
    Text,
)
from planverk.model.document import Document
from planverk.writers.html import write
from redline_documents import deleted, inserted, redline, whole_redline
from support_axe import run_axe


def page(given: Document) -> html.HtmlElement:
    return html.document_fromstring(write(given, theme()), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def main(*body: Block) -> str:
    """What stands in the page's text, without how marks are read."""
    tree = page(redline(*body)).find(".//main")
    for key in tree.xpath("p[@class='marks-key']"):
        key.drop_tree()
    return re.sub(r"\s+", " ", tree.text_content()).strip()


def test_words_that_came_and_went_are_marked_and_said() -> None:
    given = redline(Paragraph((Text("Vi bygger "), deleted("tre"), inserted("fire"), Text(" boliger."))))
    (marked,) = page(given).xpath("//main/p[not(@class)]")
    assert [each.tag for each in marked] == ["del", "ins", "a"]
    assert marked.xpath("string(del)") == "[slettet: tre]"
    assert marked.xpath("string(ins)") == "[tilføyd: fire]"
    assert [each.get("class") for each in marked.xpath(".//span")] == ["said"] * 4


def test_items_that_stay_have_the_numbers_of_the_newer_text_and_one_that_went_its_own() -> None:
    gone, come = RevisedBlock(paragraph("b"), "deleted", "a1"), RevisedBlock(paragraph("c"), "inserted", "a2")
    (given,) = page(redline(OrderedList(((paragraph("a"),), (gone,), (come,), (paragraph("d"),))))).xpath(
        "//main//ol[not(@id)][1]"
    )
    assert given.xpath("li/@value") == ["1", "2", "2", "3"]
    (plain,) = page(redline(OrderedList(((paragraph("a"),), (come,))))).xpath("//main//ol[not(@id)][1]")
    assert plain.xpath("li/@value") == []


def test_words_that_are_set_otherwise_are_marked_without_being_told_as_new() -> None:
    text = main(Paragraph((Reformatted((Strong(words("Viktig")),), words("Viktig"), "a2"),)))
    assert text == "[endret utheving: Viktig]"


def test_a_change_that_something_is_told_of_leads_to_its_note_and_back() -> None:
    tree = page(redline(Paragraph((deleted("tre"), inserted("fire"), Text(" og "), inserted("fem")))))
    (call,) = tree.xpath("//main/p[not(@class)]//a")
    (note,) = tree.xpath(f"//li[@id='{call.get('href')[1:]}']")
    assert call.text == "m1"
    assert call.get("aria-label") == "Merknad 1"
    assert [line.text_content() for line in note] == [
        "Merknad 1. Kari Nordvik, 12.\u00a0mai\u00a02011",
        "Følger opp innspill 7.2.",
        "Tas til følge. ↩",
    ]
    assert note.xpath(".//a/@href") == [f"#{call.get('id')}"]


def test_a_change_without_a_comment_has_no_note() -> None:
    tree = page(redline(Paragraph((inserted("fire", "a2"),))))
    assert tree.xpath("//section[@aria-labelledby='_changes']") == []


def test_how_marks_are_read_is_told_first_and_only_where_there_are_marks() -> None:
    first = page(redline(Paragraph((inserted("fire"),)))).xpath("//main/*[1]")[0]
    assert first.get("class") == "marks-key"
    assert "Slik er endringene merket: [tilføyd: ny tekst] er understreket" in first.text_content()
    assert page(redline(paragraph("Som før."))).xpath("//p[@class='marks-key']") == []


def test_an_item_that_came_whole_is_one_item_with_marked_words() -> None:
    tree = page(redline(BulletList(((paragraph("Står"),), (RevisedBlock(paragraph("Kom"), "inserted", "a2"),)))))
    assert [item.text_content() for item in tree.xpath("//main/ul/li")] == ["Står", "[tilføyd: Kom]"]
    assert tree.xpath("//li/ins")


def test_both_halves_of_a_move_say_where_the_other_one_is() -> None:
    new = NumberedHeading(1, words("Samarbeid"), "samarbeid", number=(1,), label="1")
    old = NumberedHeading(1, words("Samarbeid"), "samarbeid", number=(5,), label="5")
    text = main(RevisedBlock(new, "inserted", "a2", "m"), RevisedBlock(old, "deleted", "a2", "m"))
    assert text == "Flyttet hit fra 5 Samarbeid. 1 [tilføyd: Samarbeid] Flyttet til 1 Samarbeid. [slettet: 5 Samarbeid]"


def test_a_paragraph_that_was_moved_names_the_section_that_the_other_half_stands_in() -> None:
    here, there = (
        NumberedHeading(1, words(title), title.lower(), number=(1,), label=n) for n, title in (("1", "Mål"), ("2", "Vei"))
    )
    was, now = (RevisedBlock(paragraph("Vi bygger."), kind, "a2", "m") for kind in ("deleted", "inserted"))  # type: ignore[arg-type]
    assert main(here, was, there, now) == (
        "1 Mål Flyttet til 2 Vei. [slettet: Vi bygger.] 2 Vei Flyttet hit fra 1 Mål. [tilføyd: Vi bygger.]"
    )


def test_the_navigation_has_the_headings_of_the_newer_version() -> None:
    third = NumberedHeading(1, words("Økonomi"), "okonomi", number=(3,), label="3")
    tree = page(redline(*whole_redline().body, third))
    assert [link.text_content() for link in tree.xpath("//nav//a")] == [
        "1 Mål for hver",
        "1.2 Samarbeid",
        "2 Tiltak",
        "3 Økonomi",
    ]


def test_no_id_stands_twice_and_every_link_leads_somewhere() -> None:
    tree = page(whole_redline())
    known = tree.xpath("//@id")
    assert len(set(known)) == len(known)
    assert {target[1:] for target in tree.xpath("//@href") if target.startswith("#")} <= set(known)
    assert tree.xpath("//*[@id='samarbeid']/ins")  # the heading where it stands now


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_to_mend_in_a_redline(chromium: str, tmp_path: Path, width: int) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(write(whole_redline(), theme()))
    assert run_axe(chromium, file, width=width) == []
