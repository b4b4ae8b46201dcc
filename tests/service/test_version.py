"""Named versions: kept as files, committed and tagged, never changed, and built again from the files alone."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planverk.errors import Conflict, MissingFile, UnknownVersion
from planverk.service.build import Order, build
from planverk.service.check import check
from planverk.service.version import Listed, list_versions, name_version
from planverk.service.workspace import open_workspace
from planverk.store.atomic import recover
from support_workspace import KARI, PLAN, built, git, lay, new_workspace, saved

FOLDER = f"plans/{PLAN}/versions/hearing-1"
NEW = {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\nEtter høringen.\n"}


def name(root: Path, version: str = "hearing-1", base: str = "") -> Listed:
    return name_version(open_workspace(root), PLAN, version, KARI, base)


def page(root: Path, at: str) -> bytes:
    report = build(open_workspace(root), Order((PLAN,), ("html",), at=at), KARI)
    (document,) = report.documents
    return (root / document.files[0]).read_bytes()


def test_a_version_is_files_a_commit_and_a_tag(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    base = git(root, "rev-parse", "HEAD")
    row = name(root, base=base)
    assert (row.commit, row.date, row.kept, row.tagged, row.saved) == (base, "2025-03-14", True, True, True)
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "log", "-1", "--format=%an %ae %aI") == "Kari Nordmann kari@example.no 2025-03-15T12:00:00+01:00"
    assert git(root, "cat-file", "-t", f"plan/{PLAN}/hearing-1") == "tag"
    assert git(root, "rev-list", "--count", f"{base}..HEAD") == "1"
    assert {path.relative_to(root / FOLDER).as_posix() for path in (root / FOLDER).glob("*.md")} == {
        "00-forord.md", "01-innledning.md", "02-mal.md", "03-handlingsdel.md",
    }  # fmt: skip
    assert not (root / FOLDER / "cases").exists()
    assert list_versions(open_workspace(root)) == (row,)
    assert check(open_workspace(root)).findings == ()


def test_a_version_is_built_as_it_stood_with_or_without_tag_history_and_git(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path / "w"))
    name(root)
    first = page(root, "hearing-1")
    lay(root, {**NEW, "planverk.yaml": (root / "planverk.yaml").read_text().replace("Rådhusgata 1", "Torget 2")})
    lay(root, {f"plans/{PLAN}/plan.yaml": (root / f"plans/{PLAN}/plan.yaml").read_text().replace("2029", "2030")})
    lay(root, {"templates/kommune/documents/plan.md": "# Alt er nytt\n\n::: {.slot name=chapters}\n:::\n"})
    git(root, "commit", "-qam", "after the hearing")
    git(tmp_path, "clone", "-q", "--depth=1", "--no-tags", root.as_uri(), "shallow")
    shutil.copytree(root, tmp_path / "no git", ignore=shutil.ignore_patterns(".git", "build", ".planverk"))
    for at in ("hearing-1", f"{PLAN}/hearing-1", f"plan/{PLAN}/hearing-1"):
        assert page(root, at) == first
    assert page(tmp_path / "shallow", "hearing-1") == first
    assert page(tmp_path / "no git", "hearing-1") == first
    assert b"2025\xe2\x80\x932029" in first


def test_other_work_that_is_under_way_is_let_be(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    lay(root, {f"plans/{PLAN}/cases/2025-06-18-formannskapet.md": "unfinished", "notes.txt": "staged"})
    git(root, "add", "notes.txt")
    name(root)
    assert git(root, "diff", "--name-only") == f"plans/{PLAN}/cases/2025-06-18-formannskapet.md"
    assert git(root, "diff", "--name-only", "--cached") == "notes.txt"


def test_a_plan_with_changes_that_are_not_saved_gets_no_name(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    lay(root, NEW)
    with pytest.raises(Conflict, match=r"02-mal\.md has changes"):
        name(root)
    assert not (root / FOLDER).exists()


def test_a_plan_with_errors_gets_no_name(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path, {f"plans/{PLAN}/02-mal.md": "# Mål {#mal}\n\n[](#borte)\n"}))
    with pytest.raises(Conflict, match="has errors"):
        name(root)


def test_a_name_is_given_once_and_on_the_state_that_was_looked_at(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    with pytest.raises(Conflict, match="another commit"):
        name(root, base="0" * 40)
    name(root)
    with pytest.raises(Conflict, match="already"):
        name(root)
    for wrong in ("Høring 1", "../x", "", "1a", "a" * 40):
        with pytest.raises(UnknownVersion):
            name(root, wrong)
    with pytest.raises(MissingFile):
        name_version(open_workspace(root), "ingen-plan", "hearing-1", KARI)


def test_without_git_the_files_alone_are_the_version(tmp_path: Path) -> None:
    row = name(new_workspace(tmp_path))
    assert (row.commit, row.kept, row.tagged) == ("", True, False)
    assert b"hearing-1" in page(tmp_path, "hearing-1")


def test_a_version_whose_files_were_changed_is_an_error_and_is_not_built(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    name(root)
    with (root / FOLDER / "02-mal.md").open("a") as file:
        file.write("\nSmuglet inn.\n")
    (found,) = check(open_workspace(root)).findings
    assert (found.code, found.place.file, found.is_error) == ("V1", f"{FOLDER}/02-mal.md", True)
    report = build(open_workspace(root), Order(formats=("html",), at="hearing-1"), KARI)
    assert [document.stopped for document in report.documents] == [True]


def test_where_tag_and_files_disagree_the_files_hold_and_it_is_said(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    name(root)
    first = page(root, "hearing-1")
    lay(root, NEW)
    git(root, "commit", "-qam", "after")
    git(root, "tag", "-fa", "-m", "moved", f"plan/{PLAN}/hearing-1")
    (found,) = check(open_workspace(root)).findings
    assert (found.code, found.is_error) == ("V2", False)
    assert page(root, "hearing-1") == first


def test_a_tag_without_files_is_listed_and_can_be_built(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    git(root, "tag", "-a", "-m", "old", f"plan/{PLAN}/old-1")
    (row,) = list_versions(open_workspace(root))
    assert (row.name, row.kept, row.tagged) == ("old-1", False, True)
    assert page(root, f"plan/{PLAN}/old-1")


_KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from support_workspace import KARI
import planverk.service.version as version
from planverk.service.workspace import open_workspace
count, limit, on = 0, 0, False
def step(event, args):
    global count
    if on and (event.startswith(("os.", "shutil.", "subprocess.Popen")) or event == "open" and str(args[1]) not in ("r", "rb")):
        count += 1
        if count == limit:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(step)
real = version.write_files
def write(*args):
    global on
    on = limit > 0  # what comes before only reads
    real(*args)
version.write_files = write
for root in sorted(Path(sys.argv[1]).iterdir()):
    limit = int(root.name)  # the first, of 0, is only there so that the others find everything imported
    if not (child := limit and os.fork()):
        version.name_version(open_workspace(root), "eksempelplan", "hearing-1", KARI)
        if limit:
            os._exit(0)
    else:
        print(os.WTERMSIG(os.waitpid(child, 0)[1]))
"""


def test_a_tag_that_is_gone_and_a_history_that_was_rewritten_are_said_and_nothing_is_put_back(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    name(root)
    first = page(root, "hearing-1")
    git(root, "tag", "-d", f"plan/{PLAN}/hearing-1")
    git(root, "checkout", "-q", "--orphan", "rewritten")
    git(root, "commit", "-q", "-m", "all in one")
    git(root, "branch", "-q", "-D", "main")
    git(root, "reflog", "expire", "--expire=now", "--all")
    git(root, "gc", "-q", "--prune=now")
    found = check(open_workspace(root)).findings
    assert [(finding.code, finding.is_error) for finding in found] == [("V3", False), ("V3", False)]
    assert git(root, "tag", "--list") == ""
    assert page(root, "hearing-1") == first


def test_a_tag_that_was_moved_is_said_and_the_files_hold(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    name(root)
    lay(root, NEW)
    git(root, "commit", "-qam", "after the hearing")
    git(root, "tag", "-f", f"plan/{PLAN}/hearing-1", "HEAD")
    found = check(open_workspace(root)).findings
    assert [finding.code for finding in found] == ["V2"]
    assert b"Etter h\xc3\xb8ringen" not in page(root, "hearing-1")


@pytest.mark.slow
def test_a_kill_at_any_step_leaves_no_version_or_a_whole_one_that_the_next_call_finishes(tmp_path: Path) -> None:
    first, rooms = saved(new_workspace(tmp_path / "first")), tmp_path / "rooms"
    limits = (0, *range(1, 200, 4))
    for limit in limits:
        shutil.copytree(first, rooms / f"{limit:03}")
    child = [sys.executable, "-c", _KILLED, str(rooms), str(Path(__file__).parent.parent)]
    ended = [int(word) for word in subprocess.run(child, check=True, capture_output=True, text=True).stdout.split()]
    assert (ended[0], ended[-1], {*ended}) == (signal.SIGKILL, 0, {0, signal.SIGKILL})
    seen = set()
    for limit in limits[1 : ended.index(0) + 2]:
        root = rooms / f"{limit:03}"
        recover(root)
        (root / ".git/index.lock").unlink(missing_ok=True)  # as the message says
        rows = list_versions(open_workspace(root))
        assert {finding.code for row in rows for finding in row.findings} <= {"V3"}  # until it has its tag
        seen.add((bool(rows), bool(rows) and rows[0].tagged))
        if not (rows and rows[0].tagged and rows[0].saved):
            name(root)
        assert git(root, "status", "--porcelain") == ""
        assert list_versions(open_workspace(root))[0].tagged
    assert {(False, False), (True, False), (True, True)} <= seen


def test_versions_are_no_part_of_the_plan(tmp_path: Path) -> None:
    root = saved(new_workspace(tmp_path))
    build(open_workspace(root), Order((PLAN,), ("html",)), KARI)
    before = set(built(root))
    name(root)
    build(open_workspace(root), Order(formats=("html",)), KARI)
    assert set(built(root)) == before | {"2025-06-18-formannskapet.html"}
