"""What the readers of a workspace's files share: getting a file, and saying which document a finding concerns."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import replace

from planverk.errors import MissingFile, UnreadableFile, UnsafePath
from planverk.findings import Finding
from planverk.model.source import Source


def get(source: Source, path: str) -> bytes | None:
    """The file's bytes; None where there is no such file, or where the path leaves the workspace."""
    try:
        return source.read(path)
    except (MissingFile, UnreadableFile, UnsafePath):
        return None


def data_of_plans(source: Source, folder: str) -> tuple[str, ...]:
    """`plans/<plan>/<folder>/*.yaml`, sorted."""
    paths = source.files("plans")
    return tuple(p for p in paths if p.endswith(".yaml") and p.count("/") == 3 and p.split("/")[2] == folder)


def resolve(folder: str, path: str) -> str | None:
    """`path` as written in a file of `folder`, from the workspace's root; None where it is absolute or leads out of it."""
    if not path or path.startswith("/") or "\\" in path or "\0" in path or path[1:2] == ":":
        return None
    whole = posixpath.normpath(posixpath.join(folder, path))
    return None if whole.startswith("..") or whole == "." else whole


def concerning(document: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each said to concern `document` where it does not say so itself."""
    return tuple(found if found.concerns else replace(found, concerns=document) for found in findings)
