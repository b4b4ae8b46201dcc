"""Reading a Word file that came back: who changed what, what kind each paragraph is, what fields are."""

from __future__ import annotations

import copy

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


def test_a_sign_out_of_a_font_of_pictures_is_the_letter_that_shows_the_same() -> None:
    file = sent(p("Kommunen har boliger."))
    run = next(file.paragraph("Kommunen").iter(W + "r"))
    for font, code in (("Wingdings", "F0E0"), ("Symbol", "F0B3"), ("Wingdings", "F001"), ("Calibri", "00E6"), ("Symbol", "x")):
        etree.SubElement(run, W + "sym", {W + "font": font, W + "char": code})
    (line,) = lines(read(file), "Kommunen")
    assert "".join(piece.text for piece in line.pieces) == "Kommunen har boliger.→≥\ufffdæ\ufffd"


def test_of_two_forms_of_the_same_words_the_first_is_read() -> None:
    file = sent(p("Kommunen har boliger."))
    run = next(file.paragraph("Kommunen").iter(W + "r"))
    both = etree.Element("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
    run.addprevious(both)
    for _ in range(2):
        etree.SubElement(both, "Choice").append(copy.deepcopy(run))
    run.getparent().remove(run)
    (line,) = lines(read(file), "Kommunen")
    assert "".join(piece.text for piece in line.pieces) == "Kommunen har boliger."


def test_answers_to_a_comment_and_what_is_resolved_are_told() -> None:
    file = sent(p("Kommunen har boliger."))
    file.comment("boliger", ("Kari", "Hvor mange?"), ("Ola", "Tolv."), ("Per", "Riktig?"))
    again = WordFile.of(file.data())
    comments = etree.fromstring(again.parts["word/comments.xml"])
    for number, paragraph in enumerate(comments.iter(W + "p")):
        paragraph.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", f"0000000{number}")
    again.parts["word/comments.xml"] = etree.tostring(comments)
    more = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    again.parts["word/commentsExtended.xml"] = (
        f'<w15:commentsEx {more}><w15:commentEx w15:paraId="00000000" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000002" w15:done="0"/></w15:commentsEx>'
    ).encode()
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    links, end = "word/_rels/document.xml.rels", b"</Relationships>"
    relation = f'<Relationship Id="rIdMer" Type="{kind}" Target="commentsExtended.xml"/>'.encode()
    again.parts[links] = again.parts[links].replace(end, relation + end)
    told = [(each.author, each.answers, each.resolved) for each in read(again).comments]
    assert told == [("Kari", "", True), ("Ola", "Kari", True), ("Per", "", False)]


def test_what_headers_and_text_boxes_say_is_told_and_is_no_text() -> None:
    file = sent(p("Kommunen har boliger."))
    before = read(file).aside
    inner = "<w:txbxContent><w:p><w:r><w:t>I boksen</w:t></w:r></w:p></w:txbxContent>"
    box = f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:pict>{inner}</w:pict></w:r></w:p>'
    file.paragraph("Kommunen").addnext(etree.fromstring(box))
    top = next(name for name in sorted(file.parts) if name.startswith("word/header"))
    line = f'<w:p xmlns:w="{W[1:-1]}"><w:ins w:author="Kari"><w:r><w:t>Øverst</w:t></w:r></w:ins></w:p>'.encode()
    file.parts[top] = file.parts[top].replace(b"</w:hdr>", line + b"</w:hdr>")
    assert sorted({*read(file).aside} - {*before}) == ["I boksen", "Øverst"]
    assert not lines(read(file), "boksen", "Øverst")


def test_a_field_that_never_ends_swallows_nothing() -> None:
    file = sent(heading(1, "Mål", "mal", "1"), p("Se ", Reference("mal", "kapittel 1", "1"), " for resten."), p("Mer tekst."))
    end = [each for each in file.root.iter(W + "fldChar") if each.get(W + "fldCharType") == "end"][-1]
    run = end.getparent()
    assert run is not None
    run.getparent().remove(run)
    assert len(lines(read(file), "for resten", "Mer tekst")) == 2
