"""A Source with some files laid over it that are yet to be written."""

from __future__ import annotations

from collections.abc import Mapping

from planverk.model.source import Source
from planverk.store.paths import clean, within


class Layered:
    """`base`, with `files` in front of it."""

    def __init__(self, base: Source, files: Mapping[str, bytes]) -> None:
        self._base = base
        self._files = dict(files)

    def read(self, path: str) -> bytes:
        """The file's bytes. Raises MissingFile or UnsafePath."""
        inside = clean(path)
        return self._files[inside] if inside in self._files else self._base.read(inside)

    def exists(self, path: str) -> bool:
        """True where `path` is a file here. Raises UnsafePath."""
        return clean(path) in self._files or self._base.exists(path)

    def files(self, under: str = "") -> tuple[str, ...]:
        """The paths of all files under the folder, sorted."""
        folder = clean(under)
        return tuple(sorted({*self._base.files(folder), *(path for path in self._files if within(path, folder))}))
