"""The git history of a workspace, where there is one: what is checked out, what was changed since, and what a name stands for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from planverk.errors import GitUnusable, UnknownVersion
from planverk.store.commit import CommitTree
from planverk.store.git import GitFailed, GitMissing, git
from planverk.store.paths import within


@dataclass(frozen=True)
class Tag:
    """A tag, and the full hash of the commit that it marks."""

    name: str
    commit: str


class History:
    """The repository at `repository`, of which the workspace is the folder `prefix` (empty, or ending with `/`)."""

    def __init__(self, repository: Path, prefix: str) -> None:
        self.repository = repository
        self.prefix = prefix

    def head(self) -> str:
        """The full hash of the commit that is checked out; empty before the first commit."""
        try:
            return git(self.repository, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
        except GitFailed:
            return ""

    def resolve(self, revision: str) -> str:
        """The full hash of the commit that a tag, branch, hash or `HEAD~2` names. Raises UnknownVersion."""
        try:
            if not revision or revision.startswith("-") or any(c.isspace() or c == "\0" for c in revision):
                raise GitFailed(revision)
            return git(self.repository, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
        except GitFailed as fault:
            raise UnknownVersion(
                "There is no version or revision {version} here.",
                "See which there are with: planverk version list",
                version=revision,
            ) from fault

    def changed(self, *paths: str) -> tuple[str, ...]:
        """The files that differ from the commit checked out, new ones too, sorted; `paths` narrow it to files and folders."""
        wanted = [f":(top,literal){self.prefix}{path}" for path in paths] or [f":(top,literal){self.prefix}"]
        try:
            listing = git(self.repository, "status", "--porcelain=v1", "-z", "--no-renames", "-uall", "--", *wanted)
        except GitFailed:
            return ()
        names = (line[3:].decode("utf-8", "surrogateescape") for line in listing.split(b"\0") if len(line) > 3)
        return tuple(sorted(name.removeprefix(self.prefix) for name in names if within(name, self.prefix.rstrip("/"))))

    def staged(self) -> tuple[tuple[str, bytes], ...]:
        """What git is about to commit: the path and bytes of every file in its index that is another than in the last commit."""
        try:
            names = git(self.repository, "diff", "--cached", "--name-only", "--no-renames", "--diff-filter=d", "-z").split(b"\0")
            paths = [name.decode("utf-8", "surrogateescape") for name in names if name]
            return tuple((path, git(self.repository, "cat-file", "blob", f":{path}")) for path in paths)
        except GitFailed:
            return ()

    def date(self, commit: str) -> datetime.date | None:
        """The day of a commit, in the time zone that it was made in: the same on every machine."""
        try:
            text = git(self.repository, "show", "--no-patch", "--format=%cI", commit).decode().strip()
        except GitFailed:
            return None
        return datetime.date.fromisoformat(text[:10]) if text else None

    def tags(self, prefix: str = "") -> tuple[Tag, ...]:
        """The tags whose name begins with `prefix`, sorted by name."""
        form = "%(refname:strip=2)%00%(objectname)%00%(*objectname)"
        try:
            listing = git(self.repository, "for-each-ref", f"--format={form}", "refs/tags").decode()
        except GitFailed:
            return ()
        lines = (line.split("\0") for line in listing.splitlines())
        return tuple(Tag(name, peeled or plain) for name, plain, peeled in lines if name.startswith(prefix))

    def person(self) -> tuple[str, str]:
        """The name and e-mail address that git is set to sign with; empty where it is not."""
        try:
            answer = git(self.repository, "config", "--get-regexp", r"^user\.(name|email)$").decode("utf-8", "replace")
        except GitFailed:
            return "", ""
        said = dict(line.partition(" ")[::2] for line in answer.splitlines())
        return said.get("user.name", ""), said.get("user.email", "")

    def source(self, commit: str) -> CommitTree:
        """The files as they stood in a commit, given by its full hash. Raises UnknownVersion."""
        return CommitTree(self.repository, commit, self.prefix)


def find_history(root: Path) -> History | None:
    """The repository that the workspace lies in; None where it lies in none.

    Raises GitUnusable where there is one that cannot be read: what is done there would be lost to everybody else.
    """
    try:
        top, prefix = git(root, "rev-parse", "--show-toplevel", "--show-prefix").decode().split("\n")[:2]
        if prefix and _is_ignored(root):
            return None
    except GitFailed as fault:
        kept_in = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)
        if kept_in is None:
            return None
        raise _unusable(kept_in, fault) from fault
    return History(Path(top), prefix)


def _unusable(repository: Path, fault: GitFailed) -> GitUnusable:
    """Why git cannot be used, and what to do about it."""
    if isinstance(fault, GitMissing):
        return GitUnusable(
            "This folder is kept in git, and there is no git on this machine.",
            "Install git first (https://git-scm.com), or have it installed: without it nothing is saved for others.",
        )
    lines = str(fault).splitlines() or [""]
    if "dubious ownership" in lines[0]:
        return GitUnusable(
            "This folder belongs to somebody else, and git does not read it unless you say that you trust it.",
            'Say it with: git config --global --add safe.directory "{folder}"',
            folder=str(repository),
        )
    return GitUnusable(
        "This folder is kept in git, and git cannot read it: {reason}", "See more with: git status", reason=lines[0]
    )


def _is_ignored(folder: Path) -> bool:
    """True where a repository further up leaves the folder out: its commits say nothing of what lies here."""
    try:
        git(folder, "check-ignore", "--quiet", ".")
    except GitFailed:
        return False
    return True
