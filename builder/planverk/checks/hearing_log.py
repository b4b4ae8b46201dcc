"""The log of a hearing as the rules see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planverk.findings import Finding
from planverk.model.consultation import Consultation
from planverk.model.plan import Plan
from planverk.model.response import Point, Response
from planverk.model.workspace import Workspace

Numbered = tuple[Response, Point]


@dataclass(frozen=True)
class Log:
    """A consultation under inspection, with the workspace around it."""

    consultation: Consultation
    workspace: Workspace

    @property
    def plan(self) -> Plan | None:
        """The plan on hearing, as it stands today."""
        subjects = self.consultation.subjects
        return self.workspace.plan(subjects[0].plan) if subjects else None

    def points(self) -> Iterator[Numbered]:
        """Every point with its response, in the order of the log."""
        return ((response, point) for response in self.consultation.responses for point in response.points)


LogRule = Callable[[Log], Iterator[Finding]]
