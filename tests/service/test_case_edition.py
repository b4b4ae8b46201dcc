"""The edition for those who treat the case: with names, marked on every page, and never where there is nobody to name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planverk.errors import MissingFile
from planverk.model.response import SenderKind
from planverk.readers.readback import texts
from planverk.service.case_edition import FOLDER, case_edition
from planverk.service.respond.decide import decide_access
from planverk.service.respond.details import Details
from planverk.service.respond.erase import erase
from planverk.service.respond.senders import Named
from planverk.service.workspace import Home
from support_hearing import COUNCIL, ID, LETTER, buildable, logged
from support_workspace import KARI, git

PERSON = Details(named=Named(SenderKind.PRIVATE, "Marit Hagen"))
SENT = "Kapittel 4.2 er uklart, mener jeg, Marit Hagen i Havnegata 12.\n\nRing meg på 912 34 567.\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Two responses, one of a private person."""
    home = buildable(tmp_path)
    logged(home, SENT, PERSON, "marit.txt")
    logged(home, LETTER, COUNCIL)
    return home


def read(home: Home) -> dict[str, str]:
    """What stands in each file of the edition."""
    folder = home.root / FOLDER / ID
    return {path.name: "\n".join(text for _, text in texts(path.read_bytes(), path.name)) for path in folder.iterdir()}


def test_names_numbers_and_addresses_stand_as_they_were_sent(home: Home) -> None:
    decide_access(home, 1, "offl. § 13", KARI)
    made = case_edition(home, "", KARI, ("html",))
    assert made.named == 1
    assert made.findings == ()
    found = read(home)
    whole = found[f"uttalelser-{ID}-saksutgave.html"]
    assert "mener jeg, Marit Hagen i Havnegata 12." in whole
    assert "Ring meg på 912 34 567." in whole
    assert "Ring meg på 912 34 567." in found[f"oppsummering-{ID}-saksutgave.html"]
    assert not [name for name, text in found.items() if "⟦" in text or "Privatperson\u00a01" in text]


def test_every_document_says_what_it_is(home: Home) -> None:
    case_edition(home, "", KARI, ("html", "docx"))
    found = read(home)
    assert {name.rpartition(".")[2] for name in found} == {"html", "docx"}
    assert all("skal ikke publiseres" in text and "SAKSUTGAVE" in text for text in found.values())


def test_nothing_of_it_enters_git(home: Home) -> None:
    case_edition(home, "", KARI, ("html",))
    git(home.root, "add", "-A")
    assert git(home.root, "diff", "--cached", "--name-only") == ""


def test_without_private_there_is_no_such_edition(home: Home) -> None:
    shutil.rmtree(home.root / "private")
    with pytest.raises(MissingFile, match="no private/"):
        case_edition(home, "", KARI, ("html",))
    assert not (home.root / FOLDER).exists()


def test_a_person_who_is_erased_stands_by_number_and_it_is_said(home: Home) -> None:
    erase(home, 1, "11/812-14", KARI)
    made = case_edition(home, "", KARI, ("html",))
    assert [finding.code for finding in made.findings] == ["P7"]
    assert "Privatperson\u00a01" in read(home)[f"uttalelser-{ID}-saksutgave.html"]
