"""`planverk archive verify`: a package held against itself. No workspace is needed, and nothing is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from planverk.checks.package import Opened, check_package
from planverk.errors import PlanverkError
from planverk.findings import Finding, error
from planverk.model.archive import WITHHELD
from planverk.model.place import Place
from planverk.readers.package import Manifests, read_manifests
from planverk.readers.readback import texts
from planverk.store.package import read_package

_PART = re.compile(rb"pdfaid:part(?:>|=[\"'])\s*([1-4])")
_CONFORMANCE = re.compile(rb"pdfaid:conformance(?:>|=[\"'])\s*([A-Za-z])")


@dataclass(frozen=True)
class Verified:
    """How many documents the manifest lists and how many of them are withheld, the package's bytes, and what is wrong."""

    documents: int
    withheld: int
    size: int
    findings: tuple[Finding, ...]


def verify_package(path: Path) -> Verified:
    """Looks a package through. Raises MissingFile, UnreadableFile where it is none."""
    files = read_package(path)
    manifests = read_manifests(files)
    unread: list[Finding] = []
    opened = Opened(
        files,
        manifests.documents,
        manifests.lines,
        manifests.beside,
        manifests.malformed,
        {path: _claim(data) for path, data in files.items() if data.startswith(b"%PDF-")},
        dict(_masked(files, manifests, unread)),
    )
    states = [each.get("status") for each in manifests.documents]
    found = (*check_package(opened), *unread)
    return Verified(len(states), states.count(WITHHELD), sum(map(len, files.values())), found)


def _claim(data: bytes) -> str:
    """«2A» for what the file's XMP says of itself (ISO 19005-2, 6.6.4); empty where it says nothing."""
    part, level = _PART.search(data), _CONFORMANCE.search(data)
    return f"{part[1].decode()}{level[1].decode().upper() if level else ''}" if part else ""


def _masked(files: Mapping[str, bytes], manifests: Manifests, unread: list[Finding]) -> Iterator[tuple[str, str]]:
    """The words of each file that is masked; one that cannot be looked through is a finding."""
    for each in manifests.documents:
        path = str(each.get("fil"))
        if each.get("variantformat") != "O" or path not in files:
            continue
        try:
            yield path, "\n".join(text for _, text in texts(files[path], path))
        except PlanverkError as fault:
            unread.append(error("AR8", Place(path), "The file cannot be looked through for names: {reason}", reason=str(fault)))
