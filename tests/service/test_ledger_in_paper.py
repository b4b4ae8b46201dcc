"""A case paper tells what was changed after its hearing, and why, without anything being typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from planverk.model.change import Cause
from planverk.model.content import Paragraph, Table, plain, walk
from planverk.service.assembling import assemble
from planverk.service.check import check
from planverk.service.composing import Paper
from planverk.service.gathering import gather
from planverk.service.ledger import Saying, Which, set_entries
from planverk.service.states import look_at
from planverk.service.version import name_version
from planverk.service.workspace import Home, open_workspace
from support_ledger import AFTER, FILES, FOLDER, ID, PAPER, heard
from support_workspace import KARI, lay


def paper(home: Home) -> Paper:
    with look_at(home) as state:
        found, *_ = assemble(gather(state, (PAPER,))).papers  # after it the extracts of its protocols
    return found


def text(home: Home) -> str:
    document = paper(home).document
    assert document is not None
    return " ".join(plain(part.content) for part in walk(document.body) if isinstance(part, Paragraph))


def with_text(words: str) -> dict[str, str]:
    return {PAPER: FILES[PAPER].replace("Planen har vært på høring.", words)}


def answered(home: Home) -> Home:
    set_entries(home, Which(sections=("innledning",)), Saying(Cause.EDITORIAL, reason="Klarere."), KARI)
    set_entries(home, Which(sections=("tildeling",)), Saying(significant=False, significance_reason="Bare oftere."), KARI)
    return open_workspace(home.root)


def test_the_numbers_come_from_the_account(tmp_path: Path) -> None:
    words = "{{ changes.words.total }} i {{ changes.count.sections }}, {{ changes.count.causes.redaksjonell }} redaksjonell."
    home = answered(heard(tmp_path, with_text(words)))
    assert "2\u00a0endringer i 2, 1 redaksjonell." in text(home)


def test_the_tables_show_what_was_changed_why_and_what_was_answered(tmp_path: Path) -> None:
    words = "::: {.ledger only=others}\n:::\n\n::: {.significant}\n:::"
    home = answered(heard(tmp_path, with_text(words)))
    document = paper(home).document
    assert document is not None
    tables = [part for part in walk(document.body) if isinstance(part, Table)]
    rows = [[plain(part.content) for part in walk(row) if isinstance(part, Paragraph)] for t in tables for row in t.rows]
    assert ["1 Innledning", "Før: «Planen gjelder boliger i kommunen.»", "Nå: «Planen gjelder boliger i hele kommunen.»",
            "Redaksjonell retting: Klarere."] in rows  # fmt: skip
    assert ["2 Tildeling", "tall: 12", "Nei", "Bare oftere."] in rows


def test_where_nothing_was_changed_that_is_said(tmp_path: Path) -> None:
    home = answered(heard(tmp_path, with_text("::: {.ledger only=decisions}\n:::")))
    assert "Ingen endringer." in text(home)


@pytest.mark.parametrize(
    ("words", "front"), [("::: {.ledger only=alle}\n:::", ""), ("::: {.significant}\n:::", "consultation: bolig-2011\n")]
)
def test_a_choice_that_is_none_and_a_paper_without_a_hearing_are_errors(tmp_path: Path, words: str, front: str) -> None:
    changed = with_text(words)
    changed[PAPER] = changed[PAPER].replace(front, "", 1) if front else changed[PAPER]
    found = paper(heard(tmp_path, changed)).findings
    assert [finding.code for finding in found if finding.code.startswith("C9")] == ["C9"]


def test_the_redline_and_the_account_may_be_attached(tmp_path: Path) -> None:
    attached = FILES[PAPER].replace("{document: plan}", "{document: plan}, {document: redline}, {document: ledger}")
    home = answered(heard(tmp_path, {PAPER: attached}))
    assert "Boligplan 2011–2025, med endringene etter høringen merket, datert 30.05.2011" in text(home)
    assert "Endringer i Boligplan 2011–2025 etter høringen, datert 30.05.2011" in text(home)
    assert [finding for finding in paper(home).findings if finding.code == "E6"] == []


def test_a_paper_counts_until_the_version_that_it_put_forward_whatever_was_changed_and_decided_later(tmp_path: Path) -> None:
    words = "{{ changes.words.total }}: {{ changes.count.sections }}."
    home = answered(heard(tmp_path, with_text(words)))
    name_version(home, ID, "proposal", KARI)
    amended = "kind: vedtak\nbody: formannskapet\ndate: 2099-06-29\nvotes: [{on: forslag, unanimous: true}]\n"
    amended += "amendments: [{target: klage, text: Alle kan klage til den interkommunale nemnda.}]\n"
    decision = f"{PAPER.removesuffix('.md')}/decisions/formannskapet-2099-06-29.yaml"
    later = AFTER.replace("hver uke", "hver eneste dag").replace("Den som ikke får bolig,", "Alle som vil,")
    lay(tmp_path, {f"{FOLDER}/01.md": later, decision: f"format: 1\n{amended}"})
    home = open_workspace(tmp_path)
    assert "2\u00a0endringer: 2." in text(home)
    assert [finding for finding in check(home).findings if finding.code == "E4" and finding.place.file == PAPER] == []
