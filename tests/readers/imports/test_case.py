"""A saksframlegg from another system becomes its parts, and nothing of it is lost."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from planverk.model.content import OrderedList, Paragraph, plain, walk
from planverk.model.imported import DraftCase, DraftTreatment, Why
from planverk.readers.imports import read_file
from planverk.readers.imports.case import read_case

SEED = Path(__file__).parents[4] / "shared" / "seeds" / "000_ff47c0d1f7450bf1.txt"

WEB_PAGE = """Til hovedinnhold Meny Søk

Formannskapet 14.02.12 - sak 9/12 - Plan for havna 2012-2020

Kari Nes - klikk for personkort
Saksbehandler: Kari Nes
Arkivsaknr: 2012/77 - /L12
Saksordfører: Ola Vik
Saken avgjøres av: Kommunestyret

Saksgang
Utvalg Møtedato Saksnr.
Formannskapet 14.02.12 9/12
Kommunestyret 01.03.12

Rådmannens forslag til innstilling:

  1. Planen vedtas.
  2. Rådmannen legger tiltakene inn i økonomiplanen.

Hjemmel/bakgrunn for saken:
Saken bygger på følgende dokumenter:


Vedlegg:
1. Plan for havna
2. Kart

Andre saksdokumenter (ikke vedlagt):

Saksopplysninger:
Havna er gammel, og kaia tåler ikke tunge biler lenger; det har kommunen visst siden målingene i 2009.

  • kai
  • bod

Vurdering:
Rådmannen mener at kaia må rustes opp.

Publisert: 01.02.2012
Tlf: 99 99 99 99 E-post: post@eksempel.no
"""


def case_from_text(text: str) -> DraftCase:
    return read_case(read_file(text.encode(), "sak.txt"))


def words(value: object) -> str:
    return " ".join(plain(p.content) for p in walk(value) if isinstance(p, Paragraph))


def test_metadata_of_a_web_page_is_recognised() -> None:
    case = case_from_text(WEB_PAGE)
    assert case.title == "Plan for havna 2012-2020"
    assert (case.case_worker, case.saksordforer, case.decided_by) == ("Kari Nes", "Ola Vik", "Kommunestyret")
    assert (case.archive_case, case.archive_class) == ("2012/77", "L12")


def test_the_saksgang_is_read_from_lines_and_the_title_line_says_nothing_twice() -> None:
    assert case_from_text(WEB_PAGE).treatments == (
        DraftTreatment("Formannskapet", "14.02.12", "9/12"),
        DraftTreatment("Kommunestyret", "01.03.12", ""),
    )


def test_the_proposal_keeps_its_numbered_points() -> None:
    ((points,),) = case_from_text(WEB_PAGE).proposals
    assert isinstance(points, OrderedList)
    assert [words(item) for item in points.items] == ["Planen vedtas.", "Rådmannen legger tiltakene inn i økonomiplanen."]


def test_attachments_are_titles_and_an_empty_list_is_announced() -> None:
    case = case_from_text(WEB_PAGE)
    assert case.printed == ("Plan for havna", "Kart")
    assert case.unprinted == ()
    assert case.announced == ("Saken bygger på følgende dokumenter:", "Andre saksdokumenter (ikke vedlagt)")


def test_sections_get_the_ids_that_layouts_know() -> None:
    assert [(s.id, s.title) for s in case_from_text(WEB_PAGE).sections] == [
        ("hjemmel", "Hjemmel/bakgrunn for saken"),
        ("saksopplysninger", "Saksopplysninger"),
        ("vurdering", "Vurdering"),
    ]


def test_menu_and_address_lines_are_listed_as_left_out() -> None:
    left_out = case_from_text(WEB_PAGE).left_out
    assert [left.text for left in left_out if left.why is Why.MENU] == [
        "Til hovedinnhold Meny Søk",
        "Kari Nes - klikk for personkort",
        "Publisert: 01.02.2012",
        "Tlf: 99 99 99 99 E-post: post@eksempel.no",
    ]


def test_a_nynorsk_word_file_with_tables_is_recognised() -> None:
    document = docx.Document()
    head = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in head.rows for c in row.cells), ("Arkiv: F17", "Dato: 03.05.2023", "Sakshandsamar: Eli Moe", ""), strict=True
    ):
        cell.text = text
    rows = document.add_table(3, 3)
    for cell, text in zip(
        (c for row in rows.rows for c in row.cells),
        ("Utvalsaksnr", "Utval", "Møtedato", "12/23", "Formannskapet", "10.05.2023", "", "Kommunestyret", "25.05.2023"),
        strict=True,
    ):
        cell.text = text
    document.add_heading("Plan for busetjing", 1)
    document.add_heading("Kommunedirektøren si tilråding", 2)
    document.add_paragraph("Planen vert vedteken.", style="List Number")
    document.add_heading("Samandrag", 2)
    document.add_paragraph("Det er ikkje nok bustader i kommunen.")
    document.add_heading("Vurdering", 2)
    document.add_paragraph("Kva må gjerast? Det står i planen.")
    document.sections[0].header.paragraphs[0].text = "Hemmeleg topptekst"
    case = read_case(read_file(_saved(document), "sak.docx"))
    assert (case.title, case.language, case.layout) == ("Plan for busetjing", "nn", "lillehammer")
    assert (case.archive_class, case.date, case.case_worker) == ("F17", "03.05.2023", "Eli Moe")
    assert case.treatments == (
        DraftTreatment("Formannskapet", "10.05.2023", "12/23"),
        DraftTreatment("Kommunestyret", "25.05.2023", ""),
    )
    assert words(case.proposals) == "Planen vert vedteken."
    assert [s.id for s in case.sections] == ["sammendrag", "vurdering"]
    assert [(left.text, left.why) for left in case.left_out] == [("Hemmeleg topptekst", Why.HEADER)]


def _saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.skipif(not SEED.exists(), reason="shared/seeds is absent: the real case paper was not read")
def test_the_case_paper_from_levanger_is_read_whole() -> None:
    case = read_case(read_file(SEED.read_bytes(), SEED.name))
    assert case.treatments == (DraftTreatment("Formannskapet", "29.06.11", "58/11"),)
    assert (case.archive_case, case.archive_class) == ("2011/4185", "F17")
    assert [s.id for s in case.sections] == ["hjemmel", "saksopplysninger", "vurdering"]
    ((points,),) = case.proposals
    assert isinstance(points, OrderedList)
    assert len(points.items) == 3
    assert (case.printed, case.unprinted) == ((), ())
    assert len(case.announced) == 2
    assert {left.why for left in case.left_out} == {Why.MENU}
    held = "".join(words(case.sections).split())
    body = SEED.read_text().partition("Saksopplysninger:")[2].partition("Publisert:")[0]
    for line in (line.strip().lstrip("•").strip() for line in body.splitlines()):
        assert "".join(line.split()) in held or line == "Vurdering:"
