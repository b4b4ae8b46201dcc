"""`import` writes a plan folder or a case paper that the readers understand, and overwrites nothing."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from PIL import Image

from planverk.errors import Conflict, MissingFile, Unclear
from planverk.model.workspace import Body, Municipality, Settings
from planverk.readers.markdown import parse
from planverk.service.import_documents import import_case, import_plan

SETTINGS = Settings(Municipality("Vågsund kommune"), bodies={"formannskapet": Body("formannskapet", "Formannskapet")})
PAPER = """Formannskapet 14.02.12 - sak 9/12 - Plan for havna
Saksbehandler: Kari Nes
Saken avgjøres av: Havnestyret

Rådmannens forslag til innstilling:
1. Planen vedtas.

Vurdering:
Kaia må rustes opp.

Tlf: 99 99 99 99
"""


def word_file(folder: Path) -> Path:
    document = docx.Document()
    document.add_heading("Havneplan 2012-2020", 0)
    document.add_heading("Mål", 1)
    document.add_paragraph("Ny kai.")
    picture = io.BytesIO()
    Image.new("RGB", (90, 60), "navy").save(picture, "PNG")
    document.add_picture(picture)
    document.sections[0].footer.paragraphs[0].text = "Intern"
    document.save(str(folder / "plan.docx"))
    return folder / "plan.docx"


def test_a_word_file_becomes_a_plan_folder(tmp_path: Path) -> None:
    report = import_plan(tmp_path, word_file(tmp_path), SETTINGS)
    folder = tmp_path / "plans" / "havneplan-2012-2020"
    assert sorted(report.files) == sorted(str(p.relative_to(tmp_path)) for p in folder.rglob("*") if p.is_file())
    assert "from: 2012" in (folder / "plan.yaml").read_text()
    text = (folder / "01-mal.md").read_text()
    assert text.startswith("# Mål {#mal}\n\nNy kai.\n")
    assert "::: {.left-out}\n- Intern\n:::" in text
    assert len(list((folder / "figures").iterdir())) == 1
    assert [note.text for note in report.notes] == [
        "{count} pictures have no alternative text. Write one in each ![…](…) under {folder}."
    ]


def test_a_text_file_becomes_a_case_paper_with_front_matter(tmp_path: Path) -> None:
    (tmp_path / "sak.txt").write_text(PAPER)
    report = import_case(tmp_path, tmp_path / "sak.txt", SETTINGS, "havna")
    (path,) = report.files
    assert path == "plans/havna/cases/2012-02-14-formannskapet.md"
    text = (tmp_path / path).read_text()
    assert "case_worker: Kari Nes\n" in text
    assert "- body: formannskapet\n  date: '2012-02-14'\n  number: 9/12\n" in text
    assert '::: {.proposal body="formannskapet"}\n1. Planen vedtas.\n:::' in text
    assert "## Vurdering {#vurdering}\n\nKaia må rustes opp.\n" in text
    assert text.endswith("- Tlf: 99 99 99 99\n:::\n")
    assert [dict(note.values)["name"] for note in report.notes if "among the bodies" in note.text] == ["Havnestyret"]


def test_what_is_written_is_read_again_without_a_finding(tmp_path: Path) -> None:
    import_plan(tmp_path, word_file(tmp_path), SETTINGS, "havna")
    reading = parse((tmp_path / "plans/havna/01-mal.md").read_text(), "01-mal.md")
    assert [f.code for f in reading.findings if f.is_error] == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "plans" / "havna").mkdir(parents=True)
    with pytest.raises(Conflict, match="plan in plans/havna already"):
        import_plan(tmp_path, word_file(tmp_path), SETTINGS, "havna")
    assert list((tmp_path / "plans" / "havna").iterdir()) == []


def test_a_plan_gets_no_id_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1 Mål\n\nTekst.\n", "utf-8")
    with pytest.raises(Unclear, match="A plan cannot be called A_B"):
        import_plan(tmp_path, tmp_path / "a.txt", SETTINGS, "A_B")
    assert not (tmp_path / "plans").exists()


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="There is no file"):
        import_plan(tmp_path, tmp_path / "borte.docx", SETTINGS)
