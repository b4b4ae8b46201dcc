"""The command line: exit codes, languages, words for people, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from planverk.cli.app import app, run
from planverk.cli.words import NAMES
from planverk.service import check as check_service
from support_workspace import PAPER, PLAN, lay, new_workspace, saved

DOCS = Path(__file__).resolve().parents[2] / "docs" / "kommandoer.md"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new workspace, and the current folder in it."""
    root = new_workspace(tmp_path / "kommune")
    monkeypatch.chdir(root / "plans")
    return root


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")


def commands(group: click.Group = app, prefix: str = "") -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        deeper = commands(command, f"{prefix}{name} ") if isinstance(command, click.Group) else [(f"{prefix}{name}", command)]
        found += deeper
    return found


@pytest.mark.parametrize(("name", "command"), commands(), ids=[name for name, _ in commands()])
def test_every_command_and_option_stands_in_the_docs(name: str, command: click.Command) -> None:
    text = DOCS.read_text("utf-8")
    assert f"`planverk {name}" in text
    for param in command.params:
        if isinstance(param, click.Option):
            assert f"`{param.opts[0]}" in text, param.opts


@pytest.mark.parametrize("name", ["", *(name for name, _ in commands())])
def test_help_is_whole_in_every_language(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for language in ("nb", "nn", "en"):
        assert run([*name.split(), "--help", "--lang", language]) == 0
        said.append(capsys.readouterr().out)
    assert all(said)
    assert len(set(said)) == 3
    assert "Bruk:" in said[0]
    assert "Usage:" in said[2]
    assert "[required]" not in said[0] + said[1]


def test_what_is_to_be_written_is_named_in_the_language_that_is_spoken() -> None:
    names = set()
    for _, command in commands():
        for param in command.params:
            if not (isinstance(param, click.Option) and param.is_flag):
                names |= set(re.findall(r"[A-Z]+", param.make_metavar(click.Context(command))))
    assert names - {*NAMES} == set()


def test_the_language_is_the_workspace_s_unless_another_is_asked_for(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check"])
    assert capsys.readouterr().out == "Ingenting å rette.\n"
    run(["check", "--lang", "en"])
    assert capsys.readouterr().out == "Nothing to mend.\n"
    lay(here, {"planverk.yaml": (here / "planverk.yaml").read_text().replace("language: nb", "language: nn")})
    run(["build", "--format=html", "ukjend"])
    assert "Det finst ikkje noko dokument ukjend." in capsys.readouterr().err


def test_building_tells_what_was_made_and_what_was_not_needed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", PLAN, "--format", "html"]) == 0
    first = capsys.readouterr()
    assert f"build/{PLAN}.html" in first.out
    assert "ikke knyttet til en lagret versjon" in first.err
    assert run(["build", PLAN, "--format", "html"]) == 0
    assert "uendret" in capsys.readouterr().out


def test_errors_end_with_1_and_a_draft_is_made_all_the_same(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(here, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nSe [](#borte).\n"})
    assert run(["build", "--format", "html"]) == 1
    said = capsys.readouterr()
    assert f"plans/{PLAN}/02-mal.md:3: feil " in said.err
    assert f"{PLAN}: ikke laget" in said.out
    assert run(["check"]) == 1
    capsys.readouterr()
    assert run(["build", "--draft", "--format", "html", PLAN]) == 0
    assert (here / f"build/{PLAN}.html").is_file()


def test_findings_come_as_json_for_programs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(here, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nSe [](#borte).\n"})
    assert run(["check", "--format", "json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    errors = [finding for finding in answer["findings"] if finding["severity"] == "error"]
    assert answer["counts"]["error"] == len(errors) >= 1
    assert errors[0]["file"] == f"plans/{PLAN}/02-mal.md"
    assert errors[0]["document"] == f"plans/{PLAN}"


@pytest.mark.parametrize(
    "words",
    [
        ["bygg"], ["build", "--formt"], ["build", "--format", "doc"], ["build", "nothing"], ["build", "--at", "nothing"],
        ["version"], ["version", "name", PLAN], ["version", "name", PLAN, "Høring 1"],
        ["check", "--fix", "--at", "HEAD"], ["import", "plan"],
        ["import", "case", "nothing.docx"], ["template", "inspect", "nothing.docx"], ["--lang", "sv", "check"], ["init"],
    ],
)  # fmt: skip
def test_wrong_use_ends_with_2_and_a_sentence(here: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 2
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    assert said.err.strip()


def test_outside_a_workspace_the_way_on_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["build"]) == 2
    assert "planverk init MAPPE" in capsys.readouterr().err


def test_what_nobody_expected_is_written_down_and_said_in_a_sentence(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the inner works")

    monkeypatch.setattr(check_service, "check", fail)
    assert run(["check"]) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "fault.txt" in said
    assert "the inner works" in (here / ".planverk/fault.txt").read_text()


def test_ctrl_c_is_answered_in_a_sentence(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_service, "check", interrupt)
    assert run(["check"]) == 130
    assert "Avbrutt." in capsys.readouterr().err


def test_a_folder_that_has_a_workspace_gets_no_second_one(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(here)]) == 1
    assert "planverk.yaml" in capsys.readouterr().err
    assert run(["init", str(tmp_path / "ny"), "--name", 'Vik "nye" kommune: sør', "--language", "nn"]) == 0
    assert 'name: "Vik \\"nye\\" kommune: sør"' in (tmp_path / "ny/planverk.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["--language", "nn"], "Laga "),
        (["--language=nb"], "Laget "),
        ([], "Laget "),
        (["--lang", "nn"], "Laga "),
        (["--language", "nn", "--lang", "nb"], "Laget "),
    ],
)
def test_a_new_workspace_is_answered_for_in_its_own_language(
    words: list[str], answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "ny", *words]) == 0
    assert capsys.readouterr().out.startswith(answer)
    assert run(["init", "ny", *words]) == 1
    assert ("Det finst alt" if answer == "Laga " else "Det finnes allerede") in capsys.readouterr().err


def test_versions_are_named_and_listed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved(here)
    assert run(["version", "list"]) == 0
    assert "Ingen versjon har fått navn" in capsys.readouterr().out
    assert run(["version", "name", PLAN, "hearing-1"]) == 0
    assert run(["version", "list"]) == 0
    assert f"{PLAN}/hearing-1  2025-03-14" in capsys.readouterr().out
    assert run(["build", "--at", "hearing-1", "--format", "html"]) == 0


def test_a_template_is_shown_and_checked(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["template", "inspect"]) == 0
    said = capsys.readouterr().out
    assert "210 × 297 mm" in said
    assert "template.docx" in said
    assert "saksframlegg.docx" in said
    assert run(["template", "check", str(here / "templates/kommune/template.docx")]) == 0
    (here / "fake.docx").write_bytes(b"%PDF-1.7")
    assert run(["template", "check", str(here / "fake.docx")]) == 1


def test_a_case_paper_is_brought_in(here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(tmp_path, {"sak.txt": "Ny skole\n\nSaksbehandler: Ola Nordmann\n\nVurdering\n\nSkolen bør bygges.\n"})
    assert run(["import", "case", str(tmp_path / "sak.txt"), "--plan", PLAN]) == 0
    (path,) = [line for line in capsys.readouterr().out.splitlines() if line.endswith(".md")]
    assert "Skolen bør bygges." in (here / path).read_text()


def test_the_shell_completes_commands_documents_and_versions(here: Path) -> None:
    saved(here)
    run(["version", "name", PLAN, "hearing-1"])

    def completed(*words: str) -> set[str]:
        env = os.environ | {
            "_PLANVERK_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(words),
            "COMP_CWORD": str(len(words) - 1),
        }
        done = subprocess.run([sys.executable, "-m", "planverk"], cwd=here, env=env, capture_output=True, text=True, check=False)
        return {line.partition(",")[2] for line in done.stdout.splitlines()}

    assert {"build", "check", "version"} <= completed("planverk", "")
    assert completed("planverk", "build", "e") == {PLAN}
    assert completed("planverk", "build", "") == {PLAN, PAPER}
    assert completed("planverk", "build", "--at", "h") == {"hearing-1"}
    script = subprocess.run([sys.executable, "-m", "planverk", "complete", "bash"], capture_output=True, text=True, check=True)
    assert "_PLANVERK_COMPLETE=bash_complete" in script.stdout


def test_a_terminal_that_lacks_a_letter_gets_a_question_mark_and_the_rest(here: Path) -> None:
    command = [sys.executable, "-m", "planverk", "outline"]
    done = subprocess.run(command, cwd=here, env=os.environ | {"PYTHONIOENCODING": "latin-1"}, capture_output=True, check=True)
    assert done.stdout.decode("latin-1").startswith("Eksempelplan 2025?2029")
    assert "Mål" in done.stdout.decode("latin-1")


def test_help_comes_at_once_and_without_the_libraries_that_make_documents() -> None:
    code = (
        "import sys; from planverk.cli.app import run; run(['--help']); "
        "heavy = ('lxml', 'typst', 'docx', 'jinja2', 'markdown_it', 'rich'); "
        "print(*[name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""
    assert time.monotonic() - start < 2  # some 0.1 s on a machine that has nothing else to do
