"""A private person who is asked to answer is named in the letter, and not in git."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planverk.model.response import SenderKind
from planverk.privacy.review import review_privacy
from planverk.service.consult.opening import prepare
from planverk.service.consult.papers import outgoing, papers
from planverk.service.consult.status import extend, status
from planverk.service.consultations import find_consultation, find_response
from planverk.service.respond.add import add
from planverk.service.respond.details import Details
from planverk.service.respond.erase import erase
from planverk.service.respond.incoming import take_in
from planverk.service.respond.senders import Named
from planverk.service.workspace import Home, open_workspace
from planverk.store.private import read_persons
from support_consult import DEADLINE, FOLDER, ID, opened, order, quick, workspace
from support_workspace import KARI, git

REGISTER = """\
Navn;Kode;Type;E-post;Adresse
Eldrerådet;eldreradet;råd;eldre@kommune.example;
Marit Solvang;p1;privatperson;marit.solvang@post.example;Strandveien 3, 9990 Vågsund
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A round, prepared and sent out to a council and a private person."""
    root = workspace(tmp_path / "w", register=REGISTER)
    prepare(open_workspace(root), order(root), KARI)
    opened(root)
    return open_workspace(root)


def everything_in_git(home: Home) -> str:
    return git(home.root, "log", "-p", "--all")


def test_git_has_a_mark_and_private_has_the_name(home: Home) -> None:
    asked = find_consultation(home).invitations[1]
    assert (asked.id, asked.name, asked.email, asked.address) == ("p1", "Privatperson", "", "")
    (person,) = read_persons(home.tree)
    assert (person.ref, person.name, person.emails) == ("p1", "Marit Solvang", ("marit.solvang@post.example",))
    for words in ("Marit", "solvang", "Strandveien"):
        assert words.casefold() not in everything_in_git(home).casefold()
    assert "private" not in git(home.root, "ls-files")


def test_a_name_that_somebody_typed_into_the_list_is_told(home: Home) -> None:
    asked = find_consultation(home)
    by_hand = replace(asked, invitations=(replace(asked.invitations[1], id="marit-solvang", name="Marit Solvang"),))
    assert [f.code for f in review_privacy(by_hand)] == ["P11"]
    assert [f.code for f in review_privacy(asked)] == []


def test_the_letter_names_her_and_the_list_of_bodies_does_not(home: Home) -> None:
    papers(home, "", KARI, press=quick)
    mail = (home.root / f"build/{ID}/horingsbrev/p1.eml").read_text("utf-8")
    assert "marit.solvang@post.example" in mail
    archived = outgoing(home, find_consultation(home), quick)["horingsbrev/p1.eml"].decode()
    assert "solvang" not in archived.casefold()
    assert [body.invitation.name for body in status(home, "", DEADLINE).bodies] == ["Eldrerådet", "Marit Solvang"]


def test_more_time_for_her_is_given_by_name_and_told_without_it(home: Home) -> None:
    _, asked = extend(home, "", "Marit Solvang", DEADLINE.replace(month=8), KARI)
    assert asked.name == "Marit Solvang"
    assert git(home.root, "log", "-1", "--format=%s") == "høring: Privatperson har fått frist til 30. august 2025"
    assert "Solvang" not in everything_in_git(home)


def test_her_answer_is_known_as_hers_and_erased_with_what_the_register_said(home: Home, tmp_path: Path) -> None:
    letter = tmp_path / "brev.txt"
    letter.write_text("Jeg er enig.\n\nHilsen Marit Solvang\n", "utf-8")
    add(home, take_in((letter,)).items, Details(named=Named(SenderKind.PRIVATE, "Marit Solvang")), KARI)
    assert find_response(home, find_consultation(home), 1).sender.invitation == "p1"
    assert "Solvang" not in everything_in_git(home)
    erase(home, 1, "11/812-14", KARI)
    assert read_persons(home.tree) == ()
    assert (home.root / FOLDER).is_dir()
