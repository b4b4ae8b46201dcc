"""A meeting on its way into a document: its agenda in one edition, and what comes below each item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planverk.documents.agenda import Agenda
from planverk.documents.minutes import Read
from planverk.documents.saying import put
from planverk.model.dates import short_date
from planverk.model.document import Document
from planverk.model.meeting import MINUTES, Meeting


@dataclass(frozen=True)
class Attached:
    """An attachment to an item in the one file of a meeting: the id of its heading, its title, what is said below the heading,
    and how many pages are left for it to be put in. A document of our own comes as a part under that id."""

    id: str
    title: str
    words: str = ""
    sheets: int = 0


@dataclass(frozen=True)
class Convened:
    """A meeting on its way into a document. `read` makes blocks of Markdown; `parts` are documents that stand by themselves, of
    what was done with an item, by its id."""

    kind: str
    id: str
    agenda: Agenda
    read: Read
    parts: Mapping[str, Document]
    attached: Mapping[str, tuple[Attached, ...]] = field(default_factory=dict)  # by the item's id

    @property
    def meeting(self) -> Meeting:
        return self.agenda.meeting

    @property
    def body(self) -> str:
        """The body's name."""
        known = self.agenda.settings.bodies.get(self.meeting.body)
        return known.name if known else self.meeting.body

    @property
    def title(self) -> str:
        """«Møteinnkalling – Formannskapet 29.06.2011», as every page says it."""
        labels = self.agenda.labels
        return put(labels["meeting-title"], kind=self.heading, body=self.body, date=short_date(self.meeting.date))

    @property
    def heading(self) -> str:
        """«Møteinnkalling», in the edition with what is exempt from public access «Møteinnkalling, intern utgave»."""
        labels = self.agenda.labels
        hidden = self.agenda.full and any(not each.access.public for each in self.agenda.items)
        return put(labels["meeting-internal"], kind=labels[self.kind]) if hidden else labels[self.kind]

    @property
    def time(self) -> str:
        """«10.00», in the minutes «10.00–13.15», as Språkrådet writes times."""
        ends = self.meeting.ends if self.kind == MINUTES else ""
        return "–".join(each.replace(":", ".") for each in (self.meeting.starts, ends) if each)
