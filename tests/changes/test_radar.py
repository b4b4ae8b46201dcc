"""What calls for a look before the plan goes on without a new hearing, and what does not."""

from __future__ import annotations

import pytest

from planverk.changes.radar import Names, touches
from planverk.model.account import Touched
from planverk.model.change import Change

NAMES = Names(
    goals=frozenset({"m-bolig"}),
    measures=frozenset({"t-fond"}),
    goal_titles=("Alle skal bo trygt",),
    parties=("NAV Vågsund", "Husbanken", "Enhet for eiendom", ""),
)


def found(before: str, after: str, target: str = "") -> dict[Touched, tuple[str, ...]]:
    change = Change("a1", "reworded", "text", "tildeling", target=target, before=before, after=after)
    return {touch.kind: touch.words for touch in touches(change, NAMES)}


@pytest.mark.parametrize(
    ("before", "after", "kind", "words"),
    [
        ("Det bygges 8 boliger.", "Det bygges 10 boliger.", Touched.FIGURE, ("8", "10")),
        ("Fond på 1 000 000 kroner.", "Fond på 1 500 000 kroner.", Touched.FIGURE, ("1 000 000 kroner", "1 500 000 kroner")),
        ("Det bygges åtte boliger.", "Det bygges ti boliger.", Touched.FIGURE, ("åtte", "ti")),
        ("Det bygges tjueto boliger.", "Det bygges seksten boliger.", Touched.FIGURE, ("tjueto", "seksten")),
        ("Arbeidet er ferdig i juni.", "Arbeidet er ferdig i september.", Touched.DEADLINE, ("juni", "september")),
        ("Ferdig våren 2013.", "Ferdig hausten 2013.", Touched.DEADLINE, ("våren", "hausten")),
        ("Planen skal reviderast årleg.", "Planen skal reviderast månadleg.", Touched.DEADLINE, ("årleg", "månadleg")),
        ("Ferdig i 2013.", "Ferdig i 2014.", Touched.DEADLINE, ("2013", "2014")),
        ("Innen 1. mars 2012.", "Innen 1. juni 2012.", Touched.DEADLINE, ("1. mars 2012", "1. juni 2012")),
        ("Boligene bygges på Nesset.", "Boligene bygges i Tarvika.", Touched.PLACE, ("Nesset", "Tarvika")),
        ("Leilighetene der.", "Leilighetene Fjellgata har.", Touched.PLACE, ("Fjellgata",)),
        ("NAV Vågsund følger opp.", "Enhet for eiendom følger opp.", Touched.PARTY, ("nav vågsund", "enhet for eiendom")),
        ("Målet er nådd.", "Alle skal bo trygt.", Touched.GOAL, ()),
    ],
)
def test_what_came_or_went_is_named(before: str, after: str, kind: Touched, words: tuple[str, ...]) -> None:
    assert found(before, after) == {kind: words}


def test_a_measure_and_a_goal_are_known_by_their_ids() -> None:
    assert list(found("Fond", "Et fond", "t-fond")) == [Touched.MEASURE]
    assert list(found("Bo godt", "Bo trygt", "m-bolig")) == [Touched.GOAL]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Se kapittel 4.2 om dette.", "Se kapittel 5.1 om dette."),
        ("Plikten følger av § 15.", "Plikten følger av §\u00a03-4."),
        ("Det gjøres om igjen (tiltak 22 og 24).", "Det gjøres om igjen (tiltak\u00a023 og 25)."),
        ("22 | Holde møter", "23 | Holde møter"),
        ("Kommunen skal hjelpe.", "Kommunen bør hjelpe."),
        ("Det er 8 boliger i 2012.", "I 2012 er det 8 boliger."),
        ("Se tiltak 9.", "Se Tiltak 10."),
    ],
)
def test_a_change_of_words_alone_touches_nothing(before: str, after: str) -> None:
    assert found(before, after) == {}


def test_all_that_a_new_text_names_is_new() -> None:
    assert list(found("", "Husbanken gir 40 prosent i tilskudd fra 2012.")) == [
        Touched.FIGURE,
        Touched.DEADLINE,
        Touched.PARTY,
    ]


def test_a_move_and_another_look_touch_no_words() -> None:
    moved = Change("a1", "moved", "section", "tildeling", before="Det er 8 boliger.", after="Det er 8 boliger i Tarvika.")
    assert touches(moved, NAMES) == ()
    assert touches(Change("a2", "reformatted", "text", "tildeling", before="8", after="9"), NAMES) == ()
