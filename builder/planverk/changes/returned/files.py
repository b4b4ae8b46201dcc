"""A text file while it is edited: lines that are replaced, taken out, or come after others; all other lines stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Lines = tuple[str, ...]


@dataclass
class EditedFile:
    """A file's lines, and what is done to them. Lines are counted from 1, ranges include their last line."""

    lines: Sequence[str]
    _replaced: dict[tuple[int, int], Lines] = field(default_factory=dict)
    _after: dict[int, list[Lines]] = field(default_factory=dict)

    @staticmethod
    def of(text: str) -> EditedFile:
        return EditedFile(text.split("\n"))

    def text(self, start: int, end: int) -> str:
        """The lines of a range as they stand now."""
        return "\n".join(self.lines[start - 1 : end])

    def with_attributes(self, start: int) -> int:
        """The first line of a block with the line of attributes that stands before it, if there is one."""
        before = self.lines[start - 2].strip() if start > 1 else ""
        return start - 1 if before.startswith("{") and before.endswith("}") else start

    def replace(self, start: int, end: int, text: str) -> None:
        """Put other lines in the place of a range."""
        self._replaced[start, end] = tuple(text.split("\n"))

    def remove(self, start: int, end: int) -> None:
        """Take a range out, with the empty lines that part it from what follows."""
        self._replaced[start, end] = ()

    def add(self, after: int, text: str) -> None:
        """Put a block after a line (0 for the very beginning), parted by empty lines; of several the first comes first."""
        self._after.setdefault(after, []).append(tuple(text.split("\n")))

    @property
    def is_changed(self) -> bool:
        return bool(self._replaced or self._after)

    def whole(self) -> str:
        """The file with everything that was done to it."""
        if not self.is_changed:
            return "\n".join(self.lines)
        starts = {start: (end, lines) for (start, end), lines in self._replaced.items()}
        out: list[str] = []
        self._put_in(out, 0)
        at = 1
        while at <= len(self.lines):
            end, lines = starts.get(at, (at, (self.lines[at - 1],)))
            out += lines
            for line in range(at, end + 1):
                self._put_in(out, line, end)
            at = end + 1
            if not lines and (not out or not out[-1].strip()):
                while at < len(self.lines) and not self.lines[at - 1].strip() and at not in starts:
                    at += 1
        return "\n".join(_ended(out))

    def _put_in(self, out: list[str], line: int, end: int = 0) -> None:
        for block in self._after.get(line, ()):
            if out and out[-1].strip():
                out.append("")
            out += block
            following = max(line, end)
            if following == 0 or (following < len(self.lines) and self.lines[following].strip()):
                out.append("")


def _ended(lines: list[str]) -> list[str]:
    """One line end at the end of the file."""
    while len(lines) > 1 and not lines[-1].strip() and not lines[-2].strip():
        lines.pop()
    return lines if lines and not lines[-1] else [*lines, ""]
