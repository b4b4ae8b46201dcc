"""What the log holds already: originals and refs that are taken, without reading every response whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planverk.model.source import Source

_ORIGINAL = re.compile(rb"^original: \"?(sha256:[0-9a-f]{64})", re.MULTILINE)
_ATTACHED = re.compile(rb"^\s+- \{name: .*, file: \"(sha256:[0-9a-f]{64})\"\}$", re.MULTILINE)
_REF = re.compile(rb"\bref: \"?(p\d{1,5})\b")
_MARK = re.compile("⟦(p\\d{1,5})⟧".encode())
_RESPONSE = re.compile(r"responses/\d+/(\d+)/(response\.yaml|text\.md)\Z")


@dataclass(frozen=True)
class LogIndex:
    """The number of each original, and of each file attached to one, by its hash; and the numbers that are in use."""

    originals: dict[str, int]
    numbers: frozenset[int]


def read_index(source: Source, folder: str) -> LogIndex:
    """The index of the consultation in `folder`."""
    originals: dict[str, int] = {}
    attached: dict[str, int] = {}
    numbers: set[int] = set()
    for path in source.files(f"{folder}/responses"):
        match = _RESPONSE.search(path)
        if match is not None:
            number = int(match[1])
            numbers.add(number)
            if match[2] == "response.yaml":
                data = source.read(path)
                attached |= {found.decode(): number for found in _ATTACHED.findall(data)}
                originals |= {found.decode(): number for found in _ORIGINAL.findall(data)}
    return LogIndex(attached | originals, frozenset(numbers))


def used_refs(source: Source) -> frozenset[str]:
    """Every ref of a private person that stands in any consultation: none is ever given to another."""
    paths = (path for path in source.files("consultations") if _RESPONSE.search(path))
    return frozenset(found.decode() for path in paths for form in (_REF, _MARK) for found in form.findall(source.read(path)))
