"""The work tree as a Source: the files as they lie in the folder now."""

from __future__ import annotations

import os
from pathlib import Path

from planverk.errors import MissingFile, UnreadableFile, UnsafePath
from planverk.model.place import Place
from planverk.store.paths import clean

# A scanned attachment may be large; text that planverk reads never is.
MAX_BYTES = 200 * 1024 * 1024
# Folders at the root that are made, or belong to other programs: they are no part of what people wrote.
_MADE = frozenset({"build", "dist", "node_modules", "__pycache__"})


class WorkTree:
    """The files under `root`. What begins with a dot, and `build` at the root, is passed over by `files`."""

    def __init__(self, root: Path, max_bytes: int = MAX_BYTES) -> None:
        self.root = root.resolve()
        self._base = os.path.join(self.root, "")
        self._max_bytes = max_bytes

    def read(self, path: str) -> bytes:
        """The file's bytes. Raises MissingFile, UnreadableFile (too large, or not a file that may be read) or UnsafePath."""
        file = self.locate(path)
        try:
            if not file.is_file():
                raise _missing(path)
            if file.stat().st_size > self._max_bytes:
                raise _too_large(path, self._max_bytes)
            return file.read_bytes()
        except FileNotFoundError as fault:
            raise _missing(path) from fault
        except OSError as fault:
            raise _unreadable(path) from fault

    def exists(self, path: str) -> bool:
        """True where `path` is a file, also one that may not be read. Raises UnsafePath."""
        try:
            return self.locate(path).is_file()
        except OSError:  # a name that is too long for the file system is no file
            return False

    def files(self, under: str = "") -> tuple[str, ...]:
        """The paths of all files under the folder, sorted by path."""
        start = str(self.locate(under))
        root = str(self.root)
        found: list[str] = []
        for folder, names, files in os.walk(start):
            names[:] = [n for n in names if not n.startswith(".") and not (folder == root and n in _MADE)]
            prefix = folder[len(self._base) :].replace(os.sep, "/") + "/" if folder != root else ""
            found += [f"{prefix}{name}" for name in files if not name.startswith(".")]
        return tuple(sorted(found))

    def locate(self, path: str) -> Path:
        """Where the file lies on this machine. Raises UnsafePath where the path, or a symbolic link on the way, leads out."""
        inside = clean(path)
        try:
            # Not Path.resolve: for a hearing of 24,000 files that takes as long as reading them.
            real = os.path.realpath(f"{self._base}{inside}")
        except (OSError, RuntimeError, ValueError) as fault:  # a ring of links, a name that no file can have
            raise _unreadable(path) from fault
        if not f"{real}{os.sep}".startswith(self._base):
            raise UnsafePath(
                "{path} is a link that leads out of the workspace.",
                "Put the file itself into the workspace instead of a link to it.",
                place=Place(inside),
                path=inside,
            )
        return Path(real)


def _missing(path: str) -> MissingFile:
    return MissingFile("There is no file {path}.", "Check the name, and the folder that you stand in.", Place(path), path=path)


def _unreadable(path: str) -> UnreadableFile:
    return UnreadableFile(
        "{path} cannot be read.", "Check that it is a file, and that you may open it.", place=Place(path), path=path
    )


def _too_large(path: str, limit: int) -> UnreadableFile:
    return UnreadableFile(
        "{path} is larger than {limit} MB.",
        "Make the file smaller, or keep it elsewhere.",
        Place(path),
        path=path,
        limit=limit >> 20,
    )
