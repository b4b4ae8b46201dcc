"""A Source in memory: for tests, and for the one file that `template inspect` looks at."""

from __future__ import annotations

from collections.abc import Mapping

from planverk.errors import MissingFile
from planverk.model.place import Place
from planverk.store.paths import clean, within


class Memory:
    """The given files; a text stands for its UTF-8 bytes."""

    def __init__(self, files: Mapping[str, bytes | str]) -> None:
        self._files = {clean(path): data.encode() if isinstance(data, str) else data for path, data in files.items()}

    def read(self, path: str) -> bytes:
        """The file's bytes. Raises MissingFile or UnsafePath."""
        data = self._files.get(clean(path))
        if data is None:
            raise MissingFile(
                "There is no file {path}.", "Check the name, and the folder that you stand in.", Place(path), path=path
            )
        return data

    def exists(self, path: str) -> bool:
        """True where `path` is one of the files. Raises UnsafePath."""
        return clean(path) in self._files

    def files(self, under: str = "") -> tuple[str, ...]:
        """The paths of all files under the folder, sorted."""
        folder = clean(under)
        return tuple(sorted(path for path in self._files if within(path, folder)))
