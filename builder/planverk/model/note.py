"""A note on a text: what somebody said of it in a comment, tied to its section and to the words that it was said of."""

from __future__ import annotations

from dataclasses import dataclass

from planverk.model.place import NOWHERE, Place


@dataclass(frozen=True)
class Note:
    """Who said it and when (ISO, as their program put it), of which section (an id, empty for none), at which words; whose
    note it answers, and whether somebody has marked it as resolved."""

    author: str
    date: str
    text: str
    section: str = ""
    quote: str = ""
    place: Place = NOWHERE
    answers: str = ""
    resolved: bool = False


@dataclass(frozen=True)
class NoteFile:
    """The notes that came back with copies for one recipient: `commit` is what the first of them was made from."""

    document: str
    commit: str
    recipient: str = ""
    notes: tuple[Note, ...] = ()
