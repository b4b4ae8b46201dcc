"""A case paper (saksframlegg): what stands in its front matter, its proposals, protocols and text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from planverk.model.case_number import Archive, CaseNumber
from planverk.model.content import Blocks
from planverk.model.pictures import Picture
from planverk.model.place import NOWHERE, Place
from planverk.model.plan import Section


@dataclass(frozen=True)
class Treatment:
    """One line of the saksgang: `body` is a code of planverk.yaml; the number comes with the agenda."""

    body: str
    date: datetime.date | None = None
    number: CaseNumber | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Attachment:
    """An attachment: a `document` that planverk builds (`plan`, `summary` …), a `file` in the workspace, or a title alone."""

    title: str = ""
    document: str = ""
    file: str = ""
    date: datetime.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Access:
    """Whether the paper is public; where not, the paragraph it is exempt by, and the title that may be shown."""

    public: bool = True
    paragraph: str = ""
    public_title: str = ""


@dataclass(frozen=True)
class Concern:
    """A plan that the paper is about, and the version of it («proposal»)."""

    plan: str
    version: str = ""


@dataclass(frozen=True)
class Proposal:
    """A proposed decision for one body (code; empty for the deciding body)."""

    body: str
    blocks: Blocks
    place: Place = NOWHERE


@dataclass(frozen=True)
class Protocol:
    """What a body that had the case before wrote in its protocol."""

    body: str
    date: datetime.date | None
    number: CaseNumber | None
    blocks: Blocks
    place: Place = NOWHERE


@dataclass(frozen=True)
class CasePaper:
    """A case paper. `id` is its file's stem, `file` its path; `plan` the id of the plan whose folder it lies in, if any."""

    id: str
    file: str
    title: str
    layout: str
    language: str
    plan: str = ""
    concerns: tuple[Concern, ...] = ()
    consultation: str = ""
    follows: str = ""  # the file of the case paper that an earlier body had, where this one is another
    report: str = ""  # the id of the report that it puts forward («2013-h1»), one on the plan that it is about
    archive: Archive = Archive()
    case_worker: str = ""
    saksordforer: str = ""
    decided_by: str = ""
    date: datetime.date | None = None
    access: Access = Access()
    treatments: tuple[Treatment, ...] = ()
    printed: tuple[Attachment, ...] = ()
    unprinted: tuple[Attachment, ...] = ()
    extract: bool = False  # a særutskrift: it goes by the body that had the case last, not by the one that is next
    attachments_stated: bool = True  # False where the front matter says nothing of attachments
    proposals: tuple[Proposal, ...] = ()
    protocols: tuple[Protocol, ...] = ()
    preamble: Blocks = ()
    sections: tuple[Section, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    place: Place = NOWHERE

    @property
    def about(self) -> str:
        """The id of the plan that it is about: the first that it concerns, else the one whose folder it lies in."""
        return self.concerns[0].plan if self.concerns else self.plan
