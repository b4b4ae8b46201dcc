"""The public edition holds what somebody has decided to publish, and nobody's name; the review shows what is left to decide."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.findings import Severity
from planverk.model.consultation import Consultation
from planverk.model.person import Person
from planverk.model.response import Publication, Quote, Response, Sender, SenderKind
from planverk.privacy.publication import public_edition
from planverk.privacy.review import review_privacy
from planverk.privacy.search import Searcher, covers, find_national_ids
from support_consultation import CONSULTATION, HUSBANKEN, PERSON, response

KARI = Person("p1", "Kari Bo Hagen", ("Havnegata 12", "9901 Vågsund"), ("kari@eksempel.no",), ("912 34 567",))
YES, NO, SOME = (Publication(word) for word in ("publish", "withhold", "redacted"))  # type: ignore[arg-type]


def of(*responses: Response) -> Consultation:
    return replace(CONSULTATION, responses=responses)


def strings(value: Any) -> list[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for each in fields(value) for text in strings(getattr(value, each.name))]
    return [text for each in value for text in strings(each)] if isinstance(value, tuple) else []


def test_a_private_person_is_named_by_the_number_of_the_response_everywhere() -> None:
    shown = public_edition(of(replace(PERSON, publish=YES)), "Privatperson").consultation.responses[0]
    assert shown.text.startswith("Jeg heter Privatperson\u00a03 og")
    assert shown.points[0].quote.exact.startswith("Jeg heter Privatperson\u00a03 og")
    assert not [text for text in strings(shown) if "⟦" in text]


def test_the_second_person_in_a_letter_has_a_letter_of_their_own() -> None:
    two = replace(PERSON, senders=(*PERSON.senders, Sender(SenderKind.PRIVATE, ref="p9")), publish=YES)
    assert public_edition(of(two), "Privatperson").names == {"p1": "Privatperson\u00a03", "p9": "Privatperson\u00a03b"}


@pytest.mark.parametrize("decision", [None, NO])
def test_of_what_nobody_published_no_word_is_left_but_that_it_came(decision: Publication | None) -> None:
    public = public_edition(of(replace(HUSBANKEN, publish=decision)), "Privatperson")
    (bare,) = public.consultation.responses
    assert public.withheld == {1}
    assert bare.senders == HUSBANKEN.senders
    kept = " ".join(strings(bare))
    assert not [words for words in ("frister for", "støtter planen", "enig", "Fire uker") if words in kept]
    assert [point.assessment and point.assessment.outcome for point in bare.points] == [
        point.assessment and point.assessment.outcome for point in HUSBANKEN.points
    ]


def test_what_is_exempt_from_innsyn_is_not_published_whatever_else_was_decided() -> None:
    assert public_edition(of(replace(HUSBANKEN, publish=YES, access="offl. § 13")), "Privatperson").withheld == {1}


def test_a_redacted_response_loses_numbers_and_addresses_in_its_text_and_in_quotes_of_it() -> None:
    text = "Ring meg på 912 34 567 eller skriv til ola@eksempel.no, Storgata 5. Vi støtter planen."
    letter = response(5, Sender(SenderKind.ORGANISATION, "Velforeningen"), text, publish=SOME)
    letter = replace(letter, points=(replace(HUSBANKEN.points[0], quote=Quote("Ring meg på 912 34 567 eller")),))
    (shown,) = public_edition(of(letter), "Privatperson").consultation.responses
    assert shown.text == "Ring meg på [sladdet] eller skriv til [sladdet], [sladdet]. Vi støtter planen."
    assert shown.points[0].quote.exact == "Ring meg på [sladdet] eller"


def test_clearing_one_hit_leaves_the_others() -> None:
    text = "Barn skal ha en hagen å leke i. Brevet er fra Hagen selv."
    first, second = Searcher([KARI]).find(text, "plan.docx")
    assert covers("hagen", "ha en hagen å leke", first)
    assert not covers("hagen", "ha en hagen å leke", second)
    assert not covers("hagen", "fra Hagen selv", first)
    assert not covers("hage", "ha en hagen å leke", first)


def test_a_decision_holds_in_every_format_whatever_breaks_the_lines() -> None:
    (hit,) = Searcher([KARI]).find("en\u00a0hagen å\n  le\u00adke i", "plan.pdf")
    assert covers("hagen", "en hagen å leke", hit)


@pytest.mark.parametrize(
    "text", ["Ka\u00adri", "Kari\u200bs", "Ha-\ngen", "Ha\x02\r\ngen", "Ka\u0301ri".replace("\u0301", ""), "kari\nbo\nhagen"]
)
def test_what_parts_a_name_on_paper_does_not_hide_it(text: str) -> None:
    assert Searcher([KARI]).find(f"av {text} i går", "plan.pdf")


def test_a_place_where_thousands_live_and_the_towns_own_numbers_tell_nobody() -> None:
    assert Searcher([KARI]).find("9901 Vågsund", "brev") == ()
    own = Person("p2", "Ola Vågsund", ("Rådhusgata 1",), ("post@vagsund.example",), ())
    searcher = Searcher([own], "Vågsund kommune\nRådhusgata 1, 9901 Vågsund\npost@vagsund.example")
    assert searcher.find("Vågsund kommune, Rådhusgata 1, post@vagsund.example", "brev") == ()
    assert searcher.find("Ola Vågsund", "brev")


def test_a_name_alone_can_be_asked_for_of_some_persons_only() -> None:
    searcher = Searcher([KARI])
    assert searcher.find("brevet fra Hagen", "x", frozenset()) == ()
    assert searcher.find("brevet fra Hagen", "x", frozenset({"p1"}))
    assert searcher.find("brevet fra Kari Bo Hagen", "x", frozenset())


def test_a_name_is_found_however_its_letters_are_composed() -> None:
    assert Searcher([Person("p2", "Åse Nes")]).find("av A\u030ase Nes", "x")
    assert Searcher([Person("p2", "A\u030ase Nes")]).find("av Åse Nes", "x")


LETTERS = st.text("abcdefghijklmnopqrstuvwxyzæøåéüß", min_size=3, max_size=12).map(str.capitalize)


@given(LETTERS, st.text(max_size=40), st.text(max_size=40))
def test_a_name_between_any_words_is_found_among_many(name: str, before: str, after: str) -> None:
    assert Searcher([KARI, Person("p7", f"Ola {name}")]).find(f"{before} {name}. {after}", "x")


def test_a_fodselsnummer_is_found_whoevers_it_is() -> None:
    assert [hit.text for hit in find_national_ids("født 01010750160 og 01010750161", "side 1")] == ["01010750160"]


def test_a_fodselsnummer_is_an_error_and_its_digits_are_in_no_finding() -> None:
    letter = response(5, Sender(SenderKind.ORGANISATION, "Vel"), "Hei.\nMitt nummer er 01010750160.", publish=YES)
    (found,) = review_privacy(of(letter))
    assert (found.code, found.severity, "01010750160" in str(found.message), "text.md:2" in str(found.message)) == (
        "P1", Severity.ERROR, False, True,
    )  # fmt: skip


def test_what_may_be_personal_is_shown_until_somebody_has_decided() -> None:
    text = "Hei. Ring 912 34 567, spør etter Ola Nordmann. Jeg har fått en diagnose som gjør det vanskelig."
    letter = response(5, Sender(SenderKind.ORGANISATION, "Vel"), text)
    assert [found.code for found in review_privacy(of(letter))] == ["P2", "P3", "P4", "P5"]
    assert list(review_privacy(of(replace(letter, publish=SOME)))) == []
