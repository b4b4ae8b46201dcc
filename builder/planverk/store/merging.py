"""A merge that git could not finish alone: whose sides there are, what they disagree on, and bringing it to an end."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planverk.errors import Conflict
from planverk.store.acts import Act, refused, signed
from planverk.store.git import GitFailed, git
from planverk.store.history import History
from planverk.store.paths import within


@dataclass(frozen=True)
class Merge:
    """A merge under way: the full hashes of this side, the other, and what both come from (empty where they share nothing)."""

    ours: str
    theirs: str
    base: str


def merge_under_way(history: History) -> Merge | None:
    """The merge, rebase or cherry-pick that waits for somebody to resolve it; None where there is none."""
    for name in ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD"):
        try:
            theirs = git(history.repository, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
        except GitFailed:
            continue
        ours = history.head()
        return Merge(ours, theirs, _base(history, ours, theirs))
    return None


def is_waiting(history: History) -> bool:
    """True where git commits nothing until a merge is resolved: an act that is saved now would be parted from its commit."""
    try:
        paths = git(history.repository, "rev-parse", "--git-path", "MERGE_HEAD", "--git-path", "CHERRY_PICK_HEAD").decode()
        if any((history.repository / path).exists() for path in paths.splitlines()):
            return True
        return bool(git(history.repository, "ls-files", "--unmerged", "-z"))
    except GitFailed:
        return False


def check_settled(history: History | None) -> None:
    """Raises Conflict while git waits for somebody to finish a merge."""
    if history is not None and is_waiting(history):
        raise Conflict(
            "git has begun to bring two copies together, and waits for somebody to finish it. Nothing is saved.",
            "Two responses that got one number: planverk respond mend. See what else waits with: git status",
        )


def unmerged(history: History) -> tuple[str, ...]:
    """The files of the workspace that both sides changed, and git left to a person, sorted."""
    listing = git(history.repository, "diff", "--name-only", "--diff-filter=U", "-z").decode("utf-8", "surrogateescape")
    names = (name for name in listing.split("\0") if name and within(name, history.prefix.rstrip("/")))
    return tuple(sorted({name.removeprefix(history.prefix) for name in names}))


def left_the_house(history: History, path: str, words: str) -> bool:
    """True where a tag holds a file at `path` with these words in it: what was named, and so perhaps sent, with it inside."""
    return any(words.encode() in _content(history, tag.commit, f"{history.prefix}{path}") for tag in history.tags())


def merged_text(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    """The text with the changes of both sides; None where they contradict each other."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
            (Path(folder) / name).write_bytes(data)
            names.append(name)
        try:
            return git(Path(folder), "merge-file", "-p", "--quiet", *names)
        except GitFailed:
            return None


def settle(history: History, paths: Sequence[str], act: Act) -> bool:
    """Tells git that the paths are resolved; True where that was the last of it, and the merge is committed."""
    extra = signed(act)
    try:
        git(
            history.repository,
            "add",
            "--force",
            "--all",
            "--",
            *(f":(top,literal){history.prefix}{p}" for p in paths),
            extra=extra,
        )
        if unmerged(history):
            return False
        git(history.repository, "commit", "--quiet", "--no-verify", "-m", act.message, extra=extra)
    except GitFailed as fault:
        raise refused(fault) from fault
    return True


def _base(history: History, ours: str, theirs: str) -> str:
    try:
        return git(history.repository, "merge-base", ours, theirs).decode().strip()
    except GitFailed:
        return ""


def _content(history: History, commit: str, place: str) -> bytes:
    try:
        return git(history.repository, "cat-file", "blob", f"{commit}:{place}")
    except GitFailed:
        return b""
