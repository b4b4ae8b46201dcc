"""The HTML page: what it holds, what it never holds, and that it reads well for everybody."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html

from document_strategies import HOSTILE, blocks, text
from html_documents import cell, document, everything, paragraph, red, theme, words
from planverk.model.content import (
    Code,
    CodeBlock,
    Column,
    Contents,
    ContentsEntry,
    Footnote,
    Link,
    NumberedHeading,
    Paragraph,
    Reference,
    Row,
    Strong,
    Table,
    Text,
    walk,
)
from planverk.model.document import Document, Draft
from planverk.writers.html import write
from support_axe import run_axe

GOLDEN = Path(__file__).parent / "golden"


def page(given: Document) -> html.HtmlElement:
    return html.document_fromstring(write(given, theme()), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))


def said(tree: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", tree.text_content())


def test_the_page_says_its_language_with_the_region() -> None:
    assert page(document()).get("lang") == "nb-NO"
    assert page(document(language="nn")).get("lang") == "nn-NO"


def test_a_heading_carries_its_id_its_label_and_the_level_below_the_title() -> None:
    tree = page(document(NumberedHeading(1, words("Mål"), "mal", number=(2,), label="2")))
    (heading,) = tree.xpath("//main/h2")
    assert (heading.get("id"), heading.text_content()) == ("mal", "2 Mål")
    assert tree.xpath("string(//h1)") == "Boligplan"


def test_a_level_that_the_text_leaps_over_is_not_leapt_over_on_the_page() -> None:
    tree = page(document(*(NumberedHeading(level, words(str(level)), f"h{level}") for level in (1, 3, 2))))
    assert [heading.tag for heading in tree.xpath("//main/*")] == ["h2", "h3", "h3"]


def test_an_id_stands_once_however_often_the_text_gives_it() -> None:
    tree = page(document(NumberedHeading(1, words("A"), "a"), NumberedHeading(1, words("B"), "a")))
    assert len(tree.xpath("//*[@id='a']")) == 1


def test_a_reference_links_to_what_is_on_the_page_and_is_words_where_it_is_not() -> None:
    tree = page(
        document(NumberedHeading(1, words("A"), "a"), Paragraph((Reference("a", "kapittel 1"), Reference("b", "kapittel 9"))))
    )
    assert [(link.get("href"), link.text) for link in tree.xpath("//main/p//a")] == [("#a", "kapittel\u00a01")]
    assert "kapittel 9" in said(tree)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x"]
)
def test_a_link_to_anything_but_the_web_mail_or_a_telephone_is_words_alone(target: str) -> None:
    tree = page(document(Paragraph((Link(target, words("her")),))))
    assert tree.xpath("//main//a") == []
    assert "her" in said(tree)


def test_footnotes_lead_to_their_text_and_back_also_from_inside_a_link() -> None:
    first = Footnote((paragraph("Første."),))
    second = Footnote((paragraph("Andre."),))
    tree = page(document(Paragraph((Link("https://x.example", (Text("lenke"), first)), second))))
    calls = tree.xpath("//a[@role='doc-noteref']")
    assert [call.get("href") for call in calls] == ["#_note_1", "#_note_2"]
    assert [tree.get_element_by_id(call.get("href")[1:]).xpath("string(.//p)") for call in calls] == ["Første. ↩", "Andre. ↩"]
    assert [back.get("href") for back in tree.xpath("//a[@role='doc-backlink']")] == [f"#{call.get('id')}" for call in calls]
    assert tree.xpath("//a//a") == []


def test_a_wide_table_can_be_scrolled_from_the_keyboard_and_has_a_name() -> None:
    row = Row(tuple(cell(c) for c in "abcd"))
    (frame,) = page(document(Table((Column(),) * 4, (row,), (row,)))).xpath("//main/div")
    assert (frame.get("tabindex"), frame.get("role"), frame.get("aria-label")) == ("0", "group", "Tabell")
    assert [head.get("scope") for head in frame.xpath(".//th")] == ["col"] * 4


def test_the_contents_list_is_the_navigation_and_stands_only_there() -> None:
    entries = (ContentsEntry(1, "1", "A", "a"), ContentsEntry(3, "", "B", "b"), ContentsEntry(1, "2", "C", "c"))
    tree = page(document(Contents("headings", "Innhold", entries), *(NumberedHeading(1, words(i), i) for i in "abc")))
    assert [link.get("href") for link in tree.xpath("//nav//a")] == ["#a", "#b", "#c"]
    assert [link.get("href") for link in tree.xpath("//nav/ul/li/ul/li/a")] == ["#b"]
    assert "Innhold" not in said(tree.find(".//main"))


def test_a_title_that_the_text_gives_is_the_pages_title_and_said_once() -> None:
    tree = page(document(paragraph("Før."), Paragraph(words("58/11 Boligplan"), role="title"), paragraph("Mer.")))
    assert tree.xpath("string(//h1)") == "58/11 Boligplan"
    assert said(tree.body).count("Boligplan") == 1


def test_a_draft_says_so_in_words_and_lists_what_is_left() -> None:
    tree = page(document(draft=Draft("UTKAST", "Funn", ("linje 3: mangler id",))))
    assert tree.xpath("string(//header/p[@class='draft'])").startswith("UTKAST")
    assert tree.xpath("string(//section[@class='findings']//li)") == "linje 3: mangler id"


def test_the_page_names_its_commit_and_says_when_it_has_none() -> None:
    assert "Laget fra versjon hearing-1 (0123456789)." in said(page(everything()))
    origin = everything().origin
    assert "Laget fra versjon 0123456789." in said(page(replace(everything(), origin=replace(origin, version=""))))
    assert "Laget fra versjon hearing-1." in said(page(replace(everything(), origin=replace(origin, commit=""))))
    assert "Dokumentet er ikke knyttet til en lagret versjon." in said(page(document()))


def test_pictures_are_inside_the_page() -> None:
    sources = page(everything()).xpath("//img/@src")
    assert len(sources) == 3
    assert all(source.startswith("data:image/png;base64,") for source in sources)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    tree = page(everything())
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert tree.xpath("//script | //link | //iframe | //object | //@*[starts-with(name(), 'on')]") == []
    assert "url(" not in tree.xpath("string(//style)")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text_everywhere(hostile: str) -> None:
    given = document(
        NumberedHeading(1, words(hostile), "a", label=hostile),
        Paragraph((Strong(words(hostile)), Code(hostile), Link("https://x.example", words(hostile)))),
        CodeBlock(hostile),
        title=hostile,
        fields={"municipality": hostile, "status": hostile},
        draft=Draft(hostile, hostile, (hostile,)),
    )
    tree = page(given)
    assert tree.xpath("//script | //main//img | //@*[starts-with(name(), 'on')]") == []
    assert len(tree.xpath("//style")) == len(tree.xpath("//title")) == 1
    assert said(tree).count(shown(hostile)) >= 5


def shown(value: str) -> str:
    """A text as it can stand on a page: forbidden characters replaced, white space run together."""
    forbidden = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]|[\ufffe\uffff]")
    replaced = forbidden.sub("\ufffd", value.replace("\r", " "))
    return re.sub(r"\s+", " ", "".join("\ufffd" if ord(c) & 0xFFFE == 0xFFFE else c for c in replaced)).strip()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks(), text)
def test_any_document_becomes_a_page_that_holds_all_its_text_and_no_markup_of_its_own(body: tuple, title: str) -> None:  # type: ignore[type-arg]
    given = document(*body, title=title, pictures={"p.png": red(4, 4)})
    made = write(given, theme())
    tree = html.document_fromstring(made, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    everything_said = said(tree)
    for part in walk(body):
        if isinstance(part, (Text, Code)):
            assert shown(part.value) in everything_said
    assert tree.xpath("//script | //a//a | //p//p | //@*[starts-with(name(), 'on')]") == []
    known = set(tree.xpath("//@id"))
    assert len(known) == len(tree.xpath("//@id"))
    assert {target[1:] for target in tree.xpath("//@href") if target.startswith("#")} <= known
    assert all(re.match("#|https://|mailto:|tel:", target) for target in tree.xpath("//@href"))
    assert made == write(given, theme())


def test_the_page_is_the_one_that_was_looked_at(request: pytest.FixtureRequest) -> None:
    made = write(everything(), theme())
    body = re.sub(rb'src="data:[^"]+"', b'src="..."', made)
    golden = GOLDEN / "everything.html"
    if request.config.getoption("--accept"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(body)
    assert body.decode() == golden.read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_to_mend(chromium: str, tmp_path: Path, width: int) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(write(everything(), theme()))
    assert run_axe(chromium, file, width=width) == []
