"""Bookmarks: where ids stand in the text, and what a field that points to one would show."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from planverk.model.content import (
    CaptionedFigure,
    CaptionedTable,
    Container,
    Figure,
    Footnote,
    Inlines,
    NumberedHeading,
    Paragraph,
    Reformatted,
    Revised,
    RevisedBlock,
    Row,
    Span,
    Table,
    walk,
)
from planverk.model.ids import BLOCK_MARK, bookmark_name
from planverk.writers.docx.sides import NEW, OLD, walk_sides, words
from planverk.writers.docx.xml import allowed

_LONGEST = 40  # characters in a bookmark's name, by Word
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


@dataclass(frozen=True)
class Target:
    """What Word shows for a field to an id: `text` with the bookmark, `label` with its paragraph's number (REF \\n, which
    leaves out periods at the end), `number` with the bookmark round a caption's number. Empty where it cannot be told."""

    text: str = ""
    label: str = ""
    number: str = ""


_MARKED = (
    NumberedHeading,
    CaptionedTable,
    CaptionedFigure,
    Row,
    Span,
    Table,
    Figure,
    Container,
    Revised,
    Reformatted,
    RevisedBlock,
)


def marked(body: object) -> tuple[object, ...]:
    """Everything in the text that may carry an id, or a mark of a change, in reading order."""
    return tuple(each for each in walk(body) if type(each) in _MARKED)


def both_targets(body: object) -> tuple[dict[str, Target], dict[str, Target]]:
    """What a reference can lead to in the newer text of a redline, and in the older."""
    found = [(each, sides) for each, sides in walk_sides(body) if type(each) in _MARKED]
    new = targets(each for each, sides in found if sides & NEW)
    return new, targets((each for each, sides in found if sides & OLD), OLD)


def targets(found: Iterable[object], side: int = NEW) -> dict[str, Target]:
    """What a reference can lead to, by id, out of what `marked` found. Of two with one id the first counts, as with bookmarks.
    `side` is the one text of a redline."""
    made: dict[str, Target] = {}
    for each in found:
        name, target = _target(each, side)
        if name:
            made.setdefault(name, target)
    return made


def _target(each: object, side: int) -> tuple[str, Target]:
    match each:
        case NumberedHeading():
            return each.id, Target(_shown(each.content, side), each.label.rstrip("."))
        case CaptionedTable(caption=caption) | CaptionedFigure(caption=caption):
            return caption.id, Target(f"{caption.label}\u00a0{caption.number}", number=str(caption.number))
        case Row(id=name) if name:
            return name, Target(_first_words(each, side))
        case Span(id=name, content=content) if name:
            return name, Target(_shown(content, side))
        case _:
            return getattr(each, "id", ""), Target()


def _first_words(row: Row, side: int) -> str:
    """The text of a row's first cell, where the bookmark stands; empty where it goes round more than a paragraph."""
    match row.cells[0].blocks if row.cells else ():
        case (Paragraph(content=content),):
            return _shown(content, side)
        case _:
            return ""


def _shown(content: Inlines, side: int) -> str:
    return "" if any(isinstance(part, Footnote) for part in content) else allowed(words(content, side)).strip()


def word_name(name: str, prefix: str = "") -> str:
    """The bookmark's name for an id, with a letter before it for the number of a caption. An id that no bookmark can hold
    (too long, or with other letters, neither of which a checked text has) is known by its hash; the mark of a block that goes out
    (model.ids.block_mark) is a name already."""
    if name.startswith(BLOCK_MARK):
        return name
    wanted = prefix + bookmark_name(name)
    if len(wanted) <= _LONGEST and _NAME.match(wanted):
        return wanted
    return f"{prefix}h_{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"


class Bookmarks:
    """Gives every bookmark its own number, and every name to one place only."""

    def __init__(self, taken: Iterable[str], first: int) -> None:
        self._names = {name.casefold() for name in taken}
        self._next = first

    def around(self, name: str, runs: str, prefix: str = "") -> str:
        """`runs` within the bookmark of that id; as they are for no id, or one whose bookmark stands elsewhere already."""
        bookmark = word_name(name, prefix) if name else ""
        if not bookmark or bookmark.casefold() in self._names:
            return runs
        self._names.add(bookmark.casefold())
        number = self.number()
        return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'

    def number(self) -> int:
        """A number that no other bookmark in the file has."""
        self._next += 1
        return self._next - 1
