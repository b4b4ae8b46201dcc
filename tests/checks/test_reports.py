"""What is wrong with a report is said, and a sound report is left in peace."""

from __future__ import annotations

import pytest

from planverk.checks import Scope, check
from support_report import FIRST, workspace

SECOND = """format: 1
kind: half-year
year: 2012
half: 2
activities:
  - id: dor
    rows:
"""


def found(rows: str = "", head: str = "", year: int = 2012, **more: str) -> list[str]:
    """The codes of the findings about a second report with these rows."""
    text = SECOND.replace("year: 2012", f"year: {year}") + rows + "\n" + head
    if not rows:
        text = text.partition("activities:")[0] + head
    space = workspace(r2012_h2=text, **more)
    file = "plans/bolig/reports/2012-h2.yaml"
    return [each.code for each in check(space, Scope()) if each.concerns == file and each.code != "RA10"]


def row(rest: str, own_id: str = "moter", measures: str = "t-moter", status: str = "{code: gjennomfort}") -> str:
    return f"      - {{id: {own_id}, measures: [{measures}], status: {status}{rest}}}"


def test_a_sound_report_is_left_in_peace() -> None:
    assert found(row(", progress: '100'")) == []
    assert [each.code for each in check(workspace(), Scope()) if "reports" in each.concerns] == []


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (row("", measures=""), ["E12"]),
        (row("", status="{words: Tja}"), ["E12", "RA5"]),
        (row("", measures="t-mote"), ["RA1"]),
        (row(", deviation: Møtene falt bort"), ["RA2"]),
        (row("", status="{code: i-gang, delayed: true}"), ["RA2"]),
        (row(", progress: '40'", status="{code: utgar}"), ["RA3"]),
        (row(", progress: '80'"), ["RA4"]),
        (row("", status="{code: i-gang}"), ["RA5"]),
        (row(", progress: '110'"), ["RA7"]),
        (row("") + "\n" + row(""), ["RA8"]),
    ],
)
def test_each_fault_has_its_finding(rows: str, codes: list[str]) -> None:
    assert found(rows) == codes


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("readings: [{indicator: i-uker}]\n", ["E11"]),
        ("readings: [{indicator: i-ukjent, value: 3}]\n", ["RA1"]),
        ("strategies: [{title: Én dør, indicators: [Færre uker]}]\n", ["E11"]),
        ("strategies: [{title: Én dør, strategy: s-borte}]\n", ["RA1"]),
        ("plan_hash: 0123\n", ["RA6"]),
    ],
)
def test_faults_outside_the_rows_are_found(head: str, codes: list[str]) -> None:
    assert found(head=head) == codes


def test_a_year_outside_the_plans_period_is_told() -> None:
    assert found(row(", progress: '100'"), year=2031) == ["RA9"]


def test_a_measure_that_was_due_and_is_not_spoken_of_is_told() -> None:
    space = workspace(r2012_h1=FIRST.replace("[t-kontor]", "[t-moter]"))
    assert [each.code for each in check(space, Scope()) if "reports" in each.concerns] == ["RA10"]
