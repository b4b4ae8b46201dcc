"""One act, one commit: files that lie in the folder already are committed and tagged, and what else is under way is let be."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from planverk.errors import Busy, WriteFailed
from planverk.store.git import GitFailed, git
from planverk.store.history import History
from planverk.store.paths import within


@dataclass(frozen=True)
class Act:
    """What to commit (paths in the workspace), under whose name and when, and the annotated tag to set; empty for none. `saver`
    is who brought it in (name, address, ISO time), where that is another than who wrote it."""

    paths: tuple[str, ...]
    message: str
    name: str
    email: str
    time: datetime.datetime
    tag: str = ""
    tag_message: str = ""
    saver: tuple[str, str, str] | None = None


def carry_out(history: History, act: Act) -> str:
    """Commits the paths alone, whatever else is changed or staged, then sets the tag. What is done already is left as it is.

    Gives the full hash of the commit. Raises Busy where git itself is at work, WriteFailed where it refuses.
    """
    extra = signed(act)
    paths = [f":(top,literal){history.prefix}{path}" for path in act.paths]
    try:
        git(history.repository, "add", "--force", "--", *paths, extra=extra)
        if not _commit_staged(history, act):
            git(history.repository, "commit", "--quiet", "--no-verify", "--only", "-m", act.message, "--", *paths, extra=extra)
        if act.tag and not any(tag.name == act.tag for tag in history.tags(act.tag)):
            git(history.repository, "tag", "--annotate", "-m", act.tag_message, act.tag, "HEAD", extra=extra)
    except GitFailed as fault:
        raise refused(fault) from fault
    return history.head()


def _commit_staged(history: History, act: Act) -> bool:
    """Commits what is staged, where that is the act alone; False where it is more than that, and git has to tell them apart.

    `git commit` looks at every file of the work tree once more, which in a hearing of 24,000 takes longer than all the rest.
    """
    parent = history.head()
    staged = git(history.repository, "diff", "--cached", "--name-only", "--no-renames", "-z").decode("utf-8", "surrogateescape")
    names = [name for name in staged.split("\0") if name]
    own = [name for name in names if any(within(name, f"{history.prefix}{path}") for path in act.paths)]
    if not own:
        return True  # it was committed before
    if not parent or len(own) < len(names) or _is_merging(history):
        return False
    extra = signed(act)
    try:
        tree = git(history.repository, "write-tree").decode().strip()
        commit = git(history.repository, "commit-tree", tree, "-p", parent, "-m", act.message, extra=extra).decode().strip()
        git(history.repository, "update-ref", "-m", f"commit: {act.message}", "HEAD", commit, parent, extra=extra)
    except GitFailed:  # another program has committed in between
        return False
    return True


def _is_merging(history: History) -> bool:
    try:
        return bool(git(history.repository, "rev-parse", "--verify", "--quiet", "MERGE_HEAD"))
    except GitFailed:
        return False


def signed(act: Act) -> dict[str, str]:
    """The environment in which git signs with the act's person and time."""
    author = (act.name, act.email, act.time.isoformat(timespec="seconds"))
    people = {
        f"GIT_{role}_{key}": value
        for role, person in (("AUTHOR", author), ("COMMITTER", act.saver or author))
        for key, value in zip(("NAME", "EMAIL", "DATE"), person, strict=True)
    }
    return {**people, "GIT_OPTIONAL_LOCKS": "1"}


def refused(fault: GitFailed) -> Busy | WriteFailed:
    """What git answered, as an error for the person who waits."""
    lines = str(fault).splitlines() or [""]
    if "index.lock" in str(fault):
        return Busy(
            "Another git program is at work in this workspace, or one was interrupted.",
            "Wait a little and do the same again; if nothing else is running, remove the file .git/index.lock first.",
        )
    return WriteFailed(
        "git could not save this: {reason}", "The files themselves stand. Put git right, and do the same again.", reason=lines[0]
    )
