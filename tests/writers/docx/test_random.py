"""Any document at all: it is written, opens again, holds every word in order, and comes out the same twice."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from ooxml_integrity import check

from document_strategies import blocks, inlines, text
from planverk.model.content import Blocks, BulletList, CrossReference, Inlines, Paragraph, walk
from planverk.model.document import Draft, PageMap
from planverk.writers.docx import write
from planverk.writers.docx.texts import paragraphs
from support_word import W, body, document, everything, p, plain_template, png, to_text, vagsund_template

PLAIN, VAGSUND = plain_template("{{ title }}", "{{ body }}", "etter"), vagsund_template()
PAGES = PageMap({"a": 1, "b": 2}, {"a": "1", "b": "2"}, 2)
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def squeezed(said: str) -> str:
    """Text without white space, as XML holds it."""
    return re.sub(r"\s+", "", _FORBIDDEN.sub("\ufffd", said))


def shown(root: etree._Element) -> str:
    """Every character of a part, soft hyphens among them, without white space and without the results of fields for pages."""
    marks = {f"{W}softHyphen": "\u00ad"}
    return squeezed("".join(marks.get(each.tag, each.text or "") for each in root.iter(f"{W}t", f"{W}softHyphen")))


def stands_in_order(said: list[str], whole: str) -> bool:
    at = 0
    for each in said:
        found = whole.find(squeezed(each), at)
        if found < 0:
            return False
        at = found + len(squeezed(each))
    return True


@SLOW
@given(blocks(), st.sampled_from((PLAIN, VAGSUND)), st.booleans())
def test_any_document_opens_again_and_comes_out_the_same_twice(given: Blocks, on: object, is_draft: bool) -> None:
    made = document(*given, pictures={"p.png": png()}, draft=Draft("UTKAST", "Funn", ("x",)) if is_draft else None)
    data = write(made, on, PAGES)  # type: ignore[arg-type]
    docx.Document(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    assert data == write(made, on, PAGES)  # type: ignore[arg-type]


def is_resolved(given: Blocks) -> bool:
    """No document holds a reference that is not; the writer shows the bare id of one."""
    return not any(isinstance(each, CrossReference) for each in walk(given))


@SLOW
@given(blocks().filter(is_resolved))
def test_any_document_holds_every_word_in_order(given: Blocks) -> None:
    root = body(write(document(*given, pictures={"p.png": png(), "gone.png": png()}), PLAIN))
    assert stands_in_order(list(paragraphs(given)), shown(root))


@SLOW
@given(blocks())
def test_ids_of_bookmarks_and_drawings_are_never_used_twice(given: Blocks) -> None:
    root = body(write(document(*given, pictures={"p.png": png()}), VAGSUND))
    for name, key in ((f"{W}bookmarkStart", f"{W}id"), (f"{W}bookmarkStart", f"{W}name"), ("{*}docPr", "id")):
        found = [each.get(key) for each in root.iter(name)]
        assert len(found) == len(set(found))
    starts, ends = ([each.get(f"{W}id") for each in root.iter(f"{W}bookmark{end}")] for end in ("Start", "End"))
    assert sorted(starts) == sorted(ends)


@SLOW
@given(inlines())
def test_every_field_begins_parts_and_ends(content: Inlines) -> None:
    root = body(write(document(Paragraph(content)), PLAIN))
    kinds = [each.get(f"{W}fldCharType") for each in root.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


@SLOW
@given(text, text, text)
def test_any_words_may_stand_in_fields_and_properties(title: str, author: str, finding: str) -> None:
    made = document(title=title, fields={"title": title}, draft=Draft(author, title, (finding,)))
    data = write(made, PLAIN)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    assert squeezed(finding) in shown(body(data))


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(given=blocks())
def test_the_validator_finds_nothing_in_any_document(given: Blocks, tmp_path: Path) -> None:
    file = tmp_path / "made.docx"
    file.write_bytes(write(document(*given, pictures={"p.png": png()}), VAGSUND, PAGES))
    assert [each for each in check(file) if each.severity == "ERROR"] == []


def test_one_enormous_paragraph_is_written() -> None:
    words = "ord " * 1_300_000
    assert len(shown(body(write(document(p(words)), PLAIN)))) >= 3_900_000


def test_a_hundred_lists_in_one_another_are_written() -> None:
    inner: Blocks = (p("innerst"),)
    for depth in range(100):
        inner = (BulletList(((p(f"nivå {depth}"), *inner),)),)
    assert "innerst" in shown(body(write(document(*inner), PLAIN)))


@pytest.mark.slow
def test_libreoffice_shows_every_word_in_order(tmp_path: Path, soffice: str, pdftotext: str) -> None:
    made = everything()
    whole = squeezed(to_text(write(made, vagsund_template()), tmp_path, soffice))
    said = [word for each in paragraphs(made.body) for word in each.split()]
    missing = [word for word in said if squeezed(word) not in whole]
    assert missing == []
