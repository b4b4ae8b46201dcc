"""The commands about what changed in a plan: what they print, and what they leave behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planverk.cli.app import run
from planverk.cli.commands.trace import CAUSES
from planverk.model.change import Cause
from support_ledger import PAPER, heard
from support_workspace import lay


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = run(["--lang", "nb", *words])
    shown = capsys.readouterr()
    return code, shown.out + shown.err


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    heard(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_causes_are_those_of_the_model() -> None:
    assert tuple(cause.value for cause in Cause) == CAUSES


def test_trace_shows_both_ways_and_what_is_left(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = said(capsys, "trace")
    assert code == 0
    assert "Ingen årsak er oppgitt" in shown
    assert "Innspill 1.1 (Eldrerådet)" in shown
    assert "1.1 Eldrerådet: 2 Tildeling" in shown
    assert shown.endswith(
        "Endringer siden hearing-1: 2. Uten årsak: 1. Ikke vurdert: 1. Innspill eller vedtak som ikke er fulgt opp: 0.\n"
    )


def test_what_was_decided_and_does_not_stand_in_the_plan_is_told_with_its_words(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided = "format: 1\nkind: vedtak\nbody: formannskapet\ndate: 2011-06-29\nvotes: [{on: forslag, unanimous: true}]\n"
    amended = "amendments: [{target: tildeling, text: Alle får svar innen en uke.}]\n"
    lay(here, {f"{PAPER.removesuffix('.md')}/decisions/formannskapet-2011-06-29.yaml": decided + amended})
    shown = said(capsys, "trace", "--open")[1]
    assert "Formannskapet 29.\u00a0juni\u00a02011: Ingen  (tildeling: «Alle får svar innen en uke.»)" in shown


def test_what_is_answered_is_no_longer_open(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = ("--cause", "redaksjonell", "--reason", "Klarere.", "--significant", "no", "--because", "Bare ord.")
    assert said(capsys, "ledger", "set", "--section", "innledning", *answer)[0] == 0
    assert "Innledning" not in said(capsys, "trace", "--open")[1]
    tree = json.loads(said(capsys, "trace", "--format", "json")[1])
    (change,) = [each for each in tree["changes"] if each["change"]["section"] == "innledning"]
    assert (change["cause"], change["significant"], change["entry"]["reason"]) == ("redaksjonell", False, "Klarere.")
    assert said(capsys, "ledger", "remove", change["change"]["id"])[1] == f"Tatt ut av regnskapet: {change['change']['id']}\n"


def test_an_answer_to_what_somebody_else_has_changed_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = json.loads(said(capsys, "trace", "--format", "json")[1])["state"]
    assert said(capsys, "ledger", "set", "--section", "innledning", "--significant", "no", "--base", state)[0] == 0
    code, shown = said(capsys, "ledger", "set", "--section", "innledning", "--significant", "yes", "--base", state)
    assert (code, "Noen har endret" in shown) == (1, True)


def test_a_point_is_told_of_in_text_and_as_data(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "trace", "1.1")[1].startswith("Innspill 1.1 fra Eldrerådet\n")
    assert json.loads(said(capsys, "trace", "1.1", "--format", "json")[1])["point"] == "1.1"
    assert said(capsys, "trace", "1.7")[0] == 2


def test_the_files_of_a_redline_and_of_an_account_are_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = said(capsys, "redline", "--format", "html")
    assert (code, shown) == (0, "build/bolig-med-endringer-hearing-1.html\n2 endringer er merket.\n")
    assert said(capsys, "trace", "--format", "html")[1] == "build/endringer-bolig.html\n"
    assert (here / "build/endringer-bolig.html").is_file()
