"""Where the texts of footnotes stand in a file of Markdown, and writing them there."""

from __future__ import annotations

import re

_DEFINITION = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")


def definitions(text: str) -> dict[str, tuple[int, int]]:
    """The lines of each footnote's text, by label: the first and the last, counted from 1."""
    lines = text.split("\n")
    found: dict[str, tuple[int, int]] = {}
    for at, line in enumerate(lines):
        begins = _DEFINITION.match(line)
        if begins is not None:
            found.setdefault(begins[1], (at + 1, _end(lines, at) + 1))
    return found


def _end(lines: list[str], at: int) -> int:
    """A note goes on to the next empty line, and beyond it where the text stands in."""
    end = at
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if line.startswith(("    ", "\t")) or (end == number - 1 and not _DEFINITION.match(line)):
            end = number
        else:
            break
    return end


def body(text: str) -> str:
    """A footnote's text out of its lines."""
    first, *rest = text.split("\n")
    return "\n".join([_DEFINITION.sub("", first, count=1), *(line.removeprefix("    ") for line in rest)])


def definition(label: str, text: str) -> str:
    """The lines of a footnote's text."""
    first, *rest = text.split("\n")
    return "\n".join([f"[^{label}]: {first}", *(f"    {line}" if line.strip() else "" for line in rest)])


def without(text: str, label: str) -> str:
    """The file without a footnote's text, where nothing calls it any more."""
    place = definitions(text).get(label)
    if place is None or f"[^{label}]" in text.replace(f"[^{label}]:", ""):
        return text
    lines = text.split("\n")
    start, end = place
    while end < len(lines) and not lines[end].strip() and (start < 2 or not lines[start - 2].strip()):
        end += 1
    kept = [*lines[: start - 1], *lines[end:]]
    while len(kept) > 1 and not kept[-1].strip() and not kept[-2].strip():
        kept.pop()
    return "\n".join(kept)
