"""What a document is assembled in: the municipality's settings, layout and numbering; and what comes out of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from planverk.findings import Finding
from planverk.model.consultation import Consultation
from planverk.model.document import Document, Draft, Origin
from planverk.model.layout import Layout
from planverk.model.numbering import NumberingScheme, decimal_scheme
from planverk.model.plan import Plan
from planverk.model.template import TemplateSettings
from planverk.model.workspace import Settings


@dataclass(frozen=True)
class Frame:
    """Everything that a document needs besides its own text.

    `date` is the day that the text was committed (None without git), `plans` are all plans of the workspace, for references
    from one to another, and `plan_numbering` is how their chapters are numbered, where this document's own are otherwise.
    `consultation` is the hearing that a plan tells of, where its text names numbers of it.
    """

    settings: Settings
    layout: Layout
    numbering: NumberingScheme = field(default_factory=decimal_scheme)
    measure_columns: tuple[str, ...] = TemplateSettings("").measures
    origin: Origin = Origin("")
    draft: Draft | None = None
    date: datetime.date | None = None
    plans: tuple[Plan, ...] = ()
    plan_numbering: NumberingScheme | None = None
    consultation: Consultation | None = None


@dataclass(frozen=True)
class Assembled:
    """A document, and what was found while it was put together. It is whole even where there are errors, for drafts."""

    document: Document
    findings: tuple[Finding, ...] = ()
