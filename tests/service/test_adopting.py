"""The adopted edition: only what was decided, in the words that were accounted for, and the decision on the cover."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from planverk.errors import Conflict, MissingFile, UnknownVersion
from planverk.model.change import Cause
from planverk.service.adopting import Adopted, Order, adopt
from planverk.service.books import open_books
from planverk.service.build import Order as BuildOrder
from planverk.service.build import build
from planverk.service.check import check
from planverk.service.ledger import Saying, Which, set_entries
from planverk.service.version import list_versions, name_version
from planverk.service.workspace import Home, open_workspace
from support_ledger import AFTER, FILES, FOLDER, ID, PAPER, heard
from support_workspace import KARI, git, lay, new_workspace, saved

DECISIONS = f"{PAPER.removesuffix('.md')}/decisions"
MADE = 'format: 1\nbody: formannskapet\ndate: 2011-06-29\nnumber: "41/11"\n'
VOTED = "kind: vedtak\nvotes: [{on: forslag, unanimous: true}]\n"
COVER = "Vedtatt i formannskapet 29.\u00a0juni\u00a02011, sak 41/11"


def decided(root: Path, told: str = VOTED, changes: dict[str, str] | None = None) -> Home:
    """The plan after its hearing, every change with its cause, and what the deciding body did with it."""
    home = heard(root, changes)
    set_entries(home, Which(sections=("innledning",)), Saying(Cause.EDITORIAL, reason="Klarere."), KARI)
    return later(root, {f"{DECISIONS}/formannskapet-2011-06-29.yaml": MADE + told})


def later(root: Path, files: dict[str, str]) -> Home:
    git(lay(root, files), "add", "-A")
    git(root, "commit", "-q", "-m", "later")
    return open_workspace(root)


def adopted(home: Home, *parts: str, decision: str = "", name: str = "") -> Adopted:
    return adopt(home, Order(ID, decision, name, parts), KARI)


def page(root: Path, at: str = "") -> str:
    report = build(open_workspace(root), BuildOrder((ID,), ("html",), at=at), KARI)
    (document,) = report.documents
    return (root / document.files[0]).read_text("utf-8")


def test_the_version_keeps_the_decision_and_the_cover_tells_of_it(tmp_path: Path) -> None:
    done = adopted(decided(tmp_path))
    assert (done.version.name, done.version.tagged, done.since) == ("adopted-2011", True, "hearing-1")
    record = (tmp_path / FOLDER / "versions/adopted-2011/version.yaml").read_text("utf-8")
    assert 'decided: {body: formannskapet, date: 2011-06-29, number: "41/11", decision: formannskapet-2011-06-29}' in record
    html = page(tmp_path, "adopted-2011")
    assert COVER in html
    assert f'content="Temaplan. {COVER}"' in html
    assert [each for each in check(open_workspace(tmp_path)).findings if each.code.startswith("V")] == []


def test_the_text_as_it_is_now_is_the_adopted_one_until_it_is_changed(tmp_path: Path) -> None:
    adopted(decided(tmp_path))
    assert COVER in page(tmp_path)
    later(tmp_path, {f"{FOLDER}/01.md": AFTER + "\nEn ny setning.\n"})
    html = page(tmp_path)
    assert f"Arbeidsutgave, endret etter planen som ble {COVER[:1].lower()}{COVER[1:]}" in html
    assert "Temaplan. Vedtatt" not in html
    assert "Høringsversjon" in page(tmp_path, "hearing-1")


def test_nothing_is_adopted_where_nobody_has_decided(tmp_path: Path) -> None:
    home = heard(tmp_path)
    with pytest.raises(Conflict, match="No decision adopts bolig"):
        adopted(home)
    with pytest.raises(MissingFile):
        adopted(home, decision="kommunestyret-2011-09-07")
    assert [each.name for each in list_versions(home)] == ["hearing-1"]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("kind: vedtak\npostponed: true\n", "put the case off"),
        ("kind: innstilling\nvotes: [{on: forslag, unanimous: true}]\n", "recommendation"),
        ("kind: vedtak\nvotes: [{on: forslag, against: [{party: H, votes: 3}], adopted: false}]\n", "fell"),
        ("kind: vedtak\nvotes: [{on: innstillinga, unanimous: true, adopted: false}]\n", "fell"),
    ],
)
def test_what_was_put_off_recommended_or_voted_down_adopts_nothing(tmp_path: Path, told: str, words: str) -> None:
    home = decided(tmp_path, told)
    with pytest.raises(Conflict, match=words):
        adopted(home, decision="formannskapet-2011-06-29")
    with pytest.raises(Conflict):
        adopted(home)
    assert not (tmp_path / FOLDER / "versions/adopted-2011").exists()


def test_a_text_that_was_changed_since_without_a_cause_is_not_what_was_decided(tmp_path: Path) -> None:
    decided(tmp_path)
    changed = AFTER.replace("Den som ikke får bolig, kan klage", "Alle kan klage")
    home = later(tmp_path, {f"{FOLDER}/01.md": changed})
    with pytest.raises(Conflict, match="without a cause in the ledger: klage"):
        adopted(home)
    set_entries(home, Which(sections=("klage",)), Saying(Cause.EDITORIAL, reason="Kortere."), KARI)
    assert adopted(open_workspace(tmp_path)).version.name == "adopted-2011"


def test_the_text_is_held_against_the_version_that_the_paper_put_forward(tmp_path: Path) -> None:
    home = decided(tmp_path)
    name_version(home, ID, "proposal", KARI)
    later(tmp_path, {f"{FOLDER}/01.md": AFTER.replace("12 boliger", "14 boliger")})
    with pytest.raises(Conflict, match="changed since proposal"):
        adopted(open_workspace(tmp_path))
    later(tmp_path, {f"{FOLDER}/01.md": AFTER})
    assert adopted(open_workspace(tmp_path)).since == "proposal"


def test_a_cause_that_was_given_since_the_hearing_holds_for_the_same_change_since_the_proposal(tmp_path: Path) -> None:
    home = decided(tmp_path)
    name_version(home, ID, "proposal", KARI)
    home = later(tmp_path, {f"{FOLDER}/01.md": AFTER.replace("Den som ikke får bolig, kan klage", "Alle kan klage")})
    with pytest.raises(Conflict, match="changed since proposal"):
        adopted(home)
    set_entries(home, Which(sections=("klage",), base="hearing-1"), Saying(Cause.EDITORIAL, reason="Kortere."), KARI)
    assert adopted(open_workspace(tmp_path)).since == "proposal"


def test_what_the_body_amended_stands_in_the_plan(tmp_path: Path) -> None:
    words = "Den som ikke får bolig, kan klage til den interkommunale klagenemnda innen tre uker."
    home = decided(tmp_path, f'{VOTED}amendments:\n  - {{target: klage, text: "{words}"}}\n')
    with pytest.raises(Conflict, match="changes klage"):
        adopted(home)
    home = later(
        tmp_path,
        {f"{FOLDER}/01.md": AFTER.replace("Den som ikke får bolig, kan klage til formannskapet.", words)},
    )
    assert adopted(home).version.name == "adopted-2011"
    kept = open_books(open_workspace(tmp_path), ID).account.promises
    assert "formannskapet-2011-06-29" in {each.promise.name for each in kept}
    since = open_books(open_workspace(tmp_path), ID, "adopted-2011").account.promises
    assert since == ()  # what was decided until then stands in it


def test_a_decision_adopts_once_and_under_a_name_that_says_so(tmp_path: Path) -> None:
    home = decided(tmp_path)
    with pytest.raises(UnknownVersion):
        adopted(home, name="final")
    adopted(home)
    for name in ("", "adopted-2011b"):
        with pytest.raises(Conflict, match="already"):
            adopted(open_workspace(tmp_path), name=name)


def test_the_cover_has_a_case_number_or_there_is_no_adopted_edition(tmp_path: Path) -> None:
    home = decided(tmp_path)
    file = tmp_path / DECISIONS / "formannskapet-2011-06-29.yaml"
    file.write_text(file.read_text("utf-8").replace('number: "41/11"\n', ""), "utf-8")
    paper = (tmp_path / PAPER).read_text("utf-8")
    git(tmp_path, "commit", "-qam", "no number in the decision")
    assert 'number: "41/11"' in paper
    lay(tmp_path, {PAPER: paper.replace(', number: "41/11"', "")})
    git(tmp_path, "commit", "-qam", "nor in the paper")
    with pytest.raises(Conflict, match="no case number"):
        adopted(home)
    lay(tmp_path, {PAPER: paper})
    git(tmp_path, "commit", "-qam", "in the paper again")
    adopted(open_workspace(tmp_path))
    assert 'number: "41/11"' in (tmp_path / FOLDER / "versions/adopted-2011/version.yaml").read_text("utf-8")


def test_a_tag_without_files_is_never_written_over(tmp_path: Path) -> None:
    home = decided(tmp_path)
    tag = f"plan/{ID}/adopted-2011"
    git(tmp_path, "tag", tag, "HEAD~1")
    before = git(tmp_path, "rev-parse", tag)
    with pytest.raises(Conflict, match="git has the tag"):
        adopted(home)
    assert git(tmp_path, "rev-parse", tag) == before
    assert not (tmp_path / FOLDER / "versions/adopted-2011").exists()


def test_a_history_that_was_rewritten_is_said_and_the_adopted_text_holds(tmp_path: Path) -> None:
    adopted(decided(tmp_path))
    first = page(tmp_path, "adopted-2011")
    tag = f"plan/{ID}/adopted-2011"
    git(
        tmp_path, "tag", "--force", tag, git(tmp_path, "rev-list", "--max-parents=0", "HEAD")
    )  # moved to the text that was on hearing
    moved = git(tmp_path, "rev-parse", tag)
    assert {each.code for each in check(open_workspace(tmp_path)).findings} >= {"V2"}
    assert page(tmp_path, "adopted-2011") == first
    git(tmp_path, "tag", "--delete", tag)
    git(tmp_path, "checkout", "-q", "--orphan", "anew")
    git(tmp_path, "commit", "-q", "-m", "everything anew")
    git(tmp_path, "branch", "-D", "main")
    git(tmp_path, "reflog", "expire", "--expire=now", "--all")
    git(tmp_path, "tag", "--delete", f"plan/{ID}/hearing-1")
    subprocess.run(["git", "gc", "-q", "--prune=now"], cwd=tmp_path, check=True)
    told = [each for each in check(open_workspace(tmp_path)).findings if each.code == "V3"]
    assert any("adopted-2011" in each.place.file for each in told)
    assert page(tmp_path, "adopted-2011") == first
    with pytest.raises(Conflict, match="already"):
        adopted(open_workspace(tmp_path), name="adopted-2012")
    assert moved not in git(tmp_path, "tag", "--list")


SECOND = f"{FOLDER}/cases/2012-12-06-formannskapet.md"
YEARLY = {
    SECOND: FILES[PAPER]
    .replace("consultation: bolig-2011\n", "")
    .replace("2011-06-29", "2012-12-06")
    .replace("2011-06-01", "2012-11-20")
    .replace("41/11", "91/12")
    .replace("version: proposal", "version: adopted-2011"),
    f"{SECOND.removesuffix('.md')}/decisions/formannskapet-2012-12-06.yaml": MADE.replace("2011-06-29", "2012-12-06").replace(
        "41/11", "91/12"
    )
    + VOTED,
}


def test_a_yearly_decision_on_the_handlingsdel_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    adopted(decided(tmp_path))
    later(tmp_path, {**YEARLY, f"{FOLDER}/01.md": AFTER.replace("12 boliger", "14 boliger").replace("hele kommunen", "Vågsund")})
    with pytest.raises(Conflict, match="not as in adopted-2011: innledning"):
        adopted(open_workspace(tmp_path), "tildeling")
    later(tmp_path, {f"{FOLDER}/01.md": AFTER.replace("12 boliger", "14 boliger")})
    with pytest.raises(MissingFile, match="no section"):
        adopted(open_workspace(tmp_path), "handlingsdel")
    done = adopted(open_workspace(tmp_path), "tildeling")
    assert (done.version.name, done.since) == ("adopted-2012", "adopted-2011")
    html = page(tmp_path, "adopted-2012")
    assert f"{COVER}. Handlingsdelen vedtatt i formannskapet 6.\u00a0desember\u00a02012, sak 91/12" in html
    assert "Handlingsdelen" not in page(tmp_path, "adopted-2011")


def test_a_part_is_not_adopted_before_the_whole(tmp_path: Path) -> None:
    with pytest.raises(Conflict, match="adopted whole"):
        adopted(decided(tmp_path), "tildeling")


def test_a_plan_that_was_on_no_hearing_is_adopted_as_it_stands(tmp_path: Path) -> None:
    paper = FILES[PAPER].replace("consultation: bolig-2011\n", "")
    kept = {path: text for path, text in FILES.items() if not path.startswith("consultations/")}
    made = {f"{DECISIONS}/formannskapet-2011-06-29.yaml": MADE + VOTED}
    home = open_workspace(saved(new_workspace(tmp_path, {**kept, PAPER: paper, **made})))
    done = adopted(home)
    assert (done.version.name, done.since) == ("adopted-2011", "")


def test_the_plan_tells_of_its_hearing_in_numbers_that_are_counted(tmp_path: Path) -> None:
    told = "Det kom {{ consultation.words.responses }} med {{ consultation.count.points }} innspill."
    heard(tmp_path, {f"{FOLDER}/01.md": AFTER.replace("Planen gjelder boliger i hele kommunen.", told)})
    assert "Det kom 1 høringsuttalelse med 2 innspill." in page(tmp_path).replace("\u00a0", " ")


def test_the_plan_says_by_what_it_binds(tmp_path: Path) -> None:
    told = "{{ plan.decided.version }}: {{ plan.decided }}. I {{ plan.decided.body }} i sak {{ plan.decided.number }}."
    text = AFTER.replace("Planen gjelder boliger i hele kommunen.", told)
    adopted(decided(tmp_path, changes={f"{FOLDER}/01.md": text}))
    said = f"adopted-2011: {COVER}. I formannskapet i sak 41/11.".replace("sak ", "sak\u00a0")
    assert said in page(tmp_path, "adopted-2011")
