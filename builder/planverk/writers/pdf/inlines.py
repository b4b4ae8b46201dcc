"""Inlines as Typst content: `[#"words"#emph[#"more"]]`, where every word is a string."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from planverk.model.content import (
    Blocks,
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    InlinePicture,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Reformatted,
    Revised,
    Span,
    Strikeout,
    Strong,
    Text,
    plain,
    walk,
)
from planverk.model.pictures import Picture
from planverk.model.place import NOWHERE, Place
from planverk.writers.pdf.glyphs import Glyphs, parted, shows
from planverk.writers.pdf.source import literal, points, yes
from planverk.writers.redline import Redline, with_notes

MAX_DEPTH = 24  # Typst gives up at some 60 nested marks
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([A-Z]{2}))?\Z")
_LONGEST_TARGET = 2000  # PDF/A holds no string longer than 32,767 bytes
_MAX_ALT = 8000
_POINTS_PER_INCH = 72


@dataclass(frozen=True)
class Marks:
    """What marked words are written with."""

    redline: Redline
    labels: Mapping[str, str]


@dataclass
class Inliner:
    """Writes inlines. It knows which ids were set and which are pointed at, and what stands in the text around."""

    glyphs: Glyphs
    pictures: Mapping[str, Picture]
    note: Callable[[Blocks], str]  # the body of a footnote
    marks: Marks
    room: float = 0.0  # the width that a picture may fill
    tallest: float = 0.0  # and the height
    notes: bool = True  # False where a note must stand as text: in header rows, long tables, other notes
    repeated: bool = False  # in a header row, which each page shows again
    lined: bool = False  # a line is drawn along the text already
    place: Place = NOWHERE
    ids: dict[str, None] = field(default_factory=dict)
    targets: dict[str, None] = field(default_factory=dict)
    _depth: int = 0

    def content(self, content: Inlines) -> str:
        """The inlines as a Typst content block, `[…]`."""
        return f"[{self.run(content)}]"

    def run(self, content: Inlines) -> str:
        parts = [_WRITE[type(part)](self, part) for part in content]
        if self.marks.redline.is_marked:
            parts = [part + self._call(content, at) for at, part in enumerate(parts)]
        return "".join(parts)

    def string(self, text: str) -> str:
        """Plain text as a Typst string."""
        return literal(parted(self.glyphs.clean(text, self.place), self.room))

    @contextmanager
    def in_repeated(self) -> Iterator[None]:
        """For a while what is written stands on several pages: no id may be set in it, and PDF/UA wants no link there."""
        before, self.repeated = self.repeated, True
        try:
            yield
        finally:
            self.repeated = before

    @contextmanager
    def under_line(self, lined: bool = True) -> Iterator[None]:
        """For a while the text is underlined or struck out: PDF/UA lets only one line be drawn along a text."""
        before, self.lined = self.lined, self.lined or lined
        try:
            yield
        finally:
            self.lined = before

    def name(self, target: str) -> bool:
        """True where an id may be set here: it is not empty, was not set before, and does not stand in what repeats."""
        if not target or target in self.ids or self.repeated:
            return False
        self.ids[target] = None
        return True

    def anchor(self, target: str) -> str:
        """An invisible mark that an id leads to, or nothing where it may not be set."""
        return f"#anchor({literal(target)})" if self.name(target) else ""

    def to(self, target: str, text: str) -> str:
        """Words that lead to an id; bare words where none can."""
        words = self.string(text)
        if self.repeated or not target or not shows(text):
            return words
        self.targets[target] = None
        return f"to({literal(target)}, {words})"

    def picture(self, source: str, alt: str, room: float) -> str:
        """A picture at its own size, or as large as there is room for; its words where the document has no such picture."""
        shown = self.pictures.get(source)
        words = self.glyphs.clean(alt, self.place)[:_MAX_ALT].strip()
        if shown is None:
            return literal(words)
        width = min(shown.width * _POINTS_PER_INCH / (shown.dpi or 96), room, self.tallest * shown.width / max(shown.height, 1))
        # Called here and not in the prelude, so that what Typst says about a bad picture names this line.
        call = f"image({literal(shown.name)}, width: {points(max(width, 1))}"
        return f"{call}, alt: {literal(words)})" if words else f"pdf.artifact({call}))"

    def _text(self, part: Text) -> str:
        return f"#{self.string(part.value)}"

    def _break(self, part: LineBreak) -> str:
        return "#linebreak()"

    def _inside(self, opening: str, content: Inlines) -> str:
        if self._depth >= MAX_DEPTH:
            return self.run(content)
        self._depth += 1
        inner = self.run(content)
        self._depth -= 1
        return f"{opening}[{inner}]"

    def _emphasis(self, part: Emphasis) -> str:
        return self._inside("#emph", part.content)

    def _strong(self, part: Strong) -> str:
        return self._inside("#strong", part.content)

    def _strikeout(self, part: Strikeout) -> str:
        if self.lined:
            return self.run(part.content)
        with self.under_line():
            return self._inside("#strike", part.content)

    def _code(self, part: Code) -> str:
        code = self.glyphs.clean(part.value, self.place)
        return f"#raw({literal(code)})" if code else ""

    def _link(self, part: Link) -> str:
        target = self.glyphs.clean(part.target, self.place).replace("\u200b", "")  # no place to break it: it is an address
        if self.repeated or not target.strip() or len(target) > _LONGEST_TARGET or not shows(plain(part.content)):
            return self.run(part.content)
        if self.lined or any(isinstance(each, Strikeout) for each in walk(part.content)):
            return self._inside(f"#external({literal(target)}, false)", part.content)
        with self.under_line():
            return self._inside(f"#external({literal(target)}, styles.link.underline)", part.content)

    def _reference(self, part: Reference) -> str:
        return f"#{self.to(part.target, part.text)}"

    def _unresolved(self, part: CrossReference) -> str:
        return self.run(part.content)

    def _footnote(self, part: Footnote) -> str:
        if self.notes:
            return f"#footnote({self.note(part.blocks)})"
        return f"#{self.string(f' ({words_of(part.blocks)})')}"

    def _picture(self, part: InlinePicture) -> str:
        return f"#box({self.picture(part.source, part.alt, self.room)})"

    def _revised(self, part: Revised) -> str:
        return self._marked(part.kind, with_notes(part))

    def _reformatted(self, part: Reformatted) -> str:
        return self._marked("reformatted", part.content)

    def _marked(self, kind: str, content: Inlines) -> str:
        """Marked words, between words that a screen reader says; where a line is drawn along the text already they are shown."""
        self.marks.redline.is_marked = True
        said, end = (self.string(self.marks.labels[key]) for key in (f"marked-{kind}", "marked-end"))
        opening = f"#marked({literal(kind)}, {said}, {end}, {yes(not self.lined)}, {yes(not self.repeated)})"
        with self.under_line():
            return self._inside(opening, content)

    def _call(self, content: Inlines, at: int) -> str:
        """The call of the note to a change, after marked words that no more of the same change follow at once."""
        part, following = content[at], content[at + 1 : at + 2]
        if not isinstance(part, (Revised, Reformatted)):
            return ""
        if any(isinstance(each, (Revised, Reformatted)) and each.change == part.change for each in following):
            return ""
        note = self.marks.redline.note(part.change)
        if note is None:
            return ""
        words = f"[{self.marks.labels['marked-note-short']}{note.number}]"
        return f"{self.anchor(f'_change_{note.number}')}#called({self.to(f'_changed_{note.number}', words)})"

    def _span(self, part: Span) -> str:
        anchor = self.anchor(part.id)
        spoken = _LANGUAGE.match(part.language)
        if not spoken:
            return anchor + self.run(part.content)
        region = f", region: {literal(spoken[2])}" if spoken[2] else ""
        return anchor + self._inside(f"#text(lang: {literal(spoken[1])}{region})", part.content)


def words_of(blocks: Blocks) -> str:
    """All words in `blocks`, in reading order."""
    return " ".join(each.value for each in walk(blocks) if isinstance(each, (Text, Code)) and each.value.strip())


_WRITE: dict[type, Callable[[Inliner, Any], str]] = {
    Text: Inliner._text,
    LineBreak: Inliner._break,
    Emphasis: Inliner._emphasis,
    Strong: Inliner._strong,
    Strikeout: Inliner._strikeout,
    Code: Inliner._code,
    Link: Inliner._link,
    Reference: Inliner._reference,
    CrossReference: Inliner._unresolved,
    Footnote: Inliner._footnote,
    InlinePicture: Inliner._picture,
    Span: Inliner._span,
    Revised: Inliner._revised,
    Reformatted: Inliner._reformatted,
}
