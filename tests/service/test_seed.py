"""A real case paper, as its web page had it, becomes a paper in Word and PDF that holds every sentence of it."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from planverk.model.sentences import sentences
from planverk.readers.settings import read_settings
from planverk.service.build import Order, build
from planverk.service.import_documents import import_case
from planverk.service.init import init
from planverk.service.workspace import Actor, open_workspace

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "000_ff47c0d1f7450bf1.txt"
ACTOR = Actor("Prøve", "prove@eksempel.no", datetime.datetime(2025, 1, 1))
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="shared/seeds is absent: the real case paper was not built")


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def text_of_word(data: bytes) -> str:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return " ".join(t.text or "" for t in root.iter(f"{WORD}t"))


def text_of_pdf(data: bytes) -> str:
    """The text without the running header and footer, so that sentences over a page's end are whole."""
    pages = [page.get_textpage().get_text_range().splitlines() for page in pypdfium2.PdfDocument(data)]
    common = set.intersection(*({re.sub(r"\d", "#", line) for line in page} for page in pages[1:])) if len(pages) > 2 else set()
    return " ".join(line for page in pages for line in page if re.sub(r"\d", "#", line) not in common)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The texts of the Word file and the PDF."""
    root = tmp_path_factory.mktemp("seed")
    init(root)
    settings = root / "planverk.yaml"
    settings.write_text(settings.read_text().replace("kommunedirektøren", "rådmannen"))
    home = open_workspace(root)

    value = read_settings(home.tree).value
    assert value is not None
    report = import_case(root, SEED, value)
    assert "2011-06-29-formannskapet" in report.files[0]
    made = build(open_workspace(root), Order(formats=("docx", "pdf")), ACTOR)
    assert [f for f in made.all_findings if f.is_error] == []
    name = Path(report.files[0]).stem
    return text_of_word((root / f"build/{name}.docx").read_bytes()), text_of_pdf((root / f"build/{name}.pdf").read_bytes())


def paper() -> str:
    """The paper itself: from its title to the end of Vurdering."""
    return SEED.read_text().partition("Saksordfører:")[2].partition("Publisert:")[0]


@pytest.mark.parametrize("form", [0, 1], ids=["docx", "pdf"])
def test_every_sentence_of_the_paper_stands_in_it(built: tuple[str, str], form: int) -> None:
    held = letters(built[form])
    text = "\n\n".join(line.strip().lstrip("•").strip() for line in paper().splitlines())
    found = [text[s.start : s.end] for s in sentences(text)]
    lost = [s for s in found if letters(re.sub(r"^\d\.", "", s)) not in held]
    assert [s for s in lost if s not in ("vedtak", "Formannskapet 29.06.11 58/11")] == []


@pytest.mark.parametrize("form", [0, 1], ids=["docx", "pdf"])
@pytest.mark.parametrize(
    "words", ["58/11", "2011/4185", "F17", "Formannskapet", "29.06.2011", "Boligsosial handlingsplan 2011-2025"]
)
def test_the_numbers_and_dates_are_right(built: tuple[str, str], form: int, words: str) -> None:
    assert letters(words) in letters(built[form])


@pytest.mark.parametrize("form", [0, 1], ids=["docx", "pdf"])
def test_menus_and_address_lines_of_the_web_page_are_not_in_it(built: tuple[str, str], form: int) -> None:
    for words in ("Globalmeny", "Toppbilde", "personkort", "Åpningstid", "Publisert"):
        assert words not in built[form]
