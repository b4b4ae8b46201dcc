"""An id stands for something else where heading and text have nothing in common with what they were, in short sections too."""

from __future__ import annotations

import pytest

from planverk.changes.sections import SectionText, reused


def is_reused(before: tuple[str, str], after: tuple[str, str]) -> bool:
    old, new = (SectionText("klage", "", title, words=words) for title, words in (before, after))
    return bool(reused({"klage": old}, {"klage": new}))


COMPLAINT = ("Klage", "Den som ikke får bolig, kan klage til formannskapet innen tre uker.")
HOUSING = (
    "Barnefamilier",
    "Barn som bor trangt, skal få en større bolig før skolestart, og Vågsund kommune skal følge dem opp hvert år.",
)
PARKING = (
    "Parkering",
    "Plassene ved kaia blir gratis for alle om sommeren, og Vågsund kommune skal sette opp nye skilt i løpet av året.",
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HOUSING, PARKING),  # about twenty words, of which three in a row are the same
        (COMPLAINT, PARKING),
        (COMPLAINT, ("Hallen", "Kommunen bygger en ny idrettshall ved skolen på Nes.")),  # nine words
    ],
)
def test_a_short_section_on_another_thing_is_told(before: tuple[str, str], after: tuple[str, str]) -> None:
    assert is_reused(before, after)
    assert is_reused(after, before)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (COMPLAINT, ("Klagerett", "Et vedtak om bolig kan påklages. Fristen er tre uker, og klagen går til formannskapet.")),
        (COMPLAINT, ("Rett til å klage", PARKING[1])),  # the heading says that it is the same thing
        (HOUSING, ("Familier med barn", "Ingen barn skal bo trangt. Større boliger går først til dem som begynner på skolen.")),
        (COMPLAINT, ("Parkering", "Det blir gratis for alle.")),  # too few words to go by
        (PARKING, PARKING),
    ],
)
def test_a_short_section_that_was_written_anew_is_not(before: tuple[str, str], after: tuple[str, str]) -> None:
    assert not is_reused(before, after)
    assert not is_reused(after, before)
