"""The documents of a report as things that can be built: the report itself, and its overview on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planverk.model.document import OVERVIEW, REPORT
from planverk.model.labels import labels
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.model.workspace import Workspace

if TYPE_CHECKING:
    from planverk.model.report import Report

# What reports are made of is imported with the first of them: most builds have none.


@dataclass(frozen=True)
class Reported:
    """A document of a report. `id` is its name in the build folder, `kind` REPORT or OVERVIEW; `history` are the plan's reports
    before it, the oldest first."""

    id: str
    kind: str
    title: str
    report: Report
    history: tuple[Report, ...]
    plan: Plan

    @property
    def language(self) -> str:
        return self.report.language

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it is made from: its own two, and those with the figures of the reports before it."""
        return (self.report.file.removesuffix(".yaml") + ".md", *(each.file for each in (*self.history, self.report)))

    @property
    def concerns(self) -> str:
        from planverk.documents.report import concern

        return concern(self.kind, self.report)


def reported(workspace: Workspace, source: Source) -> Iterator[Reported]:
    """The documents of every report; the overview where the municipality has a layout for it."""
    folder = f"templates/{workspace.settings.template}/documents"
    for plan in workspace.plans:
        reports = workspace.reports_of(plan.id)
        words = labels(plan.language, workspace.settings.wording.labels)
        for at, report in enumerate(reports):
            for kind in (REPORT, OVERVIEW):
                if kind == REPORT or source.exists(f"{folder}/{kind}.md"):
                    from planverk.documents.report import document_id, document_title

                    names = document_id(kind, report, words), kind, document_title(kind, report, words)
                    yield Reported(*names, report, reports[:at], plan)
