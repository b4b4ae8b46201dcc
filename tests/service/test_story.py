"""The whole story of one point, from what was sent to the edition that it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from planverk.documents.story import parts_of
from planverk.errors import MissingFile, Unclear
from planverk.service.books import open_books
from planverk.service.story import story_document, trail_of
from planverk.service.version import name_version
from planverk.service.workspace import Home, open_workspace
from support_ledger import AFTER, FILES, ID, PAPER, heard
from support_workspace import KARI, lay, saved

DECISION = """\
format: 1
kind: vedtak
body: formannskapet
date: 2011-06-29
number: "41/11"
votes: [{on: forslag, unanimous: true, adopted: true}]
"""


def story(home: Home, point: str) -> dict[str, tuple[str, ...]]:
    books = open_books(home)
    return {part.title: part.lines for part in parts_of(trail_of(books, point), "{seq}/{yy}")}


def test_a_point_that_was_followed_is_told_to_the_end(tmp_path: Path) -> None:
    home = heard(tmp_path)
    name_version(home, ID, "proposal", KARI)
    lay(tmp_path, {f"{PAPER.removesuffix('.md')}/decisions/formannskapet-2011-06-29.yaml": DECISION})
    told = story(open_workspace(saved(tmp_path)), "1.1")
    assert told["Slik det ble sendt inn"][1] == "«Søkere må få svar hver uke.»"
    assert told["Det innspillet gjelder"] == ("Kapittel\u00a02 Tildeling: nå 2 Tildeling, endret",)
    assert told["Slik det ble vurdert"] == ("Innspillet tas til følge.", "Enig.")
    assert told["Hvem som gjorde hva"] == ("14.03.2025 Ola: first",)
    (change,) = told["Endringene i planen"]
    assert change.startswith("2 Tildeling (")
    assert "hver uke" in change
    assert told["Saker, møter og vedtak"] == (
        f"Boligplan 2011–2025 ({PAPER})",
        "Vedtak i formannskapet 29.\u00a0juni\u00a02011, sak 41/11",
    )
    assert told["Utgaver"] == (
        "forslaget til sluttbehandling (proposal): 1 av 1 endringer står der",
        "planen slik den er nå: 1 av 1 endringer står der",
    )


def test_a_proposal_that_was_voted_down_is_no_vedtak(tmp_path: Path) -> None:
    heard(tmp_path)
    fell = "votes: [{on: forslag, unanimous: true, adopted: false}]\n"
    file = f"{PAPER.removesuffix('.md')}/decisions/formannskapet-2011-06-29.yaml"
    lay(tmp_path, {file: f'format: 1\nkind: vedtak\nbody: formannskapet\ndate: 2011-06-29\nnumber: "41/11"\n{fell}'})
    told = story(open_workspace(tmp_path), "1.1")
    assert told["Saker, møter og vedtak"][-1] == "Forslaget ble ikke vedtatt i formannskapet 29.\u00a0juni\u00a02011, sak 41/11"


def test_a_version_of_the_same_day_as_the_one_on_hearing_is_told_of_whatever_its_name(tmp_path: Path) -> None:
    home = heard(tmp_path)
    name_version(home, ID, "adopted-2011", KARI)
    told = story(open_workspace(tmp_path), "1.1")
    assert [each.partition(":")[0] for each in told["Utgaver"]] == [
        "den vedtatte utgaven (adopted-2011)",
        "planen slik den er nå",
    ]


def test_a_point_that_was_not_followed_changed_nothing(tmp_path: Path) -> None:
    told = story(heard(tmp_path), "1.2")
    assert told["Det innspillet gjelder"] == ("Kapittel\u00a02.1 Klage: nå 2.1 Klage, uendret",)
    assert told["Endringene i planen"] == ("Innspillet har ikke ført til noen endring.",)
    assert "Utgaver" not in told


def test_a_section_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    text = "# Innledning {#innledning}\n\nPlanen gjelder boliger i kommunen.\n"
    told = story(heard(tmp_path, {"plans/bolig/01.md": text}), "1.2")
    assert told["Det innspillet gjelder"] == ("Kapittel\u00a02.1 Klage: finnes ikke lenger i planen",)


def test_a_section_is_followed_to_where_it_is_now(tmp_path: Path) -> None:
    plan = (f"plans/{ID}/plan.yaml", FILES[f"plans/{ID}/plan.yaml"])
    before = "# Ord {#ord}\n\nEt ord.\n\n"
    merged = AFTER.replace("## Klage {#klage}\n\n", "")
    complaint = "Den som ikke får bolig, kan klage til formannskapet."
    for text, aliases, now in (
        (before + AFTER, "", "nå 3.1 Klage, med nytt nummer, ellers uendret"),
        (AFTER.replace("formannskapet", "rådmannen"), "", "nå 2.1 Klage, endret"),
        (merged, "aliases: {klage: tildeling}\n", "gått inn i 2 Tildeling"),
        (f"{merged}\n# Rettigheter {{#rettigheter}}\n\n{complaint}\n", "retired: [klage]\n", "gått inn i 3 Rettigheter"),
        (
            f"{AFTER.replace(complaint, 'Det går an.')}\n# Rettigheter {{#rettigheter}}\n\n{complaint}\n",
            "",
            "delt, nå 2.1 Klage og 3 Rettigheter",
        ),
    ):
        home = heard(tmp_path / now, {f"plans/{ID}/01.md": text, plan[0]: plan[1] + aliases})
        assert story(home, "1.2")["Det innspillet gjelder"] == (f"Kapittel\u00a02.1 Klage: {now}",)


def test_the_story_is_a_document_too(tmp_path: Path) -> None:
    books = open_books(heard(tmp_path))
    document = story_document(books, trail_of(books, "1.1")).document
    assert (document.id, document.title) == ("sporing-bolig-2011-1-1", "Innspill 1.1 fra Eldrerådet")


@pytest.mark.parametrize(("point", "error"), [("1.9", MissingFile), ("9.1", MissingFile), ("en", Unclear)])
def test_a_point_that_is_none_is_said_to_be(tmp_path: Path, point: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        trail_of(open_books(heard(tmp_path)), point)
