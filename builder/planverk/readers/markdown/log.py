"""What the modules of the Markdown reader share while they read one text: where it stands, and what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from markdown_it.ruler import StateBase

from planverk.findings import Finding, Value
from planverk.model.place import Place


class Log:
    """Places in one file, and its findings. `lines` are the text's lines, `first_line` the number of the first in the file."""

    def __init__(self, file: str, lines: list[str], first_line: int) -> None:
        self._file = file
        self._lines = lines
        self._first = first_line
        self._findings: dict[Finding, None] = {}  # in order, each once

    def add(self, finding: Finding) -> None:
        """Keeps a finding; the same one twice is kept once."""
        self._findings[finding] = None

    def report(self, fault: Callable[..., Finding], index: int, **values: Value) -> None:
        """Keeps the finding that `fault` makes for the line at `index`."""
        self.add(fault(self.line(index), **values))

    def findings(self) -> tuple[Finding, ...]:
        """All findings, by line."""
        return tuple(sorted(self._findings, key=lambda f: (f.place.line or 0, f.code)))

    def line(self, index: int) -> Place:
        """The place of the line at `index`, counted from 0 in the text."""
        number = self._first + max(0, min(index, len(self._lines) - 1))
        return Place(self._file, number, number)

    def span(self, lines: list[int] | None) -> Place:
        """The place of a token's `map`: first line, and the one after the last; blank lines at its end are left out."""
        if not lines:
            return self.line(0)
        start, end = lines
        end = min(end, len(self._lines))
        while end - 1 > start and not self._lines[end - 1].strip():
            end -= 1
        return Place(self._file, self.line(start).line, self.line(end - 1).line)


def log_of(state: StateBase) -> Log:
    """The log of the text that a rule reads."""
    return cast(Log, state.env["log"])
