"""Paths in a workspace: POSIX, relative to its root, and never outside it."""

from __future__ import annotations

from planverk.errors import UnsafePath
from planverk.model.place import Place


def clean(path: str) -> str:
    """The path without `.` and double slashes. Raises UnsafePath for one that is absolute or goes up past the root."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", ".", ".."):
            parts.append(part)
        elif part == "..":
            raise _unsafe(path)
    if path.startswith("/") or "\\" in path or "\0" in path or (len(path) > 1 and path[1] == ":"):
        raise _unsafe(path)
    return "/".join(parts)


def within(path: str, folder: str) -> bool:
    """True where `path` is `folder` or lies in it; the empty folder is the root, and holds everything."""
    return not folder or path == folder or path.startswith(f"{folder}/")


def folder_of(path: str) -> str:
    """The folder that a path lies in; empty for the root."""
    return path.rpartition("/")[0]


def _unsafe(path: str) -> UnsafePath:
    return UnsafePath(
        "The path {path} leaves the workspace.",
        "Use a path inside the workspace, written with / between the folders.",
        place=Place(path.replace("\0", "\N{SYMBOL FOR NULL}")),
        path=path.replace("\0", "\N{SYMBOL FOR NULL}"),
    )
