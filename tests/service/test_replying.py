"""Letters to those who answered: after the decision and not before, and only about what is weighed to the end."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from planverk.errors import Conflict, MissingFile
from planverk.service.replying import Replies, reply
from planverk.service.workspace import open_workspace
from support_consultation import files
from support_ledger import FILES, heard
from support_ledger import PAPER as OF_PAPER
from support_workspace import KARI, lay, new_workspace

PAPER = """---
format: 1
title: Boligplan 2011–2025
layout: levanger
concerns: [{plan: bolig}]
consultation: bolig-2011
case_worker: Ingrid Solvoll
decided_by: kommunestyret
treatments: [{body: kommunestyret, date: 2011-09-07, number: "40/11"}]
attachments: {printed: [], unprinted: []}
---

::: {.proposal body=kommunestyret}
1. Planen vedtas.
:::
"""
PROTOCOL = '\n::: {.protocol body=kommunestyret date=2011-09-07 number="40/11"}\nPlanen ble vedtatt.\n:::\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    laid = {path: text for path, text in files().items() if path != "planverk.yaml"}
    return lay(new_workspace(tmp_path / "mappe"), {**laid, "plans/bolig/cases/sak.md": PAPER + PROTOCOL})


def letters(root: Path, *numbers: int) -> Replies:
    return reply(open_workspace(root), "bolig-2011", KARI, numbers)


def text(root: Path, file: str) -> str:
    document = pypdfium2.PdfDocument(root / file)
    return " ".join(" ".join(document[n].get_textpage().get_text_bounded().split()) for n in range(len(document)))


def test_a_letter_says_what_was_decided_and_what_became_of_each_point(root: Path) -> None:
    made = letters(root, 1)
    assert made.files == tuple(f"build/bolig-2011/svar/uttalelse-1.{form}" for form in ("docx", "pdf"))
    said = text(root, made.files[1])
    assert "Takk for uttalelsen av 26. april 2011 til forslaget til Boligplan 2011–2025." in said
    assert "Kommunestyret vedtok planen 7. september 2011 (sak 40/11)." in said
    assert "Ber om frister for saksbehandlingen." in said
    assert "Tas til følge" in said
    assert "Fire uker er nok" not in said  # what a specialist advised


def test_a_recorded_decision_is_as_good_as_a_protocol_in_the_paper(root: Path) -> None:
    decision = "format: 1\nkind: vedtak\nbody: kommunestyret\ndate: 2011-09-07\nnumber: 41/11\n"
    lay(root, {"plans/bolig/cases/sak.md": PAPER, "plans/bolig/cases/sak/decisions/kommunestyret-2011-09-07.yaml": decision})
    assert "Kommunestyret vedtok planen 7. september 2011 (sak 41/11)." in text(root, letters(root, 1).files[1])
    lay(root, {"plans/bolig/cases/sak/decisions/kommunestyret-2011-09-07.yaml": f"{decision}postponed: true\n"})
    with pytest.raises(Conflict, match="Nothing is decided yet"):
        letters(root)


def test_a_sender_without_remarks_is_thanked(root: Path) -> None:
    assert "Uttalelsen hadde ingen merknader" in text(root, letters(root, 4).files[1])


def test_nobody_gets_a_letter_before_it_is_decided(root: Path) -> None:
    lay(root, {"plans/bolig/cases/sak.md": PAPER})
    with pytest.raises(Conflict, match="Nothing is decided yet"):
        letters(root)
    assert not (root / "build").exists()


def test_a_response_with_a_point_without_an_outcome_gets_none_and_the_others_do(root: Path) -> None:
    made = letters(root)
    assert made.without == (3,)
    assert [each.code for each in made.findings if each.is_error] == ["H41"]
    assert len(made.files) == 6


def test_a_private_person_is_named_and_addressed_from_private(root: Path) -> None:
    lay(root, {"consultations/bolig-2011/responses/00/0003/assessments/1.yaml": "format: 1\noutcome: orientering\n"})
    made = letters(root, 3)
    assert [each.code for each in made.findings] == ["H42"]
    lay(
        root,
        {"private/persons.yaml": "format: 1\npersons: [{ref: p1, name: Kari Nes, addresses: [Strandveien 2, 9998 Vågsund]}]\n"},
    )
    made = letters(root, 3)
    assert made.findings == ()
    assert "Kari Nes Strandveien 2 9998 Vågsund" in text(root, made.files[1])


def test_a_number_that_is_not_there_is_said_to_be_none(root: Path) -> None:
    with pytest.raises(MissingFile):
        letters(root, 77)


def test_a_letter_shows_the_old_wording_and_the_new(tmp_path: Path) -> None:
    decided = FILES[OF_PAPER] + '\n::: {.protocol body=formannskapet date=2011-06-29 number="41/11"}\nPlanen ble vedtatt.\n:::\n'
    home = heard(tmp_path, {OF_PAPER: decided})
    said = text(home.root, reply(home, "bolig-2011", KARI, (1,)).files[1])
    assert "Før: «Kommunen tildeler boliger etter søknad hver måned." in said
    assert "Nå: «Kommunen tildeler 12 boliger etter søknad hver uke." in said
