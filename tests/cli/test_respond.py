"""The commands about responses, as a secretary runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planverk.cli.app import app, run
from planverk.cli.commands.respond_options import KINDS, OUTCOMES, STANCES
from planverk.model.response import Outcome, SenderKind, Stance
from planverk.service.consultations import find_consultation, find_response
from planverk.service.workspace import Home
from support_hearing import LETTER, hearing


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A hearing that one stands in, with a letter and a table beside it."""
    made = hearing(tmp_path / "w")
    monkeypatch.chdir(made.root)
    (tmp_path / "brev.txt").write_text(LETTER, "utf-8")
    (tmp_path / "svar.csv").write_text("Navn;E-post;Uttalelse\nMarit Solvang;m@solvang.example;Ja til tiltak 1\n", "utf-8")
    return made


def planverk(*words: str) -> Result:
    return CliRunner().invoke(app, ["respond", *words], catch_exceptions=False)


def test_from_the_letter_to_the_approved_point(home: Home) -> None:
    assert "response 1" in planverk("add", "../brev.txt", "--sender", "Eldrerådet", "--remarks", "med").output
    assert "already" in planverk("add", "../brev.txt", "--sender", "Eldrerådet").output
    shown = planverk("show", "1", "--text").output
    assert "1.1  «1. Kapittel 4.2 er uklart" in shown
    assert "soknad" in shown
    assert planverk("link", "1.2", "tildeling").exit_code == 0
    assert planverk("split", "1", "--remove", "2", "--pass-over", "2. Vi støtter tiltak 1.").exit_code == 0
    weighed = planverk("assess", "1.1", "--outcome", "delvis", "--text", "Teksten endres.", "--changes", "soknad,tildeling")
    assert weighed.output == "Weighed: 1.1\n"
    assert planverk("approve", "1.1").exit_code == 0
    assert "høring: punkt 1.1 er godkjent" in planverk("show", "1", "--history").output
    assert "without an outcome: 0" in planverk("list").output
    response = find_response(home, find_consultation(home), 1)
    assessment = response.points[0].assessment
    assert assessment is not None
    assert (assessment.outcome, assessment.step) == (Outcome.PARTLY, "godkjent")
    assert assessment.changes == ("soknad", "tildeling")


def test_a_table_a_group_and_an_answer(home: Home, tmp_path: Path) -> None:
    assert "response 1" in planverk("add", "../svar.csv").output
    assert "Private person 1" in planverk("list").output
    assert "Marit" not in planverk("show", "1", "--text").output
    (tmp_path / "svar.md").write_text("Tas til orientering.", "utf-8")
    assert "takk" in planverk("answers", "takk", "--title", "Takk", "--text-file", str(tmp_path / "svar.md")).output
    assert planverk("group", "ja", "1.1").output == "Done: 1.1\n"
    assert planverk("assess", "--group", "ja", "--answer", "takk", "--outcome", "orientering").exit_code == 0
    assert "1.1" in planverk("answers").output
    assert "1.1" in planverk("answers", "takk").output
    assert planverk("assess", "1.1").exit_code == 2
    assert "Nothing says nearly the same" in planverk("group").output
    assert planverk("set", "1", "--stance", "stotter", "--themes", "lån, bolig").exit_code == 0
    assert find_response(home, find_consultation(home), 1).themes == ("lån", "bolig")


def test_a_private_person_s_file_that_git_would_take_along_is_pointed_out(home: Home, tmp_path: Path) -> None:
    (home.root / "svar.csv").write_bytes((tmp_path / "svar.csv").read_bytes())
    assert "svar.csv is from a private person and would enter git" in planverk("add", "svar.csv").output
    (home.root / "brev.txt").write_text(LETTER, "utf-8")
    assert "would enter git" not in planverk("add", "brev.txt", "--sender", "Eldrerådet").output


def test_words_spoken_at_a_meeting_are_minuted(home: Home, tmp_path: Path) -> None:
    (tmp_path / "møte.txt").write_text("Velforeningen vil ha flere boliger, jf. tiltak 1.", "utf-8")
    planverk("add", "../møte.txt", "--spoken", "--sender", "Vågsund Vel", "--kind", "organisasjon")
    assert find_response(home, find_consultation(home), 1).channel == "møte"


def test_what_is_not_certain_is_offered(home: Home, tmp_path: Path) -> None:
    (tmp_path / "to.txt").write_text("Vi ber om at søknad avgjøres raskere. Se kapittel 9.", "utf-8")
    planverk("add", "../to.txt", "--sender", "Fjord fylkeskommune")
    offered = planverk("link", "1").output
    assert "«kapittel 9»: no such place" in offered
    assert "perhaps soknad" in offered


def test_who_sent_it_must_be_said(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    (Path("..") / "hvem.txt").write_text("Kapittel 4 er uklart.", "utf-8")
    assert run(["--lang", "en", "respond", "add", "../hvem.txt"]) == 1
    assert "not certain who sent hvem.txt" in capsys.readouterr().err
    assert run(["--lang", "en", "respond", "mend"]) == 2
    assert run(["--lang", "nb", "respond", "show", "første"]) == 2
    assert "første er ikke et nummer" in capsys.readouterr().err


def test_the_choices_are_those_of_the_model() -> None:
    assert tuple(kind.value for kind in SenderKind) == KINDS
    assert tuple(stance.value for stance in Stance) == STANCES
    assert tuple(outcome.value for outcome in Outcome) == OUTCOMES
