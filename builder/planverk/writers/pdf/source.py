"""Typst source as text: literals, lengths, and lines that know which place in the Markdown they came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from planverk.model.place import NOWHERE, Place

_HEX = re.compile(r"[0-9A-Fa-f]{6}\Z")


def literal(text: str) -> str:
    """`text` as a Typst string. The one way by which words of a document reach Typst: they are never markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def points(value: float) -> str:
    """A length in points, `12.5pt`."""
    return f"{number(value)}pt"


def number(value: float) -> str:
    """A number with at most three decimals and no exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def colour(value: str, automatic: str = "luma(0)") -> str:
    """A Typst colour from six hex digits; `automatic` where there are none."""
    return f'rgb("{value.lower()}")' if _HEX.match(value) else automatic


def array(parts: Sequence[str]) -> str:
    """A Typst array; one part alone needs a comma behind it."""
    return "(" + ", ".join(parts) + ("," if len(parts) == 1 else "") + ")"


def record(parts: dict[str, str]) -> str:
    """A Typst dictionary of ready values."""
    return "(" + ", ".join(f"{key}: {value}" for key, value in parts.items()) + ")" if parts else "(:)"


def yes(value: bool) -> str:
    """A Typst boolean."""
    return "true" if value else "false"


LineMap = tuple[tuple[int, Place], ...]


def place_of(lines: LineMap, line: int) -> Place:
    """The place in the Markdown from which the Typst line (counted from 1) was made; NOWHERE before the first."""
    found = bisect_right(lines, line, key=lambda pair: pair[0])
    return lines[found - 1][1] if found else NOWHERE


@dataclass
class Lines:
    """Typst lines as they are written. No entry holds a newline, so that a line's number is its place in the list."""

    lines: list[str] = field(default_factory=list)
    places: list[tuple[int, Place]] = field(default_factory=list)

    def add(self, line: str) -> None:
        self.lines.append(line)

    def mark(self, place: Place) -> None:
        """What is added from here on comes from `place`."""
        if place.file:
            self.places.append((len(self.lines) + 1, place))

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"
