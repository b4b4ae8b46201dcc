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

from accepting import accept_all, reject_all
from planverk.model.content import (
    Block,
    Blocks,
    Footnote,
    Reference,
    Revised,
    RevisedBlock,
    Text,
)
from planverk.model.document import Document, Properties, Revision
from planverk.model.template import Template
from planverk.writers.docx import write
from redline_cases import CASES, PICTURES, came, gone, ins, table, went
from support_word import W, body, document, heading, p, part, plain_template, vagsund_template
from word_revisions import accepted, rejected, structure

ON = {"plain": plain_template(), "vagsund": vagsund_template()}
TOLD = {"c": Revision("Kari Vik", "2011-05-06T10:11:12+02:00", ("Følger opp innspill 7.2: tas til følge.", "Se også 8.1."))}


def redline(*blocks: Block, on: Template | None = None) -> bytes:
    return write(document(*blocks, pictures=PICTURES, revisions=TOLD), on or plain_template())


def plan_of(blocks: Blocks) -> Document:
    return document(*blocks, pictures=PICTURES)


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


def test_changes_of_one_day_that_meet_have_each_a_time_of_their_own() -> None:
    told = {name: Revision("Kari Vik", "2011-05-06") for name in "ab"}
    text = p("Vi ", Revised((Text("bygger."),), "inserted", "a")), RevisedBlock(p("Mer."), "inserted", "b")
    root = body(write(document(*text, revisions=told), plain_template()))
    assert sorted({each.get(f"{W}date") for each in root.iter(f"{W}ins")}) == ["2011-05-06T00:00:00Z", "2011-05-06T00:02:00Z"]


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
