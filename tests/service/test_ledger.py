"""What a person says of changes is kept as one act, and the account follows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planverk.errors import Conflict, MissingFile, Unclear, UnknownVersion, UnreadableFile
from planverk.model.change import Cause
from planverk.service.books import open_books
from planverk.service.check import check
from planverk.service.ledger import Saying, Which, remove_entries, set_entries
from planverk.service.version import name_version
from planverk.service.workspace import Home, open_workspace
from support_ledger import AFTER, BEFORE, FILES, FOLDER, HEARD, ID, LEDGER, PAPER, heard
from support_workspace import KARI, git, lay, saved


def ids(home: Home) -> dict[str, str]:
    """The change of each section."""
    return {each.change.section: each.change.id for each in open_books(home).account.changes}


def codes(home: Home) -> set[str]:
    found = check(home).findings
    return {f.code for f in found if f.code.startswith(("E4", "EN"))}


def test_a_change_follows_from_the_point_that_names_its_section(tmp_path: Path) -> None:
    account = open_books(heard(tmp_path)).account
    assert {each.change.section: each.cause for each in account.changes} == {"innledning": None, "tildeling": Cause.POINTS}
    assert [(kept.promise.name, kept.is_kept) for kept in account.promises] == [("1.1", True)]


def test_a_cause_is_kept_as_one_commit_under_the_name_of_whoever_says_it(tmp_path: Path) -> None:
    home = heard(tmp_path)
    (done,) = set_entries(home, Which((ids(home)["innledning"],)), Saying(Cause.EDITORIAL, reason="Klarere."), KARI)
    assert (done.cause, done.entry and done.entry.by) == (Cause.EDITORIAL, "Kari Nordmann")
    assert git(tmp_path, "show", "--name-only", "--format=%an", "HEAD").split("\n") == ["Kari Nordmann", "", LEDGER]
    assert codes(open_workspace(tmp_path)) == {"EN6"}


def test_what_is_not_said_stays_as_it_is(tmp_path: Path) -> None:
    home = heard(tmp_path)
    which = Which((ids(home)["tildeling"][:5],))
    set_entries(home, which, Saying(significant=False, significance_reason="Hyppigere, ikke noe annet."), KARI)
    (done,) = set_entries(home, which, Saying(points=("1.1",)), KARI)
    assert (done.significant, done.cause, done.promises) == (False, Cause.POINTS, ("1.1",))


def test_another_cause_takes_the_points_of_the_former_with_it(tmp_path: Path) -> None:
    home = heard(tmp_path)
    which = Which(sections=("tildeling",))
    set_entries(home, which, Saying(points=("1.1",)), KARI)
    (done,) = set_entries(home, which, Saying(Cause.FACTS, reason="Ny lov."), KARI)
    assert (done.cause, done.promises, done.entry and done.entry.points) == (Cause.FACTS, (), ())


def test_a_whole_section_is_answered_at_once(tmp_path: Path) -> None:
    home = heard(tmp_path)
    done = set_entries(home, Which(sections=("tildeling", "innledning")), Saying(Cause.FACTS, reason="Ny lov."), KARI)
    assert [each.change.section for each in done] == ["innledning", "tildeling"]


def test_a_change_that_is_reworded_afterwards_keeps_its_cause_and_asks_to_be_confirmed(tmp_path: Path) -> None:
    home = heard(tmp_path)
    which = Which((ids(home)["innledning"],))
    set_entries(home, which, Saying(Cause.EDITORIAL, reason="Klarere."), KARI)
    lay(tmp_path, {f"{FOLDER}/01.md": AFTER.replace("i hele kommunen", "i hele Vågsund kommune")})
    home = open_workspace(saved(tmp_path))
    changed = next(each for each in open_books(home).account.changes if each.change.section == "innledning")
    assert (changed.earlier, changed.cause) == (True, Cause.EDITORIAL)
    assert "EN2" in codes(home)
    set_entries(home, Which((changed.change.id,)), Saying(), KARI)
    assert "EN2" not in codes(open_workspace(tmp_path))


def test_an_entry_whose_change_is_gone_is_told_and_taken_out(tmp_path: Path) -> None:
    home = heard(tmp_path)
    change = ids(home)["innledning"]
    set_entries(home, Which((change,)), Saying(Cause.EDITORIAL, reason="Klarere."), KARI)
    lay(tmp_path, {f"{FOLDER}/01.md": AFTER.replace("i hele kommunen", "i kommunen")})
    home = open_workspace(saved(tmp_path))
    assert "EN1" in codes(home)
    remove_entries(home, Which((change,)), KARI)
    assert not (tmp_path / LEDGER).exists()
    assert "EN1" not in codes(open_workspace(tmp_path))


@pytest.mark.parametrize(
    ("which", "saying", "error"),
    [
        (Which(("ffffffff",)), Saying(Cause.FACTS), MissingFile),
        (Which(sections=("klage",)), Saying(Cause.FACTS), MissingFile),
        (Which(), Saying(Cause.FACTS), Unclear),
        (Which(sections=("innledning",)), Saying(), Unclear),
        (Which(sections=("innledning",)), Saying(points=("1.2",)), MissingFile),
        (Which(sections=("innledning",)), Saying(decision="formannskapet-2011-06-29"), MissingFile),
        (Which(sections=("innledning",), plan="bolg"), Saying(Cause.FACTS), MissingFile),
        (Which(sections=("innledning",), base="hearing-9"), Saying(Cause.FACTS), UnknownVersion),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, which: Which, saying: Saying, error: type[Exception]
) -> None:
    home = heard(tmp_path)
    with pytest.raises(error):
        set_entries(home, which, saying, KARI)
    assert not (tmp_path / LEDGER).exists()


def test_two_who_speak_of_the_same_changes_do_not_overwrite_each_other(tmp_path: Path) -> None:
    from planverk.service.consultations import state_of

    home = heard(tmp_path)
    seen = state_of(home.tree, f"{FOLDER}/changes")
    set_entries(home, Which(sections=("innledning",)), Saying(Cause.EDITORIAL, reason="Klarere."), KARI, seen)
    with pytest.raises(Conflict):
        set_entries(home, Which(sections=("innledning",)), Saying(Cause.FACTS, reason="Nytt."), KARI, seen)


def test_a_ledger_with_errors_is_never_written_over(tmp_path: Path) -> None:
    home = heard(tmp_path, {LEDGER: "format: 1\nentries:\n  - {change: a1}\n"})
    with pytest.raises(UnreadableFile):
        set_entries(home, Which(sections=("innledning",)), Saying(Cause.FACTS, reason="Nytt."), KARI)


def test_a_point_that_is_followed_and_changed_nothing_stops_the_paper(tmp_path: Path) -> None:
    assessed = {f"{HEARD}/responses/00/0001/assessments/2.yaml": "format: 1\noutcome: folges\nchanges: [klage]\n"}
    found = check(heard(tmp_path, assessed)).findings
    stopped = [f for f in found if f.code == "E4" and f.concerns == PAPER and f.is_error]
    assert any("1.2" in f.message.format() for f in stopped)


def test_the_paper_that_sent_the_plan_out_is_not_asked_for_an_account(tmp_path: Path) -> None:
    first = {PAPER: FILES[PAPER].replace("version: proposal", "version: hearing-1")}
    found = check(heard(tmp_path, first)).findings
    assert [f for f in found if f.code in ("E4", "EN6") and f.concerns == PAPER] == []


def test_a_version_that_is_gone_is_said_where_the_revised_plan_is_put_forward(tmp_path: Path) -> None:
    home = heard(tmp_path)
    shutil.rmtree(tmp_path / FOLDER / "versions")
    found = [f for f in check(home).findings if f.code.startswith(("E4", "EN"))]
    assert [(f.code, f.concerns) for f in found] == [("EN10", PAPER)]


def test_points_that_are_followed_in_a_plan_that_nobody_has_revised_are_told_once(tmp_path: Path) -> None:
    followed = "format: 1\noutcome: folges\nstep: vurderes\n"
    folder = f"{HEARD}/responses/00/0001/assessments"
    home = heard(tmp_path, {f"{FOLDER}/01.md": BEFORE, f"{folder}/1.yaml": followed, f"{folder}/2.yaml": followed})
    found = [f for f in check(home).findings if f.code == "E4" and f.concerns != PAPER]
    assert [(f.place.file, dict(f.message.values)["names"]) for f in found] == [(f"{FOLDER}/plan.yaml", "1.1, 1.2")]


def test_changes_that_are_significant_ask_for_a_new_hearing_until_there_is_one(tmp_path: Path) -> None:
    home = heard(tmp_path)
    set_entries(home, Which(sections=("tildeling",)), Saying(significant=True, significance_reason="Ny hyppighet."), KARI)
    assert "EN9" in codes(open_workspace(tmp_path))
    limited = FILES[f"{HEARD}/consultation.yaml"].replace("kind: hearing", "kind: limited").replace("bolig-2011", "bolig-ny")
    limited = limited.replace("version: hearing-1", "sections: [tildeling]").replace("sent: 2011-03-15\n", "")
    lay(tmp_path, {"consultations/bolig-ny/consultation.yaml": limited})
    assert "EN9" not in codes(open_workspace(saved(tmp_path)))


def test_a_text_that_shares_no_section_with_what_was_on_hearing_is_an_error(tmp_path: Path) -> None:
    other = {f"{FOLDER}/01.md": "# Noe annet {#noe-annet}\n\nHelt ny tekst.\n"}
    found = check(heard(tmp_path, other)).findings
    assert [f.is_error for f in found if f.code == "EN7"] == [True]


def test_an_id_that_is_used_for_something_else_is_told(tmp_path: Path) -> None:
    text = AFTER.replace(
        "## Klage {#klage}\n\nDen som ikke får bolig, kan klage til formannskapet.",
        "## Parkering {#klage}\n\nKommunen bygger et nytt hus for biler ved kaia, med plass til hundre biler og mange sykler.",
    )
    before = FILES[f"{FOLDER}/01.md"].replace(
        "Den som ikke får bolig, kan klage til formannskapet.",
        "Den som ikke får bolig, kan klage til formannskapet innen tre uker etter at brevet om vedtaket kom fram.",
    )
    home = heard(tmp_path, {f"{FOLDER}/01.md": text})
    lay(tmp_path, {f"{FOLDER}/versions/hearing-1/01.md": before})
    (found,) = [f for f in check(home).findings if f.code == "EN7"]
    assert "Parkering" in found.message.format()


def test_the_plan_need_not_be_named_where_one_was_on_hearing(tmp_path: Path) -> None:
    home = heard(tmp_path, {"plans/annen/plan.yaml": FILES[f"{FOLDER}/plan.yaml"].replace("01.md", "")})
    assert open_books(home).plan.id == ID


AMENDED = """\
format: 1
kind: {kind}
body: formannskapet
date: 2011-06-29
number: "41/11"
votes: [{{on: forslag, unanimous: true, adopted: true}}]
amendments:
  - target: klage
    text: Den som ikke får bolig, kan klage til klagenemnda innen tre uker.
"""


def amended(kind: str) -> dict[str, str]:
    return {f"{PAPER.removesuffix('.md')}/decisions/formannskapet-2011-06-29.yaml": AMENDED.format(kind=kind)}


def test_what_the_deciding_body_changes_is_asked_for_until_it_stands_in_the_plan(tmp_path: Path) -> None:
    home = heard(tmp_path, amended("vedtak"))
    (kept,) = [each for each in open_books(home).account.promises if each.promise.is_decision]
    assert (kept.promise.name, kept.is_kept) == ("formannskapet-2011-06-29", False)
    assert any(f.code == "E4" and "formannskapet-2011-06-29" in f.message.format() for f in check(home).findings)
    text = AFTER.replace("klage til formannskapet.", "klage til klagenemnda innen tre uker.")
    lay(tmp_path, {f"{FOLDER}/01.md": text})
    account = open_books(open_workspace(saved(tmp_path))).account
    assert [each.is_kept for each in account.promises if each.promise.is_decision] == [True]
    assert [each.cause for each in account.changes if each.change.section == "klage"] == [Cause.DECISION]


def test_a_recommendation_binds_nobody(tmp_path: Path) -> None:
    home = heard(tmp_path, amended("innstilling"))
    assert [each for each in open_books(home).account.promises if each.promise.is_decision] == []


def test_a_change_of_a_measure_without_a_cause_is_found_where_the_measure_stands(tmp_path: Path) -> None:
    def measures(due: str) -> str:
        one = f"{{id: t-a, strategy: s, text: Bygge hus, unit: bolig, due: {due}}}"
        above = "format: 1\ngoals: [{id: m, title: Bolig}]\nstrategies: [{id: s, goal: m, label: A, title: Hus}]\n"
        return f"{above}measures:\n  - {one}\n"

    told = FILES[f"{HEARD}/consultation.yaml"].replace("hearing-1", "hearing-2")
    text = f"{AFTER}\n::: {{.measures strategy=s}}\n:::\n"
    home = heard(
        tmp_path, {f"{FOLDER}/01.md": text, f"{FOLDER}/measures.yaml": measures("2012-12-31"), f"{HEARD}/consultation.yaml": told}
    )
    name_version(home, ID, "hearing-2", KARI)
    lay(tmp_path, {f"{FOLDER}/measures.yaml": measures("2013-12-31")})
    (found,) = (
        f
        for f in check(open_workspace(tmp_path)).findings
        if f.code == "E4" and "no cause" in f.message.text and f.concerns != PAPER
    )
    assert (found.place.file, found.place.line) == (f"{FOLDER}/measures.yaml", 5)
    assert "«Tiltak\u00a01: 31.12.2013»" in found.message.format()


def test_a_measure_that_was_changed_where_nobody_can_see_it_is_told(tmp_path: Path) -> None:
    def measures(financing: str) -> str:
        one = f"{{id: t-a, strategy: s, text: Bygge hus, unit: bolig, due: 2012-12-31, financing: {financing}}}"
        above = "format: 1\ngoals: [{id: m, title: Bolig}]\nstrategies: [{id: s, goal: m, label: A, title: Hus}]\n"
        return f"{above}measures:\n  - {one}\n"

    told = FILES[f"{HEARD}/consultation.yaml"].replace("hearing-1", "hearing-2")
    text = f'{AFTER}\n::: {{.measures columns="number text"}}\n:::\n'
    home = heard(
        tmp_path, {f"{FOLDER}/01.md": text, f"{FOLDER}/measures.yaml": measures("Rammen"), f"{HEARD}/consultation.yaml": told}
    )
    name_version(home, ID, "hearing-2", KARI)
    lay(tmp_path, {f"{FOLDER}/measures.yaml": measures("Lån")})
    (found,) = (each for each in check(open_workspace(tmp_path)).findings if each.code == "EN11")
    assert (found.place.file, dict(found.message.values)["id"]) == (f"{FOLDER}/measures.yaml", "t-a")


def test_a_case_that_a_meeting_has_had_names_a_version_that_has_its_name(tmp_path: Path) -> None:
    decision = f"{PAPER.removesuffix('.md')}/decisions/formannskapet-2011-06-29.yaml"
    made = "format: 1\nkind: vedtak\nbody: formannskapet\ndate: 2011-06-29\nvotes: [{on: forslag, unanimous: true}]\n"
    home = heard(tmp_path, {decision: made})
    assert [f.concerns for f in check(home).findings if f.code == "EN12"] == [PAPER]
    name_version(home, ID, "proposal", KARI)
    assert "EN12" not in codes(open_workspace(tmp_path))
