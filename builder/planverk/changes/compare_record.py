"""What is kept of each change while two texts are compared: its id, its kind, and the section that it stands in."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from planverk.model.change import Change, ChangedThing, ChangeKind, Piece
from planverk.model.content import NumberedHeading, plain
from planverk.model.place import NOWHERE, Place

_LENGTH = 8  # hexadecimal digits of an id: a person copies it into the ledger


@dataclass
class Record:
    """The changes found so far, and where the comparing stands."""

    changes: list[Change] = field(default_factory=list)
    section: str = ""
    label: str = ""
    title: str = ""
    what: ChangedThing = "text"  # what running text is here: in a list's item it is part of the list
    target: str = ""  # the row, table or figure around
    whole: str = ""  # the change that everything here belongs to
    inner: str = ""  # what the row, table or cell around is called
    _seen: Counter[str] = field(default_factory=Counter)

    def add(
        self,
        kind: ChangeKind,
        what: ChangedThing,
        before: str,
        after: str,
        pieces: tuple[Piece, ...] = (),
        others: tuple[str, ...] = (),
        place: Place = NOWHERE,
    ) -> str:
        """Keeps a change, and gives its id; where all that is compared here is one change, keeps nothing and gives that one's."""
        if self.whole:
            return self.whole
        named = self._name(what, before, after)
        told = pieces or _pieces(before, after)
        here = (self.section, self.label, self.title, self.target)
        self.changes.append(Change(named, kind, what, *here, before, after, told, others, place, self.inner))
        return named

    def _name(self, what: str, before: str, after: str) -> str:
        content = "\0".join((self.section, self.target, what, before, after))
        stem = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
        self._seen[stem] += 1
        return stem if self._seen[stem] == 1 else f"{stem}-{self._seen[stem]}"

    def enter(self, heading: NumberedHeading | None) -> None:
        """What is added from here on stands in the section of this heading; without one, where it stood before."""
        if heading is not None:
            self.section, self.label, self.title = heading.id, heading.label, plain(heading.content).strip()

    @contextmanager
    def inside(self) -> Iterator[None]:
        """For a while other sections may be entered, those within a block of this one."""
        before = self.section, self.label, self.title
        try:
            yield
        finally:
            self.section, self.label, self.title = before

    @contextmanager
    def within(self, what: ChangedThing | None = None, target: str = "", whole: str = "", inner: str = "") -> Iterator[None]:
        """For a while what is compared stands in a list, a row or a table, or is all one change."""
        before = self.what, self.target, self.whole, self.inner
        self.what, self.target, self.whole = what or self.what, target or self.target, self.whole or whole
        self.inner = inner or self.inner
        try:
            yield
        finally:
            self.what, self.target, self.whole, self.inner = before


def _pieces(before: str, after: str) -> tuple[Piece, ...]:
    if before == after:
        return (Piece(before, "same"),) if before else ()
    return tuple(piece for piece in (Piece(before, "deleted"), Piece(after, "inserted")) if piece.words)
