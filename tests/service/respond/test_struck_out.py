"""A fødselsnummer never gets into git, whoever sends it."""

from __future__ import annotations

from pathlib import Path

from planverk.privacy.marks import strike_national_ids
from planverk.service.consultations import find_consultation, find_response
from planverk.store.private import original_path, text_path
from support_hearing import COUNCIL, hearing, logged
from support_workspace import git

NUMBER = "15076500565"  # made by the rule, and nobody's


def test_it_is_struck_out_of_the_text_and_the_original_lies_in_private(tmp_path: Path) -> None:
    home = hearing(tmp_path)
    done = logged(home, f"Eldrerådet\n\nKapittel 4.2 gjelder saken om {NUMBER[:6]} {NUMBER[6:]}.\n", COUNCIL, f"sak {NUMBER}.txt")
    assert [finding.code for finding in done.findings] == ["M26"]
    response = find_response(home, find_consultation(home), done.number)
    assert "saken om [fødselsnummer]." in response.text
    assert response.original_name == "sak [fødselsnummer].txt"
    assert home.tree.exists(original_path(response.original))
    assert NUMBER[6:] in home.tree.read(text_path(response.text_hash)).decode()
    assert NUMBER[6:] not in git(home.root, "log", "-p", "--all")


def test_other_numbers_stand() -> None:
    assert strike_national_ids("15076500566 og 912 34 567") == "15076500566 og 912 34 567"
