"""Outlook's mails (.msg) for tests: a small writer of compound files (MS-CFB), and of the properties that a mail keeps in one."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Union

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, Union[bytes, "Tree"]]


@dataclass
class _Entry:
    name: str
    kind: int  # 1 storage, 2 stream, 5 root
    data: bytes = b""
    children: list[int] = field(default_factory=list)


def compound_file(tree: Tree) -> bytes:
    """A compound file with the folders and streams of `tree`: streams under 4096 bytes lie in its mini stream."""
    entries = [_Entry("Root Entry", 5)]
    _add(entries, 0, tree)
    sectors: list[bytes] = []
    fat: list[int] = []
    small: list[bytes] = []
    mini_fat: list[int] = []
    places = [_store(e.data, small, mini_fat, 64) if len(e.data) < 4096 else _store(e.data, sectors, fat) for e in entries]
    entries[0].data = b"".join(small)
    places[0] = _store(entries[0].data, sectors, fat)
    mini_at = _store(struct.pack(f"<{len(mini_fat)}I", *mini_fat), sectors, fat)
    directory_at = _store(b"".join(_directory_entry(entries, n, places[n]) for n in range(len(entries))), sectors, fat)
    tables = 1
    while tables * SECTOR // 4 < len(fat) + tables:
        tables += 1
    table_at = len(sectors)
    fat += [_FAT] * tables
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(tables * SECTOR, b"\xff")
    minis = -(-len(mini_fat) * 4 // SECTOR)
    numbers = (0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory_at, 0, 4096, mini_at, minis, _END, 0)
    header = struct.pack("<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", *numbers)
    return (
        header + struct.pack("<109I", *range(table_at, table_at + tables), *[_FREE] * (109 - tables)) + b"".join(sectors) + table
    )


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    for name, content in tree.items():
        entries.append(_Entry(name, 2, content) if isinstance(content, bytes) else _Entry(name, 1))
        index = len(entries) - 1
        entries[parent].children.append(index)
        if not isinstance(content, bytes):
            _add(entries, index, content)


def _store(data: bytes, sectors: list[bytes], fat: list[int], size: int = SECTOR) -> int:
    if not data:
        return _END
    first, count = len(sectors), -(-len(data) // size)
    sectors += [data[at * size : (at + 1) * size].ljust(size, b"\xff" if size == SECTOR else b"\0") for at in range(count)]
    fat += [*range(first + 1, first + count), _END]
    return first


def _directory_entry(entries: list[_Entry], index: int, start: int) -> bytes:
    """Siblings hang from each other by their right hands: no balanced tree, but one that readers walk."""
    entry = entries[index]
    name = entry.name.encode("utf-16-le") + b"\0\0"
    siblings = next((e.children for e in entries if index in e.children), [index])
    right = siblings[siblings.index(index) + 1] if siblings.index(index) + 1 < len(siblings) else _FREE
    child = entry.children[0] if entry.children else _FREE
    place = start if entry.kind != 1 else 0
    return struct.pack("<64sHBB3I16xI16xIQ", name, len(name), entry.kind, 1, _FREE, right, child, 0, place, len(entry.data))


def message(
    texts: Mapping[int, str] | None = None,
    binaries: Mapping[int, bytes] | None = None,
    sent: datetime.datetime | None = None,
    inside: Tree | None = None,
    embedded: bool = False,
) -> Tree:
    """The storage of a message: its texts (property id to text), byte properties, time of sending, and what else lies in it."""
    fixed = _time(0x0039, sent) if sent else b""
    head = bytes(24 if embedded else 32)
    return {"__properties_version1.0": head + fixed, **_streams(texts or {}, binaries or {}), **(inside or {})}


def attachment(name: str, data: bytes, media_type: str, content_id: str = "") -> Tree:
    """The storage of an attached file."""
    texts = {0x3707: name, 0x370E: media_type, **({0x3712: content_id} if content_id else {})}
    return {"__properties_version1.0": bytes(8) + _integer(0x3705, 1), **_streams(texts, {0x3701: data})}


def attached_message(name: str, inner: Tree) -> Tree:
    """The storage of an attached mail."""
    method = {"__properties_version1.0": bytes(8) + _integer(0x3705, 5)}
    return {**method, **_streams({0x3001: name}, {}), "__substg1.0_3701000D": inner}


def recipient(name: str, email: str, kind: int = 1) -> Tree:
    """The storage of a recipient: kind 1 to, 2 copy, 3 blind copy."""
    return {"__properties_version1.0": bytes(8) + _integer(0x0C15, kind), **_streams({0x3001: name, 0x39FE: email}, {})}


def _streams(texts: Mapping[int, str], binaries: Mapping[int, bytes]) -> dict[str, bytes]:
    named = {f"__substg1.0_{pid:04X}001F": text.encode("utf-16-le") for pid, text in texts.items()}
    return {**named, **{f"__substg1.0_{pid:04X}0102": data for pid, data in binaries.items()}}


def _integer(pid: int, value: int) -> bytes:
    return struct.pack("<HHIII", 0x0003, pid, 6, value, 0)


def _time(pid: int, moment: datetime.datetime) -> bytes:
    ticks = int((moment - datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)).total_seconds()) * 10**7
    return struct.pack("<HHIQ", 0x0040, pid, 6, ticks)
