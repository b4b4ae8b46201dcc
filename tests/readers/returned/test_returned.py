"""Reading a Word file that came back: who changed what, what kind each paragraph is, what fields are."""

from __future__ import annotations

import pytest
from lxml import etree

from planverk.model.content import (
    BulletList,
    CodeBlock,
    Column,
    Emphasis,
    Footnote,
    Link,
    OrderedList,
    Quote,
    Reference,
    Row,
    Strong,
    Table,
    Text,
)
from planverk.model.returned import BODY, Form, Grid, Line, Marks, Piece, Returned, Tracked
from planverk.model.sending import Sending
from planverk.readers.returned import open_package, read_returned
from planverk.writers import docx
from support_word import W, cells, document, heading, p, vagsund_template
from word_editing import WordFile

ROLES = {use.style.casefold(): role for role, use in vagsund_template().roles.items() if use.found}


def read(file: WordFile) -> Returned:
    return read_returned(open_package(file.data(), "svar.docx"), ROLES)


def sent(*body: object) -> WordFile:
    return WordFile.of(docx.write(document(*body, sending=Sending("NAV")), vagsund_template()))


def lines(returned: Returned, *words: str) -> list[Line]:
    """The paragraphs that say one of some words."""
    found = (part for part in returned.parts if isinstance(part, Line))
    return [line for line in found if any(word in "".join(piece.text for piece in line.pieces) for word in words)]


def test_each_kind_of_paragraph_is_known_by_its_style() -> None:
    body = (
        heading(2, "Overskrift", "om", "1.1"),
        p("Brødtekst"),
        p("Ingress", role="lead"),
        Quote((p("Sitat"),)),
        CodeBlock("Kode"),
        BulletList(((p("Kule"), BulletList(((p("Under"),),))),)),
        OrderedList(((p("Tall"),),)),
    )
    returned = read(sent(*body))
    words = ("Overskrift", "Brødtekst", "Ingress", "Sitat", "Kode", "Kule", "Under", "Tall")
    assert {word: lines(returned, word)[0].form for word in words} == {
        "Overskrift": Form(heading=2),
        "Brødtekst": BODY,
        "Ingress": Form("lead"),
        "Sitat": Form("quote"),
        "Kode": Form("code"),
        "Kule": Form(list="bullet"),
        "Under": Form(list="bullet", depth=1),
        "Tall": Form(list="decimal"),
    }


def test_marks_links_and_references_are_told() -> None:
    body = (
        heading(1, "Mål", "mal", "1"),
        p(
            Strong((Text("fet "), Emphasis((Text("begge"),)))),
            Link("https://a.example", (Text("ut"),)),
            Reference("mal", "kapittel 1", "1"),
        ),
    )
    (line,) = lines(read(sent(*body)), "fet")
    assert [(piece.kind, piece.text, piece.marks) for piece in line.pieces] == [
        ("text", "fet ", Marks(strong=True)),
        ("text", "begge", Marks(strong=True, emphasis=True)),
        ("text", "ut", Marks(link="https://a.example")),
        ("text", "kapittel ", Marks()),
        ("reference", "mal", Marks()),
    ]


def test_a_note_is_told_where_it_is_called() -> None:
    returned = read(sent(p("Tekst", Footnote((p("Noten."),)))))
    (line,) = lines(returned, "Tekst")
    (note,) = (piece for piece in line.pieces if piece.kind == "note")
    (first,) = returned.notes[note.text]
    assert isinstance(first, Line)
    assert "".join(piece.text for piece in first.pieces).strip() == "Noten."


@pytest.mark.parametrize("author", ["Kari", "Ola"])
def test_a_tracked_change_has_its_author_and_time(author: str) -> None:
    file = sent(p("Kommunen har gode boliger."))
    file.author = author
    file.replace("gode", "trygge")
    file.embolden("boliger")
    (line,) = lines(read(file), "Kommunen")
    who = Tracked(author, file.date)
    told = {piece.text: piece for piece in line.pieces}
    assert told["trygge"].inserted == (who,)
    assert told["gode"].deleted == (who,)
    assert (told["boliger"].marks, told["boliger"].before, told["boliger"].formatted) == (Marks(strong=True), Marks(), who)
    assert told["Kommunen har "] == Piece("text", "Kommunen har ")


def test_what_stands_after_joined_cells_keeps_its_column() -> None:
    file = sent(Table((Column(),) * 3, (Row(cells("A", "B", "C")),), (Row(cells("1", "2", "3")),)))
    (row,) = (each for each in file.paragraph("3").iterancestors(W + "tr"))
    first, second, _ = row.iterchildren(W + "tc")
    row.remove(second)  # as Word joins cells: the first one spans both
    properties = first.find(W + "tcPr")
    if properties is None:
        properties = etree.Element(W + "tcPr")
        first.insert(0, properties)
    etree.SubElement(properties, W + "gridSpan").set(W + "val", "2")
    (grid,) = (part for part in read(file).parts if isinstance(part, Grid))
    said = [[piece.text for part in cell if isinstance(part, Line) for piece in part.pieces] for cell in grid.rows[1].cells]
    assert said == [["1"], [], ["3"]]


def test_rows_that_came_and_went_are_told() -> None:
    table = Table((Column(), Column()), (Row(cells("A", "B")),), (Row(cells("1", "2")),))
    file = sent(table)
    file.author = "Kari"
    file.new_row("1", "3", "4")
    (grid,) = (part for part in read(file).parts if isinstance(part, Grid) and len(part.rows) == 3)
    assert [bool(row.inserted) for row in grid.rows] == [False, False, True]
    assert [row.header for row in grid.rows] == [True, False, False]
