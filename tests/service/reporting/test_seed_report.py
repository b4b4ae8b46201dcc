"""A real half-year report, as a web page had it, becomes a report in Word and PDF that holds all of it."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from planverk.readers.settings import read_settings
from planverk.service.build import Order, build
from planverk.service.import_documents import ImportReport
from planverk.service.init import init
from planverk.service.reporting.bring_in import import_report
from planverk.service.reporting.finding import find_shelf
from planverk.service.workspace import Actor, open_workspace

SEED = Path(__file__).parents[4] / "shared" / "seeds" / "003_08b6ec7c1f6fa23b.txt"
ACTOR = Actor("Prøve", "prove@eksempel.no", datetime.datetime(2025, 1, 1))
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="shared/seeds is absent: the real report was not built")
# A heading of the table, once for each page in the seed; here the layout has its own.
HEADINGS = {"hovedaktiviteter"}


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def text_of_word(data: bytes) -> str:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return " ".join("".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in root.iter(f"{WORD}p"))


def text_of_pdf(data: bytes) -> str:
    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ImportReport]:
    root = tmp_path_factory.mktemp("seed-report")
    init(root)
    settings = read_settings(open_workspace(root).tree).value
    assert settings is not None
    return root, import_report(root, SEED, settings)


@pytest.fixture(scope="module")
def built(workspace: tuple[Path, ImportReport]) -> tuple[str, str]:
    """The texts of the Word file and the PDF."""
    root, imported = workspace
    name = f"eksempelplan-{Path(imported.files[0]).stem}"
    made = build(open_workspace(root), Order((name,), formats=("docx", "pdf")), ACTOR)
    assert [f for f in made.all_findings if f.is_error] == []
    return text_of_word((root / f"build/{name}.docx").read_bytes()), text_of_pdf((root / f"build/{name}.pdf").read_bytes())


def test_it_lists_what_ran_together(workspace: tuple[Path, ImportReport]) -> None:
    assert workspace[1].files == ("plans/eksempelplan/reports/2011-h1.yaml", "plans/eksempelplan/reports/2011-h1.md")
    assert len(workspace[1].notes) > 10
    report = find_shelf(open_workspace(workspace[0])).report()
    assert [strategy.label for strategy in report.strategies] == list("ABCD")
    assert [activity.number for activity in report.activities] == list("12345678")


def test_a_percentage_that_disagrees_with_its_status_is_kept_and_told(workspace: tuple[Path, ImportReport]) -> None:
    made = build(open_workspace(workspace[0]), Order(formats=("html",)), ACTOR)
    assert {"RA4", "E12"} <= {finding.code for finding in made.all_findings}
    row = next(r for r in find_shelf(open_workspace(workspace[0])).report().rows() if r.progress.percent == 80)
    assert row.status.words == "Gjennomført"


@pytest.mark.parametrize("form", [0, 1], ids=["docx", "pdf"])
def test_every_word_of_the_report_stands_in_it(built: tuple[str, str], form: int) -> None:
    held = letters(built[form])
    transcript = re.split(r"Trans\w+:?\s*\n", SEED.read_text(), maxsplit=1)[1]
    words = {word for word in re.findall(r"\w{3,}", transcript) if word.casefold() not in HEADINGS}
    assert sorted(word for word in words if word not in held) == []


@pytest.mark.parametrize("form", [0, 1], ids=["docx", "pdf"])
def test_status_and_per_cent_stand_in_their_columns(built: tuple[str, str], form: int) -> None:
    for heading in ("Aktivitet", "Resultat", "Status", "Framdrift i prosent", "Avvik", "Begrunnelse"):
        assert letters(heading) in letters(built[form])
