"""Text in normal form, and plain text as people and mail programs write it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.readers.responses.charsets import decode
from planverk.readers.responses.normal import from_plain, normal, removed_controls, unseen_marks


def test_newlines_controls_and_composed_letters() -> None:
    assert normal("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert normal("no\x00thing \x07here") == "nothing here"
    assert normal("A\u030a") == "Å"
    assert normal("a\n\n\n\n b  \n") == "a\n\n b"


def test_marks_that_nobody_sees_are_kept_and_named() -> None:
    text = "a\u202eb\u200bc"
    assert normal(text) == text
    assert unseen_marks(text) == ("U+200B", "U+202E")
    assert removed_controls("a\x00b\x1bc\n\t\r\n") == 2


@given(st.text())
def test_normal_text_comes_back_as_it_is(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in once)


@given(st.text(st.characters(codec="utf-8")))
def test_no_letter_is_lost_from_plain_text(text: str) -> None:
    letters = [c for c in unicodedata.normalize("NFC", normal(text)) if c.isalnum()]
    assert [c for c in from_plain(text) if c.isalnum()] == letters


def test_lines_that_a_machine_broke_are_put_together() -> None:
    wrapped = (
        "Vi viser til brevet og vil gjerne si at planen er god, men at den mangler\n"
        "noe om ungdom som skal flytte hjemmefra for første gang.\n"
        "\n"
        "Med vennlig hilsen\n"
        "Kari"
    )
    assert from_plain(wrapped).split("\n\n")[0].endswith("mangler noe om ungdom som skal flytte hjemmefra for første gang.")
    assert from_plain(wrapped).endswith("Med vennlig hilsen\nKari")


def test_where_each_line_is_a_paragraph_each_gets_its_own() -> None:
    long = (
        "Dette avsnittet er så langt at ingen maskin har brutt det, for det står på én linje i filen slik den kom til oss i dag."
    )
    assert from_plain(f"{long}\n{long}") == f"{long}\n\n{long}"


def test_list_items_keep_lines_of_their_own_and_bullets_become_dashes() -> None:
    assert from_plain("Vi ber om:\n• flere boliger\n• en plan\n1. første\n2. andre") == (
        "Vi ber om:\n- flere boliger\n- en plan\n1. første\n2. andre"
    )


def test_quoted_lines_of_an_earlier_mail_stay() -> None:
    assert from_plain("Ja.\n\n> Frist 29. april\n> Hilsen oss") == "Ja.\n\n> Frist 29. april\n> Hilsen oss"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("us-ascii", "cp1252"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("x-unknown-9", "utf-8"),
        ("utf-16", "utf-8"),
        ("", "utf-16"),
        ("", "utf-16-le"),
        ("", "utf-8-sig"),
        ("hex", "cp1252"),
        ("idna", "utf-8"),
    ],
)
def test_the_text_is_read_though_the_encoding_is_a_lie(declared: str, encoding: str) -> None:
    text = "Høringsuttalelse frå Ærøya – «ja»"
    assert decode(text.encode(encoding), declared).lstrip("\ufeff") == text
