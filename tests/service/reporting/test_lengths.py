"""A good example that is longer than a page is told of when the PDF is set, also where only the Word file is made anew."""

from __future__ import annotations

from pathlib import Path

from planverk.service.build import Order, build
from planverk.service.init import init
from planverk.service.workspace import open_workspace
from support_report import FILES
from support_workspace import KARI, lay

SAID = "Boligkontoret holder åpent også om kvelden, og mange kommer innom. " * 6
LONG = "\n\n".join(f"{number}. ledd: {SAID}" for number in range(16))


def test_a_long_example_is_told_of_in_every_build(tmp_path: Path) -> None:
    init(tmp_path)
    words = FILES["plans/bolig/reports/2012-h1.md"]
    lay(tmp_path, {path: text for path, text in FILES.items() if path.startswith("plans/")})
    lay(tmp_path, {"plans/bolig/reports/2012-h1.md": words.replace("Kontoret holder åpent om kvelden.", LONG)})
    for formats in (("pdf",), ("docx",), ("docx", "pdf")):
        made = build(open_workspace(tmp_path), Order(("bolig-2012-h1",), formats), KARI)  # type: ignore[arg-type]
        told = [str(each.message) for each in made.all_findings if each.code == "RA13"]
        assert len(told) == 1
        assert told[0].startswith("«Døra på gløtt» fills ")
    short = build(open_workspace(tmp_path), Order(("bolig-2012-h1-oversikt",), ("pdf",)), KARI)
    assert [each.code for each in short.all_findings if each.code == "RA13"] == []
