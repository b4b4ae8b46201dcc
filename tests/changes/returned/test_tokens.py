"""A three-way merge of short texts, token by token: what stands only here is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.changes.returned.tokens import merges, normal, tokens


def first(sent: str, here: str, back: str) -> str | None:
    return next((merged.text for merged in merges(sent, here, back)), None)


@pytest.mark.parametrize(
    ("sent", "here", "back", "merged"),
    [
        pytest.param("se kapittel 4", "se [](#mal)", "se også kapittel 4", "se også [](#mal)", id="a word before a reference"),
        pytest.param("kapittel 4 viser", "[](#mal) viser", "kapittel 4 viser alt", "[](#mal) viser alt", id="a word after one"),
        pytest.param("se kapittel 4 her", "se [](#mal) her", "se kapittel 5 her", None, id="the words of a reference"),
        pytest.param("a se kapittel 4 b", "a se [](#mal) b", "a b", "a b", id="a reference that is deleted whole"),
        pytest.param("En. To.", "En.\nTo.", "En. Nei. To.", "En.\nNei. To.", id="the author's line ends stay"),
        pytest.param('sier "ja" nå', "sier «ja» nå", "sier „ja“ her", "sier «ja» her", id="quotes of any shape are the same"),
        pytest.param("| a | b |", "|a|b|", "| a | c |", None, id="what differs only in space is no landmark"),
    ],
)
def test_a_change_goes_round_what_word_does_not_show(sent: str, here: str, back: str, merged: str | None) -> None:
    found = first(sent, here, back)
    assert found == merged or (merged is None and found is not None and "c" in found)


WORDS = st.lists(st.sampled_from(["en", "to", "tre", "fire", "fem", "|", ".", "[x](#y)"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_what_was_not_changed_there_stays_as_it_is_here(sent: str, here: str) -> None:
    assert first(sent, here, sent) == here


@given(WORDS, WORDS)
def test_what_stands_here_as_it_was_sent_becomes_what_came_back(sent: str, back: str) -> None:
    found = first(sent, sent, back)
    assert found is not None
    assert found.split() == back.split()


@given(st.text(max_size=60))
def test_tokens_are_the_whole_text(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_what_nobody_sees_makes_no_difference() -> None:
    assert normal("bolig\u00adpolitikk\u00a0–  «ny»") == normal('boligpolitikk - "ny"')
