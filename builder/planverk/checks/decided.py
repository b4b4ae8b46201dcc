"""A decision as the rules look at it: with its paper, its meeting, its plan, and who was there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planverk.checks.votes import Room
from planverk.findings import Finding
from planverk.model.case_paper import CasePaper
from planverk.model.decision import Decision
from planverk.model.meeting import Meeting
from planverk.model.plan import Plan
from planverk.model.workspace import Workspace


@dataclass(frozen=True)
class Case:
    """A decision under inspection, with its paper, its meeting where that is written down, and the plan that it is about."""

    decision: Decision
    paper: CasePaper
    workspace: Workspace
    meeting: Meeting | None
    plan: Plan | None

    @property
    def room(self) -> Room:
        """Who was there."""
        body = self.workspace.settings.bodies.get(self.decision.body)
        return Room.of(self.decision, self.meeting.attendance if self.meeting else None, body)


Rule = Callable[[Case], Iterator[Finding]]
