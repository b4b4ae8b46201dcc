"""A person's name is found whole and inflected, and marks take its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.model.person import Person
from planverk.privacy.marks import mask, replace_persons, restore
from planverk.privacy.search import find_exposures

KARI = Person("p1", "Kari Bo Hagen", ("Havnegata 12",), ("kari@eksempel.no",), ("912 34 567",))


@pytest.mark.parametrize(
    "text",
    [
        "Kari Bo Hagen skriver",
        "brevet fra Hagen",
        "Karis hus",
        "KARI BO HAGEN",
        "Hagen, Kari",
        "91234567",
        "912-34-567",
        "kari@eksempel.no",
        "Havnegata  12",
    ],
)
def test_a_person_is_found_in_every_form(text: str) -> None:
    assert find_exposures(text, "side 1", [KARI])


@pytest.mark.parametrize("text", ["Karita skriver", "å bo hjemme", "i barnehagen", "hagene", "5912345678", "Havnegata 122"])
def test_other_words_are_not_the_person(text: str) -> None:
    assert find_exposures(text, "side 1", [KARI]) == ()


def test_a_common_word_that_is_also_a_surname_is_shown_for_somebody_to_clear() -> None:
    assert [hit.text for hit in find_exposures("De unge kan dyrke hagen selv.", "plan.docx", [KARI])] == ["hagen"]


def test_marks_take_the_place_of_names_and_go_back_for_the_case() -> None:
    marked = replace_persons("Kari Bo Hagen, Havnegata 12, tlf. 912 34 567. Hilsen Kari", [KARI])
    assert marked == "⟦p1⟧, ⟦p1⟧, tlf. ⟦p1⟧. Hilsen ⟦p1⟧"
    assert restore(marked, {"p1": "Kari Bo Hagen"}).startswith("Kari Bo Hagen, ")
    assert mask(marked, {"p1": "Privatperson 7"}).endswith("Hilsen Privatperson 7")


@given(st.text(max_size=60), st.text(max_size=60))
def test_after_replacing_nothing_of_the_person_is_found(before: str, after: str) -> None:
    text = f"{before} Kari Bo Hagen {after} kari@eksempel.no"
    assert find_exposures(replace_persons(text, [KARI]), "brev", [KARI]) == ()
