"""The worked example's meeting: its papers in one accessible PDF, its minutes, and what became of its recommendation."""

from __future__ import annotations

import re
from pathlib import Path

import outloud
import pikepdf
import pypdfium2
import pytest

from planverk.service.build import Order, build
from planverk.service.bundling import bundle
from planverk.service.workspace import open_workspace
from test_example import ACTOR, copied

MEETING = "2011-06-29-formannskapet"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied("bokmål", tmp_path_factory.mktemp("møte"))


def text(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(re.sub(r"-?[\r\n]+", " ", words).replace("\u00a0", " ").split())


def test_all_papers_of_the_meeting_are_one_accessible_pdf(root: Path) -> None:
    bundled = bundle(open_workspace(root), MEETING, ACTOR)
    assert [str(f.message) for f in bundled.findings if f.severity.value != "note"] == []
    file = root / bundled.file
    with pikepdf.open(file) as opened, opened.open_outline() as outline:
        metadata = opened.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("2", "A", "1")
        titles = [str(each.title).replace("\u00a0", " ") for each in outline.root]
        (paper,) = (each for each in outline.root if str(each.title).startswith("PS 41/11"))
        parts = [str(each.title).replace("\u00a0", " ") for each in paper.children]
    assert [title for title in titles if title.startswith(("PS", "RS"))] == [
        "PS 41/11 Boligsosial handlingsplan 2011–2025",
        "PS 42/11 Kjøp av eiendom",
        "PS 43/11 Tilskudd til boligpatruljen ved Frivilligsentralen",
        "RS 5/11 Brev fra Husbanken 14. juni 2011 om kompetanseprogrammet",
    ]
    assert "Vedlegg 1: Boligsosial handlingsplan 2011–2025" in parts
    assert [f"{f.rule}: {f.message}" for f in outloud.check(str(file)).findings if f.severity == "error"] == []
    assert "58/11" not in text(file)  # of a meeting that was still to come
    assert "Fjellgata 8" not in text(file)


def test_the_kommunestyre_rejects_what_the_formannskap_recommended(root: Path) -> None:
    names = (f"motebok-{MEETING}", f"saerutskrift-{MEETING}")
    build(open_workspace(root), Order(names, ("pdf",)), ACTOR)
    minutes, extract = (text(root / f"build/{name}.pdf") for name in names)
    assert "For: Ap 1 (Stein Ove Rabben), H 2, Frp 1. Mot: Ap 1 (Kari Mette Lindvik), Sp 1, KrF 1." in minutes
    assert "Jon Arve Skogli trådte inn." in minutes
    assert "Punkt 6 i innstillingen (Formannskapet) fikk 9 mot 12 stemmer og falt." in extract
    assert extract.index("6. Det bygges to robuste småhus") < extract.index(
        "Saksprotokoll i Kommunestyret 07.09.2011 – sak 58/11"
    )
