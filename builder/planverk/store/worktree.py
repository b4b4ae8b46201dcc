"""The work tree as a Source: the files as they lie in the folder now."""

from __future__ import annotations

import os
import stat
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
        self._folders: dict[str, tuple[tuple[int, int], str]] = {}  # a folder's device and inode, and its path without links

    def read(self, path: str) -> bytes:
        """The file's bytes. Raises MissingFile, UnreadableFile (too large, or not a file that may be read) or UnsafePath."""
        file = self._real(path)
        try:
            state = os.stat(file)
            if not stat.S_ISREG(state.st_mode):
                raise _missing(path)
            if state.st_size > self._max_bytes:
                raise _too_large(path, self._max_bytes)
            with open(file, "rb", buffering=0) as opened:
                return opened.read()
        except (FileNotFoundError, NotADirectoryError) as fault:
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

    def folders(self, under: str = "") -> tuple[str, ...]:
        """The names of the folders in the folder, sorted; none where there is no such folder."""
        try:
            with os.scandir(self.locate(under)) as entries:
                return tuple(sorted(each.name for each in entries if each.is_dir() and not each.name.startswith(".")))
        except (FileNotFoundError, NotADirectoryError):
            return ()

    def locate(self, path: str) -> Path:
        """Where the file lies on this machine. Raises UnsafePath where the path, or a symbolic link on the way, leads out."""
        return Path(self._real(path))

    def _real(self, path: str) -> str:
        inside = clean(path)
        try:
            real = self._followed(inside)
        except (OSError, RuntimeError, ValueError) as fault:  # a ring of links, a name that no file can have
            raise _unreadable(path) from fault
        if not f"{real}{os.sep}".startswith(self._base):
            raise UnsafePath(
                "{path} is a link that leads out of the workspace.",
                "Put the file itself into the workspace instead of a link to it.",
                place=Place(inside),
                path=inside,
            )
        return real

    def _followed(self, inside: str) -> str:
        """The path with all links followed. To follow them takes longer than to read a small file, and a hearing has 24,000 of
        those: where a folder leads is kept for as long as the same folder is found there."""
        above, name = os.path.split(f"{self._base}{inside}")
        try:
            state = os.stat(above)
        except OSError:
            return os.path.realpath(f"{self._base}{inside}")
        found = (state.st_dev, state.st_ino)
        known = self._folders.get(above)
        if known is None or known[0] != found:
            known = self._folders[above] = found, os.path.realpath(above)
        real = os.path.join(known[1], name) if name else known[1]
        return os.path.realpath(real) if os.path.islink(real) else real


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
