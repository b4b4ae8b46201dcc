"""A workspace in a test, its files shown in place."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from planverk.errors import MissingFile, UnsafePath


class FileTree:
    """A Source of the given files: `FileTree({"plans/x/01.md": "# …"})`. Texts are UTF-8 encoded, bytes taken as they are."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._files = {path: data.encode() if isinstance(data, str) else data for path, data in files.items()}

    def read(self, path: str) -> bytes:
        """The file's bytes."""
        whole = posixpath.normpath(path)
        if whole.startswith(("/", "..")):
            raise UnsafePath("The path {path} leaves the workspace.", path=path)
        if whole not in self._files:
            raise MissingFile("The file {path} is missing.", path=path)
        return self._files[whole]

    def exists(self, path: str) -> bool:
        """True where there is such a file."""
        return posixpath.normpath(path) in self._files

    def files(self, under: str = "") -> tuple[str, ...]:
        """The paths of all files in the folder, sorted."""
        return tuple(sorted(path for path in self._files if not under or path.startswith(f"{under}/")))
