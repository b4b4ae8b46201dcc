"""Splitting, linking, assessing and grouping what was logged."""

from __future__ import annotations

from pathlib import Path

import pytest

from planverk.errors import Conflict, MissingFile, Unclear
from planverk.model.consultation import ReusableAnswer
from planverk.model.response import Advice, Link, Outcome, Response, Stance
from planverk.service.consultations import find_consultation, find_response, state_of
from planverk.service.respond.assess import (
    Weighing,
    approve,
    assess,
    keep_answer,
    parse_target,
    reopen,
    uses_of_answers,
)
from planverk.service.respond.changing import change
from planverk.service.respond.describe import Description, describe, give_text
from planverk.service.respond.groups import find_likes, group, members
from planverk.service.respond.links import link_by_hand, link_points, offers, unlink
from planverk.service.respond.splitting import Corrections, correct, left_over
from planverk.service.workspace import Home
from support_hearing import FOLDER, LETTER, OUTLINE, PRIVATE, hearing, logged
from support_workspace import KARI, git, lay

TEXTS = {"tildeling": ("Tildeling av boliger", "Kommunen tildeler boliger."), "soknad": ("Søknad", "Søknad om bolig avgjøres.")}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A hearing with one letter."""
    made = hearing(tmp_path / "w")
    logged(made)
    return made


def response(home: Home, number: int = 1) -> Response:
    return find_response(home, find_consultation(home), number)


def quotes(home: Home) -> dict[int, str]:
    return {point.id: point.quote.exact for point in response(home).points}


# ── points ───────────────────────────────────────────────────────────────────────────────────────


def test_every_sentence_is_in_a_point_or_passed_over_after_the_first_split(home: Home) -> None:
    assert left_over(response(home)) == ()


def test_a_point_is_added_with_an_id_that_was_never_used(home: Home) -> None:
    correct(home, 1, Corrections(remove=(2,)), KARI)
    assert [LETTER.strip()[span.start : span.end] for span in left_over(response(home))] == ["2. Vi støtter tiltak 1."]
    correct(home, 1, Corrections(add=("Vi støtter … tiltak 1.",)), KARI)
    assert quotes(home) == {1: quotes(home)[1], 3: "Vi støtter tiltak 1."}
    assert response(home).points[1].links == (Link("t-startlan", "explicit"),)


def test_a_point_gets_other_words_and_keeps_its_links(home: Home) -> None:
    correct(home, 1, Corrections(change={1: "Hvem avgjør\n søknaden?"}), KARI)
    assert quotes(home)[1] == "Hvem avgjør søknaden?"
    assert response(home).points[0].links == (Link("soknad", "explicit"),)


def test_points_are_merged_under_the_first_with_all_links(home: Home) -> None:
    correct(home, 1, Corrections(merge=((1, 2),)), KARI)
    (point,) = response(home).points
    assert point.quote.exact.endswith("Vi støtter tiltak 1.")
    assert [link.target for link in point.links] == ["soknad", "t-startlan"]


def test_sentences_are_passed_over_and_taken_up_again(home: Home) -> None:
    correct(home, 1, Corrections(remove=(2,), pass_over=("2. Vi støtter tiltak 1.",)), KARI)
    assert left_over(response(home)) == ()
    correct(home, 1, Corrections(take_up=("Vi støtter tiltak 1.",)), KARI)
    assert len(left_over(response(home))) == 1


@pytest.mark.parametrize("words", ["finnes ikke", "", "i", "Hvem … Høringsuttalelse"])
def test_words_that_do_not_stand_there_once_are_refused(home: Home, words: str) -> None:
    before = state_of(home.tree, response(home).folder)
    with pytest.raises(Unclear):
        correct(home, 1, Corrections(add=(words,)), KARI)
    assert state_of(home.tree, response(home).folder) == before


def test_a_point_that_is_assessed_is_not_taken_away(home: Home) -> None:
    assess(home, [(1, 1)], Weighing(outcome=Outcome.NOTED), KARI)
    with pytest.raises(Conflict):
        correct(home, 1, Corrections(remove=(1,)), KARI)
    with pytest.raises(Conflict):
        correct(home, 1, Corrections(again=True), KARI)


def test_who_looked_at_another_state_is_told(home: Home) -> None:
    base = state_of(home.tree, response(home).folder)
    correct(home, 1, Corrections(remove=(2,)), KARI, base=base)
    with pytest.raises(Conflict, match="Somebody has changed"):
        correct(home, 1, Corrections(remove=(1,)), KARI, base=base)


# ── links ────────────────────────────────────────────────────────────────────────────────────────


def test_suggestions_are_shown_and_never_taken(home: Home) -> None:
    logged(home, "Vi ønsker at søknad om bolig avgjøres raskere.", name="to.txt")
    found = response(home, 2)
    assert found.points[0].links == ()
    (offer,) = offers(home.tree, find_consultation(home), found, TEXTS)
    assert offer.suggestions[0].target == "soknad"


def test_a_link_by_hand_must_lead_somewhere(home: Home) -> None:
    outline = find_consultation(home).outlines["hearing-1"]
    change(home, [1], lambda c, r: link_by_hand(r, 1, ("tildeling",), "Kari", outline), KARI, "høring: kobling")
    assert response(home).points[0].links[-1] == Link("tildeling", "manual", "Kari")
    change(home, [1], lambda c, r: unlink(r, 1, ("tildeling",)), KARI, "høring: kobling")
    assert [link.target for link in response(home).points[0].links] == ["soknad"]
    with pytest.raises(MissingFile, match="nothing called tildelin"):
        link_by_hand(response(home), 1, ("tildelin",), "Kari", outline)


# ── assessments ──────────────────────────────────────────────────────────────────────────────────


def test_several_points_are_weighed_as_one_act_and_each_keeps_its_own(home: Home) -> None:
    weighing = Weighing(Outcome.PARTLY, text="Teksten endres.", changes=("soknad",), advice=(Advice("NAV", "Enig"),))
    assess(home, [(1, 1), (1, 2)], weighing, KARI)
    for point in response(home).points:
        assert point.assessment is not None
        assert (point.assessment.outcome, point.assessment.step) == (Outcome.PARTLY, "vurderes")
        assert point.assessment.text == "Teksten endres."
    assert git(home.root, "log", "-1", "--format=%s|%an") == "høring: punkt 1.1, 1.2 er vurdert|Kari Nordmann"
    assess(home, [(1, 1)], Weighing(summary="Uklart", advice=(Advice("Lege", "Viktig"),)), KARI)
    assessment = response(home).points[0].assessment
    assert assessment is not None
    assert (assessment.text, assessment.summary, len(assessment.advice)) == ("Teksten endres.", "Uklart", 2)


def test_approved_is_locked_until_it_is_opened_again(home: Home) -> None:
    with pytest.raises(Conflict, match="no outcome"):
        approve(home, [(1, 1)], KARI)
    assess(home, [(1, 1)], Weighing(outcome=Outcome.FOLLOWED), KARI)
    approve(home, [(1, 1)], KARI)
    with pytest.raises(Conflict, match="locked"):
        assess(home, [(1, 1)], Weighing(text="Noe annet"), KARI)
    with pytest.raises(Conflict, match="locked"):
        correct(home, 1, Corrections(change={1: "Hvem avgjør søknaden?"}), KARI)
    reopen(home, [(1, 1)], KARI)
    assess(home, [(1, 1)], Weighing(text="Noe annet"), KARI)


def test_an_unknown_step_is_refused(home: Home) -> None:
    with pytest.raises(Unclear, match="no step"):
        assess(home, [(1, 1)], Weighing(step="ferdig"), KARI)


def test_a_reusable_answer_is_copied_and_remembered(home: Home) -> None:
    keep_answer(home, ReusableAnswer("takk", "Takk", "Tas til orientering."), KARI)
    assess(home, [(1, 2)], Weighing(outcome=Outcome.NOTED, answer="takk"), KARI)
    assessment = response(home).points[1].assessment
    assert assessment is not None
    assert assessment.text == "Tas til orientering."
    assert uses_of_answers(find_consultation(home, whole=True)) == {"takk": ((1, 2),)}
    with pytest.raises(MissingFile):
        assess(home, [(1, 1)], Weighing(answer="finnes-ikke"), KARI)


@pytest.mark.parametrize("text", ["7", "7.", ".2", "a.b", "7.2.1", "²"])
def test_what_is_no_point_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Unclear):
        parse_target(text)


# ── groups and campaigns ─────────────────────────────────────────────────────────────────────────

CAMPAIGN = """\
Jeg vil at kommunen skal bygge flere små boliger nær sentrum, slik at unge kan bli boende i Vågsund hele livet.

Jeg ber også om at kapittel 4 sier hvem som får de nye boligene, og når de skal være ferdige.

Hilsen {name}
"""


def test_a_campaign_is_found_and_offered(home: Home) -> None:
    for name in ("Marit Solvang", "Per Vik", "Åse Nes"):
        logged(home, CAMPAIGN.format(name=name), PRIVATE, f"{name}.txt")
    likes = find_likes(find_consultation(home, whole=True))
    assert likes.campaigns == ((2, 3, 4),)
    assert likes.points == (((2, 1), (3, 1), (4, 1)), ((2, 2), (3, 2), (4, 2)))
    group(home, likes.points[0], "sma-boliger", KARI)
    after = find_consultation(home, whole=True)
    assert members(after, "sma-boliger") == ((2, 1), (3, 1), (4, 1))
    assert find_likes(after).points == (((2, 2), (3, 2), (4, 2)),)
    group(home, [(3, 1)], "", KARI)
    assert members(find_consultation(home, whole=True), "sma-boliger") == ((2, 1), (4, 1))


# ── what is said of a response, and typed texts ──────────────────────────────────────────────────


def test_what_was_not_known_at_first_is_said_later(home: Home) -> None:
    describe(home, 1, Description(remarks=True, stance=Stance.PARTLY, journal="2011/4185-9", themes=("bolig",)), KARI)
    found = response(home)
    assert (found.remarks, found.stance, found.journal, found.themes) == (True, Stance.PARTLY, "2011/4185-9", ("bolig",))
    with pytest.raises(MissingFile):
        describe(home, 1, Description(replaces=99), KARI)


def test_a_response_neither_replaces_nor_adds_to_itself(home: Home) -> None:
    with pytest.raises(Unclear, match="itself"):
        describe(home, 1, Description(replaces=1), KARI)


def test_another_version_is_read_with_the_numbers_that_it_has(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    moved = OUTLINE.replace('[4, 2], label: "4.2"', '[4, 3], label: "4.3"')
    lay(home.root, {f"{FOLDER}/outlines/hearing-1a.yaml": moved.replace("t-startlan", "t-flyttet")})
    logged(home, LETTER.replace("Med vennlig", "3. Vi støtter målene.\n\nMed vennlig"))
    link_points(home, (1, 3), ("tildeling",), KARI)
    assess(home, ((1, 2),), Weighing(outcome=Outcome.NOTED), KARI)
    approve(home, ((1, 2),), KARI)
    after = describe(home, 1, Description(version="hearing-1a"), KARI)
    assert [[link.target for link in point.links] for point in after.points] == [[], ["t-startlan"], ["tildeling"]]
    assert [
        [link.target for link in point.links] for point in describe(home, 1, Description(version="hearing-1"), KARI).points
    ] == [
        ["soknad"],
        ["t-startlan"],
        ["tildeling"],
    ]


def test_a_typed_text_is_split_linked_and_rid_of_names(tmp_path: Path) -> None:
    home = hearing(tmp_path / "w")
    logged(home, "%PDF-1.4\nbroken", PRIVATE, "skann.pdf")
    give_text(home, 1, "Kapittel 4 er bra.\n\nHilsen Marit Solvang", KARI)
    found = response(home)
    assert not found.needs_text
    assert "Marit" not in found.text
    assert found.points[0].links == (Link("tildeling", "explicit"),)
    with pytest.raises(Conflict, match="never altered"):
        give_text(home, 1, "Noe annet", KARI)
