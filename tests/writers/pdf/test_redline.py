"""Marks in the PDF: seen without colour, heard, left out of bookmarks, told of in notes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import outloud

from html_documents import paragraph, words
from planverk.model.content import Block, NumberedHeading, Paragraph, Reformatted, RevisedBlock, Strong, Text
from planverk.writers.pdf import Printed, compile_pdf, typeset
from redline_documents import deleted, inserted, redline, whole_redline
from support_pdf import bookmarks, open_pdf, pages
from support_theme import plain_theme


@lru_cache
def printed() -> Printed:
    return compile_pdf(typeset(whole_redline(), plain_theme(start=1)))


def read(pdftotext: str, *body: Block) -> str:
    made = compile_pdf(typeset(redline(*body), plain_theme()))
    return " ".join("\n".join(pages(pdftotext, made.data)).split())


def test_words_that_came_and_went_are_said_for_those_who_do_not_see_the_lines(pdftotext: str) -> None:
    text = read(pdftotext, Paragraph((Text("Vi bygger "), deleted("tre"), inserted("fire"), Text(" boliger."))))
    assert "Vi bygger [slettet: tre][tilføyd: fire][m1] boliger." in text.replace("] [m1]", "][m1]")


def test_how_marks_are_read_is_told_first(pdftotext: str) -> None:
    text = read(pdftotext, paragraph("Som før."))
    assert "Slik er endringene merket: [tilføyd: ny tekst] er understreket, [slettet: slettet tekst] er gjennomstreket" in text


def test_words_that_are_set_otherwise_are_said_to_be_so(pdftotext: str) -> None:
    text = read(pdftotext, Paragraph((Reformatted((Strong(words("Viktig")),), words("Viktig"), "a2"), Text(" nå."))))
    assert "[endret utheving: Viktig] nå." in text


def test_notes_to_changes_stand_last_with_who_and_when(pdftotext: str) -> None:
    text = read(pdftotext, Paragraph((inserted("fire"), Text(" og "), inserted("fem", "a3"))))
    notes = text[text.index("Merknader til endringene") :]
    assert "Merknad 1. Kari Nordvik, 12. mai 2011 Følger opp innspill 7.2. Tas til følge." in notes.replace("\u00a0", " ")
    assert "Merknad 2 Redaksjonell retting." in notes


def test_where_a_line_is_drawn_already_the_words_are_shown_in_brackets() -> None:
    source = typeset(redline(Paragraph((inserted("ny"),))), plain_theme()).source
    assert '#marked("inserted", "[tilføyd: ", "]", true, true)' in source


def test_bookmarks_have_the_newer_words_alone_and_nothing_that_went() -> None:
    told = [title for _, title in bookmarks(printed().data)]
    assert told == ["1 Mål for hver", "1.2 Samarbeid", "2 Tiltak", "Merknader til endringene"]


def test_both_halves_of_a_move_say_where_the_other_one_is(pdftotext: str) -> None:
    new = NumberedHeading(1, words("Samarbeid"), "samarbeid", number=(1,), label="1")
    old = NumberedHeading(1, words("Samarbeid"), "samarbeid", number=(5,), label="5")
    text = read(pdftotext, RevisedBlock(new, "inserted", "a2", "m"), RevisedBlock(old, "deleted", "a2", "m"))
    assert "Flyttet hit fra 5 Samarbeid. 1 [tilføyd: Samarbeid] Flyttet til 1 Samarbeid. [slettet: 5 Samarbeid]" in text


def test_a_redline_is_pdf_a_2a_and_ua_1_and_outloud_finds_no_error(tmp_path: Path) -> None:
    with open_pdf(printed().data) as pdf:
        meta = pdf.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
    file = tmp_path / "redline.pdf"
    file.write_bytes(printed().data)
    assert [f"{f.rule}: {f.message}" for f in outloud.check(str(file)).findings if f.severity == "error"] == []
