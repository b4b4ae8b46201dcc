"""The lists of attachments in a case paper."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from planverk.documents.layouts import Slotted
from planverk.model.case_paper import Attachment, CasePaper
from planverk.model.content import Blocks, OrderedList, Paragraph, Text
from planverk.model.dates import short_date
from planverk.model.document import CONSULTATION_DOCUMENTS, SENDING_DOCUMENTS
from planverk.model.place import Place
from planverk.model.plan import Plan


def attachment_list(
    attachments: tuple[Attachment, ...], paper: CasePaper, plans: tuple[Plan, ...], labels: Mapping[str, str]
) -> Slotted:
    """A numbered list; «Ingen» where the paper says that there are none; nothing where it says nothing."""
    if not attachments:
        none = (Paragraph((Text(labels["none"]),)),) if paper.attachments_stated else ()
        return Slotted(none, filled=False)
    items: tuple[Blocks, ...] = tuple((Paragraph((Text(words(a, paper, plans, labels)),), place=a.place),) for a in attachments)
    return Slotted((OrderedList(items, place=attachments[0].place if attachments[0].place.file else Place()),))


def words(attachment: Attachment, paper: CasePaper, plans: tuple[Plan, ...], labels: Mapping[str, str]) -> str:
    """An attachment as it is listed: its own title, else that of the document or the file; and its date."""
    title = attachment.title or _document_title(attachment, paper, plans, labels) or posixpath.basename(attachment.file)
    plan = plan_of(attachment.document, paper, plans) if attachment.document else None
    date = attachment.date or (plan.date if plan else None)
    return f"{title}, {labels['dated']} {short_date(date)}" if date else title


def plan_of(document: str, paper: CasePaper, plans: tuple[Plan, ...]) -> Plan | None:
    """The plan that an attachment's `document` means: `plan` is the one that the paper is about, else it is a plan's id."""
    wanted = document
    if document == "plan":
        wanted = paper.concerns[0].plan if paper.concerns else paper.plan
    return next((plan for plan in plans if plan.id == wanted), None)


def _document_title(attachment: Attachment, paper: CasePaper, plans: tuple[Plan, ...], labels: Mapping[str, str]) -> str:
    if attachment.document in (*CONSULTATION_DOCUMENTS, *SENDING_DOCUMENTS) and paper.consultation:
        return labels[f"{attachment.document}-title"]
    plan = plan_of(attachment.document, paper, plans) if attachment.document else None
    return plan.title if plan is not None else attachment.document
