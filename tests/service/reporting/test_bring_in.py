"""A report that is brought in comes with its pictures, under names of its own."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from PIL import Image

from planverk.model.imported import Why
from planverk.readers.settings import read_settings
from planverk.service.reporting.bring_in import import_report
from planverk.service.reporting.finding import find_shelf
from planverk.service.workspace import open_workspace
from support_report import FILES
from support_workspace import lay


def report_with_pictures(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Årsrapport 2013", 0)
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Tiltak", "Resultat", "Bygge", "Ferdig"), strict=True):
        cell.text = words
    document.add_heading("Bilder", 1)
    document.add_paragraph("Slik ble det.")
    for colour in ("navy", "olive"):
        picture = io.BytesIO()
        Image.new("RGB", (300, 200), colour).save(picture, "PNG")
        (document if colour == "navy" else table.cell(1, 1).paragraphs[0].add_run()).add_picture(picture)
    document.save(str(path))
    return path


def test_pictures_stand_beside_the_report_and_those_of_cells_are_listed(tmp_path: Path) -> None:
    root = lay(tmp_path / "rom", FILES)
    settings = read_settings(open_workspace(root).tree).value
    assert settings is not None
    made = import_report(root, report_with_pictures(tmp_path / "r.docx"), settings)
    (picture,) = made.files[2:]
    assert picture.startswith("plans/bolig/reports/figures/2013-")
    report = find_shelf(open_workspace(root)).report("2013")
    assert list(report.pictures) == [picture]
    assert [row.text for row in report.rows()] == ["Bygge"]
    assert [left.why for left in made.left_out if ".png" in left.text] == [Why.UNPLACED]
