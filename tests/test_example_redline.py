"""The example's redline in Word: accepting all gives today's plan, rejecting all the plan that was on hearing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from planverk.model.document import Document
from planverk.service.books import Books, open_books
from planverk.service.redline import redline_document
from planverk.service.workspace import open_workspace
from planverk.writers.docx import write
from support_word import W, part
from word_revisions import accepted, rejected, structure

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def books() -> Books:
    return open_books(open_workspace(ROOT), "boligsosial-handlingsplan", "hearing-1")


@pytest.fixture(scope="module")
def redline(books: Books) -> Document:
    return redline_document(books)


@pytest.fixture(scope="module")
def marked(books: Books, redline: Document) -> bytes:
    return write(redline, books.template)


def alone(books: Books, version: Document, redline: Document) -> bytes:
    """One of the two versions, with the redline's own cover."""
    return write(replace(version, fields=redline.fields), books.template)


def test_accepting_all_gives_the_newer_plan(books: Books, redline: Document, marked: bytes) -> None:
    assert structure(accepted(marked)) == structure(alone(books, books.compared.new.document, redline))


def test_rejecting_all_gives_the_plan_that_was_on_hearing(books: Books, redline: Document, marked: bytes) -> None:
    old = alone(books, books.compared.old.document, redline)
    assert structure(rejected(marked)) == structure(old)


def test_every_change_that_has_a_cause_has_its_comment(redline: Document, marked: bytes) -> None:
    told = [revision for revision in redline.revisions.values() if revision.comment]
    assert told
    assert len(part(marked, "word/comments.xml")) == len(told)
    assert len(list(part(marked, "word/document.xml").iter(f"{W}commentReference"))) == len(told)


def test_validators_find_nothing(marked: bytes, tmp_path: Path) -> None:
    file = tmp_path / "redline.docx"
    file.write_bytes(marked)
    assert [finding.message for finding in check(file)] == []
    assert [error.description for error in OpenXmlValidator().validate(file).errors] == []
