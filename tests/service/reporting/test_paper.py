"""The case paper that puts a report forward is built with the others, and knows what it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from planverk.service.build import Order, build
from planverk.service.init import init
from planverk.service.workspace import open_workspace
from support_report import FILES
from support_workspace import KARI, lay, saved

PAPER = """---
format: 1
title: "Boligplan: halvårsrapport"
layout: rapport
concerns: [{plan: bolig}]
report: 2012-h1
case_worker: Kari Nes
decided_by: formannskapet
treatments: [{body: formannskapet, date: 2012-09-12, number: "63/12"}]
attachments: {printed: [{document: overview}, {document: report}], unprinted: []}
---

::: {.proposal}
1. «{{ report.title }}» tas til orientering.
:::

## Vurdering {#vurdering}

{{ report.words.delayed|upper_first }} er forsinket.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    init(tmp_path)
    lay(tmp_path, {path: text for path, text in FILES.items() if path.startswith("plans/")})
    return saved(lay(tmp_path, {"plans/bolig/cases/2012-09-12-sak.md": PAPER}))


def made(root: Path) -> tuple[str, bool]:
    """The paper's page, and whether it says that something is not saved."""
    report = build(open_workspace(root), Order(("2012-09-12-sak",), ("html",)), KARI)
    assert [str(each.message) for each in report.all_findings if each.is_error] == []
    return (root / "build/2012-09-12-sak.html").read_text(), report.dirty


def test_its_tables_and_attachments_are_the_reports(root: Path) -> None:
    page, dirty = made(root)
    assert not dirty
    told = (
        "Ett tiltak er forsinket.",
        "Halvårsrapport for første halvår 2012: oversikt",
        "Forsinkelser og avvik",
        "Høye priser.",
    )
    for words in told:
        assert words in page


@pytest.mark.parametrize("name", ["2012-h1.yaml", "2012-h1.md"])
def test_a_change_of_the_report_that_is_not_saved_shows(root: Path, name: str) -> None:
    with (root / "plans/bolig/reports" / name).open("a") as file:
        file.write("\n")
    assert made(root)[1]


def test_a_change_of_another_report_does_not(root: Path) -> None:
    (root / "plans/bolig/reports/2012-h2.md").write_text("Ikke lagret.\n")
    assert not made(root)[1]
