"""A plan: its settings, its chapters as a tree of sections, its measures."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from planverk.model.adoption import Adoption
from planverk.model.case_number import Archive
from planverk.model.content import Blocks, Inlines, plain
from planverk.model.measures import Measures
from planverk.model.pictures import Picture
from planverk.model.place import NOWHERE, Place


class PlanType(Enum):
    """What kind of plan it is, which decides which rules hold (pbl. chapters 3–5 and 11; a temaplan has none)."""

    TEMAPLAN = "temaplan"
    KOMMUNEDELPLAN = "kommunedelplan"
    SAMFUNNSDEL = "samfunnsdel"
    AREALDEL = "arealdel"
    PLANPROGRAM = "planprogram"
    PLANSTRATEGI = "planstrategi"
    HANDLINGSPLAN = "handlingsplan"


@dataclass(frozen=True)
class Period:
    """The years that a plan is for, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


@dataclass(frozen=True)
class Section:
    """A heading with its text. `id` is empty where the author has not given one yet; `level` counts from 1."""

    id: str
    level: int
    title: Inlines
    blocks: Blocks = ()
    sections: tuple[Section, ...] = ()
    place: Place = NOWHERE

    def all(self) -> Iterator[Section]:
        """This section and every one below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.all()

    @property
    def plain_title(self) -> str:
        return plain(self.title)


@dataclass(frozen=True)
class Chapter:
    """One Markdown file: what stands before its first heading (seldom anything), and its sections."""

    file: str
    preamble: Blocks
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Plan:
    """A plan as it was read from one state of the workspace. `folder` is its path, `plans/<id>`."""

    id: str
    folder: str
    title: str
    type: PlanType
    language: str
    period: Period | None = None
    archive: Archive = Archive()
    chapters: tuple[Chapter, ...] = ()
    unnumbered: tuple[str, ...] = ()
    appendices: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    retired: tuple[str, ...] = ()
    measures: Measures = Measures()
    pictures: Mapping[str, Picture] = field(default_factory=dict)  # path in the workspace -> picture
    subtitle: str = ""
    status: str = ""
    date: datetime.date | None = None  # what the cover says of it, where the author writes it; else it follows from the version
    adoptions: tuple[Adoption, ...] = ()  # its adopted versions, the oldest first
    tells_of_hearing: bool = False  # True where its text names numbers of its hearing
    place: Place = NOWHERE

    def adoption(self, version: str = "") -> Adoption | None:
        """How it was adopted in a named version, or last; None where it was not."""
        own = [each for each in self.adoptions if not version or each.version == version]
        return own[-1] if own else None

    def sections(self) -> Iterator[Section]:
        """Every section of every chapter, in reading order."""
        for chapter in self.chapters:
            for section in chapter.sections:
                yield from section.all()
