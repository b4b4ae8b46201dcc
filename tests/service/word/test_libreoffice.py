"""Through LibreOffice: opened, written in and saved there, a file comes back as it would from Word."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from support_returned import TEXT, desk
from word_editing import WordFile

pytestmark = pytest.mark.slow


def through_libreoffice(file: WordFile, folder: Path, soffice: str) -> WordFile:
    """The file as LibreOffice saves it."""
    folder.mkdir()
    (folder / "inn.docx").write_bytes(file.data())
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    form = "docx:MS Word 2007 XML"
    command = [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(folder / "ut"), str(folder / "inn.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return WordFile.of((folder / "ut" / "inn.docx").read_bytes())


def test_a_file_that_was_only_saved_there_changes_nothing(tmp_path: Path, soffice: str) -> None:
    table = desk(tmp_path / "plan")
    (merged,) = table.take(through_libreoffice(table.send(), tmp_path / "lo", soffice))
    assert merged.clean
    assert not merged.steps
    assert table.text() == TEXT


def test_what_was_written_before_and_after_lands_under_its_authors(tmp_path: Path, soffice: str) -> None:
    table = desk(tmp_path / "plan")
    file = table.send()
    file.author = "Kari"
    file.replace("gode boliger", "trygge boliger")
    file.new_row("2011", "2012", "9 500")
    file.delete_paragraph("Den andre var kort.")
    saved = through_libreoffice(file, tmp_path / "lo", soffice)
    saved.author, saved.date = "Ola", "2026-11-21T09:00:00Z"
    saved.replace("også øyene", "men ikke øyene")
    (merged,) = table.take(through_libreoffice(saved, tmp_path / "lo-2", soffice))
    assert merged.clean
    assert [step.author for step in merged.steps] == ["Kari", "Ola"]
    expected = TEXT.replace("gode boliger", "trygge boliger").replace("også øyene", "men ikke øyene")
    expected = expected.replace("| 2011 | 9 412 |", "| 2011 | 9 412 |\n| 2012 | 9 500 |").replace("\n- Den andre var kort.", "")
    assert table.text() == expected
