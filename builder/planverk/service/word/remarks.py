"""What is to be known of a Word file that came back before one trusts what came of it: what it lost, and what is not taken in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planverk.changes.returned.likeness import anchors_of, text_of
from planverk.changes.returned.tokens import normal
from planverk.findings import Message
from planverk.model.ids import BLOCK_MARK
from planverk.model.returned import Grid, Part, Returned
from planverk.readers.returned.symbols import UNKNOWN
from planverk.service.word.base import Base
from planverk.service.workspace import Home

_QUOTED = 80  # characters of a paragraph that is told of


def remarks(home: Home, returned: Returned, base: Base, lost: bool) -> Iterator[Message]:
    """What is to be known of a file before one trusts what came of it."""
    if lost:
        date = home.history.date(base.commit) if home.history else None
        yield Message(
            "The file has lost what it was made from. By its text it is of the state of {date} ({commit}).",
            (("date", date.isoformat() if date else "–"), ("commit", base.commit[:10])),
        )
    if not any(name.startswith((BLOCK_MARK, "p_")) for part in returned.parts for name in anchors_of(part)):
        yield Message("The file has lost its bookmarks. Its paragraphs were found by their text.")
    yield from _aside(returned, base)
    yield from _without_letter(returned.parts)
    yield from _written_over(returned.parts)


def _aside(returned: Returned, base: Base) -> Iterator[Message]:
    """What was written in headers, footers and text boxes."""
    known = {normal(text) for text in base.returned.aside}
    for text in dict.fromkeys(returned.aside):
        if normal(text) not in known:
            yield Message(
                "In a text box, a header or a footer it says «{text}» now. "
                "It is not taken in: write it in the text, if it belongs there.",
                (("text", text[:_QUOTED]),),
            )


def _without_letter(parts: Sequence[Part]) -> Iterator[Message]:
    """Signs out of fonts of pictures that came back."""
    for part in parts:
        if UNKNOWN in text_of(part):
            yield Message(
                "A sign in «{text}» has no letter that planverk knows. Write the words that it stands for.",
                (("text", text_of(part).strip()[:_QUOTED]),),
            )


def _written_over(parts: Sequence[Part]) -> Iterator[Message]:
    """What was written in the words of references, which planverk makes."""
    for part in parts:
        if isinstance(part, Grid):
            yield from (each for row in part.rows for cell in row.cells for each in _written_over(cell))
        elif part.written_over != ("", ""):
            old, new = part.written_over
            yield Message(
                "A reference was written over («{old}» to «{new}») in «{text}». "
                "It stands: its words are made from what it leads to.",
                (("old", old), ("new", new), ("text", text_of(part).strip()[:_QUOTED])),
            )
