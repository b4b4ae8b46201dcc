"""The PDF of a document with everything: tags, words, pages, fonts, bytes."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import outloud
import pikepdf
import pytest

from html_documents import cell, document, everything, paragraph, words
from planverk.model.content import (
    Caption,
    CaptionedTable,
    Column,
    Contents,
    ContentsEntry,
    Facts,
    Landscape,
    LineBreak,
    NumberedHeading,
    PageBreak,
    Paragraph,
    Reference,
    Row,
    Table,
    Text,
)
from planverk.model.document import Document, Origin
from planverk.writers.pdf import ChildPress, Press, Printed, compile_pdf, typeset
from support_pdf import bookmarks, fills, open_pdf, pages, tag_tree
from support_pdf import words as split
from support_theme import plain_theme

GOLDEN = Path(__file__).parent / "golden"


@lru_cache
def printed() -> Printed:
    return compile_pdf(typeset(everything(), plain_theme(start=1)))


def long_plan(chapters: int = 4) -> Document:
    """A plan whose table goes over pages, with a list of contents, of tables and of measures."""
    rows = tuple(Row((cell(f"{n}"), cell("Flere boliger til unge")), id=f"t-{n}") for n in range(1, 61))
    table = Table((Column("left", 20), Column("left", 80)), (Row((cell("Nr."), cell("Tiltak"))),), rows)
    text = [
        block
        for n in range(1, chapters + 1)
        for block in (
            NumberedHeading(1, words(f"Kapittel nummer {n}"), f"k-{n}", number=(n,), label=str(n)),
            paragraph("Kommunen vil at alle skal ha et sted å bo. " * 60),
        )
    ]
    return document(
        Contents("headings", "Innhold", tuple(ContentsEntry(1, str(n), f"Kapittel nummer {n}", f"k-{n}") for n in (1, 2, 3, 4))),
        Contents("measures", "Tiltak", (ContentsEntry(1, "1", "Flere boliger", "t-1"), ContentsEntry(1, "60", "Sist", "t-60"))),
        Contents("tables", "Tabeller", (ContentsEntry(1, "Tabell 1", "Alle tiltak", "tab"),)),
        *text,
        CaptionedTable(table, Caption("table", "Tabell", 1, words("Alle tiltak"), "tab")),
        fields={"title": "Boligplan", "municipality": "Vågsund kommune", "status": "Høringsversjon", "period": "2011–2025"},
    )


def test_the_tags_are_as_they_were_accepted(request: pytest.FixtureRequest) -> None:
    golden, made = GOLDEN / "everything.txt", tag_tree(printed().data)
    if request.config.getoption("--accept"):
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text("utf-8"), "look at the difference; `pytest --accept` takes it over"


def test_the_file_says_that_it_is_pdf_a_2a_and_pdf_ua_1() -> None:
    with open_pdf(printed().data) as pdf:
        meta = pdf.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
        assert pdf.Root.MarkInfo.Marked


def test_the_file_has_language_with_region_title_author_and_keywords() -> None:
    with open_pdf(printed().data) as pdf:
        assert str(pdf.Root.Lang) == "nb-NO"
        assert str(pdf.docinfo["/Title"]) == "Boligsosial handlingsplan 2011–2025"
        assert str(pdf.docinfo["/Author"]) == "Vågsund kommune"
        assert str(pdf.docinfo["/Keywords"]).startswith("bolig, plan")
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20110502")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_file_names_the_commit_and_the_version_that_it_was_made_from() -> None:
    made_from = Origin("plans/bolig", "766038a0168a4181c808f3bef213d2be594dd193", dirty=True, version="hearing-1")
    made = compile_pdf(typeset(replace(document(paragraph("En plan")), origin=made_from), plain_theme()))
    with open_pdf(made.data) as pdf:
        assert str(pdf.docinfo["/Keywords"]).endswith("version:hearing-1, commit:766038a0168a4181c808f3bef213d2be594dd193+")


def test_a_document_in_nynorsk_says_so() -> None:
    made = compile_pdf(typeset(document(paragraph("Ein plan"), language="nn"), plain_theme()))
    with open_pdf(made.data) as pdf:
        assert str(pdf.Root.Lang) == "nn-NO"


def test_every_font_is_embedded_and_comes_from_a_wheel() -> None:
    with open_pdf(printed().data) as pdf:
        fonts = [
            object_
            for object_ in pdf.objects
            if isinstance(object_, pikepdf.Dictionary) and object_.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        assert {str(font.FontName).partition("+")[2][:6] for font in fonts} <= {"Source", "NotoSa"}


def test_outloud_finds_no_error(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(printed().data)
    result = outloud.check(str(file))
    assert result.verdict in ("pass", "review")
    assert [finding for finding in result.findings if finding.severity == "error"] == []


def test_bookmarks_carry_number_and_title() -> None:
    assert bookmarks(printed().data) == [
        (1, "Forord"),
        (1, "1 Innledning"),
        (2, "1.1 Om boliger"),
        (3, "1.1.1 Behovet"),
        (1, "Vedlegg A Ordliste"),
        (1, "Funn som gjenstår i utkastet"),
    ]


def test_every_word_stands_on_the_pages_in_its_order(pdftotext: str) -> None:
    text = " ".join(
        split(" ".join(pages(pdftotext, compile_pdf(typeset(replace(everything(), draft=None), plain_theme())).data)))
    )
    at = -1
    for expected in (
        "Vågsund kommune",
        "Innhold",
        "1.1 Om boliger",
        "Vedlegg A Ordliste",
        "Planen gjelder for alle i Vågsund.",
        "Kort sagt: flere trenger bolig.",
        "Se kapittel 1.1, Husbanken og Sámediggi. Bort",
        "1.1.1 Behovet",
        "• en • to a) to a 4. fire 5. fem mer om fem",
        "Startlån Lån fra kommunen. Gis også til unge.",
        "Alle skal bo trygt.",
        "a < b & c",
        "Saksbehandler Kari Nordvik",
        "Arkivsaksnr. 2011/4185",
        "Tabell 1. Tiltak Nr. Tiltak Frist",
        "Startlån til flere",
        "1 200 000",
        "År Antall 2010 41",
        "Figur 1. Venteliste",
        "Bredt innhold.",
        "Ord. Slutt på dokumentet",
    ):
        found = text.find(expected, at + 1)
        assert found > at, f"{expected!r} does not follow in: {text}"
        at = found


def test_ids_are_on_the_pages_that_the_map_says(pdftotext: str) -> None:
    made = compile_pdf(typeset(long_plan(), plain_theme(start=1)))
    text = pages(pdftotext, made.data)
    assert made.pages.count == len(text)
    for n in (1, 2, 3, 4):
        page = made.pages.pages[f"k-{n}"]
        assert f"{n} Kapittel nummer {n}\n" in text[page - 1]
    assert made.pages.pages["t-60"] > made.pages.pages["t-1"]
    assert "60 Flere boliger" in text[made.pages.pages["t-60"] - 1]


def test_printed_numbers_start_over_where_the_template_says_so(pdftotext: str) -> None:
    made = compile_pdf(typeset(long_plan(), plain_theme(start=1)))
    text = pages(pdftotext, made.data)
    for each, page in made.pages.pages.items():
        assert made.pages.printed[each] == str(page - 2)  # the cover has two pages
        assert f"Side {page - 2} av {len(text)}" in text[page - 1]


def test_the_contents_show_the_printed_number(pdftotext: str) -> None:
    made = compile_pdf(typeset(long_plan(), plain_theme(start=1)))
    contents = split(" ".join(pages(pdftotext, made.data)[2:3]))
    line = " ".join(contents)
    for n in (1, 2, 3, 4):
        assert f"{n} Kapittel nummer {n}" in line
        after = line.split(f"Kapittel nummer {n}")[1].split()
        assert next(word for word in after if word.strip(".")) == made.pages.printed[f"k-{n}"]


def test_the_first_page_and_even_pages_have_headers_of_their_own(pdftotext: str) -> None:
    text = pages(pdftotext, compile_pdf(typeset(long_plan(), plain_theme(start=1))).data)
    assert "Høringsversjon" in text[2].split("Innhold")[0]
    assert "Partall" in text[3]
    assert "Partall" not in text[4]
    assert "{{" not in "".join(text)


def test_a_header_row_repeats_on_the_next_page_and_is_tagged_once(pdftotext: str) -> None:
    made = compile_pdf(typeset(long_plan(), plain_theme(start=1)))
    holding = [page for page in pages(pdftotext, made.data) if "Flere boliger til unge" in page]
    assert len(holding) > 1
    assert all("Nr. Tiltak" in page for page in holding)
    assert tag_tree(made.data).count("THead") == 1


def test_every_second_row_has_the_fill_that_the_template_gives_it() -> None:
    rows = tuple(Row((cell(f"{n}"),)) for n in range(1, 6))
    table = Table((Column("left", 100),), (Row((cell("Nr."),)),), rows)
    theme = plain_theme()
    for band_first, filled in ((False, 2), (True, 3)):
        banded = replace(theme, table=replace(theme.table, band_fill="E8F1F2", band_first=band_first))
        assert fills(compile_pdf(typeset(document(table), banded)).data).count("e8f1f2") == filled


def test_a_short_table_stands_on_one_page_and_a_long_one_is_parted(pdftotext: str) -> None:
    for rows, parted in ((8, False), (60, True)):
        lines = tuple(Row((cell(f"rad nummer {n}"),)) for n in range(1, rows + 1))
        table = Table((Column("left", 100),), (Row((cell("Tiltak"),)),), lines)
        above = paragraph(" ".join(["Kommunen vil at alle skal ha et sted å bo."] * 72))
        texts = pages(pdftotext, compile_pdf(typeset(document(above, table), plain_theme())).data)
        first, last = (next(n for n, text in enumerate(texts) if f"rad nummer {row}\n" in text) for row in (1, rows))
        assert (first < last) == parted


def test_a_caption_stands_on_the_page_of_its_tables_first_row(pdftotext: str) -> None:
    theme = replace(plain_theme(), after=(), cover=())
    rows = tuple(Row((cell(f"rad {n} med flere ord enn det er plass til i kolonnen"), cell("x"))) for n in range(60))
    long = Table((Column("left", 15), Column("left", 85)), (Row((cell("Hva"), cell("Tekst"))),), rows)
    for lines in range(28, 44, 3):  # wherever on the page it would have begun
        block = CaptionedTable(long, Caption("table", "Tabell", 1, words("Om alt"), "tab"))
        made = compile_pdf(typeset(document(*(paragraph("tekst") for _ in range(lines)), block), theme))
        (page,) = (page for page in pages(pdftotext, made.data) if "Om alt" in page)
        assert "rad 0" in page, lines


def test_facts_stand_on_one_page(pdftotext: str) -> None:
    facts = Facts(tuple((f"Felt {n}", words(f"verdi {n}")) for n in range(6)))
    theme = replace(plain_theme(), after=(), cover=())
    for lines in range(26, 40, 2):  # wherever on the page they would have begun
        made = compile_pdf(typeset(document(*(paragraph("tekst") for _ in range(lines)), facts), theme))
        assert sum("verdi" in page for page in pages(pdftotext, made.data)) == 1, lines


def test_a_word_in_a_cell_that_fits_on_a_line_of_its_own_is_not_parted(pdftotext: str) -> None:
    rows = tuple(Row((cell(words_), cell("x"))) for words_ in ("Tas til orientering", "Boligsosialt kompetansetilskudd"))
    table = Table((Column("left", 15), Column("left", 85)), (Row((cell("Utfall"), cell("Tekst"))),), rows)
    shown = pages(pdftotext, compile_pdf(typeset(document(table), plain_theme())).data)[-1]
    assert "Tas til\norientering" in shown
    assert "kompetansetilskudd" not in shown  # wider than the column


def test_lists_of_contents_are_tagged_as_such() -> None:
    tags = tag_tree(compile_pdf(typeset(long_plan(), plain_theme())).data)
    assert tags.count("TOC\n") == 2  # headings and tables; measures are rows, which no outline finds
    assert tags.count("TOCI\n") == 5


def test_a_landscape_page_lies_and_the_next_stands() -> None:
    made = compile_pdf(typeset(document(paragraph("a"), Landscape((paragraph("b"),)), paragraph("c")), plain_theme()))
    with open_pdf(made.data) as pdf:
        sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages]
    assert sizes == [(595, 842), (595, 842), (595, 842), (842, 595), (595, 842)]


def test_a_document_that_ends_on_its_side_has_no_empty_page_after() -> None:
    made = compile_pdf(
        typeset(document(paragraph("a"), Landscape((paragraph("b"),))), replace(plain_theme(), after=(), cover=()))
    )
    assert made.pages.count == 2


def test_a_page_break_begins_a_page_and_two_of_them_begin_one() -> None:
    theme = replace(plain_theme(), after=(), cover=())
    assert compile_pdf(typeset(document(paragraph("a"), PageBreak(), PageBreak(), paragraph("b")), theme)).pages.count == 2


def test_signatures_stand_on_one_page_with_the_paragraph_before_them(pdftotext: str) -> None:
    theme = replace(plain_theme(), after=(), cover=())
    names = ("Anne", "Berit", "Cato", "Dag")
    signed = tuple(Paragraph((Text("_" * 36), LineBreak(), Text(name)), "signature") for name in names)
    for lines in range(32, 46):  # wherever on the page they would have begun
        above = (*(paragraph("tekst") for _ in range(lines)), paragraph("Spørsmål kan rettes til Anne."))
        made = compile_pdf(typeset(document(*above, *signed), theme))
        assert sum(any(name in page for name in ("Spørsmål", *names)) for page in pages(pdftotext, made.data)) == 1, lines


def test_references_lead_to_their_target_and_stay_text_where_there_is_none() -> None:
    there = NumberedHeading(1, words("Mål"), "mal", label="1")
    text = replace(paragraph(""), content=(Reference("mal", "kapittel 1"), Text(" og "), Reference("borte", "kapittel 9")))
    with open_pdf(compile_pdf(typeset(document(there, text), plain_theme())).data) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", [])]
    assert len(links) == 1


def test_a_draft_says_so_on_every_page_and_ends_with_its_findings(pdftotext: str) -> None:
    text = pages(pdftotext, printed().data)
    assert all("UTKAST" in "".join(page.split()) or set("UTKAST") <= set(page) for page in text)
    assert "plans/x/01.md:3: overskriften mangler id" in text[-1]


def test_two_prints_are_the_same_bytes_wherever_they_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "et annet sted"
    other.mkdir()
    monkeypatch.chdir(other)
    monkeypatch.setattr("tempfile.tempdir", str(other))
    assert compile_pdf(typeset(everything(), plain_theme(start=1))).data == printed().data


def test_a_warm_press_prints_what_a_new_one_prints() -> None:
    changed = replace(everything(), body=(*everything().body, paragraph("En setning til.")))
    with Press() as press:
        press.print(typeset(everything(), plain_theme(start=1)))
        warm = press.print(typeset(changed, plain_theme(start=1)))
        again = press.print(typeset(everything(), plain_theme(start=1)))
    assert warm == compile_pdf(typeset(changed, plain_theme(start=1)))
    assert again == printed()


@pytest.mark.slow
def test_a_press_in_a_process_of_its_own_prints_the_same_and_is_renewed() -> None:
    with ChildPress(edits=1) as press:
        assert press.print(typeset(everything(), plain_theme(start=1))) == printed()
        assert press.print(typeset(everything(), plain_theme(start=1))) == printed()
