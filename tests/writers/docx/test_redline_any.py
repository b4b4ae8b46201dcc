"""Any two texts: their redline in Word gives the newer one when all is accepted, and the older when all is rejected."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from ooxml_integrity import check

import document_edits as edits
from document_strategies import blocks
from planverk.changes.compare import compare
from planverk.changes.compare_texts import words_of_all
from planverk.model.content import (
    Blocks,
    CaptionedFigure,
    CaptionedTable,
    Contents,
    Figure,
    Footnote,
    Landscape,
    NumberedHeading,
    PageBreak,
    Reference,
    Reformatted,
    Revised,
    RevisedBlock,
    Row,
    Rule,
    Text,
    plain,
    walk,
)
from planverk.model.document import Document, Revision
from planverk.model.place import Place
from planverk.model.template import Template
from planverk.writers.docx import write
from support_word import W, document, p, part, plain_template, png, vagsund_template
from word_revisions import accepted, rejected, structure

PLAIN, VAGSUND = plain_template(), vagsund_template()
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
ON = {"plain": PLAIN, "vagsund": VAGSUND}
templates = st.sampled_from(tuple(ON))
COMMENTED = Revision("Kari Vik", "2011-05-06", ("Følger opp innspill 7.2.",))


def of(text: Blocks) -> Document:
    return document(*text, pictures={"p.png": png()})


def redline_of(old: Blocks, new: Blocks) -> Document:
    compared = compare(of(old), of(new))
    return replace(of(compared.body), revisions={change.id: COMMENTED for change in compared.changes})


def as_made(text: Blocks) -> Blocks:
    """The text as an assembled document has it: references have the number of what they lead to, pages that lie hold words."""
    labels = {each.id: each.label for each in walk(text) if isinstance(each, NumberedHeading)}

    def made(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(made, value))
        if isinstance(value, Reference):
            label = labels.get(value.target)
            return Reference(value.target, f"kapittel\u00a0{label}", label) if label else Reference(value.target, "borte")
        if isinstance(value, Landscape):
            value = replace(value, blocks=(p("liggende"), *value.blocks, p("slutt")))
        if is_dataclass(value) and not isinstance(value, Place):
            return replace(value, **{each.name: made(getattr(value, each.name)) for each in fields(value)})  # type: ignore[type-var]
        return value

    return made(text)  # type: ignore[return-value]


def could_be_made(text: Blocks) -> bool:
    """Ids stand once, captions and notes say something; lists of contents are derived, and no part of what a redline proves."""
    held = [getattr(each, "id", "") for each in walk(text)]
    held += [each.caption.id for each in walk(text) if isinstance(each, (CaptionedTable, CaptionedFigure))]
    ids = [each for each in held if each]
    captions = [each.caption for each in walk(text) if isinstance(each, Figure) and each.caption]
    derived = any(isinstance(each, Contents) for each in walk(text))
    notes = [words_of_all(each.blocks) for each in walk(text) if isinstance(each, Footnote)]
    said = all(words.strip() for words in (*map(plain, captions), *notes))
    return len(ids) == len(set(ids)) and said and not derived


# A plan has chapters with numbers; where one text had none, its headings would have the style that is numbered in the other.
CHAPTER = NumberedHeading(1, (Text("Innledning"),), "innledning", "numbered", (1,), "1")
texts = blocks().filter(could_be_made).map(lambda text: as_made((CHAPTER, p("foran"), *text, p("etter"))))


def both_come_back(old: Blocks, new: Blocks, on: Template) -> bytes:
    data = write(redline_of(old, new), on)
    assert structure(accepted(data)) == structure(write(of(new), on))
    assert structure(rejected(data)) == structure(write(of(old), on))
    return data


@SLOW
@given(texts, texts, templates)
def test_both_texts_come_back_from_any_two(old: Blocks, new: Blocks, on: str) -> None:
    both_come_back(old, new, ON[on])


@pytest.mark.slow
@settings(SLOW, max_examples=150)
@given(texts, texts)
def test_both_texts_come_back_from_any_two_however_many_are_tried(old: Blocks, new: Blocks) -> None:
    both_come_back(old, new, VAGSUND)


@SLOW
@given(st.integers(0, 2**32), templates)
def test_both_plans_come_back_when_one_was_made_of_the_other(seed: int, on: str) -> None:
    random = Random(seed)
    old = edits.plan(random)
    new = edits.edited(old, random)
    data = both_come_back(as_made(old), as_made(new), ON[on])
    root = part(data, "word/document.xml")
    marks = [each.get(f"{W}id") for each in root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")]
    assert len(marks) == len(set(marks))


@SLOW
@given(st.integers(0, 2**32))
def test_every_change_with_a_comment_has_one(seed: int) -> None:
    random = Random(seed)
    old = edits.plan(random)
    given = redline_of(old, edits.edited(old, random))
    marked = {
        each.change
        for each in walk(given.body)
        if isinstance(each, (Revised, RevisedBlock, Reformatted)) or (isinstance(each, Row) and each.revision)
    }
    data = write(given, PLAIN)
    comments = part(data, "word/comments.xml") if marked else ()
    assert len(comments) == len(marked)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        found = [each.get(f"{W}id") for each in part(data, "word/document.xml").iter(f"{W}{name}")]
        assert sorted(found) == sorted(each.get(f"{W}id") for each in comments)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(old=texts, new=texts)
def test_the_validator_finds_nothing_in_any_redline(old: Blocks, new: Blocks, tmp_path: Path) -> None:
    file = tmp_path / "made.docx"
    file.write_bytes(write(redline_of(old, new), VAGSUND))
    assert [each for each in check(file) if each.severity == "ERROR"] == []


@pytest.mark.parametrize("other", [(), (Landscape(()), PageBreak()), (PageBreak(), Landscape(())), (Rule(), PageBreak())])
def test_a_page_break_beside_pages_that_lie_is_no_part_of_them(other: Blocks) -> None:
    alone, beside = as_made((p("foran"), PageBreak(), p("etter"))), as_made((p("foran"), *other, p("etter")))
    both_come_back(alone, beside, VAGSUND)
    both_come_back(beside, alone, VAGSUND)
    for lying in ((Landscape(()),), (Landscape(()), PageBreak()), (PageBreak(), Landscape(()))):
        both_come_back(as_made((p("foran"), *lying, p("etter"))), beside, VAGSUND)


@pytest.mark.parametrize("on", [PLAIN, VAGSUND])
def test_from_nothing_to_something_and_back(on: Template) -> None:
    something = as_made(edits.plan(Random(7)))
    assert etree.tostring(part(both_come_back((), something, on), "word/document.xml"))
    both_come_back(something, (), on)
