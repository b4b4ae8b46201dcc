"""A document that is too large for one PDF is printed in volumes, and volumes that are no more are taken away."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from planverk.documents.volumes import is_large, volumes
from planverk.model.document import Document
from planverk.service import making, printing
from planverk.service.build import Order, build
from planverk.service.workspace import open_workspace
from planverk.writers.pdf import Printed
from support_consultation import files
from support_workspace import KARI, built, lay, new_workspace

NAME = "oppsummering-bolig-2011"


def pdfs(root: Path) -> list[str]:
    return sorted(name for name in built(root) if name.endswith(".pdf"))


def text_of(root: Path) -> bytes:
    """The text part of the summary in Word."""
    return zipfile.ZipFile(root / f"build/{NAME}.docx").read("word/document.xml")


@pytest.mark.slow
def test_volumes_stand_beside_each_other_and_go_when_one_file_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay(new_workspace(tmp_path / "mappe"), {path: text for path, text in files().items() if path != "planverk.yaml"})

    def small(document: Document) -> tuple[Document, ...]:
        return volumes(document, 60)

    monkeypatch.setattr(printing, "volumes", small)
    monkeypatch.setattr(making, "is_large", lambda document: is_large(document, 60))
    report = build(open_workspace(root), Order((NAME,), ("pdf", "docx")), KARI)
    assert pdfs(root) == [f"{NAME}-del-1.pdf", f"{NAME}-del-2.pdf"]
    assert (report.documents[0].stopped, (report.documents[0].pages or 0) > 6) == (False, True)
    again = build(open_workspace(root), Order((NAME,), ("pdf", "docx")), KARI)
    assert (again.documents[0].made, len(again.documents[0].files)) == ((), 3)
    assert b"PAGEREF" not in text_of(root)

    monkeypatch.undo()
    path = root / "consultations/bolig-2011/responses/00/0004/text.md"
    path.write_text("Noe annet.\n")
    summary = root / "consultations/bolig-2011/responses/00/0002/response.yaml"
    summary.write_text(summary.read_text("utf-8") + "summary: Noe nytt.\n", "utf-8")
    build(open_workspace(root), Order((NAME,), ("pdf", "docx")), KARI)
    assert pdfs(root) == [f"{NAME}.pdf"]
    assert b"PAGEREF" in text_of(root)


def test_the_word_file_of_a_large_document_does_not_wait_for_its_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay(new_workspace(tmp_path / "mappe"), {path: text for path, text in files().items() if path != "planverk.yaml"})

    def press(_: object) -> Printed:
        raise AssertionError("no PDF is asked for")

    monkeypatch.setattr(making, "is_large", lambda document: is_large(document, 60))
    report = build(open_workspace(root), Order((NAME,), ("docx",)), KARI, press)
    assert (report.documents[0].stopped, report.documents[0].pages) == (False, None)
    assert b"PAGEREF" not in text_of(root)
    assert b"w:anchor" in text_of(root)
