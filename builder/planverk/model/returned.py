"""A Word file that came back: its text in reading order, who changed what in it, its comments, and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Tracked:
    """Who made a tracked change, and when, as the file says it (ISO, empty where it does not)."""

    author: str
    date: str = ""


@dataclass(frozen=True)
class Marks:
    """How a run is marked. `link` is an address, or `#` and an id of the document."""

    strong: bool = False
    emphasis: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""


PLAIN = Marks()
PieceKind = Literal["text", "break", "note", "picture", "reference"]


@dataclass(frozen=True)
class Piece:
    """A run. `text` is its characters; for a note its kind and number in the file, for a picture a hash of its bytes and an
    ending, for a reference that Word renews the id that it leads to.

    It is there for whoever accepts what `inserted` says and does not accept what `deleted` says. Where `formatted` is set, it had
    the marks `before` until that change.
    """

    kind: PieceKind
    text: str
    marks: Marks = PLAIN
    inserted: tuple[Tracked, ...] = ()
    deleted: tuple[Tracked, ...] = ()
    before: Marks = PLAIN
    formatted: Tracked | None = None
    alt: str = ""


@dataclass(frozen=True)
class Form:
    """What kind of paragraph it is: a template's role where it has one of interest, the level of a heading (0 for none), the kind
    of list (`bullet`, `decimal` …) and how deep, from 0."""

    role: str = ""
    heading: int = 0
    list: str = ""
    depth: int = 0


BODY = Form()


@dataclass(frozen=True)
class Line:
    """A paragraph. `anchors` are the bookmarks that begin in it. The changes are those of its mark: without its mark it is one
    with the next; `before` is what it was until `formatted`. Where a deleted paragraph of the same kind is one with it now
    (`absorbed`), the kind may be that one's: LibreOffice sets it so. `written_over` is what was deleted and what was inserted
    within the words that Word shows for its references."""

    pieces: tuple[Piece, ...]
    form: Form = BODY
    anchors: tuple[str, ...] = ()
    inserted: tuple[Tracked, ...] = ()
    deleted: tuple[Tracked, ...] = ()
    before: Form = BODY
    formatted: Tracked | None = None
    absorbed: bool = False
    written_over: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class TableRow:
    """A row: what stands in each cell. Where cells of it came or went, `cells_inserted` and `cells_deleted` have the changes of
    each."""

    cells: tuple[tuple[Part, ...], ...]
    header: bool = False
    inserted: tuple[Tracked, ...] = ()
    deleted: tuple[Tracked, ...] = ()
    cells_inserted: tuple[tuple[Tracked, ...], ...] = ()
    cells_deleted: tuple[tuple[Tracked, ...], ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table."""

    rows: tuple[TableRow, ...]


Part = Line | Grid


@dataclass(frozen=True)
class Comment:
    """A comment: who wrote it and when, the words that it stands at, and the number of the part that they begin in (from 0);
    whose comment it answers, and whether somebody has marked it as resolved."""

    author: str
    date: str
    text: str
    quote: str
    part: int
    answers: str = ""
    resolved: bool = False


@dataclass(frozen=True)
class SentFrom:
    """What the file says that it was made from. `sections` are those that were sent, empty for all; `recipient` who got it."""

    document: str
    kind: str
    source: str
    commit: str
    dirty: bool = False
    version: str = ""
    recipient: str = ""
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Returned:
    """A file as it came back. `notes` are its footnotes by number, `pictures` bytes by name, `saved_by` who saved it
    last, and `saved` when; `aside` what its headers, footers and text boxes say, a paragraph each."""

    parts: tuple[Part, ...]
    notes: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    sent_from: SentFrom | None = None
    saved_by: str = ""
    saved: str = ""
    aside: tuple[str, ...] = ()
