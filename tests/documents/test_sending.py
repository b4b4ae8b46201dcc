"""What is sent out with a hearing, in words: by the kind of round, the type of plan, the language; and a form that reads back."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from planverk.documents import answer_form
from planverk.documents.frame import Frame
from planverk.documents.sending import Sending, Words
from planverk.model.case_number import Archive, ArchiveCase, CaseNumber
from planverk.model.consultation import (
    Consultation,
    ConsultationKind,
    Extension,
    Invitation,
    OutlineNode,
    SendingDecision,
    Subject,
)
from planverk.model.content import Container, FormField
from planverk.model.layout import Layout
from planverk.model.plan import Plan, PlanType
from planverk.model.response import SenderKind, Stance
from planverk.model.workspace import Body, Municipality, Settings, Wording
from planverk.readers.responses.answers import kind_of_answer, remarks_of_answer, stance_of_answer

TOWN = Municipality("Vågsund kommune", address="Strandgata 14, 9998 Vågsund", email="post@vagsund.example", web="vagsund.example")
SETTINGS = Settings(TOWN, bodies={"formannskapet": Body("formannskapet", "Formannskapet")})
PLAN = Plan("bolig", "plans/bolig", "Boligplan", PlanType.TEMAPLAN, "nb", archive=Archive(ArchiveCase(2011, 812), "F17"))
BODY = Invitation("eldre", "Eldrerådet", SenderKind.COUNCIL, extensions=(Extension(datetime.date(2011, 5, 6)),))
ROUND = Consultation(
    "bolig-2011",
    "consultations/bolig-2011",
    ConsultationKind.HEARING,
    (Subject("bolig", "hearing-1"),),
    decided=SendingDecision("formannskapet", datetime.date(2011, 3, 9), CaseNumber(2011, 21)),
    sent=datetime.date(2011, 3, 15),
    deadline=datetime.date(2011, 4, 29),
    invitations=(BODY,),
)
NODES = (
    OutlineNode("tildeling", "section", "", (4,), "4", "Tildeling", (8, 12), ("8", "12")),
    OutlineNode("soknad", "section", "tildeling", (4, 1), "4.1", "Søknad", (9, 9), ("9", "9")),
    OutlineNode("klage", "section", "soknad", (4, 1, 1), "4.1.1", "Klage"),
)
FORM = Layout(
    "answer-form",
    "answer-form.md",
    tuple(Container("slot", values=(("name", name),)) for name in ("sender-fields", "whole-fields", "section-fields")),
)


def said(plan: Plan = PLAN, consultation: Consultation = ROUND, to: Invitation | None = None, **more: str) -> dict[str, str]:
    """The sentences without the spaces that do not part."""
    sending = Sending(consultation, plan, "hearing-1", NODES, to, **more)
    sentences = Words.of(sending, SETTINGS).sentences()
    return {name: sentence.replace("\u00a0", " ") for name, sentence in sentences.items()}


def test_who_decided_when_and_under_what_number() -> None:
    assert said()["decided"] == "Formannskapet vedtok 9. mars 2011 i sak 21/11 å sende Boligplan på høring."
    plain = replace(ROUND, decided=SendingDecision("formannskapet", datetime.date(2011, 3, 9)))
    assert said(consultation=plain)["decided"] == "Formannskapet vedtok 9. mars 2011 å sende Boligplan på høring."
    assert (
        said(consultation=replace(ROUND, decided=None))["decided"] == "Vågsund kommune har vedtatt å sende Boligplan på høring."
    )
    draft = said(consultation=replace(ROUND, sent=None, decided=None), decides="Formannskapet")["decided"]
    assert draft == "Dette er et utkast. Brevet blir sendt når formannskapet har vedtatt å sende Boligplan på høring."


@pytest.mark.parametrize(
    ("kind", "type_", "words"),
    [
        (ConsultationKind.HEARING, PlanType.TEMAPLAN, "ingen egne regler om høring av en temaplan"),
        (ConsultationKind.HEARING, PlanType.HANDLINGSPLAN, "ingen egne regler om høring av en handlingsplan"),
        (ConsultationKind.PUBLIC_INSPECTION, PlanType.KOMMUNEDELPLAN, "§ 11-14"),
        (ConsultationKind.PLANNING_PROGRAMME, PlanType.KOMMUNEDELPLAN, "§ 4-1 og § 11-13"),
        (ConsultationKind.LIMITED, PlanType.AREALDEL, "endringer i en plan"),
        (ConsultationKind.HEARING, PlanType.PLANSTRATEGI, "§ 10-1"),
    ],
)
def test_the_legal_basis_follows_the_round_and_the_plan(kind: ConsultationKind, type_: PlanType, words: str) -> None:
    assert words in said(replace(PLAN, type=type_), replace(ROUND, kind=kind))["legal"]


def test_answers_are_marked_with_the_archives_case_or_the_title() -> None:
    to = "Send svaret til post@vagsund.example eller Vågsund kommune, Strandgata 14, 9998 Vågsund, og merk det med"
    assert said()["how"] == f"{to} saksnummer 2011/812."
    assert said(replace(PLAN, archive=Archive()))["how"] == f"{to} «Boligplan»."


def test_a_body_with_its_own_deadline_is_told_both() -> None:
    assert said()["deadline"] == "Fristen for å svare er 29. april 2011."
    assert said(to=BODY)["deadline"] == "Fristen for dere er 6. mai 2011. Den vanlige fristen er 29. april 2011."


def test_a_body_is_written_to_in_its_own_language() -> None:
    assert (
        said(to=replace(BODY, language="nn"))["decided"]
        == "Formannskapet vedtok 9. mars 2011 i sak 21/11 å sende Boligplan på høyring."
    )


def test_a_title_with_braces_is_no_placeholder_and_no_value() -> None:
    odd = said(replace(PLAN, title="{date} {{ 7*7 }}"))["decided"]
    assert odd == "Formannskapet vedtok 9. mars 2011 i sak 21/11 å sende {date} {{ 7*7 }} på høring."


def test_a_municipality_says_it_in_its_own_words() -> None:
    own = replace(SETTINGS, wording=Wording(labels={"how-send": "Svar til {to}"}))
    assert Words.of(Sending(ROUND, PLAN), own).sentences()["how"].startswith("Svar til post@vagsund.example")


def fields(language: str = "nb", consultation: Consultation = ROUND) -> list[FormField]:
    plan = replace(PLAN, language=language)
    made = answer_form.assemble(Sending(consultation, plan, "hearing-1", NODES), Frame(SETTINGS, FORM))
    assert made.findings == ()
    return [block for block in made.document.body if isinstance(block, FormField)]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_choice_of_the_form_is_understood_when_it_comes_back(language: str) -> None:
    kinds, stances, remarks = (field.choices for field in fields(language) if field.choices)
    assert [kind_of_answer(each) for each in kinds] == list(SenderKind)
    assert [stance_of_answer(each) for each in stances] == [Stance.SUPPORTS, Stance.PARTLY, Stance.AGAINST, Stance.NONE]
    assert [remarks_of_answer(each) for each in remarks] == [True, False]


def test_the_form_asks_about_sections_of_two_levels_and_in_a_limited_round_about_those_named() -> None:
    assert [field.tag for field in fields() if ":section:" in field.tag] == [
        "planverk:section:tildeling",
        "planverk:section:soknad",
    ]
    limited = replace(ROUND, kind=ConsultationKind.LIMITED, subjects=(Subject("bolig", "hearing-2", "", ("klage",)),))
    assert [field.title for field in fields(consultation=limited) if ":section:" in field.tag] == ["Innspill til 4.1.1 Klage"]


def test_a_layout_without_the_fields_of_the_sender_is_an_error() -> None:
    bare = Frame(SETTINGS, replace(FORM, blocks=FORM.blocks[1:]))
    (fault,) = answer_form.assemble(Sending(ROUND, PLAN), bare).findings
    assert (fault.code, fault.is_error) == ("L2", True)
