"""E2: how long a hearing lasts, by the type of plan."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.checks import Scope, check
from planverk.checks.deadlines import check_deadlines
from planverk.findings import Finding, Severity
from planverk.model.consultation import Consultation, ConsultationKind, Extension, Invitation, Subject
from planverk.model.plan import Plan, PlanType
from planverk.model.response import SenderKind
from planverk.model.workspace import Municipality, Settings, Workspace

SENT = datetime.date(2025, 9, 1)  # a Monday, with no holiday in the weeks that follow
BY_LAW = (PlanType.KOMMUNEDELPLAN, PlanType.SAMFUNNSDEL, PlanType.AREALDEL, PlanType.PLANPROGRAM)
FREE = tuple(type_ for type_ in PlanType if type_ not in BY_LAW)


def plan(type_: PlanType) -> Plan:
    return Plan("bolig", "plans/bolig", "Boligplan", type_, "nb")


def heard(days: int, kind: ConsultationKind = ConsultationKind.HEARING, sent: datetime.date = SENT, **own: int) -> Consultation:
    """A round of so many days; `own` gives bodies that have other numbers of days."""
    asked = tuple(
        Invitation(name, name, SenderKind.COUNCIL, extensions=(Extension(sent + datetime.timedelta(days=more)),))
        for name, more in own.items()
    )
    deadline = sent + datetime.timedelta(days=days)
    return Consultation(
        "h", "consultations/h", kind, (Subject("bolig", "hearing-1"),), sent=sent, deadline=deadline, invitations=asked
    )


def found(consultation: Consultation, type_: PlanType) -> list[Finding]:
    return list(check_deadlines(consultation, plan(type_)))


@given(st.sampled_from(BY_LAW), st.integers(0, 41))
def test_less_than_six_weeks_is_an_error_where_the_law_asks_for_them(type_: PlanType, days: int) -> None:
    (fault,) = [each for each in found(heard(days), type_) if each.is_error]
    assert (fault.code, dict(fault.message.values)["days"]) == ("E2", days)
    assert fault.hint.format() == "Set the deadline to 13.10.2025 at the earliest."


@given(st.sampled_from(list(PlanType)), st.integers(42, 400))
def test_six_weeks_are_enough_for_any_plan(type_: PlanType, days: int) -> None:
    assert not [each for each in found(heard(days), type_) if each.is_error]


@given(st.sampled_from(FREE), st.integers(0, 41))
def test_a_temaplan_with_less_is_a_note_and_no_more(type_: PlanType, days: int) -> None:
    told = found(heard(days), type_)
    assert "The law fixes no period here" in told[0].message.format()
    assert {each.severity for each in told} == {Severity.NOTE}


def test_a_second_hearing_of_parts_has_no_fixed_length() -> None:
    assert [each.severity for each in found(heard(28, ConsultationKind.LIMITED), PlanType.AREALDEL)] == [Severity.NOTE]


def test_a_planprogram_is_heard_six_weeks_whatever_it_is_of() -> None:
    (fault,) = found(heard(28, ConsultationKind.PLANNING_PROGRAMME), PlanType.TEMAPLAN)
    assert "§ 11-13" in fault.message.format()


def test_a_deadline_before_the_sending_is_an_error_for_all() -> None:
    (fault,) = found(heard(-1), PlanType.TEMAPLAN)
    assert fault.is_error


def test_a_body_with_less_time_than_the_law_gives_is_named() -> None:
    (fault,) = found(heard(45, Eldreraadet=30, Husbanken=50), PlanType.SAMFUNNSDEL)
    assert fault.message.format().startswith("Eldreraadet has 30 days to answer")


def test_a_body_whose_own_deadline_is_earlier_is_named() -> None:
    found = [each for each in check_deadlines(heard(50, vel=-5, raad=48, bygda=60), plan(PlanType.TEMAPLAN)) if each.hint.text]
    assert [(str(each.message)[:4], each.severity) for each in found] == [("vel ", Severity.ERROR), ("raad", Severity.NOTE)]


def test_holidays_and_a_weekend_at_the_end_are_notes() -> None:
    told = found(heard(59, sent=datetime.date(2025, 4, 1)), PlanType.KOMMUNEDELPLAN)
    assert [each.severity for each in told] == [Severity.NOTE]
    days = dict(told[0].message.values)["days"]
    assert days == (
        "skjærtorsdag 17.04.2025, langfredag 18.04.2025, andre påskedag 21.04.2025, 1. mai 01.05.2025, "
        "Kristi himmelfartsdag 29.05.2025"
    )
    (sunday,) = found(heard(48), PlanType.KOMMUNEDELPLAN)
    assert "weekend" in sunday.message.format()


@pytest.mark.parametrize("missing", ["sent", "deadline"])
def test_what_is_not_sent_or_has_no_deadline_is_let_be(missing: str) -> None:
    assert found(replace(heard(1), **{missing: None}), PlanType.AREALDEL) == []


def test_every_build_tells_of_a_hearing_that_is_too_short_and_of_no_holiday() -> None:
    short = heard(30, sent=datetime.date(2025, 4, 1))
    workspace = Workspace(Settings(Municipality("Vågsund kommune")), (plan(PlanType.AREALDEL),), (), (short,))
    told = [each for each in check(workspace, Scope()) if each.code == "E2"]
    assert [(each.concerns, each.is_error) for each in told] == [("consultations/h", True)]
