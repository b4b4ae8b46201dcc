"""A point without a reference gets places ranked by its words."""

from __future__ import annotations

from planverk.linking.suggest import build_index, stems, suggest

SECTIONS = {
    "tildeling": ("Tildeling av bolig", "Søknader om kommunal bolig vurderes av et tildelingsutvalg."),
    "startlan": ("Startlån", "Husbankens startlån gis til husstander som ikke får lån i bank."),
    "ungdom": ("Unge i etableringsfasen", "Ungdom trenger oppfølging og veiledning i egen bolig."),
}


def best(text: str) -> str:
    return suggest(text, build_index(SECTIONS))[0].target


def test_the_section_that_speaks_of_the_same_comes_first() -> None:
    assert best("Vi savner noe om lån fra Husbanken.") == "startlan"
    assert best("De unge må følges opp bedre.") == "ungdom"


def test_nynorsk_finds_bokmål() -> None:
    assert best("Rettleiing til ungdommar i eigen bustad er viktig.") == "ungdom"


def test_a_compound_finds_its_parts() -> None:
    assert best("Boligtildelingen tar for lang tid.") == "tildeling"


def test_words_that_stand_nowhere_suggest_nothing() -> None:
    assert suggest("Xyzzy qwerty", build_index(SECTIONS)) == ()
    assert stems("og i på det") == []
