"""A hearing's documents are built with the others: the trio in Word, PDF and HTML, and the points as a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from planverk.service.build import Order, Report, build
from planverk.service.check import check
from planverk.service.workspace import open_workspace
from support_consultation import files
from support_workspace import KARI, built, lay, new_workspace

ASSESSED = "consultations/bolig-2011/responses/00/0002/assessments"
NAMES = {"oppsummering", "etter-kapittel", "etter-tema", "uttalelser", "uttalelser-fra-rad", "oversikt"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new workspace with the little hearing in it."""
    laid = {path: text for path, text in files().items() if path != "planverk.yaml"}
    return lay(new_workspace(tmp_path / "mappe"), laid)


def ordered(root: Path, *names: str, formats: tuple[str, ...] = ("html", "xlsx")) -> Report:
    return build(open_workspace(root), Order(names, formats), KARI)  # type: ignore[arg-type]


def test_every_document_of_the_hearing_is_built(root: Path) -> None:
    report = ordered(root)
    assert not any(each.stopped for each in report.documents if each.id.endswith("bolig-2011"))
    assert {f"{name}-bolig-2011.html" for name in NAMES} <= built(root).keys()
    assert [name for name in built(root) if name.endswith(".xlsx")] == ["oppsummering-bolig-2011.xlsx"]


def test_what_is_exempt_from_innsyn_stands_in_no_document_that_a_public_case_may_have(root: Path) -> None:
    folder = root / "consultations/bolig-2011/responses/00/0002"
    words = "Eldrerådet ber om heis"
    assert words in (folder / "text.md").read_text("utf-8")

    def holding() -> list[str]:
        ordered(root, formats=("html",))
        return [name for name in built(root) if words in (root / "build" / name).read_text("utf-8")]

    assert holding()
    with (folder / "response.yaml").open("a", encoding="utf-8") as file:
        file.write('access: {paragraph: "offl. § 13"}\n')
    assert holding() == []


def test_one_of_them_can_be_built_alone_and_nothing_is_made_twice(root: Path) -> None:
    first = ordered(root, "uttalelser-bolig-2011")
    assert [each.id for each in first.documents] == ["uttalelser-bolig-2011"]
    assert ordered(root, "uttalelser-bolig-2011").documents[0].made == ()


def test_a_plan_is_built_without_reading_what_was_said_of_it(root: Path) -> None:
    (root / "consultations/bolig-2011/responses/00/0001/response.yaml").write_text("format: 1\nnumber: [")
    assert not ordered(root, "bolig").documents[0].stopped


def test_a_response_that_cannot_be_read_stops_the_documents_that_would_miss_it(root: Path) -> None:
    (root / "consultations/bolig-2011/responses/00/0001/response.yaml").write_text("format: 1\nnumber: [")
    assert [each.stopped for each in ordered(root, "uttalelser-bolig-2011").documents] == [True]


def test_a_hearing_that_nobody_has_answered_has_no_such_documents(root: Path) -> None:
    for path in (root / "consultations/bolig-2011/responses").rglob("*"):
        if path.is_file():
            path.unlink()
    assert not any("bolig-2011" in name for name in (each.id for each in ordered(root).documents))


def test_a_fault_in_the_markdown_of_an_assessment_is_found_in_its_file(root: Path) -> None:
    lay(
        root,
        {f"{ASSESSED}/1.yaml": "format: 1\noutcome: folges\ntext: '::: {.landscape}'\n"},
    )
    found = check(open_workspace(root)).findings
    assert [each.place.file for each in found if "never closed" in each.message.text] == [f"{ASSESSED}/1.yaml"]


@pytest.mark.slow
def test_the_trio_is_made_in_word_and_pdf(root: Path) -> None:
    report = ordered(root, "oppsummering-bolig-2011", "uttalelser-bolig-2011", "oversikt-bolig-2011", formats=("docx", "pdf"))
    assert not any(each.stopped for each in report.documents)
    assert all(each.pages for each in report.documents)
