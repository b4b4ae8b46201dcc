"""Plain text to blocks: paragraphs, lists, and lines that look like headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from planverk.model.content import Block, BulletList, Heading, OrderedList, Paragraph, Text
from planverk.model.imported import Imported
from planverk.readers.imports.headings import heading_of

_BULLET = re.compile(r"^\s*[•·▪◦●○■–—*-]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(\d{1,3})[.)]\s+(?=\S)")
WIDEST_WRAPPED = 100  # no line is longer in e-mail and old text files, which break lines as a typewriter does
SHORTEST_WRAPPED = 50


def read(text: str) -> Imported:
    """The text as blocks. A line is a paragraph, unless the file is wrapped at a fixed width."""
    return Imported(tuple(_blocks(text)))


def decode(data: bytes) -> str:
    """Text of UTF-8, UTF-16 with a byte order mark, or Windows-1252, whichever it is; NFC, LF."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _blocks(text: str) -> Iterator[Block]:
    lines = [_clean(line) for line in text.split("\n")]
    wrapped = max(map(len, lines), default=0) <= WIDEST_WRAPPED
    for group in _groups(lines):
        yield from _items(group) if _mark(group[0]) else _paragraphs(group, wrapped)


def _clean(line: str) -> str:
    visible = "".join(" " if c in "\t\xa0\f\v" else c for c in line if c in "\t\xa0\f\v" or unicodedata.category(c) != "Cc")
    return visible.rstrip()


def _mark(line: str) -> re.Match[str] | None:
    return _BULLET.match(line) or _NUMBER.match(line)


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Runs of lines that belong together: a list with its blank lines, or text up to a blank line."""
    group: list[str] = []
    for at, line in enumerate(lines):
        following = next((text for text in lines[at + 1 :] if text.strip()), "")
        is_list = bool(group and _mark(group[0]))
        if line.strip() and group and is_list != bool(_mark(line)) and not (is_list and line.startswith("   ")):
            yield group
            group = []
        if line.strip():
            group.append(line)
        elif group and not (is_list and _same_list(group[0], following)):
            yield group
            group = []
    if group:
        yield group


def _same_list(first: str, line: str) -> bool:
    return bool(_BULLET.match(first) and _BULLET.match(line)) or bool(_NUMBER.match(first) and _NUMBER.match(line))


def _items(group: list[str]) -> Iterator[Block]:
    items: list[str] = []
    for line in group:
        found = _mark(line)
        if found:
            items.append(line[found.end() :].strip())
        else:
            items[-1] += " " + line.strip()
    blocks = tuple((Paragraph((Text(item),)),) for item in items)
    number = _NUMBER.match(group[0])
    yield OrderedList(blocks, start=int(number[1])) if number else BulletList(blocks)


def _paragraphs(group: list[str], wrapped: bool) -> Iterator[Block]:
    lines = [line.strip() for line in group]
    if wrapped and len(lines) > 1 and all(len(line) >= SHORTEST_WRAPPED for line in lines[:-1]):
        lines = [" ".join(lines)]
    for line in lines:
        level = heading_of(line)
        yield Heading(level, (Text(line),)) if level else Paragraph((Text(line),))
