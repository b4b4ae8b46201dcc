"""A whole workspace: settings, plans, case papers, consultations, reports, ledgers, meetings and what was decided in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from planverk.findings import Finding, Place, Reading
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.model.workspace import Adopted, Settings, Workspace
from planverk.readers import plan_schema
from planverk.readers import workspace_faults as faults
from planverk.readers.case_paper import read_case_paper
from planverk.readers.plan import read_plan
from planverk.readers.reading import concerning
from planverk.readers.settings import read_settings
from planverk.readers.standing import with_standing

if TYPE_CHECKING:
    from planverk.model.case_paper import CasePaper
    from planverk.model.change import Ledger
    from planverk.model.consultation import Consultation
    from planverk.model.decision import Decision
    from planverk.model.meeting import Meeting
    from planverk.model.report import Report

T = TypeVar("T")


def read_workspace(source: Source, responses_of: Collection[str] | None = None) -> Reading[Workspace]:
    """Everything that can be read of one state, plans and papers in the order of their paths. No value without planverk.yaml.

    A finding concerns a plan's folder, a paper's file, a consultation's or a meeting's folder, or, where it says none, the whole
    workspace.
    `responses_of` are the ids of the consultations whose responses are read, None for all: a plan is made without any.
    """
    settings = read_settings(source)
    if settings.value is None:
        return Reading(None, settings.findings)
    read_plans, findings = _plans(source, settings.value)
    by_folder = {plan.folder: plan for plan in read_plans}
    papers = [read_case_paper(source, file, settings.value, by_folder.get(_folder(file))) for file in _papers(source)]
    consultations = _consultations(source, settings.value, responses_of)
    reports = _reports(source, by_folder)
    ledgers = _ledgers(source)
    decisions = [each for paper in papers if paper.value for each in _decisions(source, paper.value, settings.value)]
    meetings = _meetings(source, settings.value)
    return Reading(
        Workspace(
            settings.value,
            tuple(read_plans),
            tuple(paper.value for paper in papers if paper.value),
            tuple(consultation.value for consultation in consultations if consultation.value),
            tuple(report.value for report in reports if report.value),
            tuple(meeting.value for meeting in meetings if meeting.value),
            tuple(decision.value for decision in decisions if decision.value),
            ledgers=tuple(ledger.value for ledger in ledgers if ledger.value),
            adopted=_adopted(source, reports),
        ),
        (
            *settings.findings,
            *findings,
            *_findings(papers),
            *_findings(consultations),
            *_findings(reports),
            *_findings(ledgers),
            *_findings(decisions),
            *_stray(source, _papers(source)),
            *_findings(meetings),
        ),
    )


def _consultations(source: Source, settings: Settings, responses_of: Collection[str] | None) -> list[Reading[Consultation]]:
    names = consultation_ids(source)
    if not names:
        return []
    from planverk.readers.consultation import read_consultation  # large, and most workspaces have none

    return [
        read_consultation(source, f"consultations/{name}", settings, responses_of is None or name in responses_of)
        for name in names
    ]


def _reports(source: Source, plans: Mapping[str, Plan]) -> list[Reading[Report]]:
    if not any(path.count("/") == 3 and path.split("/")[2] == "reports" for path in source.files("plans")):
        return []
    from planverk.readers.report import read_report, report_files  # large, and most workspaces have none

    return [read_report(source, file, plan) for file in report_files(source) if (plan := plans.get(_folder(file)))]


def _adopted(source: Source, reports: Iterable[Reading[Report]]) -> tuple[Adopted, ...]:
    """The adopted versions of the plans that have reports."""
    plans = sorted({report.value.plan for report in reports if report.value})
    if not plans:
        return ()
    from planverk.readers.adopted import read_adopted  # with the reports

    return tuple(adopted for plan in plans for adopted in read_adopted(source, plan))


def _ledgers(source: Source) -> list[Reading[Ledger]]:
    if not any(path.count("/") == 3 and path.split("/")[2] == "changes" for path in source.files("plans")):
        return []
    from planverk.readers.ledger import ledger_files, read_ledger  # most workspaces have none

    return [read_ledger(source, file) for file in ledger_files(source)]


def _decisions(source: Source, paper: CasePaper, settings: Settings) -> list[Reading[Decision]]:
    if not source.files(f"{paper.file.removesuffix('.md')}/decisions"):
        return []
    from planverk.readers.decision import decision_files, read_decision  # large, and most papers have none

    return [read_decision(source, file, paper, settings) for file in decision_files(source, paper.file)]


def _stray(source: Source, papers: Collection[str]) -> Iterator[Finding]:
    """Decisions whose case paper is not there: it was renamed, or taken away, without them."""
    for path in (path for top in ("plans", "meetings") for path in source.files(top)):
        beside, folder, name = path.partition("/decisions/")
        if folder and name.endswith(".yaml") and beside.split("/")[2:3] == ["cases"] and f"{beside}.md" not in papers:
            yield faults.stray_decision(Place(path), f"{beside}.md")


def _meetings(source: Source, settings: Settings) -> list[Reading[Meeting]]:
    if not source.files("meetings"):
        return []
    from planverk.readers.meeting import meeting_ids, read_meeting  # large, and most workspaces have none

    return [read_meeting(source, f"meetings/{name}", settings) for name in meeting_ids(source)]


def consultation_ids(source: Source) -> tuple[str, ...]:
    """The names of the folders `consultations/<id>`, sorted."""
    return tuple(sorted({path.split("/")[1] for path in source.files("consultations") if path.count("/") > 1}))


def _folder(file: str) -> str:
    return "/".join(file.split("/")[:2])


def _findings(readings: Iterable[Reading[T]]) -> Iterator[Finding]:
    return (found for reading in readings for found in reading.findings)


def _plans(source: Source, settings: Settings) -> tuple[list[Plan], list[Finding]]:
    read: list[Plan] = []
    findings: list[Finding] = []
    files = source.files("plans")
    for folder in sorted({"/".join(path.split("/")[:2]) for path in files if path.count("/") > 1}):
        if f"{folder}/{plan_schema.FILE}" not in files:
            findings += concerning(folder, [faults.no_plan_yaml(Place(folder), folder)])
            continue
        plan = read_plan(source, folder, settings)
        findings += plan.findings
        read += [with_standing(source, plan.value, settings.wording.case_number)] if plan.value else []
    return read, findings


def _papers(source: Source) -> list[str]:
    """`plans/<plan>/cases/*.md` and `meetings/<meeting>/cases/*.md`."""
    paths = [path for top in ("plans", "meetings") for path in source.files(top)]
    return [path for path in paths if path.endswith(".md") and path.count("/") == 3 and path.split("/")[2] == "cases"]
