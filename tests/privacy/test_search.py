"""A person's name is found whole and inflected, and marks take its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.model.person import Person
from planverk.privacy.marks import mask, replace_persons, restore
from planverk.privacy.person_forms import plain
from planverk.privacy.search import Searcher

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
        "912.34.567",
        "(+47) 91 23 45 67",
        "Kari Hagen",
        "hagen kari bo",
        "KariHagen_svar.pdf",
        "@karibohagen",
        "H A G E N",
        "kari_hagen",
    ],
)
def test_a_person_is_found_in_every_form(text: str) -> None:
    assert Searcher([KARI]).find(text, "side 1")


@pytest.mark.parametrize("text", ["Karita skriver", "å bo hjemme", "i barnehagen", "hagene", "5912345678", "Havnegata 122"])
def test_other_words_are_not_the_person(text: str) -> None:
    assert Searcher([KARI]).find(text, "side 1") == ()


def test_a_common_word_that_is_also_a_surname_is_shown_for_somebody_to_clear() -> None:
    assert [hit.text for hit in Searcher([KARI]).find("De unge kan dyrke hagen selv.", "plan.docx")] == ["hagen"]


def test_a_name_that_is_an_everyday_word_tells_nobody_in_small_letters() -> None:
    per = Person("p1", "Per Dag Vik")
    assert Searcher([per]).find("Det koster 200 000 kroner per bolig i dag, og hans hus ligger i ei vik.", "plan.docx") == ()
    found = Searcher([per]).find("Spør Per, PER DAG eller Vik!", "plan.docx")
    assert [hit.text for hit in found] == ["Per", "PER DAG", "Vik"]
    assert replace_persons("Jeg bor her per i dag. Hilsen Per", [per]) == "Jeg bor her per i dag. Hilsen ⟦p1⟧"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ordfører Kari Mette Lindvik", []),
        ("Prosjektleder Kari Lunde, tlf.", []),
        ("Ola Hagen leder rådet", []),
        ("Kari Hagen", ["Kari Hagen"]),
        ("Også Hagen sier det", ["Hagen"]),
        ("Hilsen Kari Vedlegg: kart", ["Kari"]),
        ("Hilsen Kari\nStrandveien", ["Kari"]),
        ("Kari, Mette og Ola", ["Kari"]),
    ],
)
def test_a_name_that_is_part_of_somebody_elses_tells_nobody(text: str, found: list[str]) -> None:
    assert [hit.text for hit in Searcher([KARI]).find(text, "plan.pdf")] == found


def test_marks_take_the_place_of_names_and_go_back_for_the_case() -> None:
    marked = replace_persons("Kari Bo Hagen, Havnegata 12, tlf. 912 34 567. Hilsen Kari", [KARI])
    assert marked == "⟦p1⟧, ⟦p1⟧, tlf. ⟦p1⟧. Hilsen ⟦p1⟧"
    assert restore(marked, {"p1": "Kari Bo Hagen"}).startswith("Kari Bo Hagen, ")
    assert mask(marked, {"p1": "Privatperson 7"}).endswith("Hilsen Privatperson 7")


@pytest.mark.parametrize(
    "text", ["Bjørn-Åge Sæther", "Bjorn-Aage Saether", "bjornagesaether", "Bjørn Åge", "Bjoern-Aage", "Sæthers"]
)
def test_a_name_is_found_in_the_letters_that_a_machine_had(text: str) -> None:
    assert Searcher([Person("p1", "Bjørn-Åge Sæther")]).find(text, "vedlegg")


@pytest.mark.parametrize(
    "sent", ["Ka\u00adri\u00a0Bo Ha\u200bgen", "Kari Bo Ha-\ngen", "Ka-\n  ri", "kari@eksempel.no", "Havnegata 12"]
)
def test_what_a_search_finds_in_a_letter_a_mark_takes_the_place_of(sent: str) -> None:
    marked = replace_persons(f"Jeg er {sent}, og skriver.", [KARI])
    assert marked.replace("⟦p1⟧ ⟦p1⟧", "⟦p1⟧") == "Jeg er ⟦p1⟧, og skriver."


def test_an_address_of_mail_is_replaced_whole_and_not_the_name_in_it() -> None:
    assert replace_persons("Skriv til a.hagen@eget.no!", [Person("p1", "Anne Hagen", emails=("a.hagen@eget.no",))]) == (
        "Skriv til ⟦p1⟧!"
    )


@pytest.mark.parametrize("name", ["horingssvarhagen.pdf", "SvarHagen2.docx", "uttale-hagenfamilien.tar.gz", "www.hagenblogg.no"])
def test_a_name_within_the_name_of_a_file_is_replaced(name: str) -> None:
    marked = replace_persons(f"Vedlegg: {name}", [KARI])
    assert "⟦p1⟧" in marked
    assert "hagen" not in marked.casefold()


def test_a_farm_that_has_the_name_is_replaced_in_the_persons_own_letter_alone() -> None:
    assert replace_persons("Vi bor på Hagengården. Kariløkka er fin.", [KARI]) == "Vi bor på ⟦p1⟧. Kariløkka er fin."
    assert Searcher([KARI]).find("Hagengården", "plan.pdf") == ()


GAPS = st.sampled_from(["\u00ad", "-\n", "\u200b", " ", "\n", "\u00a0", "", ".", "_"])


@settings(deadline=None)
@given(st.lists(GAPS, min_size=11, max_size=11), st.text(max_size=20), st.text(max_size=20))
def test_however_a_name_is_parted_nothing_of_the_person_is_found_afterwards(gaps: list[str], before: str, after: str) -> None:
    parted = "".join(letter + gap for letter, gap in zip("KariBoHagen", gaps, strict=True))
    text = plain(f"{before} {parted} {after}")
    assert Searcher([KARI]).find(replace_persons(text, [KARI]), "brev") == ()


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_after_replacing_nothing_of_the_person_is_found(before: str, after: str) -> None:
    text = f"{before} Kari Bo Hagen {after} kari@eksempel.no"
    assert Searcher([KARI]).find(replace_persons(text, [KARI]), "brev") == ()
