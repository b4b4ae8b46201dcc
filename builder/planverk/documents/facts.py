"""The head of a case paper: who has prepared it, where it is filed, which bodies treat it and when."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping

from planverk.documents.frame import Frame
from planverk.documents.layouts import Slotted
from planverk.documents.names import body_name, next_treatment
from planverk.documents.saying import row
from planverk.findings import Finding, error
from planverk.model.case_number import Archive
from planverk.model.case_paper import CasePaper, Treatment
from planverk.model.content import Column, Container, Facts, Table, Text
from planverk.model.dates import short_date

COLUMNS = {"body": 46.0, "meeting-date": 27.0, "case-number": 27.0, "body-case-number": 27.0}


def facts(container: Container, paper: CasePaper, frame: Frame, labels: Mapping[str, str]) -> Slotted:
    """The rows that the layout asks for, in its order, without those that the paper has nothing for."""
    wanted = container.get("rows").replace(",", " ").split()
    known = _rows(container, paper, frame, labels)
    unknown = tuple(_unknown(row, tuple(known), container) for row in wanted if row not in known)
    rows = tuple((labels[row], (Text(known[row]),)) for row in wanted if known.get(row))
    return Slotted((Facts(rows, container.place),) if rows else (), findings=unknown)


def treatments(container: Container, paper: CasePaper, frame: Frame, labels: Mapping[str, str]) -> Slotted:
    """The saksgang as a table with a line for each body; a number that comes with the agenda leaves its cell empty."""
    wanted = container.get("columns", "body meeting-date case-number").replace(",", " ").split()
    unknown = tuple(_unknown(column, tuple(COLUMNS), container) for column in wanted if column not in COLUMNS)
    shown = [column for column in wanted if column in COLUMNS]
    if not paper.treatments or not shown:
        return Slotted((), findings=unknown)
    total = sum(COLUMNS[column] for column in shown)
    columns = tuple(Column(width=round(100 * COLUMNS[column] / total, 2)) for column in shown)
    header = row(labels[column] for column in shown)
    rows = tuple(row(_CELLS[column](treatment, frame) for column in shown) for treatment in paper.treatments)
    return Slotted((Table(columns, (header,), rows, place=container.place),), findings=unknown)


def archive_text(archive: Archive, pattern: str) -> str:
    """An archive reference in the municipality's own way, `{case} - /{class}`; only the part that there is, where one is
    missing."""
    if archive.case is None or not archive.classification:
        return str(archive.case or archive.classification)
    return pattern.replace("{case}", str(archive.case)).replace("{class}", archive.classification)


def _rows(container: Container, paper: CasePaper, frame: Frame, labels: Mapping[str, str]) -> dict[str, str]:
    now = next_treatment(paper)
    values = {
        "case-worker": paper.case_worker,
        "case-worker-short": paper.case_worker,
        "archive-case": archive_text(paper.archive, container.get("archive", "{case}")),
        "archive-class": paper.archive.classification,
        "archive": archive_text(paper.archive, container.get("archive", "{class}")),
        "date": short_date(paper.date) if paper.date else "",
        "saksordforer": paper.saksordforer,
        "decided-by": body_name(paper.decided_by, frame),
        "access": "" if paper.access.public else f"{labels['exempt']} {paper.access.paragraph}".strip(),
    }
    for column, cell in _CELLS.items():
        values[column] = cell(now, frame) if now else ""
    return values


def _number(treatment: Treatment, frame: Frame) -> str:
    return treatment.number.format(frame.settings.wording.case_number) if treatment.number else ""


_CELLS: Mapping[str, Callable[[Treatment, Frame], str]] = {
    "body": lambda treatment, frame: body_name(treatment.body, frame),
    "meeting-date": lambda treatment, _: short_date(treatment.date) if treatment.date else "",
    "case-number": _number,
    "body-case-number": _number,
}


def _unknown(name: str, known: tuple[str, ...], container: Container) -> Finding:
    near = difflib.get_close_matches(name, known, 1, 0.6)
    return error(
        "L3",
        container.place,
        "The layout asks for «{name}», which a case paper does not have.",
        "What can stand there: {known}.",
        name=name,
        known=", ".join(near or known),
    )
