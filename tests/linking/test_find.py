"""References are found as people write them, and what only looks like one is left alone."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.linking.find import find_mentions


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(m.kind, m.labels) for m in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "kind", "labels"),
    [
        ("kap. 2.2", "chapter", ("2.2",)),
        ("(Kap.3.2)", "chapter", ("3.2",)),
        ("kap 5.0 og 7.0", "chapter", ("5.0", "7.0")),
        ("kap 3, 4 og 5", "chapter", ("3", "4", "5")),
        ("kapitla 4.1–4.3", "chapter", ("4.1–4.3",)),
        ("kapittel fire", "chapter", ("4",)),
        ("tredje kapittel", "chapter", ("3",)),
        ("Kap. 4.2.", "chapter", ("4.2",)),
        ("pkt. B.", "point", ("B",)),
        ("pkt. 3.1", "point", ("3.1",)),
        ("punkt 2.7.6.2", "point", ("2.7.6.2",)),
        ("på side 157", "page", ("157",)),
        ("side 121–122", "page", ("121–122",)),
        ("s. 18 ff.", "page", ("18–19",)),
        ("strategi D", "strategy", ("D",)),
        ("TILTAK 9", "measure", ("9",)),
        ("tiltak 3 til 5", "measure", ("3–5",)),
        ("tiltak nr. 7", "measure", ("7",)),
        ("aktivitet 4", "activity", ("4",)),
        ("vedlegg B", "appendix", ("B",)),
        ("Tabell 3", "table", ("3",)),
        ("figur 2", "figure", ("2",)),
        ("delmål 2.1", "goal", ("2.1",)),
    ],
)
def test_a_reference_is_found_with_its_labels(text: str, kind: str, labels: tuple[str, ...]) -> None:
    assert found(f"Vi viser til {text} og ber om en endring.") == [(kind, labels)]


@pytest.mark.parametrize(
    "text",
    [
        "tiltak i planen",
        "overordnet strategi i kommunen",
        "et mål i seg selv",
        "mål 90 %",
        "mål 2,5 personer",
        "tiltak 2012–2015",
        "tiltak 3 millioner kroner",
        "sak 14/3",
        "gnr. 17 bnr. 3",
        "punkt for punkt",
        "side om side",
        "kapital 4",
        "del av planen",
        "§ 11-4",
        "kl. 13.00",
        "tiltak en gang til",
    ],
)
def test_what_only_looks_like_a_reference_is_left_alone(text: str) -> None:
    assert found(f"Vi mener at {text} er viktig.") == []


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("kapittel 4 i plan- og bygningsloven", "law"),
        ("plan- og bygningsloven kapittel 11", "law"),
        ("kommuneplanens kapittel 3", "other-plan"),
        ("kapittel 3 i klimaplanen", "other-plan"),
        ("punkt 2 ovenfor", "self"),
        ("vårt punkt 3", "self"),
    ],
)
def test_a_reference_to_another_text_says_so(text: str, elsewhere: str) -> None:
    (mention,) = find_mentions(f"Her gjelder {text}, som kjent.")
    assert mention.elsewhere == elsewhere


@pytest.mark.parametrize(
    "text",
    ["kapittel 4 i planen", "høringsnotatets punkt 2", "boligsosial handlingsplan kapittel 4", "tiltak 9 i handlingsdelen"],
)
def test_a_reference_to_the_plan_on_hearing_is_its_own(text: str) -> None:
    (mention,) = find_mentions(f"Vi viser til {text}.", plan_title="Boligsosial handlingsplan 2011–2025")
    assert mention.own
    assert mention.elsewhere == ""


def test_a_heading_between_quotation_marks_is_a_reference() -> None:
    (mention,) = find_mentions("Under overskriften ”Tildeling av bolig” savner vi noe.", titles=["Tildeling av bolig", "Økonomi"])
    assert (mention.kind, mention.labels) == ("heading", ("Tildeling av bolig",))


@given(st.text(alphabet=st.sampled_from("kap.tilkpunsde 0123456789.,–og§«»iABC\n"), max_size=200))
def test_mentions_stand_in_order_within_the_text_and_none_overlaps(text: str) -> None:
    mentions = find_mentions(text, titles=["punkt"])
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.labels
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
