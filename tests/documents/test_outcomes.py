"""Outcomes in words: in nynorsk the participle agrees with its noun."""

from __future__ import annotations

import pytest

from planverk.documents.outcomes import Noun, outcome_cell, outcome_sentence
from planverk.model.labels import labels
from planverk.model.response import Outcome

NB, NN = labels("nb"), labels("nn")


@pytest.mark.parametrize(
    ("noun", "several", "sentence"),
    [
        ("innspill", False, "Innspelet vert teke til følgje."),
        ("innspill", True, "Innspela vert tekne til følgje."),
        ("merknad", False, "Merknaden vert teken til følgje."),
        ("merknad", True, "Merknadene vert tekne til følgje."),
    ],
)
def test_nynorsk_bends_the_participle(noun: Noun, several: bool, sentence: str) -> None:
    assert outcome_sentence(Outcome.FOLLOWED, noun, NN, several) == sentence


def test_bokmal_says_the_same_of_all() -> None:
    assert outcome_sentence(Outcome.NOT_FOLLOWED, "innspill", NB) == "Innspillet tas ikke til følge."
    assert outcome_sentence(Outcome.NOT_FOLLOWED, "merknad", NB, True) == "Merknadene tas ikke til følge."


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_outcome_has_words_of_its_own(language: str) -> None:
    cells = [outcome_cell(each, "merknad", labels(language)) for each in (*Outcome, None)]
    assert len(set(cells)) == len(Outcome) + 1
    assert all(cell[0].isupper() for cell in cells)


def test_a_municipality_may_say_it_in_its_own_words() -> None:
    assert outcome_cell(Outcome.NOTED, "innspill", labels("nb", {"outcome-orientering-n": "tas til etterretning"})) == (
        "Tas til etterretning"
    )
