"""Colours of a template that cannot be read are drawn towards black or white until they can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.model.colours import ENOUGH, contrast
from planverk.writers.html.colours import colour, readable

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"{value:06X}")


def test_black_on_white_has_all_the_contrast_there_is() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("1F4E5F", "FFFFFF") == "1F4E5F"


def test_what_is_no_colour_gives_the_other_one() -> None:
    assert [colour(value, "000000") for value in ("auto", "", "12345", "red;}", "aabbcc")] == ["000000"] * 4 + ["AABBCC"]


@given(colours, colours)
def test_any_colour_becomes_readable_on_any_background(foreground: str, background: str) -> None:
    assert contrast(readable(foreground, background), background) >= ENOUGH
