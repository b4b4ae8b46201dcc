"""What the `{{ name }}` fields of the municipality's Word file are filled with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planverk.documents.frame import Frame
from planverk.documents.names import body_name, next_treatment, status
from planverk.model.case_number import Archive
from planverk.model.case_paper import CasePaper
from planverk.model.dates import long_date, short_date
from planverk.model.document import Origin
from planverk.model.plan import Plan

if TYPE_CHECKING:  # large, and most documents are of no hearing
    from planverk.documents.hearing import Hearing
    from planverk.model.consultation import Consultation

SHORT_COMMIT = 7


def of_plan(plan: Plan, frame: Frame, labels: Mapping[str, str]) -> dict[str, str]:
    """Every field, for a plan; those that a plan has nothing for are empty. Its date is its own, else the commit's."""
    date = plan.date or frame.date
    return {
        **_blank(),
        **_common(plan.title, plan.archive, frame, labels),
        "subtitle": plan.subtitle,
        "status": status(plan, frame, labels),
        "period": str(plan.period) if plan.period else "",
        "date": long_date(date) if date else "",
        "document_type": labels[f"type-{plan.type.value}"],
    }


def of_paper(paper: CasePaper, frame: Frame, labels: Mapping[str, str]) -> dict[str, str]:
    """Every field, for a case paper; body, meeting and number are those of the treatment that is next."""
    now = next_treatment(paper)
    date = paper.date or frame.date
    number = now.number.format(frame.settings.wording.case_number) if now and now.number else ""
    return {
        **_blank(),
        **_common(paper.title, paper.archive, frame, labels),
        "date": short_date(date) if date else "",
        "case_number": number,
        "case_worker": paper.case_worker,
        "body_name": body_name(now.body, frame) if now else "",
        "meeting_date": short_date(now.date) if now and now.date else "",
        "document_type": labels["case-paper"],
        "status": "" if paper.access.public else labels["exempt"],
    }


def of_consultation(kind: str, hearing: Hearing, frame: Frame, labels: Mapping[str, str]) -> dict[str, str]:
    """Every field, for a document of a consultation: its own title, with the plan's below."""
    plan = hearing.plan
    return {
        **_blank(),
        **_common(labels[f"{kind}-title"], plan.archive if plan else Archive(), frame, labels),
        "subtitle": plan.title if plan else hearing.consultation.title,
        "period": str(plan.period) if plan and plan.period else "",
        "date": long_date(frame.date) if frame.date else "",
        "document_type": labels["consultation"],
    }


def of_sending(
    title: str, kind: str, consultation: Consultation, plan: Plan, frame: Frame, labels: Mapping[str, str]
) -> dict[str, str]:
    """Every field, for what is sent out with a hearing; it has the day on which the hearing was sent out."""
    decided = consultation.decided
    return {
        **_blank(),
        **_common(title, plan.archive, frame, labels),
        "subtitle": plan.title,
        "period": str(plan.period) if plan.period else "",
        "date": long_date(consultation.sent) if consultation.sent else "",
        "case_number": decided.number.format(frame.settings.wording.case_number) if decided and decided.number else "",
        "case_worker": consultation.contact,
        "document_type": labels[kind],
    }


def blank(title: str, archive: Archive, frame: Frame, labels: Mapping[str, str]) -> dict[str, str]:
    """Every field, with what any document has; the others are empty."""
    return {**_blank(), **_common(title, archive, frame, labels)}


def commit_words(origin: Origin, labels: Mapping[str, str]) -> str:
    """The short commit, with a word where the text has changed since; empty without git."""
    if not origin.commit:
        return ""
    return f"{origin.commit[:SHORT_COMMIT]} ({labels['uncommitted']})" if origin.dirty else origin.commit[:SHORT_COMMIT]


def _blank() -> dict[str, str]:
    names = ("subtitle", "status", "period", "date", "case_number", "case_worker", "body_name", "meeting_date", "document_type")
    return dict.fromkeys(names, "")


def _common(title: str, archive: Archive, frame: Frame, labels: Mapping[str, str]) -> dict[str, str]:
    place = frame.settings.municipality
    return {
        "title": title,
        "municipality": place.name,
        "municipality_address": place.address,
        "municipality_email": place.email,
        "municipality_web": place.web,
        "municipality_phone": place.phone,
        "archive_case": str(archive),
        "archive_class": archive.classification,
        "commit": commit_words(frame.origin, labels),
        "draft": frame.draft.mark if frame.draft else "",
    }
