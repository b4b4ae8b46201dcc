"""Text in normal form: NFC, LF, paragraphs parted by one blank line, no control characters but the newline."""

from __future__ import annotations

import re
import unicodedata

from planverk.readers.imports.text import SHORTEST_WRAPPED, WIDEST_WRAPPED

# Marks that nobody sees and that turn, hide or part what stands around them (Unicode UAX 9 and UTS 39).
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]")
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\ufeff]")
_BULLET = re.compile(r"^([ ]*)[•·▪◦●○■\uf0b7\uf0a7*][ ]+(?=\S)", re.MULTILINE)
_MARK = re.compile(r"^\s*(?:[-–—•·▪◦●○■\uf0b7\uf0a7*]|\(?\w{1,2}[.)]|\d{1,3}(?:\.\d{1,3})*[.)]?)\s+(?=\S)")

_INDENTED_ITEM = re.compile(r"^ +(?=(?:-|\(?\w{1,2}[.)])\s)")


def normal(text: str) -> str:
    """`text` in normal form. Nothing visible is left out; normal text comes back as it is.

    Control characters, soft hyphens and byte order marks go; tabs and no-break spaces stand as the space that they show.
    """
    lined = _NEWLINES.sub("\n", text).replace("\t", " ").replace("\u00a0", " ")
    sound = lined.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if _has_surrogates(lined) else lined
    composed = unicodedata.normalize("NFC", _CONTROL.sub("", sound))
    lines = "\n".join(line.rstrip() for line in composed.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def dashed(text: str) -> str:
    """`text` with a dash for each bullet that a line begins with."""
    return _BULLET.sub(r"\1- ", text)


def unseen_marks(text: str) -> tuple[str, ...]:
    """The invisible and direction-changing marks in `text`, as «U+202E», each once, in the order of their numbers."""
    return tuple(f"U+{ord(mark):04X}" for mark in sorted(set(_UNSEEN.findall(text))))


def removed_controls(text: str) -> int:
    """How many control characters `normal` takes out of `text`; newlines, soft hyphens and byte order marks not counted."""
    return len(re.findall("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]", text))


def from_plain(text: str) -> str:
    """Plain text as people and mail programs write it, in normal form with a paragraph on each line.

    Lines that a machine broke at a fixed width are put together; in text that is not broken so, each line is a paragraph.
    List items keep lines of their own, and so do quoted lines («> …»).
    """
    lines = [_INDENTED_ITEM.sub("", line) for line in dashed(normal(text)).split("\n")]
    wrapped = _is_wrapped(lines)
    passages = [passage for group in _groups(lines) for passage in (_unwrapped(group) if wrapped else _apart(group))]
    return normal("\n\n".join(passages))


def _is_wrapped(lines: list[str]) -> bool:
    """True where next to no line is wider than a machine makes it; a long address on the web tells nothing."""
    prose = [line for line in lines if " " in line.strip()]
    return sum(len(line) > WIDEST_WRAPPED for line in prose) * 10 <= len(prose)


def _groups(lines: list[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _apart(group: list[str]) -> list[str]:
    """Each line a passage; list items that follow each other are one."""
    passages: list[str] = []
    listed = False
    for line in group:
        item = _MARK.match(line) is not None
        if item and listed:
            passages[-1] += "\n" + line
        else:
            passages.append(line)
        listed = item
    return passages


def _unwrapped(group: list[str]) -> list[str]:
    """The group as one passage, its lines put together where all but the last are as long as a machine makes them."""
    items: list[list[str]] = [[]]
    for line in group:
        if items[-1] and (_MARK.match(line) or line.startswith(">") or items[-1][-1].startswith(">")):
            items.append([])
        items[-1].append(line)
    return ["\n".join(_joined(item) for item in items)]


def _joined(lines: list[str]) -> str:
    if all(len(line) >= SHORTEST_WRAPPED for line in lines[:-1]):
        return " ".join([lines[0], *(line.strip() for line in lines[1:])])
    return "\n".join(lines)
