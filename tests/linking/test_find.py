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
        ("målsetting 3", "goal", ("3",)),
        ("punkt A.3", "point", ("A.3",)),
        ("kapittel 7 t.o.m. 9", "chapter", ("7–9",)),
        ("på siden 12", "page", ("12",)),
        ("avsnitt 3.1.1", "chapter", ("3.1.1",)),
        ("kap3.2", "chapter", ("3.2",)),
        ("tiltak nr. 11 og nr. 12", "measure", ("11", "12")),
        ("tiltak fra 8 til og med 10", "measure", ("8–10",)),
        ("tiltak 1., 2. og 3.", "measure", ("1", "2", "3")),
        ("kapittel 3 til og med kapittel 5", "chapter", ("3–5",)),
        ("tab. 4", "table", ("4",)),
        ("fig. 2", "figure", ("2",)),
        ("tiltak tretten", "measure", ("13",)),
        ("det andre hovedmålet", "goal", ("2",)),
        ("kap. 3.1, 2. avsnitt", "chapter", ("3.1",)),
        ("punkt 3.1 bokstav b", "point", ("3.1",)),
        ("kapittel 3, 4. kulepunkt", "chapter", ("3",)),
        ("tiltak 3 og 4 årsverk", "measure", ("3",)),
        ("tiltak 5 – 2 nye stillinger", "measure", ("5",)),
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
        "ventetiden siden 2009",
        "side 2010",
        "side 2 av 3",
        "avsnitt 3",
        "andre mål i planen",
        "andre kapittel",
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
        ("våre merknader i punkt 3", "self"),
        ("rusmiddelpolitisk plan, tiltak 5", "other-plan"),
        ("kapittel 2 i samfunnsdelen", "other-plan"),
        ("NOU 2011: 15 kapittel 4", "other-plan"),
        ("etter husleieloven er leietiden kortere, se kapittel 3 der", "law"),
        ("i økonomiplanen er tiltak 7", "other-plan"),
        ("pbl. kap. 5", "law"),
        ("økonomiplan 2026–2029, tiltak 3", "other-plan"),
        ("i forrige boligplan var tiltak 3", "other-plan"),
        ("i saksframlegget punkt 3.2", "other-plan"),
        ("lov om barnevern kapittel 3", "law"),
        ("kapittel 3 i samme forskrift", "law"),
        ("kommunedelplan for idrett (tiltak 6)", "other-plan"),
        ("rundskriv Udir-3-2017 kapittel 6", "other-plan"),
        ("veilederens kapittel 3", "other-plan"),
        ("i budsjettet, kapittel 7,", "other-plan"),
        ("vedlegg 1 til denne uttalelsen", "self"),
    ],
)
def test_a_reference_to_another_text_says_so(text: str, elsewhere: str) -> None:
    (mention,) = find_mentions(f"Her gjelder {text}; det er kjent.")
    assert mention.elsewhere == elsewhere


@pytest.mark.parametrize(
    "text",
    [
        "kapittel 4 i planen",
        "høringsnotatets punkt 2",
        "boligsosial handlingsplan kapittel 4",
        "tiltak 9 i handlingsdelen",
        "boligplanens kapittel 4",
    ],
)
def test_a_reference_to_the_plan_on_hearing_is_its_own(text: str) -> None:
    (mention,) = find_mentions(f"Vi viser til {text}.", plan_title="Boligsosial handlingsplan 2011–2025")
    assert mention.own
    assert mention.elsewhere == ""


@pytest.mark.parametrize("text", ["Etter vår mening kan tiltak 4 vente.", "I handlingsplanen er tiltak 4 godt forklart."])
def test_what_only_looks_like_another_text_is_the_plan(text: str) -> None:
    (mention,) = find_mentions(text)
    assert mention.elsewhere == ""


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("Ad 9.3.2. Dette er uklart.", "chapter", "9.3.2"),
        ("Hei\n\nTil 10.6: Fristen er for kort.", "chapter", "10.6"),
        ("7.4.2 Unge\nVi savner skolen.", "heading", "Unge"),
    ],
)
def test_a_place_that_a_line_takes_up_is_a_reference(text: str, kind: str, label: str) -> None:
    (mention,) = find_mentions(text, titles=["Unge", "Økonomi"])
    assert (mention.kind, mention.labels) == (kind, (label,))


@pytest.mark.parametrize("text", ["Til 1.5.2011 er det lenge.", "Til 3.-4. mai passer ikke.", "2 Barn og unge"])
def test_a_line_that_begins_with_a_date_or_another_heading_takes_up_no_place(text: str) -> None:
    assert find_mentions(text, titles=["Unge"]) == ()


def test_a_heading_between_quotation_marks_is_a_reference() -> None:
    (mention,) = find_mentions("Under overskriften ”Tildeling av bolig” savner vi noe.", titles=["Tildeling av bolig", "Økonomi"])
    assert (mention.kind, mention.labels) == ("heading", ("Tildeling av bolig",))


@pytest.mark.parametrize(
    "text",
    [
        "Under overskriften Økonomi savner vi noe.",
        "Kapitlet om tildeling av bolig er kort.",
        "Avsnittet tildeling av bolig, sist.",
    ],
)
def test_a_heading_that_is_said_to_be_one_is_a_reference(text: str) -> None:
    (mention,) = find_mentions(text, titles=["Tildeling av bolig", "Økonomi"])
    assert mention.kind == "heading"


def test_what_a_chapter_is_about_in_one_word_may_be_another_thing_than_its_heading() -> None:
    assert find_mentions("Kapitlet om økonomi er tynt.", titles=["Økonomi"]) == ()


@given(st.text(alphabet=st.sampled_from("kap.tilkpunsde 0123456789.,–og§«»iABC\n"), max_size=200))
def test_mentions_stand_in_order_within_the_text_and_none_overlaps(text: str) -> None:
    mentions = find_mentions(text, titles=["punkt"])
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.labels
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
