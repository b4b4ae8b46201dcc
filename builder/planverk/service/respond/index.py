"""What the log holds already: originals and refs that are taken, without reading every response whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planverk.model.source import Source

_ORIGINAL = re.compile(rb"^original: \"?(sha256:[0-9a-f]{64})", re.MULTILINE)
_REF = re.compile(rb"\bref: \"?(p\d{1,5})\b")
_MARK = re.compile("⟦(p\\d{1,5})⟧".encode())
_RESPONSE = re.compile(r"responses/\d+/(\d+)/(response\.yaml|text\.md)\Z")


@dataclass(frozen=True)
class LogIndex:
    """The number of each original by its hash, the numbers that are in use, and every ref that stands anywhere."""

    originals: dict[str, int]
    numbers: frozenset[int]
    refs: frozenset[str]


def read_index(source: Source, folder: str) -> LogIndex:
    """The index of the consultation in `folder`; the refs are those of all consultations, because they are never reused."""
    originals: dict[str, int] = {}
    numbers: set[int] = set()
    refs: set[str] = set()
    for path in source.files("consultations"):
        match = _RESPONSE.search(path)
        if match is None:
            continue
        data = source.read(path)
        refs |= {found.decode() for found in (*_REF.findall(data), *_MARK.findall(data))}
        if path.startswith(f"{folder}/"):
            numbers.add(int(match[1]))
            originals |= {found.decode(): int(match[1]) for found in _ORIGINAL.findall(data)}
    return LogIndex(originals, frozenset(numbers), frozenset(refs))
