"""Cross-references: fields where renewing them gives the same words, links where it would not."""

from __future__ import annotations

import pytest
from lxml import etree

from planverk.model.content import Caption, CaptionedTable, Cell, Column, Link, Reference, Row, Span, Table, Text
from planverk.writers.docx import write
from planverk.writers.docx.inlines import link_address
from support_word import W, body, cells, document, fields, heading, p, plain_template, texts

TABLE = CaptionedTable(
    Table((Column(),), (), (Row(cells("9"), "t-ni"), Row((Cell((p("7"), p("mer"))),), "t-sju"))),
    Caption("table", "Tabell", 3, (Text("Tall"),), "tab-tall"),
)
TARGETS = (
    heading(2, "Eie", "eie", "4.2"),
    heading(1, "Tall", "vedlegg-a", "Vedlegg A", "appendix"),
    heading(1, "Forord", "forord"),
    TABLE,
    p(Span((Text("mål 1"),), id="m-en")),
)


def made(reference: Reference) -> etree._Element:
    """The paragraph with the reference."""
    return next(iter(body(write(document(p("Se ", reference, "."), *TARGETS), plain_template())).iter(f"{W}p")))


@pytest.mark.parametrize(
    ("reference", "field"),
    [
        (Reference("eie", "kapittel\u00a04.2", "4.2"), "REF p_eie \\n \\h"),
        (Reference("tab-tall", "tabell\u00a03", "3"), "REF np_tab_tall \\h"),
        (Reference("tab-tall", "Tabell\u00a03"), "REF p_tab_tall \\h"),
        (Reference("t-ni", "tiltak\u00a09", "9"), "REF p_t_ni \\h"),
        (Reference("forord", "Forord"), "REF p_forord \\h"),
        (Reference("m-en", "mål 1"), "REF p_m_en \\h"),
    ],
)
def test_what_word_would_show_itself_is_a_field(reference: Reference, field: str) -> None:
    paragraph = made(reference)
    assert fields(paragraph) == [field]
    assert texts(paragraph.getparent())[0] == f"Se {reference.text}."


@pytest.mark.parametrize(
    "reference",
    [
        Reference("vedlegg-a", "vedlegg\u00a0A", "A"),  # Word would show «Vedlegg A» for the number
        Reference("eie", "der vi skriver om å eie"),
        Reference("t-sju", "tiltak\u00a07", "7"),
        Reference("eie", "kapittel 5.1", "5.1"),
    ],
)
def test_what_word_would_show_otherwise_is_a_link_that_nothing_renews(reference: Reference) -> None:
    paragraph = made(reference)
    assert fields(paragraph) == []
    assert paragraph.find(f"{W}hyperlink").get(f"{W}anchor", "").startswith("p_")
    assert texts(paragraph.getparent())[0] == f"Se {reference.text}."


def test_a_reference_to_nothing_is_words() -> None:
    assert [etree.QName(each).localname for each in made(Reference("borte", "et sted"))] == ["pPr", "r", "r", "r"]


def test_every_field_and_anchor_leads_to_a_bookmark() -> None:
    references = p(*(Reference(name, "x") for name in ("eie", "vedlegg-a", "forord", "tab-tall", "t-ni", "t-sju", "m-en")))
    root = body(write(document(references, *TARGETS), plain_template()))
    names = {each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")}
    assert {each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink")} <= names
    assert len(names) == 8  # one for each, and one for the caption's number


def test_a_link_within_a_link_is_words() -> None:
    inner = Link("https://b.example", (Text("b"), Reference("eie", "4.2", "4.2")))
    root = body(write(document(p(Link("https://a.example", (Text("a"), inner))), *TARGETS), plain_template()))
    assert len(list(next(root.iter(f"{W}p")).iter(f"{W}hyperlink"))) == 1
    assert texts(root)[0] == "ab4.2"


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://vågsund.example/å b", "https://vågsund.example/å%20b"),
        ("mailto:post@vagsund.example", "mailto:post@vagsund.example"),
        ("tel:+4712345678", "tel:+4712345678"),
        ("javascript:alert(1)", None),
        ("http://[", None),
        ("http://a:x/", None),
        ("https:", None),
        ("file:///etc/passwd", None),
    ],
)
def test_only_addresses_that_word_opens_become_links(target: str, address: str | None) -> None:
    assert link_address(target) == address
