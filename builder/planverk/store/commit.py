"""A commit as a Source: the files as they stood then, read from git's own store and never written to the folder.

git itself reads (`ls-tree` once, then one `cat-file --batch` that stays open): 124 files came in 22 ms. GitPython took 110 ms,
most of it for its import. git also reads shallow clones, packs and alternates without code of ours.
"""

from __future__ import annotations

import posixpath
import subprocess
import threading
from pathlib import Path

from planverk.errors import MissingFile, UnknownVersion, UnreadableFile, UnsafePath
from planverk.model.place import Place
from planverk.store.git import GitFailed, command, environment, git
from planverk.store.paths import clean, within

_LINK = b"120000"
_MAX_LINKS = 8


class CommitTree:
    """The files of `commit` (a full hash) under `prefix`, the workspace's folder in the repository, empty or ending with `/`."""

    def __init__(self, repository: Path, commit: str, prefix: str = "") -> None:
        self.commit = commit
        self._repository = repository
        self._entries = _list(repository, commit, prefix)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, path: str) -> bytes:
        """The file's bytes. Raises MissingFile, UnsafePath, or UnreadableFile where this clone lacks them."""
        inside = clean(path)
        for _ in range(_MAX_LINKS):
            mode, name = self._entries.get(inside, (b"", b""))
            if not name:
                raise MissingFile("There was no file {path} in that version.", "", Place(path), path=path)
            data = self._blob(name, path)
            if mode != _LINK:
                return data
            inside = _follow(inside, data)
        raise UnsafePath("{path} is a link that leads in a ring.", "Put the file itself there.", Place(path), path=path)

    def exists(self, path: str) -> bool:
        """True where the commit has a file of that path. Raises UnsafePath."""
        return clean(path) in self._entries

    def files(self, under: str = "") -> tuple[str, ...]:
        """The paths of all files under the folder, sorted."""
        folder = clean(under)
        return tuple(sorted(path for path in self._entries if within(path, folder)))

    def close(self) -> None:
        """End the git process, if one was started."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.communicate()

    def _blob(self, name: bytes, path: str) -> bytes:
        with self._lock:
            if self._process is None:
                self._process = subprocess.Popen(
                    command(self._repository, "cat-file", "--batch"),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=environment(),
                )
            data = _ask(self._process, name)
        if data is None:
            raise UnreadableFile(
                "This copy of the repository does not hold {path} of that version.",
                "Fetch the whole history: git fetch --unshallow.",
                Place(path),
                path=path,
            )
        return data

    def __enter__(self) -> CommitTree:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _ask(process: subprocess.Popen[bytes], name: bytes) -> bytes | None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(name + b"\n")
    process.stdin.flush()
    head = process.stdout.readline().split()
    if len(head) != 3 or head[1] != b"blob":
        return None
    data = process.stdout.read(int(head[2]))
    process.stdout.read(1)
    return data


def _list(repository: Path, commit: str, prefix: str) -> dict[str, tuple[bytes, bytes]]:
    """Path in the workspace -> mode and object name, files and links only (a submodule is none of ours)."""
    try:
        listing = git(repository, "ls-tree", "-r", "-z", "--full-tree", commit)
    except GitFailed as fault:
        raise UnknownVersion(
            "The version {version} cannot be read from git.",
            "Fetch the whole history: git fetch --unshallow.",
            version=commit[:12],
        ) from fault
    entries: dict[str, tuple[bytes, bytes]] = {}
    for line in filter(None, listing.split(b"\0")):
        head, _, raw = line.partition(b"\t")
        mode, kind, name = head.split()
        path = raw.decode("utf-8", "surrogateescape")
        if kind == b"blob" and path.startswith(prefix):
            entries[path.removeprefix(prefix)] = (mode, name)
    return entries


def _follow(path: str, target: bytes) -> str:
    """Where a symbolic link leads; raises UnsafePath where that is outside."""
    words = target.decode("utf-8", "surrogateescape")
    if words.startswith("/"):
        raise UnsafePath(
            "{path} is a link that leads out of the workspace.",
            "Put the file itself into the workspace instead of a link to it.",
            Place(path),
            path=path,
        )
    return clean(posixpath.join(posixpath.dirname(path), words))
