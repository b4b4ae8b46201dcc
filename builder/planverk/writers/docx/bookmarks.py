"""Bookmarks: where ids stand in the text, and what a field that points to one would show."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planverk.model.content import (
    Caption,
    CaptionedFigure,
    CaptionedTable,
    Footnote,
    Inlines,
    NumberedHeading,
    Paragraph,
    Row,
    Span,
    plain,
    walk,
)
from planverk.model.ids import bookmark_name
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


def targets(body: object) -> dict[str, Target]:
    """Every id in the text that a reference can lead to. Of two with one id the first counts, as with bookmarks."""
    found: dict[str, Target] = {}
    for each in walk(body):
        for name, target in _target(each):
            found.setdefault(name, target)
    found.pop("", None)
    return found


def _target(each: object) -> Iterator[tuple[str, Target]]:
    match each:
        case NumberedHeading():
            yield each.id, Target(_shown(each.content), each.label.rstrip("."))
        case CaptionedTable(caption=caption) | CaptionedFigure(caption=caption):
            yield caption.id, Target(f"{caption.label}\u00a0{caption.number}", number=str(caption.number))
        case Row(id=name, cells=cells) if name:
            blocks = cells[0].blocks if cells else ()
            alone = len(blocks) == 1 and isinstance(blocks[0], Paragraph)
            yield name, Target(_shown(blocks[0].content)) if alone else Target()  # type: ignore[union-attr]
        case Span(id=name, content=content) if name:
            yield name, Target(_shown(content))
        case Caption():
            return
        case _:
            yield getattr(each, "id", ""), Target()


def _shown(content: Inlines) -> str:
    return "" if any(isinstance(part, Footnote) for part in content) else allowed(plain(content)).strip()


def word_name(name: str, prefix: str = "") -> str:
    """The bookmark's name for an id, with a letter before it for the number of a caption. An id that no bookmark can hold
    (too long, or with other letters, neither of which a checked text has) is known by its hash."""
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
        number, self._next = self._next, self._next + 1
        return f'<w:bookmarkStart w:id="{number}" w:name="{bookmark}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
