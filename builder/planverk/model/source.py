"""The one way that bytes come in: a Source is the work tree, a commit, or memory."""

from __future__ import annotations

from typing import Protocol


class Source(Protocol):
    """A tree of files at one moment. Paths are POSIX, relative to the workspace's root, and never leave it."""

    def read(self, path: str) -> bytes:
        """The file's bytes. Raises MissingFile, or UnsafePath where the path leaves the workspace."""
        ...

    def exists(self, path: str) -> bool:
        """True where `path` is a file."""
        ...

    def files(self, under: str = "") -> tuple[str, ...]:
        """The paths of all files in the folder `under`, at any depth, sorted."""
        ...
