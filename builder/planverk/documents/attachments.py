"""The lists of attachments in a case paper."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from planverk.documents.layouts import Slotted
from planverk.model.case_paper import Attachment, CasePaper
from planverk.model.content import Blocks, OrderedList, Paragraph, Text
from planverk.model.dates import short_date
from planverk.model.document import CHANGE_DOCUMENTS, CONSULTATION_DOCUMENTS, SENDING_DOCUMENTS
from planverk.model.place import Place
from planverk.model.plan import Plan


@dataclass(frozen=True)
class Listed:
    """A document as it stands in a list of attachments."""

    title: str
    date: datetime.date | None = None


@dataclass(frozen=True)
class Shelf:
    """What a paper may attach besides files: plans, and further documents by name (those of reports)."""

    plans: tuple[Plan, ...]
    others: Mapping[str, Listed]
    labels: Mapping[str, str]


def attachment_list(attachments: tuple[Attachment, ...], paper: CasePaper, shelf: Shelf) -> Slotted:
    """A numbered list; «Ingen» where the paper says that there are none; nothing where it says nothing."""
    if not attachments:
        none = (Paragraph((Text(shelf.labels["none"]),)),) if paper.attachments_stated else ()
        return Slotted(none, filled=False)
    items: tuple[Blocks, ...] = tuple((Paragraph((Text(words(a, paper, shelf)),), place=a.place),) for a in attachments)
    return Slotted((OrderedList(items, place=attachments[0].place if attachments[0].place.file else Place()),))


def words(attachment: Attachment, paper: CasePaper, shelf: Shelf) -> str:
    """An attachment as it is listed: its own title, else that of the document or the file; and its date."""
    document = _document(attachment.document, paper, shelf) if attachment.document else Listed("")
    title = attachment.title or document.title or posixpath.basename(attachment.file)
    date = attachment.date or document.date
    return f"{title}, {shelf.labels['dated']} {short_date(date)}" if date else title


def plan_of(document: str, paper: CasePaper, plans: tuple[Plan, ...]) -> Plan | None:
    """The plan that an attachment's `document` means: `plan` is the one that the paper is about, else it is a plan's id."""
    wanted = paper.about if document == "plan" else document
    return next((plan for plan in plans if plan.id == wanted), None)


def _document(name: str, paper: CasePaper, shelf: Shelf) -> Listed:
    """The document of that name: one of the hearing that the paper tells of, of a report, or a plan; else the name itself."""
    if name in (*CONSULTATION_DOCUMENTS, *SENDING_DOCUMENTS) and paper.consultation:
        return Listed(shelf.labels[f"{name}-title"])
    about = plan_of("plan", paper, shelf.plans)
    if name in CHANGE_DOCUMENTS and paper.consultation and about is not None:
        return Listed(shelf.labels[f"{name}-listed"].format(title=about.title), about.date)
    if name in shelf.others:
        return shelf.others[name]
    plan = plan_of(name, paper, shelf.plans)
    return Listed(plan.title, plan.date) if plan is not None else Listed(name)
