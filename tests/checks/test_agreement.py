"""E5: years, dates and numbers that must be the same everywhere."""

from __future__ import annotations

import datetime

import pytest

from planverk.model.case_number import Archive, ArchiveCase, CaseNumber
from planverk.model.case_paper import Attachment, Protocol, Treatment
from planverk.model.plan import Period
from support_checks import SETTINGS, codes, found_in, paper, plan


def test_a_plan_whose_title_has_other_years_than_its_period_is_an_error() -> None:
    assert codes(plan(period=Period(2011, 2024))) == ["E5"]
    assert codes(plan()) == []


@pytest.mark.parametrize("title", ["Boligplan 2011–2024", "Boligplan 2011-24", "Høring av boligplan for perioden 2010–2025"])
def test_a_paper_whose_title_has_other_years_is_an_error(title: str) -> None:
    assert codes(paper(title=title)) == ["E5"]


@pytest.mark.parametrize(
    "title", ["Boligplan 2011–2025", "Boligplan 2011-25", "Boligplan – sluttbehandling", "Budsjett 2012–2015"]
)
def test_other_titles_are_right(title: str) -> None:
    assert codes(paper(title=title)) == []


def test_a_proposal_with_other_years_is_an_error_and_the_years_of_other_plans_are_their_own() -> None:
    assert codes(paper(proposal="1. Boligplan 2011–2019 vedtas.\n")) == ["E5"]
    assert codes(paper(proposal="1. {{ plan.title }} vedtas.\n2. Økonomiplan 2012–2015 følger opp.\n")) == []
    assert codes(paper(proposal="1. Bustadplan 2011–2019 vert vedteken.\n")) == []


def test_an_attachment_with_other_years_is_an_error() -> None:
    assert codes(paper(printed=(Attachment("Boligplan 2010–2025"),))) == ["E5"]


def test_the_plans_date_in_the_proposal_is_that_of_the_attachment() -> None:
    attached = (Attachment(document="plan", date=datetime.date(2011, 5, 27)),)

    assert codes(paper(proposal="1. {{ plan.title }}, datert 24. juni 2011, vedtas.\n", printed=attached)) == ["E5"]
    assert codes(paper(proposal="1. {{ plan.title }}, datert 27.05.2011, vedtas.\n", printed=attached)) == []
    assert codes(paper(proposal="1. Boligplan, dagsett 1. mai 2011.\n2. Boligplan, dagsett 2. mai 2011.\n")) == ["E5"]
    assert codes(paper(proposal="1. Brevet datert 1. mai 2011 tas til orientering.\n", printed=attached)) == []


def test_a_protocol_has_the_number_and_date_of_its_treatment() -> None:
    def protocol(day: int, number: int) -> tuple[Protocol, ...]:
        return (Protocol("formannskapet", datetime.date(2011, 6, day), CaseNumber(2011, number), ()),)

    assert codes(paper(protocols=protocol(29, 58))) == []
    assert codes(paper(protocols=protocol(28, 58))) == ["E5"]
    assert codes(paper(protocols=protocol(29, 85))) == ["E5"]


def test_a_number_from_another_year_than_its_meeting_is_a_warning_that_names_both_orders() -> None:
    turned = (Treatment("kommunestyret", datetime.date(2015, 1, 29), CaseNumber(2007, 15)),)
    finding = next(finding for finding in found_in(paper(treatments=turned)) if finding.code == "E5")

    assert "{seq}/{yy} or {yy}/{seq}" in str(finding.hint)


def test_a_case_number_in_the_title_is_one_of_the_treatments() -> None:
    assert codes(paper(title="Sak 59/11 Boligplan")) == ["E5"]
    assert codes(paper(title="Sak 58/11 Boligplan")) == []


def test_a_paper_has_the_archive_case_of_its_plan() -> None:
    made = plan(archive=Archive(ArchiveCase(2011, 812)))

    assert codes(made, paper(archive=Archive(ArchiveCase(2011, 821)))) == ["E5!"]
    assert codes(made, paper(archive=Archive(ArchiveCase(2011, 812)))) == []


def test_a_paper_is_not_written_after_its_last_meeting() -> None:
    assert codes(paper(date=datetime.date(2011, 9, 8))) == ["E5!"]
    assert codes(paper(date=datetime.date(2011, 6, 14))) == []


def test_the_finding_concerns_the_paper_and_says_what_to_write() -> None:
    (finding,) = found_in(paper(title="Boligplan 2011–2024"), settings=SETTINGS)

    assert (finding.concerns, finding.place.line) == ("plans/bolig/cases/formannskapet.md", 1)
    assert str(finding.message) == "«Boligplan» is named with the years 2011–2024 here, but the plan is for 2011–2025."
    assert str(finding.hint) == "Write {{ plan.title }} instead of the title, and it is always right."


def test_the_plans_own_date_is_that_of_proposals_and_attachments() -> None:
    dated = plan(date=datetime.date(2011, 6, 24))
    proposal = "1. {{ plan.title }}, datert 24. juni 2011, vedtas.\n"
    assert codes(dated, paper(proposal=proposal)) == []
    assert codes(dated, paper(proposal=proposal.replace("24.", "25."))) == ["E5"]
    attached = (Attachment(document="plan", date=datetime.date(2011, 5, 27)),)
    assert codes(dated, paper(proposal="1. Planen vedtas.\n", printed=attached)) == ["E5"]
