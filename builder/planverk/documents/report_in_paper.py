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
from planverk.model.report import Report


def told(
    figures: Figures | None, reports: Iterable[Report], units: Mapping[str, str], labels: Mapping[str, str], draw: Draw
) -> Told:
    """What a paper can tell: of `figures`, those of the report that it puts forward (None for none), and of all `reports`."""
    attachable = {
        document_id(kind, each, labels): Listed(document_title(kind, each, labels), each.dated)
        for each in reports
        for kind in (REPORT, OVERVIEW)
    }
    if figures is None:
        return Told(attachable)
    own = {kind: attachable[document_id(kind, figures.report, labels)] for kind in (REPORT, OVERVIEW)}

    def show(container: Container, author: Author) -> Slotted:
        return _shown(container, figures, author, units, draw)

    return Told({**attachable, **own}, of_report(figures), show)


def _shown(container: Container, figures: Figures, author: Author, units: Mapping[str, str], draw: Draw) -> Slotted:
    """The part that the container asks for."""
    part = container.get("part")
    if part in FIGURES:
        return Parts(figures, author, units, draw).slots()[part](container)
    near = difflib.get_close_matches(part, FIGURES, 1, 0.5)
    text = "A report has no part «{part}» that a case paper could show."
    hint = "Write part= and one of these: {known}."
    return Slotted((), findings=(error("C8", container.place, text, hint, part=part, known=", ".join(near or FIGURES)),))
