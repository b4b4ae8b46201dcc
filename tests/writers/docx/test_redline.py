"""A redline in Word: what is marked, and what is left of it when everything is accepted or rejected."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from planverk.changes.accepting import accept_all, reject_all
from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Caption,
    CaptionedFigure,
    Cell,
    CodeBlock,
    Column,
    Contents,
    ContentsEntry,
    Definition,
    DefinitionList,
    Emphasis,
    Facts,
    Figure,
    Footnote,
    FormField,
    Inline,
    InlinePicture,
    Landscape,
    Link,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Reformatted,
    Revised,
    RevisedBlock,
    Row,
    Rule,
    Strong,
    Table,
    Text,
)
from planverk.model.document import Document, Properties, Revision
from planverk.model.template import Template
from planverk.writers.docx import write
from support_word import W, body, cells, document, heading, p, part, plain_template, png, vagsund_template
from word_revisions import accepted, rejected, structure

ON = {"plain": plain_template(), "vagsund": vagsund_template()}
PICTURES = {"p.png": png(), "kart.png": png(800, 300)}
TOLD = {"c": Revision("Kari Vik", "2011-05-06T10:11:12+02:00", ("Følger opp innspill 7.2: tas til følge.", "Se også 8.1."))}


def came(block: Block, move: str = "") -> RevisedBlock:
    return RevisedBlock(block, "inserted", "c", move)


def went(block: Block, move: str = "") -> RevisedBlock:
    return RevisedBlock(block, "deleted", "c", move)


def ins(*content: str | Inline) -> Revised:
    return Revised(p(*content).content, "inserted", "c")


def gone(*content: str | Inline) -> Revised:
    return Revised(p(*content).content, "deleted", "c")


def table(*rows: str | Row) -> Table:
    """A table of one column."""
    made = tuple(row if isinstance(row, Row) else Row(cells(row)) for row in rows)
    return Table((Column(),), (), made)


def redline(*blocks: Block, on: Template | None = None) -> bytes:
    return write(document(*blocks, pictures=PICTURES, revisions=TOLD), on or plain_template())


def plan_of(blocks: Blocks) -> Document:
    return document(*blocks, pictures=PICTURES)


LAID = Landscape((p("liggende"), table("bred")))
FIGURE = CaptionedFigure(Figure("kart.png", "Kart"), Caption("figure", "Figur", 1, (Text("Kommunen"),), "fig"))
LINKED = Link("https://vagsund.example/a?b=1&c", (Text("lenke"),))
MOVED = (heading(1, "Flyttet", "flyttet", "1"), p("med tekst"), table("og tabell"))
CASES: dict[str, Blocks] = {
    "words": (p("a ", gone("b"), ins("c ", Footnote((p("note"),)), " x"), " d"),),
    "paragraphs": (p("a"), went(p("b")), came(p("c")), p("d")),
    "a last paragraph": (p("a"), came(p("b", role="lead"))),
    "a last paragraph that went": (p("a"), went(p("b", role="lead"))),
    "another last paragraph": (p("a"), went(p("b")), came(p("c", role="lead"))),
    "another text": (went(p("b")), came(p("c", role="lead"))),
    "several last paragraphs": (p("a"), came(p("b")), went(p("c")), came(p("d")), went(p("e"))),
    "another table": (p("a"), went(table("x")), came(table("y")), p("b")),
    "a table between tables": (p("a"), table("x"), went(table("y")), came(table("z")), table("u"), p("b")),
    "words between tables": (table("x"), went(p("q")), table("u"), p("b")),
    "rows": (table("1", Row(cells("2"), "", "inserted", "c"), Row(cells("3"), "", "deleted", "c")), p("z")),
    "every row": (table(Row(cells("2"), "", "inserted", "c"), Row(cells("3"), "", "deleted", "c")), p("z")),
    "cells": (
        table(
            Row((Cell((p("a"), came(p("b")))),)),
            Row((Cell((went(p("a")), came(p("b")))),)),
            Row((Cell((came(p("b")),)),)),
            Row((Cell((went(p("b")),)),)),
            Row((Cell((p(gone("a"), ins("b")),)),)),
        ),
        p("z"),
    ),
    "items": (
        BulletList(((p("1"),), (came(p("2")),), (went(p("3")), came(p("4"))), (p("5"), went(p("6")), came(p("7"))))),
        OrderedList(((p("1"),), (came(p("2")), came(p("3"))), (p("4"),)), 3),
        p("z"),
    ),
    "what begins an item": (
        BulletList(((went(p("x")), p("y")), (came(p("x")), p("y")), (went(p("x")), BulletList(((p("y"),),))))),
        BulletList(((went(BulletList(((p("y"),),))), came(p("z"))), (came(BulletList(((p("y"),),))), p("z")))),
    ),
    "notes": (
        p(
            *("a", Footnote((p("n"), came(p("m")))), Footnote((went(p("n")), came(p("m"))))),
            *(Footnote((p("x", gone("n")),)), gone(Footnote((p("n"),)))),
        ),
    ),
    "page breaks": (p("a"), came(PageBreak()), p("b"), went(PageBreak()), p("c"), PageBreak(), went(p("d")), p("e")),
    "lying pages": (p("a"), LAID, came(p("x")), p("c"), went(LAID), came(Landscape((p("y"), table("z")))), p("d")),
    "lying pages that came": (p("a"), came(LAID), p("b")),
    "lying pages that went": (p("a"), went(LAID), p("b")),
    "words between lying pages": (p("a"), LAID, went(p("b")), LAID, p("c")),
    "what moved": (*(went(each, "m") for each in MOVED), p("b"), *(came(each, "m") for each in MOVED), p("c")),
    "definitions": (
        DefinitionList(
            (
                Definition((Text("a"), gone("x"), ins("y")), ((p("u"), went(p("w"))),)),
                Definition((gone("a"),), ((went(p("u")),),)),
                Definition((ins("a"),), ((came(p("u")),),)),
                Definition((Text("b"),), ((went(p("u")), came(p("v"))),)),
            )
        ),
    ),
    "links": (p(ins(LINKED), " ", gone(LINKED), " ", Link("https://vagsund.example/", (Text("ord "), ins("ny")))),),
    "looks": (
        Paragraph(
            (
                Reformatted((Strong((Text("b c"),)),), (Text("b "), Emphasis((Text("c"),))), "c"),
                Reformatted((Strong((Text("b"), Footnote((p("x"),)))),), (Text("b"), Footnote((p("x"),))), "c"),
            )
        ),
    ),
    "references": (
        heading(1, "A", "x", "1"),
        went(heading(1, "B", "y", "2")),
        p("se ", Reference("x", "kapittel 1", "1"), gone(Reference("y", "kapittel 2", "2")), ins(Reference("x", "A"))),
    ),
    "pictures": (
        went(FIGURE),
        came(CaptionedFigure(Figure("p.png", "Bilde"), FIGURE.caption)),
        p(InlinePicture("p.png", "x"), ins(InlinePicture("p.png", "y"))),
    ),
    "fields to fill in": (
        came(FormField("t", "Tittel", "Skriv her")),
        went(FormField("t", "Tittel", "Velg", ("a", "b"))),
        FormField("u", "Tittel", "Skriv her"),
        p("x"),
    ),
    "the rest": (
        came(Rule()),
        went(CodeBlock("a\nb")),
        came(Quote((p("x"), Quote((p("y"),))))),
        came(Facts((("a", (Text("b"),)),))),
        Facts((("a", (Text("b"), ins("c"))),)),
        came(Contents("headings", "Innhold", (ContentsEntry(1, "1", "A", "x"),))),
        heading(1, "A", "x", "1"),
    ),
}
each_case = pytest.mark.parametrize(("on", "given"), [(on, blocks) for on in ON.values() for blocks in CASES.values()])


@each_case
def test_accepting_all_gives_the_newer_text(on: Template, given: Blocks) -> None:
    assert structure(accepted(redline(*given, on=on))) == structure(write(plan_of(accept_all(given)), on))


@each_case
def test_rejecting_all_gives_the_older_text(on: Template, given: Blocks) -> None:
    assert structure(rejected(redline(*given, on=on))) == structure(write(plan_of(reject_all(given)), on))


@pytest.mark.parametrize("given", CASES.values(), ids=CASES)
def test_validators_find_nothing_that_the_template_does_not_have(given: Blocks, tmp_path: Path) -> None:
    assert complaints(redline(*given, on=vagsund_template()), tmp_path) <= complaints(vagsund_template().data, tmp_path)


def complaints(data: bytes, folder: Path) -> set[str]:
    file = folder / "file.docx"
    file.write_bytes(data)
    told = {finding.message for finding in check(file)}
    return told | {f"{error.part_uri} {error.description}" for error in OpenXmlValidator().validate(file).errors}


@pytest.mark.parametrize("given", CASES.values(), ids=CASES)
def test_marks_and_ids_are_one_of_a_kind(given: Blocks) -> None:
    root = body(redline(*given))
    marks = [each.get(f"{W}id") for each in root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo", f"{W}pPrChange")]
    assert len(marks) == len(set(marks))
    for name in ("bookmarkStart", "moveFromRangeStart", "moveToRangeStart"):
        names = [each.get(f"{W}name") for each in root.iter(f"{W}{name}")]
        assert len(names) == len(set(names))


def test_a_mark_tells_who_and_when() -> None:
    marked = next(body(redline(p("a ", ins("b")))).iter(f"{W}ins"))
    assert (marked.get(f"{W}author"), marked.get(f"{W}date")) == ("Kari Vik", "2011-05-06T10:11:12Z")


def test_who_made_an_unknown_change_is_the_papers_author() -> None:
    given = document(p(Revised((Text("a"),), "inserted", "?")), properties=Properties("Vågsund kommune", date="2011-05-01"))
    marked = next(body(write(given, plain_template())).iter(f"{W}ins"))
    assert (marked.get(f"{W}author"), marked.get(f"{W}date")) == ("Vågsund kommune", "2011-05-01T00:00:00Z")


def test_without_any_date_there_is_none() -> None:
    marked = next(body(write(document(p(Revised((Text("a"),), "inserted"))), plain_template())).iter(f"{W}ins"))
    assert f"{W}date" not in marked.attrib


def test_a_change_has_one_comment_from_its_first_mark_to_its_last_in_the_paragraph() -> None:
    data = redline(p("a ", gone("b"), " og ", ins("c"), " d"), p(ins("e")))
    comments = part(data, "word/comments.xml")
    assert [("".join(each.itertext()), each.get(f"{W}initials")) for each in comments] == [
        ("Følger opp innspill 7.2: tas til følge.Se også 8.1.", "KV")
    ]
    assert re.findall(r"<w:(commentRangeStart|delText|t|commentRangeEnd|commentReference)\b", raw(data)) == [
        *("t", "commentRangeStart", "delText", "t", "t", "commentRangeEnd", "commentReference", "t", "t")
    ]


def raw(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_the_comment_of_a_change_in_a_note_stands_at_its_call() -> None:
    data = redline(p("a", Footnote((p("n", ins("m")),))))
    assert "comment" not in raw(data, "word/footnotes.xml")
    assert re.findall(r"<w:(commentRangeStart|footnoteReference|commentReference)\b", raw(data)) == [
        *("commentRangeStart", "footnoteReference", "commentReference")
    ]


def test_python_docx_finds_the_comments() -> None:
    opened = docx.Document(io.BytesIO(redline(p("a"), came(p("b")), p("c"))))
    assert [(each.author, each.text) for each in opened.comments] == [
        ("Kari Vik", "Følger opp innspill 7.2: tas til følge.\nSe også 8.1.")
    ]


def test_a_change_without_a_comment_makes_no_part() -> None:
    with zipfile.ZipFile(io.BytesIO(write(document(p(Revised((Text("a"),), "deleted"))), plain_template()))) as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_what_moved_is_moved_and_its_table_went_and_came() -> None:
    root = body(redline(*CASES["what moved"]))
    names = [[each.get(f"{W}name") for each in root.iter(f"{W}{half}RangeStart")] for half in ("moveFrom", "moveTo")]
    assert names == [["move0"], ["move0"]]
    assert ["".join(each.itertext()) for each in root.iter(f"{W}moveFrom")] == ["", "Flyttet", "", "med tekst"]
    assert [etree.QName(each[0]).localname for each in root.iter(f"{W}trPr")] == ["cantSplit", "cantSplit"]
    assert [etree.QName(each[-1]).localname for each in root.iter(f"{W}trPr")] == ["del", "ins"]


def test_half_a_move_came() -> None:
    root = body(redline(p("a"), came(p("b"), "m"), p("c")))
    assert not list(root.iter(f"{W}moveTo", f"{W}moveToRangeStart"))
    assert ["".join(each.itertext()) for each in root.iter(f"{W}ins") if len(each)] == ["b"]


def test_a_bookmark_stays_with_the_newer_of_two_headings() -> None:
    given = (went(heading(2, "A", "x", "1.1")), came(heading(1, "A", "x", "1")), p("se ", Reference("x", "kapittel 1", "1")))
    held = next(body(accepted(redline(*given))).iter(f"{W}bookmarkStart"))
    assert held.get(f"{W}name") == "p_x"


def test_a_reference_that_went_is_the_field_that_it_was_though_its_number_is_another_now() -> None:
    data = redline(heading(1, "A", "x", "1"), p(gone(Reference("x", "kapittel 3", "3")), gone(Reference("x", "andre ord"))))
    assert re.findall(r"<w:delInstrText[^>]*>([^<]*)", raw(data)) == [" REF p_x \\n \\h ", ' HYPERLINK \\l "p_x" ']


def test_the_same_redline_gives_the_same_bytes() -> None:
    blocks = tuple(block for case in CASES.values() for block in case)
    assert redline(*blocks, on=vagsund_template()) == redline(*blocks, on=vagsund_template())


def test_a_document_without_marks_knows_nothing_of_them() -> None:
    assert not re.search(r"<w:(ins|del|rPr/|pPrChange)\b", raw(write(document(p("a"), table("b")), vagsund_template())))
