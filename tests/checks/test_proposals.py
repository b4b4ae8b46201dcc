"""E7: proposals."""

from __future__ import annotations

import pytest

from planverk.model.case_paper import Proposal
from support_checks import PAPER_FILE, blocks, codes, found_in, paper


def test_a_paper_without_proposal_is_an_error_that_shows_how_one_is_written() -> None:
    (finding,) = found_in(paper(proposals=()))

    assert (finding.code, finding.is_error) == ("E7", True)
    assert "::: {.proposal}" in str(finding.hint)


@pytest.mark.parametrize("proposal", ["", "1.\n2. Planen vedtas.\n", "1. Planen vedtas.\n2.\n"])
def test_an_empty_proposal_or_point_is_an_error(proposal: str) -> None:
    assert codes(paper(proposal=proposal)) == ["E7"]


def test_several_paragraphs_without_numbers_are_a_warning_and_one_is_not() -> None:
    assert codes(paper(proposal="Planen vedtas.\n\nPlanen følges opp.\n")) == ["E7!"]
    assert codes(paper(proposal="Planen vedtas.\n")) == []


def test_numbers_count_on() -> None:
    assert codes(paper(proposal="2. Planen vedtas.\n3. Planen følges opp.\n")) == ["E7!"]
    assert codes(paper(proposal="1. Planen vedtas.\n\nMellomtekst.\n\n2. Planen følges opp.\n")) == []
    assert codes(paper(proposal="1. Planen vedtas.\n\nMellomtekst.\n\n1. Planen følges opp.\n")) == ["E7!"]


@pytest.mark.parametrize(
    "words", ["Ovennevnte plan vedtas.", "Tiltakene nevnt ovenfor vedtas.", "Som skildra ovanfor.", "Jf. over."]
)
def test_a_proposal_that_leans_on_the_rest_of_the_paper_is_a_warning(words: str) -> None:
    assert codes(paper(proposal=f"1. {words}\n")) == ["E7!"]


@pytest.mark.parametrize("words", ["Planen overføres til NAV.", "Se over rutinene.", "Vedtaket gjelder fra 1. mars."])
def test_other_words_with_over_in_them_do_not_lean(words: str) -> None:
    assert codes(paper(proposal=f"1. {words}\n")) == []


def test_a_proposal_is_for_a_body_that_treats_the_case_and_there_is_one_for_each() -> None:
    points = blocks("1. Vedtas.\n", PAPER_FILE)

    assert codes(paper(proposals=(Proposal("eldreradet", points),))) == ["E7!"]
    assert codes(paper(proposals=(Proposal("formannskapet", points), Proposal("formannskapet", points)))) == ["E7!"]
    assert codes(paper(proposals=(Proposal("formannskapet", points), Proposal("", points)))) == []
