"""An act is one commit of its own files, whatever else is staged or under way."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest

from planverk.errors import WriteFailed
from planverk.store.acts import Act, carry_out
from planverk.store.history import History

NOON = datetime.datetime(2011, 4, 28, 12, 0, tzinfo=datetime.UTC)


def git(root: Path, *words: str) -> str:
    who = ["-c", "user.name=Ola", "-c", "user.email=ola@example.no", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a.md", "b.md", "mappe/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("en\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Første")
    return tmp_path


def act(*paths: str) -> Act:
    return Act(paths, "høring: uttalelse 7 er logget", "Kari Nes", "kari@example.no", NOON)


def last(root: Path) -> tuple[str, list[str]]:
    """Author, time and subject of the last commit, and the files that it changed."""
    head, *files = git(root, "-c", "core.quotePath=false", "show", "--format=%an %aI %s", "--name-only").splitlines()
    return head, [file for file in files if file]


def test_the_files_of_an_act_are_committed_in_its_persons_name(root: Path) -> None:
    (root / "mappe/ny.md").write_text("ny\n")
    (root / "a.md").write_text("to\n")
    (root / "b.md").write_text("ikke lagret\n")
    commit = carry_out(History(root, ""), act("mappe", "a.md"))
    assert commit == git(root, "rev-parse", "HEAD")
    assert last(root) == ("Kari Nes 2011-04-28T12:00:00+00:00 høring: uttalelse 7 er logget", ["a.md", "mappe/ny.md"])
    assert git(root, "status", "--porcelain") == "M b.md"
    assert git(root, "reflog", "-1", "--format=%gs") == "commit: høring: uttalelse 7 er logget"


def test_what_somebody_else_has_staged_stays_staged(root: Path) -> None:
    (root / "b.md").write_text("noe annet\n")
    git(root, "add", "b.md")
    (root / "a.md").write_text("to\n")
    carry_out(History(root, ""), act("a.md"))
    assert last(root)[1] == ["a.md"]
    assert git(root, "diff", "--cached", "--name-only") == "b.md"


def test_an_act_that_is_done_already_makes_no_second_commit(root: Path) -> None:
    before = git(root, "rev-parse", "HEAD")
    (root / "b.md").write_text("noe annet\n")
    git(root, "add", "b.md")
    assert carry_out(History(root, ""), act("a.md")) == before
    assert git(root, "diff", "--cached", "--name-only") == "b.md"


def test_in_the_middle_of_a_merge_nothing_is_committed(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "side")
    git(root, "commit", "-q", "--allow-empty", "-m", "side")
    git(root, "checkout", "-q", "-")
    git(root, "merge", "-q", "--no-ff", "--no-commit", "side")
    (root / "a.md").write_text("to\n")
    with pytest.raises(WriteFailed):
        carry_out(History(root, ""), act("a.md"))
    assert last(root)[0].endswith("Første")


def test_a_workspace_further_down_commits_its_own_files(root: Path) -> None:
    (root / "mappe/c.md").write_text("to\n")
    (root / "a.md").write_text("to\n")
    carry_out(History(root, "mappe/"), act("c.md"))
    assert last(root)[1] == ["mappe/c.md"]
