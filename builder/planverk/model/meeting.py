"""A meeting of a body: when and where, who was called, its agenda (saksliste), and who came."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from planverk.model.case_number import CaseNumber
from planverk.model.case_paper import Access, Attachment, CasePaper
from planverk.model.decision import Attendance
from planverk.model.place import NOWHERE, Place

# What is made of a meeting: the invitation with its agenda, what came after it, the minutes, and all papers in one.
NOTICE, SUPPLEMENT, MINUTES, PAPERS = "meeting-notice", "meeting-supplement", "meeting-minutes", "meeting-papers"
EXTRACT = "extract"  # a case paper with all its protocols (særutskrift)


class ItemKind(Enum):
    """What kind of case an item of the agenda is (the codes of Fiks politisk behandling)."""

    CASE = "PS"
    REFERRED = "RS"
    QUESTION = "FO"
    DELEGATED = "DS"


@dataclass(frozen=True)
class AgendaItem:
    """An item of the agenda.

    `paper` is the path of a case paper in the workspace, empty for an item that has none; `title` is its own where it has no
    paper. `access` closes an item (masked title, paragraph), else the paper's own holds; `closed_basis` is the legal basis for
    closing the doors. `added` is the day of the supplementary agenda (tilleggssaksliste) that it came with, `late` the day its
    papers were sent, where that was after the agenda.
    """

    kind: ItemKind
    number: CaseNumber | None = None
    paper: str = ""
    title: str = ""
    text: str = ""
    access: Access | None = None
    closed_basis: str = ""
    files: tuple[Attachment, ...] = ()
    added: datetime.date | None = None
    late: datetime.date | None = None
    place: Place = NOWHERE

    def access_with(self, paper: CasePaper | None) -> Access:
        """Whether the item is public: by its own words, else by its paper's."""
        return self.access or (paper.access if paper else Access())


@dataclass(frozen=True)
class Meeting:
    """A meeting, as `meetings/<id>/meeting.yaml` holds it.

    Times are «10:00»; `called` is the day of the invitation, `signed_by` who signs it; `absence_text` tells how to report
    absence. `attendance` is written after the meeting, with `approvals` (of the agenda and the last minutes) and `notes` as
    Markdown; `signatures` are those who sign the minutes.
    """

    id: str
    folder: str
    body: str
    date: datetime.date
    starts: str = ""
    ends: str = ""
    venue: str = ""
    called: datetime.date | None = None
    signed_by: str = ""
    signed_title: str = ""
    absence_text: str = ""
    language: str = "nb"
    items: tuple[AgendaItem, ...] = ()
    attendance: Attendance | None = None
    approvals: str = ""
    notes: str = ""
    signatures: tuple[str, ...] = ()
    place: Place = NOWHERE
