"""What reports have for a case paper: documents to attach, and of the one that it puts forward its values and its figures."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from planverk.documents.attachments import Listed
from planverk.documents.composition import Author
from planverk.documents.layouts import Slotted
from planverk.documents.report import document_id, document_title
from planverk.documents.report_figures import Figures
from planverk.documents.report_parts import FIGURES, Draw, Parts
from planverk.documents.report_values import of_report
from planverk.documents.told import Told
from planverk.findings import error
from planverk.model.content import Container
from planverk.model.document import OVERVIEW, REPORT
from planverk.model.labels import labels as labels_in
from planverk.model.report import Report
from planverk.model.workspace import Settings


def told(figures: Figures | None, reports: Iterable[Report], settings: Settings, draw: Draw) -> Told:
    """What a paper can tell: of `figures`, those of the report that it puts forward (None for none), and of all `reports`."""
    attachable: dict[str, Listed] = {}
    for each in reports:
        attachable |= dict(zip(_names(each, settings), _listed(each, settings), strict=True))
    if figures is None:
        return Told(attachable)
    own = dict(zip((REPORT, OVERVIEW), _listed(figures.report, settings), strict=True))

    def show(container: Container, author: Author) -> Slotted:
        return _shown(container, figures, author, settings.units, draw)

    return Told({**attachable, **own}, values=of_report(figures), show=show)


def _names(report: Report, settings: Settings) -> tuple[str, str]:
    """The names of the report and its overview in the build folder: in the report's own language, whatever the paper's is."""
    labels = labels_in(report.language, settings.wording.labels)
    return document_id(REPORT, report, labels), document_id(OVERVIEW, report, labels)


def _listed(report: Report, settings: Settings) -> tuple[Listed, Listed]:
    labels = labels_in(report.language, settings.wording.labels)
    titles = (document_title(kind, report, labels) for kind in (REPORT, OVERVIEW))
    first, second = (Listed(title, report.dated) for title in titles)
    return first, second


def _shown(container: Container, figures: Figures, author: Author, units: Mapping[str, str], draw: Draw) -> Slotted:
    """The part that the container asks for."""
    part = container.get("part")
    if part in FIGURES:
        return Parts(figures, author, units, draw).slots()[part](container)
    near = difflib.get_close_matches(part, FIGURES, 1, 0.5)
    text = "A report has no part «{part}» that a case paper could show."
    hint = "Write part= and one of these: {known}."
    return Slotted((), findings=(error("C8", container.place, text, hint, part=part, known=", ".join(near or FIGURES)),))
