"""A reference is resolved in the version that was read, and never guessed."""

from __future__ import annotations

from dataclasses import replace

from planverk.linking.find import find_mentions
from planverk.linking.links import references
from planverk.linking.resolve import resolve
from planverk.model.consultation import Outline, OutlineNode
from planverk.model.quotes import make_quote
from planverk.model.reference import Resolved
from planverk.model.response import Point

OUTLINE = Outline(
    "plan",
    "hearing-1",
    nodes=(
        OutlineNode("innledning", "section", "", (1,), "1", "Innledning", (3, 4), ("3", "4")),
        OutlineNode("tildeling", "section", "", (4,), "4", "Tildeling", (8, 12), ("8", "12")),
        OutlineNode("soknad", "section", "tildeling", (4, 1), "4.1", "Søknad", (9, 9), ("9", "9")),
        OutlineNode("vedtak", "section", "tildeling", (4, 2), "4.2", "Vedtak", (10, 11), ("10", "11")),
        OutlineNode("klage", "section", "tildeling", (4, 3), "4.3", "Klage", (12, 12), ("12", "12")),
        OutlineNode("ord", "section", "", (2,), "Vedlegg B", "Ord", (20, 21), ("20", "21")),
        OutlineNode("s-eie", "strategy", "", (), "A", "Eie"),
        OutlineNode("t-lan", "measure", "s-eie", (1,), "1", "Startlån"),
        OutlineNode("t-rad", "measure", "s-eie", (2,), "2", "Råd"),
        OutlineNode("tab-hus", "table", "", (3,), "3", "Husstander"),
    ),
)


def resolved(text: str) -> Resolved:
    (mention,) = find_mentions(text, [node.title for node in OUTLINE.nodes])
    return resolve(mention, OUTLINE)


def test_a_number_is_the_section_that_bore_it() -> None:
    assert resolved("kap. 4.2").targets == ("vedtak",)
    assert resolved("kap 4.0").targets == ("tildeling",)


def test_lists_and_ranges_are_every_section_named() -> None:
    assert resolved("kapittel 1 og 4.3").targets == ("innledning", "klage")
    assert resolved("punkt 4.1–4.3").targets == ("soknad", "vedtak", "klage")


def test_measures_strategies_tables_and_appendices_have_their_own_numbers() -> None:
    assert resolved("tiltak 2").targets == ("t-rad",)
    assert resolved("strategi A").targets == ("s-eie",)
    assert resolved("tabell 3").targets == ("tab-hus",)
    assert resolved("vedlegg B").targets == ("ord",)


def test_a_heading_by_its_words_is_that_section() -> None:
    assert resolved("under «Søknad»").targets == ("soknad",)


def test_an_appendix_with_a_number_is_no_chapter() -> None:
    numbered = replace(OUTLINE, nodes=(*OUTLINE.nodes, OutlineNode("tall", "section", "", (1,), "Vedlegg 1", "Tall")))
    for text, target in (("vedlegg 1", "tall"), ("kapittel 1", "innledning"), ("planens punkt 1", "innledning")):
        (mention,) = find_mentions(text)
        assert resolve(mention, numbered).targets == (target,)


def test_a_range_may_end_in_a_section_of_another_depth() -> None:
    assert resolved("kapittel 4–4.2").targets == ("tildeling", "soknad", "vedtak")


def test_a_page_or_a_point_that_says_where_in_another_reference_is_none_of_its_own() -> None:
    text = "Tiltak 2 (s. 9) er bra, og kap. 4 pkt. 2 likeså."
    (found,) = references(text, [Point(1, make_quote(text, 0, len(text)))], OUTLINE).values()
    assert [link.target for link in found.links] == ["t-rad", "tildeling"]
    assert found.unsure == ()


def test_a_page_with_several_sections_is_a_choice() -> None:
    assert resolved("side 3").targets == ("innledning",)
    assert resolved("side 9").targets == ()
    assert resolved("side 9").candidates == ("tildeling", "soknad")


def test_a_bare_point_is_a_choice_unless_the_plan_is_named() -> None:
    assert resolved("punkt 4").candidates == ("tildeling",)
    assert resolved("punkt 4 i planen").targets == ("tildeling",)


def test_what_the_version_does_not_have_is_said() -> None:
    assert resolved("kap. 9.1").missing == ("9.1",)
    assert resolved("kapittel 4 i plan- og bygningsloven") == Resolved(resolved("kapittel 4 i plan- og bygningsloven").mention)


def test_a_page_where_one_section_alone_has_text_is_that_section() -> None:
    assert resolved("side 11").targets == ("vedtak",)
    assert resolved("side 8").targets == ("tildeling",)


def test_a_strategy_that_bears_a_letter_is_found_by_its_place_too() -> None:
    assert resolved("første strategi").targets == ("s-eie",)
    assert resolved("tredje strategi").missing == ("3",)
