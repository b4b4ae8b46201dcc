"""Lists of what stands where: by Typst's own outline where it can find the things, so that they are tagged as contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planverk.model.content import Contents, ContentsEntry
from planverk.model.place import Place
from planverk.model.template import Theme
from planverk.writers.pdf.glyphs import Glyphs
from planverk.writers.pdf.source import array, literal, points, record

_TARGETS = {"headings": "heading", "tables": 'figure.where(kind: "table")', "figures": 'figure.where(kind: "figure")'}
_DEEPEST = 3
_LONGEST_LABEL = 6  # «10.11»; a longer one («Vedlegg A») stands before its words as it is
_LETTER = 0.55  # the width of a letter of a label, as a share of the font's size


@dataclass(frozen=True)
class ListOfContents:
    """A list that is written when all ids are known: on `line` (counted from 0)."""

    contents: Contents
    line: int
    place: Place

    def call(self, by_outline: bool, theme: Theme, glyphs: Glyphs) -> str:
        """The Typst call that sets the list."""
        entries = self.contents.entries
        if not entries:
            return "none"
        widths = _label_widths(entries, self.contents.kind, theme)
        rows = [(literal(entry.target), self._line(entry, widths, glyphs)) for entry in entries]
        if by_outline:
            return f"contents({_TARGETS[self.contents.kind]}, {record(dict(rows))})"
        return f"linked-list({array([array(row) for row in rows])})"

    def _line(self, entry: ContentsEntry, widths: dict[str, float], glyphs: Glyphs) -> str:
        role = _role(entry, self.contents.kind)
        label, text = glyphs.clean(entry.label, self.place), glyphs.clean(entry.text, self.place)
        width = widths[role] if 0 < len(label) <= _LONGEST_LABEL else 0.0
        return array([literal(role), literal(label), points(width), literal(text)])


def is_outline(contents: Contents, outlined: Sequence[tuple[str, str]]) -> bool:
    """True where Typst's outline of these things gives the same lines in the same order as the document says."""
    wanted = [entry.target for entry in contents.entries]
    return contents.kind in _TARGETS and wanted == [target for series, target in outlined if series == contents.kind]


def _role(entry: ContentsEntry, kind: str) -> str:
    return f"contents-{min(max(entry.level, 1), _DEEPEST)}" if kind == "headings" else "contents-measures"


def _label_widths(entries: Sequence[ContentsEntry], kind: str, theme: Theme) -> dict[str, float]:
    """For each role the width of its longest label, so that all words of a level begin at one line."""
    widths = {role: max(-theme.style(role).first_line, 0.0) for role in {_role(entry, kind) for entry in entries}}
    for entry in entries:
        if not 0 < len(entry.label) <= _LONGEST_LABEL:
            continue
        role = _role(entry, kind)
        width = (len(entry.label) + 1.5) * _LETTER * theme.style(role).size
        widths[role] = max(widths[role], width)
    return widths
