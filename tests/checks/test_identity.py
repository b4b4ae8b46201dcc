"""I: ids."""

from __future__ import annotations

from planverk.model.measures import Goal, Measures
from support_checks import codes, found_in, paper, plan


def test_two_headings_with_one_id_are_an_error_that_names_both_places() -> None:
    (finding,) = found_in(plan("# Mål {#mal}\n\nTekst.\n\n## Delmål {#mal}\n\nTekst.\n"))

    assert (finding.code, finding.is_error, finding.place.line) == ("I1", True, 5)
    assert str(finding.message) == "The id «mal» is used already, at plans/bolig/01.md:1."
    assert "mal-2" in str(finding.hint)


def test_a_section_and_a_goal_share_one_space() -> None:
    assert codes(plan(measures=Measures(goals=(Goal("mal", "Flere boliger"),)))) == ["I1"]
    assert codes(plan(measures=Measures(goals=(Goal("m-bolig", "Flere boliger"),)))) == []


def test_tables_figures_and_spans_are_counted_too() -> None:
    table = "::: {.table #mal caption=Tall}\n| A |\n|---|\n| 1 |\n:::\n"

    assert codes(plan(f"# Mål {{#mal}}\n\nTekst.\n\n{table}")) == ["I1"]
    assert codes(plan("# Mål {#mal}\n\nEt [ord]{#mal} her.\n")) == ["I1"]


def test_a_plans_heading_without_id_is_a_warning_and_a_papers_is_not() -> None:
    assert codes(plan("# Mål\n\nTekst.\n")) == ["I2!"]
    assert codes(paper("## Vurdering\n\nTekst.\n")) == []


def test_an_id_that_is_none_is_an_error() -> None:
    assert "I3" in codes(plan(measures=Measures(goals=(Goal("Mål 1", "Flere boliger"),))))
    assert "I3" in codes(plan(measures=Measures(goals=(Goal("m" * 37, "Flere boliger"),))))


def test_a_retired_id_or_an_alias_is_not_used_again() -> None:
    assert codes(plan(retired=("mal",))) == ["I4"]
    assert codes(plan(aliases={"mal": "mal"})) == ["I4"]
    assert codes(plan(retired=("gammel",), aliases={"eldre": "mal"})) == []


def test_what_plan_yaml_names_is_there() -> None:
    (finding,) = found_in(plan(unnumbered=("maal",)))

    assert (finding.code, finding.place.file) == ("I5", "plans/bolig/plan.yaml")
    assert "near it: mal" in str(finding.hint)
    assert codes(plan(appendices=("mal",))) == []
    assert codes(plan(aliases={"gammel": "borte"})) == ["I5"]
    assert codes(plan("# Mål {#mal}\n\nTekst.\n\n## Delmål {#delmal}\n\nTekst.\n", appendices=("delmal",))) == ["I5"]
