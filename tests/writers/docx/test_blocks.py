"""The other blocks: facts, pictures, quotes, code, definitions, marks in text."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from planverk.model.content import (
    Caption,
    CaptionedFigure,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Emphasis,
    Facts,
    Figure,
    Heading,
    InlinePicture,
    LineBreak,
    Paragraph,
    Quote,
    Rule,
    Span,
    Strikeout,
    Strong,
    Text,
)
from planverk.writers.docx import write
from planverk.writers.docx.pictures import extent
from support_word import W, body, document, p, part, plain_template, png, texts, vagsund_template

DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def styles(data: bytes) -> list[tuple[str, str]]:
    """The style and text of every paragraph of the body that says something."""
    found = []
    for paragraph in body(data).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append(("" if style is None else style.get(f"{W}val"), "".join(paragraph.itertext())))
    return [each for each in found if each[1]]


def look(*content: Emphasis | Strong | Strikeout | Code | Span) -> list[str]:
    """The run properties of a paragraph's first run: names, with values where they have some."""
    run = next(each for each in body(write(document(p(*content)), plain_template())).iter(f"{W}r"))
    found = run.find(f"{W}rPr")
    return [f"{etree.QName(each).localname} {each.get(f'{W}val', '')}".strip() for each in (() if found is None else found)]


def test_marks_use_the_templates_character_styles_one_to_a_run() -> None:
    assert look(Emphasis((Text("x"),))) == ["rStyle Emphasis"]
    assert look(Strong((Text("x"),))) == ["rStyle Strong"]
    assert look(Strong((Emphasis((Text("x"),)),))) == ["rStyle Strong", "i", "iCs"]
    assert look(Strikeout((Text("x"),))) == ["strike"]


@pytest.mark.parametrize(("language", "expected"), [("se", ["lang se-NO"]), ("en-US", ["lang en-US"]), ('"<x', [])])
def test_another_language_is_marked(language: str, expected: list[str]) -> None:
    assert look(Span((Text("x"),), language)) == expected


def test_code_in_a_line_looks_as_the_code_style_does() -> None:
    data = write(document(p(Code("x = 1"))), vagsund_template())
    style = next(body(data).iter(f"{W}rStyle")).get(f"{W}val")
    made = part(data, "word/styles.xml").find(f"{W}style[@{W}styleId='{style}']")
    assert made.get(f"{W}type") == "character"
    assert made.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Consolas"


def test_facts_are_read_line_by_line() -> None:
    facts = Facts((("Saksbehandler", (Text("Kari Vik"),)), ("Arkiv:", (Text("F17"),))))
    data = write(document(facts), vagsund_template())
    assert texts(body(data))[-2:] == ["Saksbehandler:\tKari Vik", "Arkiv:\tF17"]
    assert [style for style, _ in styles(data)][-2:] == ["Faktaverdi"] * 2
    assert next(body(data).iter(f"{W}rStyle")).get(f"{W}val") == "FaktaetikettTegn"
    assert list(body(data).iter(f"{W}tbl")) == []


def test_code_is_one_paragraph_with_its_lines_and_spaces() -> None:
    data = write(document(CodeBlock("a\n  b\n\nc\n")), vagsund_template())
    assert texts(body(data))[-1] == "a\n  b\n\nc"


def test_definitions_and_quotes_have_their_styles() -> None:
    given = document(DefinitionList((Definition((Text("Lån"),), ((p("penger"),), (p("igjen"),))),)), Quote((p("sa hun"),)))
    assert styles(write(given, vagsund_template()))[-4:] == [
        ("Definisjonsord", "Lån"),
        ("Definisjon", "penger"),
        ("Definisjon", "igjen"),
        ("Quote", "sa hun"),
    ]


def test_a_rule_is_a_line() -> None:
    assert next(body(write(document(Rule()), plain_template())).iter(f"{W}pBdr")) is not None


def test_a_forced_line_is_a_line() -> None:
    assert texts(body(write(document(p("a", LineBreak(), "b")), plain_template()))) == ["a\nb"]


def test_a_raw_heading_is_still_a_heading() -> None:
    assert styles(write(document(Heading(2, (Text("Rå"),), "raa")), plain_template())) == [("Heading2", "Rå")]


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────


def test_a_picture_is_stored_once_and_described_where_it_stands() -> None:
    twice = (Figure("a.png", "et & kart"), p("ikon ", InlinePicture("a.png", "et ikon")), Figure("b.png", ""))
    data = write(document(*twice, pictures={"a.png": png(), "b.png": png(50, 50)}), vagsund_template())
    drawings = list(body(data).iter(DOC_PR))[-3:]
    assert [each.get("descr") for each in drawings] == ["et & kart", "et ikon", ""]
    assert len({each.get("id") for each in body(data).iter(DOC_PR)}) == len(list(body(data).iter(DOC_PR)))
    stored = [
        name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if name.startswith("word/media/") and "vaapen" not in name
    ]
    assert stored == sorted((f"word/media/{png().name}", f"word/media/{png(50, 50).name}"))


def test_a_picture_without_words_is_passed_by() -> None:
    data = write(document(Figure("a.png", ""), pictures={"a.png": png()}), plain_template())
    assert next(body(data).iter("{*}decorative")).get("val") == "1"


def test_a_picture_that_is_gone_leaves_its_words() -> None:
    assert texts(body(write(document(Figure("borte.png", "kart"), p(InlinePicture("x", "ikon"))), plain_template()))) == [
        "kart",
        "ikon",
    ]


@pytest.mark.parametrize(
    ("size", "room", "expected"),
    [
        ((96, 48), (9000, 9000), (914400, 457200)),
        ((9600, 4800), (1440, 9000), (914400, 457200)),
        ((4800, 9600), (9000, 1440), (457200, 914400)),
        ((0, 0), (9000, 9000), (9525, 9525)),
    ],
)
def test_pictures_keep_their_form_and_fit_the_page(
    size: tuple[int, int], room: tuple[int, int], expected: tuple[int, int]
) -> None:
    picture = png(1, 1)
    assert extent(type(picture)(picture.data, "png", *size), *room) == expected


def test_a_figures_caption_stands_below_it() -> None:
    figure = CaptionedFigure(Figure("a.png", "kart", id="f"), Caption("figure", "Figur", 1, (Text("Kart"),), "f"))
    data = write(document(figure, pictures={"a.png": png()}), vagsund_template())
    assert styles(data)[-1] == ("Caption", "Figur\u00a0 SEQ Figur \\* ARABIC 1. Kart")
    assert [each.get(f"{W}name") for each in body(data).iter(f"{W}bookmarkStart")] == ["p_f", "np_f"]


def test_signatures_stay_on_one_page_with_the_paragraph_before_them() -> None:
    signed = [Paragraph((Text(name),), "signature") for name in ("Anne", "Berit", "Cato")]
    data = write(document(p(Text("Tekst")), *signed, p(Text("Mer"))), plain_template())
    kept = {"".join(each.itertext()): each.find(f"{W}pPr/{W}keepNext") is not None for each in body(data).iter(f"{W}p")}
    assert {text: keep for text, keep in kept.items() if text} == {
        "Tekst": True,
        "Anne": True,
        "Berit": True,
        "Cato": False,
        "Mer": False,
    }
