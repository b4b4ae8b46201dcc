"""Small workspaces for the tests of rules: plans and case papers from Markdown shown in the test."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from planverk.checks import Scope, check
from planverk.findings import Finding
from planverk.model.case_number import CaseNumber
from planverk.model.case_paper import Attachment, CasePaper, Concern, Proposal, Treatment
from planverk.model.content import Blocks, Heading
from planverk.model.measures import Measures
from planverk.model.place import Place
from planverk.model.plan import Chapter, Period, Plan, PlanType, Section
from planverk.model.workspace import Body, Municipality, Settings, Workspace
from planverk.readers.markdown import parse

PLAN_FILE = "plans/bolig/01.md"
PAPER_FILE = "plans/bolig/cases/formannskapet.md"
SETTINGS = Settings(
    Municipality("Vågsund kommune"),
    bodies={
        "formannskapet": Body("formannskapet", "Formannskapet"),
        "kommunestyret": Body("kommunestyret", "Kommunestyret"),
        "eldreradet": Body("eldreradet", "Eldrerådet"),
    },
    units={"bolig": "Boligkontoret"},
    place=Place("planverk.yaml"),
)
PROPOSAL = "1. Planen vedtas.\n2. Planen legges til grunn for budsjettet.\n"


def blocks(markdown: str, file: str) -> Blocks:
    found = parse(markdown, file).value
    assert found is not None
    return found


def sections(found: Blocks) -> tuple[Blocks, tuple[Section, ...]]:
    """Blocks as a tree: what stands before the first heading, and the sections."""
    first = next((at for at, block in enumerate(found) if isinstance(block, Heading)), len(found))
    return found[:first], _tree(found[first:])


def _tree(found: Blocks) -> tuple[Section, ...]:
    if not found:
        return ()
    heading = found[0]
    assert isinstance(heading, Heading)
    end = next((at for at, b in enumerate(found) if at and isinstance(b, Heading) and b.level <= heading.level), len(found))
    own, below = sections(found[1:end])
    section = Section(heading.id, heading.level, heading.content, own, below, heading.place)
    return (section, *_tree(found[end:]))


def plan(markdown: str = "# Mål {#mal}\n\nTekst.\n", language: str = "nb", **changes: Any) -> Plan:
    preamble, found = sections(blocks(markdown, PLAN_FILE))
    made = Plan(
        "bolig",
        "plans/bolig",
        "Boligplan 2011–2025",
        PlanType.TEMAPLAN,
        language,
        Period(2011, 2025),
        chapters=(Chapter(PLAN_FILE, preamble, found),),
        measures=Measures(),
        place=Place("plans/bolig/plan.yaml", 4),
    )
    return replace(made, **changes)


def paper(markdown: str = "## Vurdering {#vurdering}\n\nBra.\n", proposal: str = PROPOSAL, **changes: Any) -> CasePaper:
    preamble, found = sections(blocks(markdown, PAPER_FILE))
    proposals = (Proposal("formannskapet", blocks(proposal, PAPER_FILE), Place(PAPER_FILE, 20)),)
    made = CasePaper(
        "formannskapet",
        PAPER_FILE,
        "Boligplan 2011–2025",
        "levanger",
        "nb",
        plan="bolig",
        concerns=(Concern("bolig"),),
        case_worker="Ingrid Solvoll",
        decided_by="kommunestyret",
        treatments=(
            Treatment("formannskapet", datetime.date(2011, 6, 29), CaseNumber(2011, 58), Place(PAPER_FILE, 8)),
            Treatment("kommunestyret", datetime.date(2011, 9, 7), CaseNumber(2011, 40), Place(PAPER_FILE, 9)),
        ),
        printed=(Attachment(document="plan", place=Place(PAPER_FILE, 12)),),
        proposals=proposals,
        preamble=preamble,
        sections=found,
        place=Place(PAPER_FILE, 1),
    )
    return replace(made, **changes)


def found_in(*things: Plan | CasePaper, scope: Scope | None = None, settings: Settings = SETTINGS) -> list[Finding]:
    """The findings about a workspace of `things`; a paper comes with the plan that it is about."""
    plans = tuple(thing for thing in things if isinstance(thing, Plan)) or (plan(),)
    papers = tuple(thing for thing in things if isinstance(thing, CasePaper))
    return list(check(Workspace(settings, plans, papers), scope or Scope()))


def codes(*things: Plan | CasePaper, scope: Scope | None = None, settings: Settings = SETTINGS) -> list[str]:
    """The codes of the findings, notes marked with a `?` and warnings with a `!`."""
    marks = {"error": "", "warning": "!", "note": "?"}
    return [finding.code + marks[finding.severity.value] for finding in found_in(*things, scope=scope, settings=settings)]
