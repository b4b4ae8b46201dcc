"""A workspace: what planverk.yaml says, the plans, the case papers, the consultations, the reports, and the meetings."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planverk.model.case_paper import CasePaper
from planverk.model.measures import Measures
from planverk.model.place import NOWHERE, Place
from planverk.model.plan import Plan

if TYPE_CHECKING:  # these are large, and most workspaces have neither
    from planverk.model.change import Ledger
    from planverk.model.consultation import Consultation
    from planverk.model.decision import Decision
    from planverk.model.meeting import Meeting
    from planverk.model.report import Report


@dataclass(frozen=True)
class Municipality:
    name: str
    number: str = ""
    address: str = ""
    email: str = ""
    web: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Member:
    """A member of a body, and the party they vote with."""

    name: str
    party: str = ""


@dataclass(frozen=True)
class Body:
    """A committee or council of the municipality; `name` as it is written in papers («Formannskapet»)."""

    code: str
    name: str
    members: tuple[Member, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Waiver:
    """Somebody's decision to live with a finding: it holds while the text there still has the hash `text`."""

    code: str
    place: str  # a path, or path:line
    who: str
    reason: str
    text: str = ""
    read_at: Place = NOWHERE


@dataclass(frozen=True)
class Wording:
    """Words that differ between municipalities. `chief` is rådmannen or kommunedirektøren; `labels` overrides labels by key."""

    chief: str = "kommunedirektøren"
    case_number: str = "{seq}/{yy}"
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """What planverk.yaml says. `units` gives the full names of the municipality's units and partners by code."""

    municipality: Municipality
    language: str = "nb"
    template: str = ""
    wording: Wording = Wording()
    bodies: Mapping[str, Body] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Adopted:
    """The measures of a plan as one adopted version has them; `date` is the day of the decision, else of the version's text."""

    plan: str
    name: str
    measures: Measures
    date: datetime.date | None = None


@dataclass(frozen=True)
class Workspace:
    """One state of a workspace, read whole."""

    settings: Settings
    plans: tuple[Plan, ...] = ()
    papers: tuple[CasePaper, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    reports: tuple[Report, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    decisions: tuple[Decision, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    adopted: tuple[Adopted, ...] = ()  # of the plans that have reports; of each plan the oldest first

    def decisions_on(self, paper_file: str) -> tuple[Decision, ...]:
        """What was decided on a case paper, the oldest first."""
        return tuple(sorted((each for each in self.decisions if each.paper == paper_file), key=lambda each: each.date))

    def papers_before(self, paper: CasePaper) -> tuple[CasePaper, ...]:
        """The papers that earlier bodies had in the same case, the oldest first; nothing goes round in a ring."""
        before: list[CasePaper] = []
        earlier = self.paper(paper.follows) if paper.follows else None
        while earlier is not None and earlier not in (paper, *before):
            before.insert(0, earlier)
            earlier = self.paper(earlier.follows) if earlier.follows else None
        return tuple(before)

    def meeting_of(self, body: str, date: datetime.date) -> Meeting | None:
        """The body's meeting on that day, where it is written down."""
        return next((each for each in self.meetings if (each.body, each.date) == (body, date)), None)

    def paper(self, file: str) -> CasePaper | None:
        """The case paper in that file."""
        return next((each for each in self.papers if each.file == file), None)

    def ledger(self, plan_id: str, base: str) -> Ledger | None:
        """What was said of the changes of a plan since the version `base`."""
        return next((each for each in self.ledgers if (each.plan, each.base) == (plan_id, base)), None)

    def reports_of(self, plan_id: str) -> tuple[Report, ...]:
        """The reports on a plan, the oldest first."""
        return tuple(sorted((each for each in self.reports if each.plan == plan_id), key=lambda each: each.order))

    def consultation(self, consultation_id: str) -> Consultation | None:
        """The consultation of that id."""
        return next((c for c in self.consultations if c.id == consultation_id), None)

    def plan(self, plan_id: str) -> Plan | None:
        """The plan of that id."""
        return next((p for p in self.plans if p.id == plan_id), None)

    def adopted_of(self, plan_id: str, name: str) -> Adopted | None:
        """The adopted version of that name of a plan; None where there is none."""
        return next((each for each in self.adopted if (each.plan, each.name) == (plan_id, name)), None)

    def newest_adopted(self, plan_id: str) -> Adopted | None:
        """The version of a plan that was adopted last."""
        return next((each for each in reversed(self.adopted) if each.plan == plan_id), None)

    def plan_of(self, report: Report) -> Plan | None:
        """The plan that a report is on, with the measures of the adopted version that it was made against, where it names one."""
        plan = self.plan(report.plan)
        adopted = self.adopted_of(report.plan, report.version)
        return replace(plan, measures=adopted.measures) if plan is not None and adopted is not None else plan
