"""A quote is found again after edits elsewhere, and the right one among equals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planverk.model.quotes import locate, make_quote
from planverk.model.response import Quote
from planverk.model.sentences import SentenceSpan


def test_of_equal_words_the_one_with_the_same_surroundings_is_found() -> None:
    text = "Vi ber om lys. Takk for svar. Vi ber om lys. Og om benker."
    second = text.rindex("Vi ber om lys.")
    quote = make_quote(text, second, second + 14)
    assert locate("Innledning. " + text, quote) == SentenceSpan(second + 12, second + 26)


def test_words_that_are_gone_are_nowhere() -> None:
    assert locate("Noe annet", Quote("Vi ber om lys.")) is None
    assert locate("Noe annet", Quote("")) is None


@given(st.text(max_size=80), st.data())
def test_a_quote_is_found_where_it_was_made(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = locate(text, make_quote(text, start, end))
    if start == end:
        assert found is None
    else:
        assert found is not None
        assert text[found.start : found.end] == text[start:end]


def test_one_line_of_hundreds_that_are_alike_is_told_from_the_others_at_once() -> None:
    text = "1. Ja\n" * 500  # took minutes when every place was compared character by character
    spans = [SentenceSpan(at, at + 5) for at in range(0, len(text), 6)]
    assert [locate(text, make_quote(text, span.start, span.end)) for span in spans] == spans
