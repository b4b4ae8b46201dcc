"""The worked example to its end: the adopted edition, and packages for the archive of its case, its hearing and its meeting."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from planverk.service.archiving.making import make_package
from planverk.service.archiving.verifying import verify_package
from planverk.service.build import Order, build
from planverk.service.check import check
from planverk.service.workspace import open_workspace
from support_workspace import KARI

REPOSITORY = Path(__file__).resolve().parents[1]
PLAN = "boligsosial-handlingsplan"
COVER = "Vedtatt i kommunestyret 7.\u00a0september\u00a02011, sak 58/11"
# Of each package: its name here, how many documents are in it, and about how large it is in megabytes.
PACKAGES = [
    (f"plans/{PLAN}/cases/2011-06-29-formannskapet.md", 11, 4.9),
    (f"{PLAN}-2011", 60, 7.2),
    ("meetings/2011-06-29-formannskapet", 21, 4.5),
]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in a folder of its own, without git: this repository's own work in progress is none of its business."""
    root = tmp_path_factory.mktemp("example")
    for name in ("planverk.yaml", "plans", "consultations", "meetings", "templates"):
        source = REPOSITORY / name
        shutil.copytree(source, root / name) if source.is_dir() else shutil.copy(source, root / name)
    return root


def test_the_adopted_edition_and_the_text_as_it_stands_name_the_decision(example: Path) -> None:
    for at in ("adopted-2011", ""):
        report = build(open_workspace(example), Order((PLAN,), ("html",), at=at), KARI)
        (document,) = report.documents
        html = (example / document.files[0]).read_text("utf-8")
        assert COVER in html
        assert "Det kom inn 11\u00a0høringsuttalelser med til sammen 59 innspill" in html


def test_nothing_is_wrong_with_the_version(example: Path) -> None:
    assert [each for each in check(open_workspace(example)).findings if each.code.startswith("V") or each.is_error] == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "documents", "megabytes"), PACKAGES)
def test_a_package_is_whole_and_of_a_size_that_can_be_sent(
    example: Path, tmp_path: Path, name: str, documents: int, megabytes: float
) -> None:
    target = tmp_path / "pakke"
    done = make_package(open_workspace(example), name, target)
    assert done.findings == ()
    seen = verify_package(target)
    assert (seen.findings, seen.documents, done.documents) == ((), documents, documents)
    assert seen.size / 1_000_000 == pytest.approx(megabytes, rel=0.25)


@pytest.mark.slow
def test_the_case_for_the_archive_holds_the_edition_that_was_adopted(example: Path, tmp_path: Path) -> None:
    make_package(open_workspace(example), PACKAGES[0][0], tmp_path / "pakke")
    listed = json.loads((tmp_path / "pakke" / "manifest.json").read_text("utf-8"))["dokumenter"]
    assert any(COVER in each["tittel"] and each["variantformat"] == "A" for each in listed)
    assert (tmp_path / "pakke" / "LESMEG.txt").is_file()
