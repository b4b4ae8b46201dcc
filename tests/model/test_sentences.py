"""Sentences of Norwegian text: abbreviations and dates end none, blank lines and list items do."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.model.sentences import paragraphs, sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi støtter planen. Den er god.", ["Vi støtter planen.", "Den er god."]),
        ("Se kap. 4.2 og pkt. 3. Der står det.", ["Se kap. 4.2 og pkt. 3. Der står det."]),
        ("Fristen er 29. april 2011. Takk!", ["Fristen er 29. april 2011.", "Takk!"]),
        ("Jf. Husbankens veileder, f.eks. Startlån. Ja?", ["Jf. Husbankens veileder, f.eks. Startlån.", "Ja?"]),
        ("«Dette er bra.» Det mener vi.", ["«Dette er bra.»", "Det mener vi."]),
        ("Vi ønsker:\n- lys\n- benker", ["Vi ønsker:", "- lys", "- benker"]),
        ("En linje\nsom går videre.\n\nNy.", ["En linje\nsom går videre.", "Ny."]),
        ("", []),
        ("   \n ", []),
    ],
)
def test_text_is_split_into_its_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(alphabet=st.sampled_from("aB. \n-1.)«»!?øÆ\t"), max_size=120))
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    held = "".join(text[s.start : s.end] for s in spans)
    assert "".join(held.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert sum(p.end - p.start for p in paragraphs(text)) >= sum(s.end - s.start for s in spans)
