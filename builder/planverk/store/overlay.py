"""A Source in which some folders and files are taken from elsewhere in it: how a named version lies over the rest."""

from __future__ import annotations

from collections.abc import Mapping

from planverk.errors import MissingFile
from planverk.model.place import Place
from planverk.model.source import Source
from planverk.store.paths import clean, within


class Overlay:
    """`base`, but with each file in `instead` read from the path that it is mapped to.

    Files in the folders `hidden` that are not in `instead` are not there at all: a chapter that was written after the version was
    named is no part of it.
    """

    def __init__(self, base: Source, instead: Mapping[str, str], hidden: tuple[str, ...] = ()) -> None:
        self._base = base
        self._instead = dict(instead)
        self._hidden = hidden

    def read(self, path: str) -> bytes:
        """The file's bytes. Raises MissingFile or UnsafePath."""
        real = self._real(path)
        if real is None:
            raise MissingFile(
                "There is no file {path}.", "Check the name, and the folder that you stand in.", Place(path), path=path
            )
        return self._base.read(real)

    def exists(self, path: str) -> bool:
        """True where `path` is a file here. Raises UnsafePath."""
        real = self._real(path)
        return real is not None and self._base.exists(real)

    def files(self, under: str = "") -> tuple[str, ...]:
        """The paths of all files under the folder, sorted."""
        folder = clean(under)
        kept = {path for path in self._base.files(folder) if self._real(path) is not None}
        return tuple(sorted(kept | {path for path in self._instead if within(path, folder)}))

    def _real(self, path: str) -> str | None:
        inside = clean(path)
        if inside in self._instead:
            return self._instead[inside]
        return None if any(within(inside, folder) for folder in self._hidden) else inside
