"""A link made in the hearing version is carried to the plan of today."""

from __future__ import annotations

import hashlib

from planverk.linking.carry import carry
from planverk.model.consultation import Outline, OutlineNode
from planverk.model.reference import Fate

LONG = "Alle som søker kommunal bolig skal få svar innen fire uker, og svaret skal si hvorfor søknaden er avslått."
OTHER = "Husbankens virkemidler skal brukes fullt ut, og startlån gis til familier med barn som ikke får lån i vanlig bank."


def version(texts: dict[str, str]) -> Outline:
    nodes = (
        OutlineNode(key, "section", "", (at,), str(at), key, text=hashlib.sha256(text.encode()).hexdigest())
        for at, (key, text) in enumerate(texts.items(), 1)
    )
    return Outline("plan", "v", nodes=tuple(nodes))


def fate(node: str, old: dict[str, str], new: dict[str, str], aliases: dict[str, str] | None = None) -> Fate:
    return carry(node, version(old), version(new), aliases or {}, old, new)


def test_the_same_text_in_the_same_place_is_the_same() -> None:
    assert fate("a", {"a": LONG}, {"a": LONG}) == Fate("same", ("a",))


def test_a_new_number_is_a_move() -> None:
    assert fate("a", {"a": LONG}, {"ny": OTHER, "a": LONG}) == Fate("moved", ("a",))


def test_other_words_are_a_change() -> None:
    assert fate("a", {"a": LONG}, {"a": LONG + " Fristen kan forlenges."}) == Fate("changed", ("a",))


def test_a_section_whose_text_went_into_two_was_split() -> None:
    assert fate("a", {"a": f"{LONG} {OTHER}"}, {"a": LONG, "b": OTHER}) == Fate("split", ("a", "b"))


def test_an_alias_tells_where_a_section_was_merged_and_chains_are_followed() -> None:
    assert fate("a", {"a": LONG, "c": OTHER}, {"c": OTHER}, {"a": "b", "b": "c"}) == Fate("merged", ("c",))
    assert fate("a", {"a": LONG}, {"x": OTHER}, {"a": "b", "b": "a"}) == Fate("gone")


def test_a_section_without_alias_is_found_by_its_words_or_is_gone() -> None:
    assert fate("a", {"a": LONG}, {"nytt-navn": LONG}) == Fate("merged", ("nytt-navn",))
    assert fate("a", {"a": LONG}, {"b": OTHER}) == Fate("gone")
