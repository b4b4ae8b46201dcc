"""What is wrong with a report is said, and a sound report is left in peace."""

from __future__ import annotations

import pytest

from planverk.checks import Scope, check
from planverk.readers.workspace import read_workspace
from planverk.store.memory import Memory
from support_report import FEWER, FILES, FIRST, MEASURES, version, workspace

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
        (row(", progress: '40', deviation: Færre møter, reason: Talt feil sist", status="{code: utgar}"), []),
        ("\n".join(row("", f"r{n}", measures="") for n in range(4)), ["E12"]),
        ("\n".join(row("", f"r{n}", measures="") for n in range(3)), ["E12", "E12", "E12"]),
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
        ("strategies: [{title: Én dør, indicators: [Færre uker i 2013]}]\n", ["E11"]),
        ("strategies: [{title: Én dør, indicators: ['4 i 2013']}]\n", ["E11"]),
        ("strategies: [{title: Én dør, indicators: [4 uker]}]\n", ["E11"]),
        ("strategies: [{title: Én dør, indicators: [4 uker i 2013, '90 % (2015)']}]\n", []),
        ("questions: [{id: hva, title: Hva nå?, guidance: Kort.}]\n", ["RA14"]),
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


REPORTS = "plans/bolig/reports"
ADOPTED = version("adopted-2011", "2011-09-07")
SOUND = FIRST.replace("Under arbeid", "Under arbeid (forsinket)").replace("ca. 60}", "ca. 60, reason: Ferie}")


def with_versions(files: dict[str, str], first: str = SOUND, second: str = "") -> list[tuple[str, str]]:
    """The codes of what is found in the reports, each with the report's name, where the plan has these versions."""
    laid = {**FILES, **files, f"{REPORTS}/2012-h1.yaml": first}
    if second:
        laid[f"{REPORTS}/2012-h2.yaml"] = second
    space = read_workspace(Memory(laid)).value
    assert space is not None
    found = (each for each in check(space, Scope()) if "/reports/" in each.concerns and each.code != "RA14")
    return [(each.concerns.rpartition("/")[2].removesuffix(".yaml"), each.code) for each in found]


def on(name: str, text: str = SOUND) -> str:
    return f"{text}version: {name}\n"


def test_a_report_may_speak_of_what_the_plan_had_when_it_was_adopted() -> None:
    files = {**ADOPTED, "plans/bolig/measures.yaml": FEWER}
    assert with_versions(files, on("adopted-2011")) == []
    assert with_versions(files) == [("2012-h1", "RA1")]


def test_what_the_plan_got_after_it_was_adopted_is_told_and_stops_nothing() -> None:
    files = version("adopted-2011", "2011-09-07", FEWER)
    assert with_versions(files, on("adopted-2011")) == [("2012-h1", "RA1")]
    space = read_workspace(Memory({**FILES, **files, f"{REPORTS}/2012-h1.yaml": on("adopted-2011")})).value
    assert space is not None
    assert [each.is_error for each in check(space, Scope()) if each.code == "RA1"] == [False]


def test_a_version_that_is_not_there_is_told() -> None:
    assert with_versions(ADOPTED, on("adopted-2010")) == [("2012-h1", "RA11")]


def test_a_newer_version_with_other_measures_is_told_and_one_with_the_same_is_not() -> None:
    same, other = version("adopted-2012", "2012-12-13"), version("adopted-2012", "2012-12-13", FEWER)
    assert with_versions({**ADOPTED, **same}, on("adopted-2011")) == []
    assert with_versions({**ADOPTED, **other}, on("adopted-2011")) == [("2012-h1", "RA6")]


def test_what_is_being_written_after_the_adoption_is_no_change_of_the_plan() -> None:
    files = {**ADOPTED, "plans/bolig/measures.yaml": MEASURES.replace("faste møter", "møter")}
    assert with_versions(files, on("adopted-2011") + "plan_hash: '0123'\n") == []


def test_that_the_plan_changed_since_the_last_report_is_told_of_the_newest() -> None:
    second = SOUND.replace("half: 1", "half: 2")
    files = {**ADOPTED, **version("adopted-2012", "2012-12-13", MEASURES.replace("faste møter", "møter"))}
    found = with_versions(files, on("adopted-2011"), on("adopted-2012", second))
    assert found == [("2012-h2", "RA12")]
    hashes = with_versions({}, SOUND + "plan_hash: '01'\n", second + "plan_hash: '02'\n")
    assert [code for name, code in hashes if name == "2012-h2"] == ["RA12", "RA6"]
