"""Where in the workspace a thing was read: file and lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A file (POSIX path from the workspace's root) and, where known, its first and last line, counted from 1."""

    file: str = ""
    line: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


NOWHERE = Place()
