"""A number typed beside uttalelser, innspill or høringsinstanser must be the log's own."""

from __future__ import annotations

import pytest

from planverk.checks import Scope, check
from planverk.model.workspace import Workspace
from support_checks import SETTINGS, paper
from support_consultation import CONSULTATION, ID, plan_on_hearing


def found(text: str, **changes: object) -> list[str]:
    told = paper(f"## Vurdering {{#vurdering}}\n\n{text}\n", consultation=ID, **changes)
    findings = check(Workspace(SETTINGS, (plan_on_hearing(),), (told,), (CONSULTATION,)), Scope())
    return [dict(each.message.values)["words"] for each in findings if each.code == "E15"]  # type: ignore[misc]


@pytest.mark.parametrize(
    "text",
    [
        "Det kom inn 7 høringsuttalelser.",
        "Det kom inn sju uttalelser.",
        "Tjueto skriftlige uttalelser kom inn.",
        "Kommunen fekk 9 høyringsuttalar.",
        "Vi fikk 11 høringssvar.",
        "12 innspill er vurdert.",
        "Planen ble sendt til 40 høringsinstanser.",
        "Det kom 3 merknader.",
        "4\u00a0000 innspill",
        "De 11 uttalelsene er lagt ved.",
    ],
)
def test_a_number_that_disagrees_is_found(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Det kom inn 4 høringsuttalelser.",
        "Det kom inn fire uttalelser med 5 innspill.",
        "5 høringsinstanser ble spurt, og 2 høringsinstanser svarte ikke.",
        "Én uttalelse kom etter fristen.",
        "Se uttalelse 7.",
        "Fristen var 29.04.2011. Uttalelser som kom senere, er også vurdert.",
        "Jf. sak 21/11 merknader",
        "{{ consultation.count.responses }} høringsuttalelser",
        "> Kommunen fikk 99 uttalelser.",
        "Tolv boliger og uttalelser",
    ],
)
def test_a_number_that_agrees_or_counts_something_else_is_let_be(text: str) -> None:
    assert found(text) == []


def test_it_is_a_warning_that_can_be_waived() -> None:
    assert found("4 uttalelser fra råd og 2 uttalelser fra kommuner.") == ["2 uttalelser"]


def test_a_paper_that_tells_of_no_hearing_is_not_looked_at() -> None:
    told = paper("## Vurdering {#vurdering}\n\nDet kom 99 uttalelser.\n")
    assert [
        f.code for f in check(Workspace(SETTINGS, (plan_on_hearing(),), (told,), (CONSULTATION,)), Scope()) if f.code == "E15"
    ] == []
