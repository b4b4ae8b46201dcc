"""The work tree, a commit, memory and an overlay give the same answers to the same questions."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.errors import GitUnusable, MissingFile, UnknownVersion, UnreadableFile, UnsafePath
from planverk.model.source import Source
from planverk.store.commit import CommitTree
from planverk.store.history import find_history
from planverk.store.memory import Memory
from planverk.store.overlay import Overlay
from planverk.store.paths import clean
from planverk.store.worktree import WorkTree

FILES = {
    "planverk.yaml": "format: 1\n",
    "plans/x/01.md": "# Åpning {#a}\n",
    "plans/x/figures/kart.png": "\0\1",
    "plans/xy/a.md": "y",
}


def lay(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return root


def run_git(root: Path, *words: str) -> str:
    name = ["-c", "user.name=Ola", "-c", "user.email=ola@example.no", "-c", "init.defaultBranch=main"]
    return subprocess.run(["git", *name, *words], cwd=root, check=True, capture_output=True, text=True).stdout.strip()


def committed(root: Path, files: dict[str, str]) -> Path:
    run_git(lay(root, files), "init", "-q")
    run_git(root, "add", ".")
    run_git(root, "commit", "-q", "-m", "first")
    return root


@pytest.fixture(params=["work tree", "commit", "memory", "overlay"])
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    if request.param == "memory":
        return Memory(FILES)
    if request.param == "overlay":
        moved = {path.replace("plans/x/", "plans/x/versions/v/"): text for path, text in FILES.items()}
        instead = {path: path.replace("plans/x/", "plans/x/versions/v/") for path in FILES if path.startswith("plans/x/")}
        return Overlay(Memory({**moved, "plans/x/new.md": ""}), instead, ("plans/x",))
    if request.param == "work tree":
        return WorkTree(lay(tmp_path, FILES))
    history = find_history(committed(tmp_path, FILES))
    assert history is not None
    return history.source(history.head())


def test_a_file_is_read_whole(source: Source) -> None:
    assert source.read("plans/x/01.md") == "# Åpning {#a}\n".encode()
    assert source.read("plans/x/../x/./figures//kart.png") == b"\0\1"


def test_a_file_that_is_not_there_is_missing_and_does_not_exist(source: Source) -> None:
    assert not source.exists("plans/x/02.md")
    assert not source.exists("plans/x")
    with pytest.raises(MissingFile):
        source.read("plans/x/02.md")
    with pytest.raises(MissingFile):
        source.read("plans/x/new.md")


def test_files_of_a_folder_are_listed_at_any_depth_and_no_others(source: Source) -> None:
    assert source.files("plans/x") == ("plans/x/01.md", "plans/x/figures/kart.png")
    assert source.files("plans/y") == ()
    assert set(FILES) <= set(source.files())


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "plans/../../x", "C:/x", "plans\\x", "a\0b"])
def test_a_path_that_leads_out_is_refused(source: Source, path: str) -> None:
    with pytest.raises(UnsafePath):
        source.read(path)
    with pytest.raises(UnsafePath):
        source.exists(path)


@given(st.text(alphabet="ab./\\:\0", max_size=12))
def test_a_clean_path_never_leads_out(path: str) -> None:
    try:
        inside = clean(path)
    except UnsafePath:
        return
    assert not inside.startswith("/")
    assert ".." not in inside.split("/")
    assert Path("/root", inside).resolve().is_relative_to("/root")


def test_a_folder_that_becomes_a_link_out_is_noticed(tmp_path: Path) -> None:
    root = lay(tmp_path / "workspace", FILES)
    lay(tmp_path / "secret", {"01.md": "hidden"})
    tree = WorkTree(root)
    assert tree.read("plans/x/01.md") == FILES["plans/x/01.md"].encode()
    (root / "plans/x").rename(root / "plans/z")
    (root / "plans/x").symlink_to(tmp_path / "secret")
    with pytest.raises(UnsafePath):
        tree.read("plans/x/01.md")
    assert tree.read("plans/z/01.md") == FILES["plans/x/01.md"].encode()


def test_a_link_that_leads_out_is_refused_in_the_work_tree_and_in_a_commit(tmp_path: Path) -> None:
    root = lay(tmp_path / "w", FILES)
    (tmp_path / "secret").write_text("x")
    (root / "out").symlink_to(tmp_path / "secret")
    (root / "plans/out.md").symlink_to("../../secret")
    (root / "plans/in.md").symlink_to("x/01.md")
    (root / "ring").symlink_to("ring")
    committed(root, {})
    history = find_history(root)
    assert history is not None
    for source in (WorkTree(root), history.source(history.head())):
        for path in ("out", "plans/out.md"):
            with pytest.raises(UnsafePath):
                source.read(path)
        with pytest.raises((UnreadableFile, UnsafePath, MissingFile)):
            source.read("ring")
        assert source.read("plans/in.md") == "# Åpning {#a}\n".encode()


def test_a_file_over_the_limit_and_a_pipe_are_not_read(tmp_path: Path) -> None:
    lay(tmp_path, {"big.md": "x" * 2_000_000})
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(UnreadableFile, match="larger than 1 MB"):
        WorkTree(tmp_path, max_bytes=1 << 20).read("big.md")
    with pytest.raises(MissingFile):
        WorkTree(tmp_path).read("pipe.md")


def test_what_was_built_and_what_is_hidden_is_no_part_of_the_workspace(tmp_path: Path) -> None:
    lay(
        tmp_path,
        {"build/a.pdf": "", ".git/config": "", ".planverk/lock": "", "plans/build/plan.yaml": "", "plans/.a.md.1.tmp": ""},
    )
    assert WorkTree(tmp_path).files() == ("plans/build/plan.yaml",)


def test_a_workspace_may_be_a_folder_of_a_repository(tmp_path: Path) -> None:
    committed(tmp_path, {f"kommune/{path}": text for path, text in FILES.items()} | {"other.md": ""})
    history = find_history(tmp_path / "kommune")
    assert history is not None
    assert history.source(history.head()).files() == tuple(sorted(FILES))
    lay(tmp_path, {"kommune/plans/x/01.md": "changed", "other.md": "changed", "kommune/new.md": ""})
    assert history.changed() == ("new.md", "plans/x/01.md")
    assert history.changed("plans") == ("plans/x/01.md",)


def test_a_shallow_clone_without_tags_is_read_like_any_other(tmp_path: Path) -> None:
    origin = committed(tmp_path / "origin", FILES)
    first = run_git(origin, "rev-parse", "HEAD")
    lay(origin, {"plans/x/01.md": "second"})
    run_git(origin, "commit", "-qam", "second")
    run_git(tmp_path, "clone", "-q", "--depth=1", "--no-tags", origin.as_uri(), "shallow")
    history = find_history(tmp_path / "shallow")
    assert history is not None
    assert history.source(history.resolve("HEAD")).read("plans/x/01.md") == b"second"
    with pytest.raises(UnknownVersion):
        history.resolve(first)


@pytest.mark.parametrize("revision", ["", "--all", "nothing", "HEAD~9", "a b", "x\0", "HEAD:planverk.yaml"])
def test_a_revision_that_is_not_there_is_said_to_be_unknown(tmp_path: Path, revision: str) -> None:
    history = find_history(committed(tmp_path, FILES))
    assert history is not None
    with pytest.raises(UnknownVersion):
        history.resolve(revision)


def test_a_folder_without_git_and_a_repository_without_commits_have_no_head(tmp_path: Path) -> None:
    assert find_history(tmp_path) is None
    run_git(tmp_path, "init", "-q")
    history = find_history(tmp_path)
    assert history is not None
    assert history.head() == ""


def test_a_folder_that_the_repository_above_ignores_has_no_history(tmp_path: Path) -> None:
    committed(tmp_path, {".gitignore": "kommune/\n", "kommune/planverk.yaml": ""})
    assert find_history(tmp_path / "kommune") is None


def test_a_repository_without_a_git_that_reads_it_is_not_taken_for_a_plain_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed(tmp_path / "kommune", {"planverk.yaml": ""})
    (tmp_path / "broken" / ".git").mkdir(parents=True)
    with pytest.raises(GitUnusable, match="git cannot read it"):
        find_history(tmp_path / "broken")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitUnusable, match="belongs to somebody else"):
        find_history(root)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitUnusable, match="no git on this machine"):
        find_history(root)
    assert find_history(tmp_path) is None


def test_reading_a_commit_changes_nothing_in_the_folder(tmp_path: Path) -> None:
    root = committed(tmp_path, FILES)
    lay(root, {"plans/x/01.md": "not saved"})
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    history = find_history(root)
    assert history is not None
    with history.source(history.head()) as tree:
        assert isinstance(tree, CommitTree)
        assert tree.read("plans/x/01.md") == "# Åpning {#a}\n".encode()
    assert history.changed() == ("plans/x/01.md",)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
