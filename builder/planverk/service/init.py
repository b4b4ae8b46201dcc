"""`planverk init`: a new workspace with a template, a plan skeleton and a case paper that build without findings."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from planverk.errors import Conflict
from planverk.service.workspace import SETTINGS
from planverk.store.atomic import write_files

_PLACEHOLDER = "Kommunenavn"
_TEXT = (".md", ".yaml", ".gitignore", ".gitattributes")


def init(folder: Path, language: str = "nb", municipality: str = "") -> tuple[str, ...]:
    """Writes a workspace into `folder`, made where it is not there; gives the paths written. `language` is nb or nn.

    Raises Conflict where one of the files is there already, WriteFailed where nothing may be written.
    """
    skeleton = files("planverk") / "skeleton"
    found = {**dict(_tree(skeleton / "common")), **dict(_tree(skeleton / language))}
    name = _quoted(municipality) if municipality else _PLACEHOLDER
    new = {path: _named(path, data, name) for path, data in sorted(found.items())}
    taken = next((path for path in (SETTINGS, *new) if (folder / path).exists()), None)
    if taken is not None:
        raise Conflict(
            "There is a file {file} in {folder} already.",
            "Choose an empty folder, or a new name.",
            file=taken,
            folder=str(folder),
        )
    write_files(folder, new)
    return tuple(new)


def _named(path: str, data: bytes, name: str) -> bytes:
    return data.replace(_PLACEHOLDER.encode(), name.encode()) if path.endswith(_TEXT) else data


def _quoted(name: str) -> str:
    """The name as it may stand between double quotes in YAML, on one line."""
    return " ".join(name.split()).replace("\\", "\\\\").replace('"', '\\"')


def _tree(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        # A name that begins with a dot would be lost on the way into some packages.
        name = prefix + (f".{entry.name[4:]}" if entry.name.startswith("dot-") else entry.name)
        if entry.is_dir():
            yield from _tree(entry, f"{name}/")
        else:
            yield name, entry.read_bytes()
