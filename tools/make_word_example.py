"""Writes docs/word-eksempel/: two copies of some sections of the example plan, as their readers might send them back."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from word_editing import WordFile  # noqa: E402  the editor that the tests write with

PLANVERK = Path(sys.executable).parent / "planverk"
PLAN = "boligsosial-handlingsplan"
SECTIONS = ("husstandene", "levekar", "betydning")
FOLDER = ROOT / "docs" / "word-eksempel"


def main() -> None:
    """Sends the sections to both, and writes in them. The copies name the commit that is checked out: it has to be on main."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="planverk-word-") as name:
        clone = Path(name) / "klone"  # where nothing is under way
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        for reader, file, write in (("NAV Vågsund", "nav.docx", _nav), ("Brukerrådet", "brukerradet.docx", _users)):
            command = [str(PLANVERK), "word", "export", PLAN, *SECTIONS, "--to", reader]
            made = subprocess.run(command, cwd=clone, check=True, capture_output=True, text=True).stdout.split()[-1]
            copy = WordFile.of((clone / made).read_bytes())
            write(copy)
            (FOLDER / file).write_bytes(copy.data())


def _nav(copy: WordFile) -> None:
    """With changes tracked, by two persons, and a comment."""
    copy.save_as("Unni Bakken")
    copy.author, copy.date = "Unni Bakken", "2010-12-06T09:12:00Z"
    copy.replace("økonomisk sosialhjelp i kortere eller lengre tid", "økonomisk sosialhjelp, de fleste i under et halvt år")
    copy.new_paragraph("Det private leiemarkedet", "Depositumet er ofte tre måneders leie, og mange har ikke så mye spart.")
    copy.comment("Sosialhjelpen var til sammen", ("Unni Bakken", "Er dette med eller uten kvalifiseringsprogrammet?"))
    copy.author, copy.date = "Geir Solli", "2010-12-07T14:40:00Z"
    copy.replace("de blir solgt raskt", "de fleste blir solgt før de er annonsert")


def _users(copy: WordFile) -> None:
    """Without tracking anything."""
    copy.save_as("Torill Nes")
    copy.replace("små boliger, som det er få av", "små boliger nær buss og butikk, som det er få av")
    copy.replace("de blir solgt raskt", "de er dyrere enn folk tror")
    copy.comment("én voksen med barn", ("Torill Nes", "Skriv gjerne noe om dem som har delt omsorg."))


if __name__ == "__main__":
    main()
