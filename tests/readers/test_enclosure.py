"""An attached PDF says how long it is and who can read it; whatever else comes, it is told in a sentence."""

from __future__ import annotations

import io
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.readers.enclosure import Enclosure, look_at

PLACE = Place("files/brev.pdf")


def pdf(tagged: bool = False) -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    if tagged:
        made.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_pages_and_tags_are_seen() -> None:
    assert look_at(pdf(), PLACE) == Enclosure(1, tagged=False)
    assert look_at(pdf(tagged=True), PLACE) == Enclosure(1, tagged=True)


def test_a_claim_of_pdf_a_is_seen_in_either_form() -> None:
    assert look_at(pdf() + b"<pdfaid:part>2</pdfaid:part>", PLACE).archive_part == 2
    assert look_at(pdf() + b'pdfaid:part="1"', PLACE).archive_part == 1


@pytest.mark.parametrize("data", [b"", b"hei", b"%PDF-1.7\nikke mer"])
def test_what_is_no_pdf_is_said(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        look_at(data, PLACE)


def test_a_locked_pdf_is_told_from_a_broken_one() -> None:
    made, locked = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnreadableFile, match="locked with a password"):
        look_at(locked.getvalue(), PLACE)
    with pytest.raises(UnreadableFile, match="broken"):
        look_at(pdf()[:200], PLACE)


def test_a_page_that_cannot_be_shown_makes_the_pdf_a_broken_one() -> None:
    made, out = pikepdf.new(), io.BytesIO()
    for _ in range(2):
        made.add_blank_page()
    made.save(out)
    assert look_at(out.getvalue(), PLACE).pages == 2
    with pytest.raises(UnreadableFile, match="broken"):
        look_at(out.getvalue().replace(b"/Kids [ 3 0 R", b"/Kids [ 9 0 R"), PLACE)


@given(st.binary(max_size=60), st.integers(0, 800))
def test_whatever_the_bytes_are_there_is_an_answer(data: bytes, cut: int) -> None:
    whole = pdf()
    for given_bytes in (b"%PDF-" + data, whole[:cut] + data + whole[cut:]):
        with suppress(UnreadableFile):
            assert look_at(given_bytes, PLACE).pages >= 0
