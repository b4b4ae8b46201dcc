"""The Document: the assembled text of one paper, before it is Word, PDF or HTML. Every writer takes this and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from planverk.model.content import Blocks
from planverk.model.pictures import Picture
from planverk.model.place import NOWHERE, Place
from planverk.model.sending import Sending

CASE_PAPER = "case-paper"
PLAN = "plan"
REPORT = "report"
OVERVIEW = "overview"  # a report on one page
# What is made of a consultation; a case paper attaches them by these names.
SENDING_DOCUMENTS = ("hearing-letter", "bodies", "announcement", "answer-form")
CONSULTATION_DOCUMENTS = ("summary", "sections", "themes", "responses", "councils", "lists")
CHANGE_DOCUMENTS = ("redline", "ledger")  # of what was changed in the plan after it


@dataclass(frozen=True)
class Origin:
    """Where a document was made from. `commit` is the full hash, empty where there is no git; `version` a named version."""

    source: str
    commit: str = ""
    dirty: bool = False
    version: str = ""


@dataclass(frozen=True)
class Properties:
    """What stands in the file's properties. `date` is ISO, the commit's date, or empty."""

    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True)
class Draft:
    """A document that is not to leave the house: the mark on every page, and the findings that it was built with."""

    mark: str
    findings_title: str
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Revision:
    """What is told of a change in a redline: who made it, when (ISO date and time, or empty), and the comment that names its
    cause (one paragraph an item; none for no comment)."""

    author: str
    date: str = ""
    comment: tuple[str, ...] = ()


@dataclass(frozen=True)
class Limit:
    """A part of a document that is to keep to so many pages: from the id `start` to the id `end`, or, where both are empty, the
    whole."""

    title: str
    pages: int
    start: str = ""
    end: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Document:
    """An assembled document.

    `id` is its name in the build folder, `kind` its type (PLAN, CASE_PAPER …), `fields` what the template's `{{ name }}` fields
    are filled with, `pictures` the assets that figures name, `labels` the words that writers need, in the document's language
    (see labels.WRITER_LABELS). In a redline `revisions` tells of each change that its body marks, by the change's id; `sending`
    is what a copy needs that is to come back; `limits` are the parts that are to keep to a number of pages. `redlines` are the
    ids of the headings that a redline stands below, where not the whole document is one.
    """

    id: str
    kind: str
    language: str
    title: str
    body: Blocks
    fields: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    properties: Properties = Properties()
    origin: Origin = Origin("")
    draft: Draft | None = None
    revisions: Mapping[str, Revision] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()
    sending: Sending | None = None
    redlines: tuple[str, ...] = ()


@dataclass(frozen=True)
class PageMap:
    """On which page of the PDF each id stands: `page` counted from 1, `printed` as it stands on the page; and the page count.

    `tops` tells how far below the page's upper edge, in points.
    """

    pages: Mapping[str, int]
    printed: Mapping[str, str]
    count: int
    tops: Mapping[str, float] = field(default_factory=dict)


def digest(value: object) -> str:
    """A hash of a value's whole content, the same in every run; places (file and line) are part of it."""
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()
