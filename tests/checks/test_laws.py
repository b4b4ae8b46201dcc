"""E14: laws that were repealed on the day that a paper speaks from."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.checks.laws import REPEALS, may_cite
from planverk.model.case_paper import Treatment
from support_checks import codes, found_in, paper, plan


def on(year: int, words: str, month: int = 6) -> list[str]:
    date = datetime.date(year, month, 1)
    meeting = (Treatment("kommunestyret", date),)
    return [c for c in codes(paper(f"## Hjemmel {{#h}}\n\n{words}\n", date=date, treatments=meeting)) if c.startswith("E14")]


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2012, "Plikten følger av § 3-4 i lov 13. desember 1991 nr. 81 om sosiale tjenester."),
        (2013, "Sosialtjenesteloven § 3-4 gir plikt."),
        (2024, "Helse- og omsorgstjenesteloven § 3-7 gjelder."),
        (2020, "Saka er heimla i kommunelova av 1992."),
        (2020, "Etter kommuneloven § 23 skal rådmannen sørge for utredning."),
        (2012, "Planen er laget etter plan- og bygningsloven av 1985."),
        (2026, "Arkivloven av 1992 krever det."),
    ],
)
def test_a_repealed_law_is_a_warning(year: int, words: str) -> None:
    assert on(year, words) == ["E14!"]


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2011, "Plikten følger av § 3-4 i lov 13. desember 1991 nr. 81 om sosiale tjenester."),
        (2024, "Sosialtjenesteloven § 15 viser til boligsosialloven."),
        (2022, "Helse- og omsorgstjenesteloven § 3-7 gjelder."),
        (2024, "Helse- og omsorgstjenesteloven § 3-1 gjelder."),
        (2020, "Etter kommuneloven § 13-1 skal kommunedirektøren sørge for utredning."),
        (2011, "Etter kommuneloven § 23 skal rådmannen sørge for utredning."),
        (2020, "Den tidligere kommuneloven av 1992 hadde en annen regel."),
        (2020, "> Kommuneloven av 1992 gjelder."),
    ],
)
def test_a_paper_rightly_cites_the_law_of_its_own_day_and_speaks_of_former_laws(year: int, words: str) -> None:
    assert on(year, words) == []


def test_what_is_not_confirmed_is_a_note() -> None:
    assert on(2023, "Mållova gjeld.") == ["E14?"]
    assert on(2021, "Mållova gjeld.") == []


def test_looking_back_reaches_no_further_than_its_sentence() -> None:
    assert on(2020, "Før gjaldt den gamle ordningen. Saka er heimla i kommunelova av 1992.") == ["E14!"]


def test_a_plan_speaks_from_the_day_of_its_paper_else_from_its_first_year() -> None:
    cited = plan("# Lover {#lover}\n\nPlan- og bygningsloven av 1985 gjelder.\n")
    meeting = (Treatment("kommunestyret", datetime.date(2009, 3, 1)),)

    assert codes(cited) == ["E14!"]
    assert [c for c in codes(cited, paper(treatments=meeting)) if c.startswith("E14")] == []


def test_the_hint_names_the_law_that_took_its_place() -> None:
    (finding,) = found_in(plan("# Lover {#lover}\n\nPlan- og bygningsloven av 1985 gjelder.\n"))

    assert str(finding.hint) == "Cite plan- og bygningsloven av 2008, or say that it is the former law."


@given(st.sampled_from(REPEALS).flatmap(lambda law: st.from_regex(law.pattern)))
def test_the_quick_look_passes_over_no_law(text: str) -> None:
    assert may_cite(text)
