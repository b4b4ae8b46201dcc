"""From a Document to Typst source: words as strings, places, substitutes, and what PDF/UA does not let through."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from document_strategies import HOSTILE, blocks, text
from html_documents import cell, document, everything, paragraph, red, words
from planverk.errors import TypesettingFailed
from planverk.findings import Severity
from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Caption,
    CaptionedFigure,
    CaptionedTable,
    Cell,
    Code,
    Column,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    FormField,
    InlinePicture,
    LineBreak,
    Link,
    NumberedHeading,
    Paragraph,
    Quote,
    Reference,
    Row,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
)
from planverk.model.pictures import Picture
from planverk.model.place import Place
from planverk.model.template import TextStyle
from planverk.writers.pdf import Press, Typeset, compile_pdf, typeset
from planverk.writers.pdf.columns import shares
from planverk.writers.pdf.fonts import coverage, families, font_files
from planverk.writers.pdf.glyphs import Glyphs
from planverk.writers.pdf.source import literal, place_of
from support_pdf import bookmarks, pages, tag_tree
from support_theme import plain_theme

HERE = Place("plans/x/02-mal.md", 17)


def set_text(*body: Block, **more: object) -> Typeset:
    return typeset(document(*body, **more), plain_theme())


def read(pdftotext: str, *body: Block) -> str:
    return " ".join(" ".join(pages(pdftotext, compile_pdf(set_text(*body)).data)).split())


# ── strings ────────────────────────────────────────────────────────────────────────────────────


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
@settings(max_examples=50, deadline=None)
def test_a_literal_means_the_text_that_it_was_made_of(given_text: str) -> None:
    assert json.loads(typst.eval(b"", literal(given_text))) == given_text.replace("\r", "\r")


def test_words_that_look_like_typst_or_code_are_printed_as_they_are(pdftotext: str) -> None:
    hostile = '#panic("x") $x$ *a* _b_ `c` <d> @e \\ " \\u{41} // /* [ ] #{ } = -- ~'
    assert hostile in read(pdftotext, paragraph(hostile))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_printed_wherever_they_stand(hostile: str) -> None:
    set_everywhere = (
        NumberedHeading(1, words(hostile), "a", label=hostile),
        Paragraph((Code(hostile), Span(words(hostile), language=hostile), Reference("a", hostile))),
        Paragraph((Link("https://x.example/" + hostile, words(hostile)), InlinePicture("p.png", hostile))),
    )
    assert compile_pdf(set_text(*set_everywhere, title=hostile, pictures={"p.png": red()})).pages.count == 3


# ── places ─────────────────────────────────────────────────────────────────────────────────────


def test_each_typst_line_knows_the_markdown_line_that_it_came_from() -> None:
    made = set_text(replace(paragraph("en"), place=HERE), replace(paragraph("to"), place=replace(HERE, line=19)))
    lines = made.source.splitlines()
    assert place_of(made.lines, lines.index('par([#"en"])') + 1) == HERE
    assert place_of(made.lines, lines.index('par([#"to"])') + 1).line == 19
    assert place_of(made.lines, 1) == Place()


@pytest.mark.parametrize("kind", ["figure", "line", "cell", "note"])
def test_a_picture_that_typst_refuses_is_named_by_file_and_line(kind: str) -> None:
    shown = Paragraph((InlinePicture("x.png", "et kart"),), "", HERE)
    outer = replace(HERE, line=3)
    body: dict[str, Block] = {
        "figure": CaptionedFigure(Figure("x.png", "et kart"), Caption("figure", "Figur", 1, words("Kart"), "kart"), HERE),
        "line": shown,
        "cell": Table((Column(),), (Row((cell("Kart"),)),), (Row((Cell((shown,)),)),), place=outer),
        "note": Paragraph((*words("se"), Footnote((paragraph("et kart:"), shown))), "", outer),
    }
    made = set_text(
        paragraph("først"), body[kind], paragraph("etter"), pictures={"x.png": Picture(b"ikke et bilde", "png", 9, 9)}
    )
    with pytest.raises(TypesettingFailed) as caught:
        compile_pdf(made)
    assert caught.value.place == HERE
    assert "picture" in str(caught.value)
    assert ".typ" not in str(caught.value)


# ── glyphs ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("character", "code", "name"),
    [
        ("😀", "U+1F600", "GRINNING FACE"),
        ("你", "U+4F60", "CJK UNIFIED IDEOGRAPH-4F60"),
        ("\x00", "U+0000", "CONTROL CHARACTER"),
        ("\x1b", "U+001B", "CONTROL CHARACTER"),
        ("\ue000", "U+E000", "UNNAMED"),
        ("\ud800", "U+D800", "UNNAMED"),
        ("\ufffe", "U+FFFE", "UNNAMED"),
        ("ا", "U+0627", "ARABIC LETTER ALEF"),
    ],
)
def test_a_character_without_a_glyph_has_a_substitute_and_a_finding(character: str, code: str, name: str, pdftotext: str) -> None:
    made = set_text(Paragraph(words(f"før{character}etter"), "", HERE))
    (finding,) = made.findings
    assert (finding.code, finding.severity, finding.place) == ("G1", Severity.WARNING, HERE)
    assert code in str(finding.message)
    assert name in str(finding.message)
    assert "før□etter" in " ".join(pages(pdftotext, compile_pdf(made).data))


def test_a_character_is_named_once_for_each_place() -> None:
    made = set_text(Paragraph(words("😀 og 😀"), "", HERE), Paragraph(words("😀"), "", replace(HERE, line=18)))
    assert [finding.place.line for finding in made.findings] == [17, 18]


@pytest.mark.parametrize(
    "fine",
    [
        "áčđŋšŧž ÁČĐŊŠŦŽ",
        "שלום",
        "a\u0301e\u0302",
        "bolig\u00adsosial",
        "a\u200bb\u200dc\u200e\u2060d",
        "§ – « » … ≤ ≥ € ½ → ✓ ☐",
        "Ελλάδα Москва",
    ],
)
def test_characters_that_the_fonts_have_are_left_alone(fine: str) -> None:
    made = set_text(paragraph(fine))
    assert made.findings == ()
    assert fine in made.source
    assert compile_pdf(made).pages.count == 3


def test_line_ends_and_tabs_in_a_text_are_spaces() -> None:
    assert Glyphs().clean("a\nb\tc\u2028d\r\ne\x85f", HERE) == "a b c d e f"


def test_a_soft_hyphen_that_parts_nothing_is_left_out() -> None:
    assert Glyphs().clean("bolig\u00adsosial\u00ad plan\u00ad", HERE) == "bolig\u00adsosial plan"
    narrow = Table(
        (Column("left", 3), Column("left", 97)), (), (Row((Cell((Paragraph((Reference("a", "a\u00ad"),)),)), cell("b")), id="a"),)
    )
    assert compile_pdf(set_text(narrow)).pages.pages == {"a": 3}


def test_code_keeps_its_lines() -> None:
    assert Glyphs().clean_code("a\r\n\tb\x00", HERE) == "a\n    b□"


def test_the_label_stands_where_no_font_has_the_substitute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planverk.writers.pdf.glyphs.coverage", frozenset)
    assert Glyphs("[tegn mangler]").clean("a😀", HERE) == "a[tegn mangler]"


def test_every_character_that_the_fonts_cover_can_be_printed() -> None:
    signs = "".join(chr(code) for code in sorted(coverage()))
    made = set_text(*(paragraph(signs[at : at + 60]) for at in range(0, len(signs), 60)))
    assert compile_pdf(made).pages.count > 3


def test_fonts_come_from_wheels_with_the_substitute_first() -> None:
    assert families("Calibri", {"Calibri": "Noto Serif"})[:3] == ("Noto Serif", "Source Sans 3", "Noto Sans")
    assert families("Arimo", {})[0] == "Arimo"
    assert families("Comic Sans", {"Comic Sans": "not installed"})[0] == "Source Sans 3"
    assert all(path.is_file() for files in font_files().values() for path in files)


# ── headings ───────────────────────────────────────────────────────────────────────────────────


def test_heading_levels_are_made_to_follow_each_other() -> None:
    levels = (3, 1, 4, 2, 6, 3)
    made = compile_pdf(set_text(*(NumberedHeading(n, words(f"Nivå {n}"), f"h-{at}") for at, n in enumerate(levels))))
    assert [level for level, _ in bookmarks(made.data)] == [1, 1, 2, 2, 3, 3]


def test_a_heading_without_words_or_in_a_cell_is_no_heading() -> None:
    in_cell = Table((Column(),), (Row((cell("h"),)),), (Row((Cell((NumberedHeading(2, words("Inni"), "inni"),)),)),))
    made = compile_pdf(set_text(NumberedHeading(1, (), "tom"), in_cell))
    assert bookmarks(made.data) == []
    assert {"tom", "inni"} <= set(made.pages.pages)


def test_a_field_to_fill_in_shows_where_an_answer_would_stand(pdftotext: str) -> None:
    assert "Navn: Skriv her" in read(pdftotext, FormField("f:name", "Navn", "Skriv her"))
    assert "Svar: Ja / Nei" in read(pdftotext, FormField("f:answer", "Svar", "Velg", ("Ja", "Nei")))


def test_an_id_that_is_set_twice_leads_to_the_first() -> None:
    made = set_text(
        NumberedHeading(1, words("En"), "a"), NumberedHeading(1, words("To"), "a"), Paragraph((Reference("a", "se"),))
    )
    assert compile_pdf(made).pages.pages == {"a": 3}


# ── tables ─────────────────────────────────────────────────────────────────────────────────────


def table(header: bool = True, rows: int = 2, **more: object) -> Table:
    head = (Row((cell("Nr."), cell("Tiltak"))),) if header else ()
    return Table((Column(), Column()), head, tuple(Row((cell(str(n)), cell("Flere boliger"))) for n in range(rows)), **more)  # type: ignore[arg-type]


def test_a_table_without_header_is_no_table_to_those_who_hear_it(pdftotext: str) -> None:
    made = compile_pdf(set_text(table(header=False), CaptionedTable(table(header=False), Caption("table", "Tabell", 1, (), "t"))))
    assert "Table" not in tag_tree(made.data)
    assert "Tabell 1 0 Flere boliger 1 Flere boliger" in " ".join(" ".join(pages(pdftotext, made.data)).split())


def test_header_cells_are_tagged_as_such_and_the_caption_belongs_to_the_table() -> None:
    tags = tag_tree(compile_pdf(set_text(CaptionedTable(table(), Caption("table", "Tabell", 1, words("Tiltak"), "t")))).data)
    assert "Table Caption P THead TR TH TH TBody TR TD TD TR TD TD" in " ".join(tags.split())


@pytest.mark.parametrize(
    ("widths", "expected"), [((10, 90), [10, 90]), ((60, 60), [50, 50]), ((20, None), [20, 80]), ((99, None), [92.5, 7.5])]
)
def test_widths_are_as_the_author_says(widths: tuple[float | None, ...], expected: list[float]) -> None:
    given_table = replace(table(), columns=tuple(Column("left", width) for width in widths))
    assert shares(given_table, 2) == pytest.approx(expected, abs=0.1)


def test_a_column_with_more_text_is_wider() -> None:
    narrow, wide = shares(table(), 2)
    assert narrow + wide == pytest.approx(100)
    assert wide > narrow


@pytest.mark.parametrize("columns", [1, 60])
def test_a_table_may_have_one_column_or_sixty(columns: int) -> None:
    row = Row((cell("overskrift"),) * columns)
    assert compile_pdf(set_text(Table((Column(),) * columns, (row,), (row,) * 3))).pages.count == 3


def test_rows_of_uneven_length_lose_nothing(pdftotext: str) -> None:
    uneven = Table((Column(),), (Row((cell("a"),)),), (Row(()), Row((cell("b"), cell("c"), cell("d")))))
    assert "a b c d" in read(pdftotext, uneven)


def test_a_row_taller_than_a_page_is_parted(pdftotext: str) -> None:
    tall = Table((Column(), Column()), (Row((cell("h"), cell("i"))),), (Row((cell("mange ord " * 3000), cell("slutt"))),))
    assert read(pdftotext, tall).count("mange") == 3000


def test_a_row_that_is_more_than_text_may_be_parted(pdftotext: str) -> None:
    lines = Cell((Paragraph(tuple(part for _ in range(80) for part in (Text("linje"), LineBreak()))),))
    assert read(pdftotext, Table((Column(),), (Row((cell("h"),)),), (Row((lines,)),))).count("linje") == 80


def test_a_picture_taller_than_the_page_is_made_smaller() -> None:
    tall = replace(red(20, 2000), dpi=10.0)
    made = set_text(Paragraph((InlinePicture("p.png", "et tårn"),)), Figure("p.png", "et tårn"), pictures={"p.png": tall})
    assert compile_pdf(made).pages.count == 4
    assert "width: 5." in made.source


def test_a_head_that_fills_much_of_a_page_is_not_repeated() -> None:
    def source(head: str) -> str:
        return set_text(Table((Column(),), (Row((cell(head),)),), (Row((cell("a"),)),))).source

    assert "repeats: false" in source("ord og mer ord " * 300)
    assert "repeats: false" not in source("Tiltak")


def test_a_note_in_a_header_row_or_in_a_long_table_becomes_text(pdftotext: str) -> None:
    note = Cell((Paragraph((*words("Kostnad"), Footnote((paragraph("i 2011-kroner"),)))),))
    long = Table((Column(),), (Row((note,)),), (*(Row((cell("x"),)) for _ in range(120)), Row((note,))))
    assert read(pdftotext, long).count("Kostnad (i 2011-kroner)") >= 2
    short = Table((Column(),), (Row((cell("h"),)),), (Row((note,)),))
    assert "Kostnad1" in read(pdftotext, short)


def test_what_repeats_holds_no_link_and_no_id() -> None:
    head = Cell((Paragraph((Link("https://x.example", words("lenke")), Span(words("merke"), id="a"), Reference("a", "se"))),))
    made = compile_pdf(set_text(Table((Column(),), (Row((head,)),), (Row((cell("mange ord " * 200),)),) * 8)))
    assert made.pages.pages == {}


# ── what PDF/UA does not let through ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "body",
    [
        Paragraph((Strikeout((Strikeout(words("to streker")),)),)),
        Paragraph((Link("https://x.example", (Strikeout(words("strøket lenke")),)),)),
        Paragraph((Strikeout((Link("https://x.example", words("lenke i strøket")),)),)),
        NumberedHeading(1, (Strikeout(words("strøket")), Link("https://x.example", words("lenke"))), "a"),
        CaptionedFigure(Figure("gone.png", "et kart"), Caption("figure", "Figur", 1, words("Kart"), "f")),
        CaptionedFigure(Figure("p.png", ""), Caption("figure", "Figur", 1, (), "f")),
        Figure("p.png", ""),
        CaptionedTable(Table((), (), ()), Caption("table", "Tabell", 1, words("Tom"), "t")),
        Paragraph((Link("https://x.example", ()), Link("", words("uten mål")), Link("x" * 40_000, words("lang")))),
        Paragraph((Link("https://x.example", words("\u00ad \u200b")), Reference("a", "\u00ad"))),
        NumberedHeading(1, words("\u00ad\ufeff "), "a"),
        paragraph("a" * 100_000),
        NumberedHeading(1, words("lang " * 10_000), "lang"),
    ],
)
def test_what_pdf_ua_refuses_is_written_otherwise(body: Block) -> None:
    theme = plain_theme()
    underlined = replace(theme, styles={**theme.styles, "heading-1": TextStyle("Calibri", 20, underline=True)})
    made = compile_pdf(typeset(document(body, title="t" * 50_000, pictures={"p.png": red()}), underlined))
    assert made.pages.count >= 3


def nested(depth: int, kind: str) -> Blocks:
    body: Blocks = (Paragraph((Text("innerst"), Footnote((paragraph("note"),)))),)
    for _ in range(depth):
        match kind:
            case "bullets":
                body = (paragraph("ytre"), BulletList((body,)))
            case "quotes":
                body = (Quote(body),)
            case "tables":
                body = (Table((Column(),), (Row((cell("h"),)),), (Row((Cell(body),)),)),)
            case "definitions":
                body = (DefinitionList((Definition(words("ord"), (body,)),)),)
            case _:
                body = (BulletList(((Quote((Table((Column(),), (), (Row((Cell(body),)),)),)),),)),)
    return body


@pytest.mark.parametrize("kind", ["bullets", "quotes", "tables", "definitions", "mixed"])
def test_blocks_nested_a_hundred_deep_are_printed(kind: str, pdftotext: str) -> None:
    assert "innerst" in read(pdftotext, *nested(100, kind))


def test_marks_nested_two_hundred_deep_are_printed(pdftotext: str) -> None:
    content = words("innerst")
    for level in range(200):
        content = (Strong(content),) if level % 2 else (Emphasis(content),)  # type: ignore[assignment]
    assert "innerst" in read(pdftotext, *nested(20, "bullets"), Paragraph(content))


def test_a_note_below_a_table_head_longer_than_a_page_stands_as_text(pdftotext: str) -> None:
    head = Row((Cell(tuple(paragraph("Et langt hode") for _ in range(60))),))
    noted = Row((Cell((Paragraph((Text("Tall"), Footnote((paragraph("Kilden til tallet"),)))),)),))
    assert "Kilden til tallet" in read(pdftotext, Table((Column(),), (head,), (noted,)))


PRESS = Press()


@given(blocks(), text)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_document_is_printed(body: Blocks, title: str) -> None:
    made = PRESS.print(typeset(document(*body, title=title, pictures={"p.png": red()}), plain_theme(start=1)))
    assert made.data.startswith(b"%PDF")
    assert set(made.pages.pages.values()) <= set(range(1, made.pages.count + 1))


def test_the_same_document_gives_the_same_source() -> None:
    assert typeset(everything(), plain_theme()) == typeset(everything(), plain_theme())


@pytest.mark.slow
def test_a_paragraph_of_five_megabytes_is_printed() -> None:
    assert compile_pdf(set_text(paragraph("ord og mer ord " * 333_333))).pages.count > 500


def test_a_word_without_end_is_parted_where_its_column_ends() -> None:
    long = "https://www.example.org/" + 90 * "a"
    shown = set_text(paragraph(long)).source
    assert f"www.example.org/{40 * 'a'}\u200b{40 * 'a'}\u200b{10 * 'a'}" in shown
    assert "Menneskerettighetsorganisasjonene" in set_text(paragraph("Menneskerettighetsorganisasjonene")).source
    linked = set_text(Paragraph((Link(f"https://example.org/{450 * 'a'}", words("Her")),))).source
    assert f"https://example.org/{450 * 'a'}" in linked


def test_a_heading_of_a_column_is_parted_where_it_would_run_into_the_next() -> None:
    columns = tuple(Column("left", 100 / 14) for _ in range(14))
    for heading, is_parted in (("Saksbehandlingstidene", True), ("År", False)):
        head = Row((cell(heading), *(cell(str(n)) for n in range(13))))
        shown = set_text(Table(columns, (head,), (Row(tuple(cell(str(n)) for n in range(14))),))).source
        assert ("heading-cell(parted: true" in shown) == is_parted
