"""Finding a plan and its reports, read from the files as they are."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from planverk.errors import MissingFile, UnreadableFile
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.report import Report
from planverk.model.workspace import Adopted, Settings, Workspace
from planverk.readers.adopted import read_adopted
from planverk.readers.workspace import read_workspace
from planverk.service.workspace import SETTINGS, Home


@dataclass(frozen=True)
class Shelf:
    """A plan with its reports, the oldest first, the version of it that was adopted last, and the workspace around it."""

    workspace: Workspace
    plan: Plan
    reports: tuple[Report, ...]
    adopted: Adopted | None = None

    @property
    def settings(self) -> Settings:
        return self.workspace.settings

    def plan_of(self, report: Report) -> Plan:
        """The plan with the measures that the report is on."""
        return self.workspace.plan_of(report) or self.plan

    def report(self, name: str = "") -> Report:
        """The report of that id («2012-h1»), or the newest for no name. Raises MissingFile."""
        wanted = name.strip().casefold()
        found = [each for each in self.reports if wanted in ("", each.id)]
        if found:
            return found[-1]
        known = ", ".join(each.id for each in self.reports)
        raise MissingFile("There is no report {name}.", "These are here: {known}", name=name or "–", known=known or "–")


def find_shelf(home: Home, name: str = "") -> Shelf:
    """The plan of that id, or the only one there is. Raises MissingFile, UnreadableFile."""
    reading = read_workspace(home.tree, ())
    workspace = reading.value
    if workspace is None:
        raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
    plans = {plan.id: plan for plan in workspace.plans}
    wanted = name.strip("/").removeprefix("plans/")
    plan = plans.get(wanted) or (next(iter(plans.values())) if not wanted and len(plans) == 1 else None)
    if plan is None:
        near = difflib.get_close_matches(wanted, list(plans), n=1)
        known = ", ".join(plans) or "–"
        hint = "Did you mean {near}?" if near else "These are here: {known}"
        raise MissingFile("There is no plan {name}.", hint, name=wanted or "–", near="".join(near), known=known)
    broken = next(
        (f for f in reading.findings if f.is_error and "/reports/" in f.place.file and f.concerns.startswith(plan.folder)), None
    )
    if broken is not None:
        raise UnreadableFile("{file} has errors.", "See them with: planverk check", broken.place, file=broken.place.file)
    adopted = read_adopted(home.tree, plan.id)
    return Shelf(workspace, plan, workspace.reports_of(plan.id), adopted[-1] if adopted else None)
