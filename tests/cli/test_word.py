"""`planverk word` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from planverk.cli.app import run
from support_returned import CHAPTER, PLAN, Desk, desk
from word_editing import WordFile


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = desk(tmp_path)
    monkeypatch.chdir(made.root)
    monkeypatch.setenv("LANGUAGE", "nb")
    return made


def test_a_plan_goes_out_and_comes_back(here: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["word", "export", PLAN, "--to", "NAV Vågsund", "--reviewer"]) == 0
    path = capsys.readouterr().out.strip()
    assert path == f"build/word/{PLAN}-nav-vagsund.docx"
    file = WordFile.of((here.root / path).read_bytes())
    file.author = "Kari"
    file.replace("gode boliger", "trygge boliger")
    back = tmp_path / "svar.docx"
    back.write_bytes(file.data())
    before = here.text()
    assert run(["word", "merge", str(back), "--dry-run", "--html"]) == 0
    told = capsys.readouterr().out
    assert "Sporede endringer av Kari:" in told
    assert here.text() == before
    assert "<ins>trygge</ins>" in (here.root / "build/word/preview.html").read_text("utf-8")
    assert run(["word", "merge", str(back)]) == 0
    assert "trygge boliger" in here.text(CHAPTER)


def test_what_was_left_to_a_person_ends_with_1_and_a_bad_file_with_a_sentence(
    here: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = here.send()
    file.delete_paragraph("Omfang")
    file.delete_paragraph("også øyene")
    (tmp_path / "svar.docx").write_bytes(file.data())
    (tmp_path / "svar.pdf").write_bytes(b"%PDF-1.7")
    assert run(["word", "merge", str(tmp_path / "svar.docx")]) == 1
    assert "Et helt avsnitt er slettet." in capsys.readouterr().out
    assert run(["word", "merge", str(tmp_path / "svar.pdf")]) == 1
    assert "Dette er en PDF." in capsys.readouterr().err
