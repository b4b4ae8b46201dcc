"""What a sender wrote, as blocks: passages that a blank line parts, their lines as they were, lists as lists. Nothing is read as
markup, and no value is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planverk.model.content import Blocks, BulletList, Inline, LineBreak, Paragraph, Text

_BULLET = re.compile(r"[-•–*]\s+\S")
_BLANK = re.compile(r"\n[ \t]*\n")


def passages(text: str) -> Blocks:
    """The text's passages in order. One whose every line begins a bullet, or goes on with one, is a list."""
    return tuple(block for passage in _BLANK.split(text) if passage.strip() for block in _passage(passage))


def _passage(passage: str) -> Iterator[Paragraph | BulletList]:
    lines = [line.rstrip() for line in passage.strip("\n").split("\n") if line.strip()]
    if _BULLET.match(lines[0]) and all(_BULLET.match(line) or line.startswith("  ") for line in lines):
        yield BulletList(tuple((Paragraph(_broken(item)),) for item in _items(lines)))
    else:
        yield Paragraph(_broken([line.strip() for line in lines]))


def _items(lines: list[str]) -> list[list[str]]:
    items: list[list[str]] = []
    for line in lines:
        if _BULLET.match(line):
            items.append([line[1:].strip()])
        else:
            items[-1].append(line.strip())
    return items


def _broken(lines: list[str]) -> tuple[Inline, ...]:
    """Lines with a break between each."""
    parts: list[Inline] = []
    for line in lines:
        parts += [LineBreak(), Text(line)] if parts else [Text(line)]
    return tuple(parts)
