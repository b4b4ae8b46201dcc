"""A report on a plan as a Document, whole or on one page: the municipality's layout, filled from the same slots."""

from __future__ import annotations

from dataclasses import replace

from planverk.documents import fields, names
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.frame import Assembled, Frame
from planverk.documents.report_figures import Figures, Labels, title_of
from planverk.documents.report_parts import Draw, Parts, example_ids
from planverk.documents.report_values import of_report
from planverk.documents.values import Group, Sandbox
from planverk.model.dates import long_date
from planverk.model.document import OVERVIEW, REPORT, Limit
from planverk.model.report import Report


def assemble(kind: str, figures: Figures, frame: Frame, draw: Draw) -> Assembled:
    """The document of that kind (REPORT, OVERVIEW), with findings."""
    report, plan, labels = figures.report, figures.plan, figures.labels
    title = document_title(kind, report, labels)
    values = Group(
        {
            **names.common(frame, labels),
            "plan": names.of_plan(plan, frame, labels),
            "report": of_report(figures),
            "document": Group({"title": title}),
        }
    )
    sandbox = Sandbox(values, frame.settings.wording.case_number)
    author = Author(frame, labels, sandbox, plan.measures, report.pictures)
    parts = Parts(figures, author, frame.settings.units, draw)
    subject = Subject(
        id=document_id(kind, report, labels),
        kind=kind,
        concerns=concern(kind, report),
        language=report.language,
        title=title,
        fields={
            **fields.of_plan(plan, frame, labels),
            "title": title,
            "subtitle": plan.title,
            "status": "",
            "date": long_date(report.dated) if report.dated else "",
            "document_type": labels[f"report-{report.kind.value}"],
        },
        slots=parts.slots(),
        parts=parts.held() if kind == REPORT else {},
        measures=plan.measures,
        fallback=plan,
    )
    assembled = compose(subject, author)
    return replace(assembled, document=replace(assembled.document, limits=_limits(kind, report, title)))


def _limits(kind: str, report: Report, title: str) -> tuple[Limit, ...]:
    """An overview keeps to a page, and so does each good example."""
    if kind == OVERVIEW:
        return (Limit(title, 1, place=report.place),)
    examples = enumerate(report.examples, start=1)
    return tuple(Limit(each.title, 1, *example_ids(number), place=each.place) for number, each in examples)


def document_title(kind: str, report: Report, labels: Labels) -> str:
    title = title_of(report, labels)
    return labels["report-overview-title"].format(report=title) if kind == OVERVIEW else title


def document_id(kind: str, report: Report, labels: Labels) -> str:
    """The document's name in the build folder: `boligplan-2012-h1`."""
    return report.overview(labels["report-file-overview"]) if kind == OVERVIEW else report.document


def concern(kind: str, report: Report) -> str:
    """What findings about the document concern: the report's file, and for its overview a # with the kind."""
    return f"{report.file}#{kind}" if kind == OVERVIEW else report.file
