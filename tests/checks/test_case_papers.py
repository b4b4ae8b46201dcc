"""C and TM: front matter held against planverk.yaml, the plans, the layouts and the measures."""

from __future__ import annotations

import datetime

from planverk.checks import Scope
from planverk.model.case_paper import Access, Concern, Treatment
from planverk.model.measures import Due, Indicator, Measure, Measures, Strategy
from planverk.model.plan import Plan
from support_checks import codes, found_in, paper, plan

LAYOUTS = Scope(layouts=frozenset({"plan", "case-paper-levanger", "case-paper"}))


def test_an_unknown_body_is_an_error_with_one_near_it() -> None:
    treatments = (Treatment("formanskapet"), Treatment("kommunestyret"))
    finding = found_in(paper(treatments=treatments, proposals=paper().proposals))[0]

    assert finding.code == "C1"
    assert "near it: formannskapet" in str(finding.hint)
    assert "C1" in codes(paper(decided_by="kommunestyre"))


def test_a_paper_says_who_decides_and_who_treats_it() -> None:
    assert codes(paper(decided_by="")) == ["C2!"]
    assert codes(paper(treatments=())) == ["C2!"]
    assert codes(paper(treatments=paper().treatments[:1])) == ["C2?"]


def test_a_date_without_a_number_is_a_note() -> None:
    treatments = (*paper().treatments[:1], Treatment("kommunestyret", datetime.date(2011, 9, 7)))

    assert codes(paper(treatments=treatments)) == ["C3?"]


def test_a_paper_about_a_plan_that_is_not_there_is_an_error() -> None:
    assert codes(paper(concerns=(Concern("bolg"),), printed=())) == ["C4"]


def test_a_layout_that_the_template_lacks_is_an_error() -> None:
    assert codes(paper(), scope=LAYOUTS) == []
    assert codes(paper(layout=""), scope=LAYOUTS) == []
    assert codes(paper(layout="lillehamer"), scope=LAYOUTS) == ["C5"]
    assert codes(plan(), scope=Scope(layouts=frozenset({"case-paper"}))) == ["C5"]


def test_an_exempt_paper_says_why_and_has_a_title_to_show() -> None:
    assert codes(paper(access=Access(False))) == ["C6", "C6!"]
    assert codes(paper(access=Access(False, "offl. § 13", "Bolig"))) == []


def test_a_paper_names_its_case_worker() -> None:
    assert codes(paper(case_worker="")) == ["C7!"]


def test_only_the_documents_in_scope_are_looked_at() -> None:
    wrong = plan("# Mål\n\nTekst.\n")

    assert codes(wrong, paper(), scope=Scope(documents=frozenset({paper().file}))) == []
    assert codes(wrong, paper(), scope=Scope(documents=frozenset({"plans/bolig"}))) == ["I2!"]


def test_measures_hang_together() -> None:
    strategy = Strategy("s-eie", "Eie", label="A")

    def codes(checked: Plan) -> list[str]:
        return [each.code for each in found_in(checked) if each.code != "E11"]

    assert codes(plan(measures=Measures(strategies=(strategy,), measures=(Measure("t-a", 1, "Tekst", "s-ei"),)))) == ["TM4"]
    assert codes(plan(measures=Measures(indicators=(Indicator("i-a", "t-b"),)))) == ["TM4"]
    assert codes(plan(measures=Measures(strategies=(strategy, Strategy("s-bo", "Bo", label="A"))))) == ["TM6"]
    assert codes(plan(measures=Measures(strategies=(strategy,), measures=(Measure("t-a", 1, "Tekst", "s-eie", "bolig"),)))) == []


def test_a_unit_without_a_name_is_a_warning() -> None:
    measure = Measure("t-a", 1, "Tekst", unit="bolg", partners=("bolig",), due=Due(words="løpende"))
    (finding,) = found_in(plan(measures=Measures(measures=(measure,))))

    assert finding.code == "TM5"
    assert "near it: bolig" in str(finding.hint)
