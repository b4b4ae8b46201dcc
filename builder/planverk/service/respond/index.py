"""What the log holds already: originals and refs that are taken, without reading every response whole."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planverk.errors import MissingFile
from planverk.model.source import Source
from planverk.store.paths import within
from planverk.store.worktree import WorkTree

_ORIGINAL = re.compile(rb"^original: \"?(sha256:[0-9a-f]{64})", re.MULTILINE)
_HELD = re.compile(rb"^(?:original|text): \"?(sha256:[0-9a-f]{64})", re.MULTILINE)
_ERASED = re.compile(rb"^erased:", re.MULTILINE)
_ATTACHED = re.compile(rb"^\s+- \{name: .*, file: \"(sha256:[0-9a-f]{64})\"\}$", re.MULTILINE)
_REF = re.compile(rb"\bref: \"?(p\d{1,5})\b")
_MARK = re.compile("⟦(p\\d{1,5})⟧".encode())
_RESPONSE = re.compile(r"responses/\d+/(\d+)/(response\.yaml|text\.md)\Z")


@dataclass(frozen=True)
class LogIndex:
    """The numbers of the responses that a file is the original of, and then of those that it came attached to, by its hash; and
    the numbers that are in use."""

    originals: dict[str, tuple[int, ...]]
    numbers: frozenset[int]


def read_index(tree: WorkTree, folder: str) -> LogIndex:
    """The index of the consultation in `folder`. Only what is asked for is read: of 24,000 files two thousand."""
    originals: dict[str, tuple[int, ...]] = {}
    attached: dict[str, tuple[int, ...]] = {}
    numbers: set[int] = set()
    for own in _folders(tree, f"{folder}/responses"):
        number = int(own.rpartition("/")[2])
        numbers.add(number)
        with contextlib.suppress(MissingFile):
            data = tree.read(f"{own}/response.yaml")
            _enter(attached, _ATTACHED.findall(data), number)
            _enter(originals, _ORIGINAL.findall(data), number)
    return LogIndex(
        {sha: (*originals.get(sha, ()), *attached.get(sha, ())) for sha in {**originals, **attached}}, frozenset(numbers)
    )


def _enter(known: dict[str, tuple[int, ...]], found: Iterable[bytes], number: int) -> None:
    for sha in dict.fromkeys(each.decode() for each in found):
        known[sha] = (*known.get(sha, ()), number)


def _folders(tree: WorkTree, responses: str) -> Iterator[str]:
    """The folder of each response, as response_folder makes them."""
    for shard in filter(str.isdecimal, tree.folders(responses)):
        yield from (f"{responses}/{shard}/{each}" for each in tree.folders(f"{responses}/{shard}") if each.isdecimal())


def held_elsewhere(source: Source, folder: str) -> frozenset[str]:
    """The hashes of the originals and texts of all responses but the one in `folder` and those that are erased: two may have sent
    the same file."""
    paths = (path for path in source.files("consultations") if path.endswith("/response.yaml") and not within(path, folder))
    others = (data for path in paths if not _ERASED.search(data := source.read(path)))
    return frozenset(found.decode() for data in others for found in _HELD.findall(data))


def used_refs(source: Source) -> frozenset[str]:
    """Every ref of a private person that stands in any consultation: none is ever given to another."""
    paths = (path for path in source.files("consultations") if _RESPONSE.search(path))
    return frozenset(found.decode() for path in paths for form in (_REF, _MARK) for found in form.findall(source.read(path)))
