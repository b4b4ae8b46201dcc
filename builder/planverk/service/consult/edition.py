"""The hearing edition: a frozen version of the plan as it is sent out, and the outline that answers will be read by."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from planverk.documents.outline import outline
from planverk.errors import Conflict
from planverk.findings import Finding
from planverk.model.consultation import Outline
from planverk.model.content import Paragraph, Text
from planverk.model.document import Document
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.model.template import Template, Theme
from planverk.service.assembling import assemble
from planverk.service.gathering import gather
from planverk.service.states import State
from planverk.store.layered import Layered
from planverk.store.versions import Version, version_source
from planverk.writers import docx, html
from planverk.writers.eml import Attached
from planverk.writers.pdf import Printed, Typeset, typeset
from planverk.writers.pdf.line_numbers import with_line_numbers

Print = Callable[[Typeset], Printed]


@dataclass(frozen=True)
class Edition:
    """A version as a document, printed, with its outline."""

    plan: Plan
    version: Version
    document: Document
    template: Template
    printed: Printed
    outline: Outline
    findings: tuple[Finding, ...] = ()

    @property
    def pdf(self) -> Attached:
        """The PDF under the name that it goes out with."""
        return Attached(f"{self.plan.id}-{self.version.name}.pdf", self.printed.data)

    def files(self) -> dict[str, bytes]:
        """The edition in every format, by file name. Word's pages are others than the PDF's: its contents show the PDF's page
        numbers, and a line says so."""
        stem = f"{self.plan.id}-{self.version.name}"
        note = Paragraph((Text(self.document.labels["edition-pages"]),))
        word = replace(self.document, body=(note, *self.document.body))
        return {
            f"{stem}.pdf": self.printed.data,
            f"{stem}.docx": docx.write(word, self.template, self.printed.pages),
            f"{stem}.html": html.write(self.document, _theme(self.template)),
        }


def edition(source: Source, version: Version, lines: bool, press: Print, unwritten: Mapping[str, bytes] | None = None) -> Edition:
    """The edition of a version whose files are in `source` or `unwritten`. Raises Conflict where it cannot be made, and
    TypesettingFailed."""
    whole = Layered(source, unwritten) if unwritten else source
    date = datetime.date.fromisoformat(version.date) if version.date else None
    state = State(version_source(whole, version), version.commit, date, version=version.name, plan=version.plan)
    (paper,) = assemble(gather(state, (f"plans/{version.plan}",))).papers or (None,)
    if (
        paper is None
        or paper.stopped
        or paper.document is None
        or paper.template is None
        or not isinstance(paper.target.value, Plan)
    ):
        raise Conflict(
            "The plan {plan} has errors, and cannot be built.", "See them with: planverk check {plan}", plan=version.plan
        )
    source_text = typeset(paper.document, _theme(paper.template))
    printed = press(with_line_numbers(source_text, _theme(paper.template)) if lines else source_text)
    pdf = f"sha256:{hashlib.sha256(printed.data).hexdigest()}"
    plan = paper.target.value
    made = outline(plan, paper.document, version.name, printed.pages, pdf)
    return Edition(plan, version, paper.document, paper.template, printed, made, (*paper.findings, *source_text.findings))


def _theme(template: Template) -> Theme:
    assert template.theme is not None, "read_template gives the look, or no template at all"
    return template.theme
