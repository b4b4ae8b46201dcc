"""Spaces that hold: where a line must not end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.changes.compare_words import _WORD
from planverk.model.spaces import held, held_numbers


@pytest.mark.parametrize(
    "text",
    [
        "etter §~31 og §§~12 og 14",
        "200~000~kroner, 1~234~567 nok, (12~300)",
        "100~000–200~000~kr",
        "24~% av 5,5~millioner",
        "9.~mars 2011 kl.~10.00 i sak~21/11",
        "Kapittel~4.2, s.~12, tiltak~9 og formål 2",
        "i 2011 300 personer, 4.2 100, A4 200, 5 krav, 912 34 567",
    ],
)
def test_a_number_stays_beside_what_it_counts_or_names(text: str) -> None:
    assert held(text.replace("~", " ")).replace("\u00a0", "~") == text


def test_in_word_files_only_what_is_one_word_is_held() -> None:
    assert held_numbers("§ 31, 200 000 kroner, tiltak 9") == "§\u00a031, 200\u00a0000 kroner, tiltak 9"


@given(st.lists(st.sampled_from(["§", " ", "1", "23", "456", "7890", ".", ",", "-", "–", "a", "kr", "(", "'"])).map("".join))
def test_what_is_held_in_word_files_is_never_parted_by_those_who_compare(text: str) -> None:
    shown = held_numbers(text)
    assert shown.replace("\u00a0", " ") == text
    spaces = {found.start() for found in _WORD.finditer(text) if found[0].isspace()}
    assert not spaces & {at for at, character in enumerate(shown) if character == "\u00a0"}
