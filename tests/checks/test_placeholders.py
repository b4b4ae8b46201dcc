"""E1: what is left to be filled in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.checks.placeholders import LEFT_OVER
from planverk.findings import Severity
from planverk.model.case_paper import Attachment
from planverk.model.measures import Measure, Measures
from support_checks import PLAN_FILE, codes, found_in, paper, plan


@pytest.mark.parametrize(
    "words",
    [
        "Rådmannens innstilling: ::: Sett inn innstillingen under denne linja",
        "<sett inn tekst>",
        "Møtet var <dato>.",
        "[fyll inn antall]",
        "Vedtatt [dato]",
        "Møtet holdes XX.XX.20XX.",
        "Innen dd.mm.åååå",
        "Lorem ipsum dolor sit amet.",
        "TODO: skriv mer",
        "Sett inn rådmannens vurdering her",
        "Set inn forslag til vedtak",
        "{{ plan.title",
        "plan.title }}",
        "Linje<br>skift",
    ],
)
def test_what_a_template_leaves_behind_is_an_error(words: str) -> None:
    assert codes(plan(f"# Mål {{#mal}}\n\n{words}\n")) == ["E1"]


@pytest.mark.parametrize(
    "words",
    [
        "Planen heter {{ plan.title }}.",
        "Barn < 18 år og voksne > 18 år",
        "Sett inn pengene på kontoen.",
        "Skriv inn til kommunen.",
        "Se <https://example.org> eller <post@example.org>.",
        "Skriv `{{ plan.title }}` og `<br>`.",
        "Det koster 20 xx.",
        "Kapittel [4] og [nye boliger]",
    ],
)
def test_ordinary_words_are_none(words: str) -> None:
    assert codes(plan(f"# Mål {{#mal}}\n\n{words}\n")) == []


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=5), st.from_regex(LEFT_OVER, fullmatch=True))
def test_the_quick_look_passes_over_nothing(before: str, left_over: str) -> None:
    text = f"{before} {left_over}"

    assert ("E1" in codes(plan(title=text))) == (LEFT_OVER.search(text) is not None)


def test_it_is_found_in_cells_notes_captions_and_proposals_with_its_line() -> None:
    text = "# Mål {#mal}\n\nTekst.[^a]\n\n| A |\n|---|\n| [dato] |\n\n[^a]: <navn>\n"
    findings = found_in(plan(text))

    assert [finding.code for finding in findings] == ["E1", "E1"]
    assert {finding.place.file for finding in findings} == {PLAN_FILE}
    assert all(finding.severity is Severity.ERROR and finding.concerns == "plans/bolig" for finding in findings)
    assert "E1" in codes(paper(proposal="1. <forslag til vedtak>\n"))


def test_front_matter_and_measures_are_looked_through() -> None:
    assert codes(plan(title="Plan for <tema> 2011–2025")) == ["E1"]
    assert codes(paper(case_worker="[navn]")) == ["E1"]
    assert codes(paper(printed=(Attachment("{{ plan.title }}"),))) == ["E1"]
    assert "E1" in codes(plan(measures=Measures(measures=(Measure("t-a", 1, "Sett inn tekst"),))))


def test_a_placeholder_for_a_picture_is_found_in_its_text() -> None:
    assert codes(plan("# Mål {#mal}\n\n![Kart fra [dato]](kart.png)\n")) == ["E1"]


def test_a_value_that_emphasis_has_cut_in_pieces_would_be_printed_as_it_stands() -> None:
    assert codes(plan("# Mål {#mal}\n\nTallet er {{ 9**9**9 }}.\n")) == ["E1"]
    assert codes(plan("# Mål {#mal}\n\nTittelen er {{ plan.title }}.\n")) == []
