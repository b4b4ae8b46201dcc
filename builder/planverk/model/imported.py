"""What was read from a file in another format, before it is a plan or a case paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from planverk.model.content import Blocks

PICTURES = "figures"  # the folder, beside the text, that pictures of an imported file are put in


class Why(Enum):
    """Why a piece of the source has no place in the text that was made of it."""

    MENU = "text that belongs to no part, such as a menu or address lines"
    CONTENTS = "a contents list, which is made anew"
    HEADER = "header or footer"
    COMMENT = "a comment"
    TEXT_BOX = "a text box"
    UNPLACED = "could not be placed"
    FORMATTING = "formatting that Markdown lacks"


@dataclass(frozen=True)
class LeftOut:
    """A piece of the source's text that stands nowhere in the result, word for word."""

    text: str
    why: Why


@dataclass(frozen=True)
class Imported:
    """A file as blocks: raw headings and tables, pictures by the path that figures give, and what was left out."""

    blocks: Blocks
    title: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class DraftTreatment:
    """A line of a saksgang as the source has it: names and numbers as text."""

    body: str
    date: str = ""
    number: str = ""


@dataclass(frozen=True)
class DraftSection:
    """A section of a case paper: the id that layouts know it by, its heading as written, its blocks."""

    id: str
    title: str
    blocks: Blocks


@dataclass(frozen=True)
class DraftCase:
    """A case paper as it was recognised. `printed` and `unprinted` are None where the source has no such heading.

    `announced` are lines that announce a list («… følgende dokumenter:») with nothing after them.
    """

    title: str = ""
    layout: str = ""
    language: str = "nb"
    case_worker: str = ""
    archive_case: str = ""
    archive_class: str = ""
    date: str = ""
    saksordforer: str = ""
    decided_by: str = ""
    treatments: tuple[DraftTreatment, ...] = ()
    printed: tuple[str, ...] | None = None
    unprinted: tuple[str, ...] | None = None
    proposals: tuple[Blocks, ...] = ()
    proposal_titles: tuple[str, ...] = ()
    sections: tuple[DraftSection, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    announced: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftChapter:
    """A chapter of an imported plan: its id, title, and blocks, the heading first; ids are on all headings."""

    id: str
    title: str
    blocks: Blocks


@dataclass(frozen=True)
class DraftPlan:
    """A plan as it was recognised: chapters in order, which of them are unnumbered or appendices."""

    title: str
    language: str
    chapters: tuple[DraftChapter, ...]
    unnumbered: tuple[str, ...] = ()
    appendices: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
