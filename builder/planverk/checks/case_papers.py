"""C: what stands in a case paper's front matter, held against planverk.yaml, the plans and the layouts."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from planverk.checks.subject import Rule, Subject
from planverk.findings import Finding, error, note, warning
from planverk.model.case_paper import CasePaper
from planverk.model.place import NOWHERE, Place


def bodies_known(subject: Subject) -> Iterator[Finding]:
    """Every body is in planverk.yaml."""
    if subject.paper is None:
        return
    known = subject.workspace.settings.bodies
    for code, place in dict.fromkeys(_bodies(subject.paper)):
        if code and code not in known:
            yield error(
                "C1",
                place if place.file else subject.place,
                "planverk.yaml knows no body «{code}».",
                "Add it under bodies:, or correct it (near it: {near}).",
                code=code,
                near=_near(code, known),
            )


def somebody_decides(subject: Subject) -> Iterator[Finding]:
    """A paper says who decides and which bodies treat it."""
    paper = subject.paper
    if paper is None:
        return
    if not paper.decided_by:
        yield warning("C2", subject.place, "The paper does not say who decides.", "Write decided_by: and the body's code.")
    if not paper.treatments:
        yield warning(
            "C2",
            subject.place,
            "The paper has no treatments.",
            "Write treatments: with a line for each body: - {{body: formannskapet, date: 2011-06-29}}.",
        )
    elif paper.decided_by and paper.decided_by not in {treatment.body for treatment in paper.treatments}:
        yield note(
            "C2",
            subject.place,
            "«{body}» decides, but is not among the treatments.",
            "Add it to treatments: when its meeting is known.",
            body=paper.decided_by,
        )


def numbers_given(subject: Subject) -> Iterator[Finding]:
    """A meeting that has a date gets a case number with its agenda."""
    paper = subject.paper
    if paper is None:
        return
    given = {(made.body, made.date) for made in subject.workspace.decisions_on(paper.file) if made.number}
    for meeting in subject.workspace.meetings:
        if any(item.number and item.paper == paper.file for item in meeting.items):
            given.add((meeting.body, meeting.date))
    for treatment in paper.treatments:
        known = treatment.number is not None or (treatment.body, treatment.date) in given
        if treatment.date is not None and not known:
            yield note(
                "C3",
                treatment.place if treatment.place.file else subject.place,
                "The treatment in «{body}» has a date and no case number yet.",
                "Write number: when the agenda is set.",
                body=treatment.body,
            )


def plans_known(subject: Subject) -> Iterator[Finding]:
    """The plans that a paper is about are in the workspace."""
    if subject.paper is None:
        return
    known = [plan.id for plan in subject.workspace.plans]
    for concern in subject.paper.concerns:
        if concern.plan not in known:
            yield error(
                "C4",
                subject.place,
                "The paper is about «{plan}», which is no plan in the workspace.",
                "Correct concerns: (near it: {near}).",
                plan=concern.plan,
                near=_near(concern.plan, known),
            )


def report_there(subject: Subject) -> Iterator[Finding]:
    """The report that a paper puts forward is one on the plan that it is about."""
    paper = subject.paper
    if paper is None or not paper.report:
        return
    known = [report.id for report in subject.workspace.reports_of(paper.about)]
    if paper.report not in known:
        yield error(
            "C8",
            subject.place,
            "The paper puts forward the report «{report}», which the plan does not have.",
            "Correct report: (near it: {near}).",
            report=paper.report,
            near=_near(paper.report, known),
        )


def earlier_paper_there(subject: Subject) -> Iterator[Finding]:
    """The paper that an earlier body had is another one in the workspace, and does not follow this one."""
    paper = subject.paper
    if paper is None or not paper.follows:
        return
    known = [each.file for each in subject.workspace.papers if each.file != paper.file]
    if paper.follows not in known:
        yield error(
            "C10",
            subject.place,
            "The paper follows «{paper}», which is no other case paper.",
            "Write under follows: the name of the paper that the earlier body had (near it: {near}).",
            paper=paper.follows,
            near=_near(paper.follows, known),
        )
    elif any(each.follows == paper.file for each in subject.workspace.papers_before(paper)):
        text = "The papers follow each other in a ring."
        yield error("C10", subject.place, text, "Take follows: out of the paper that came first.")


def layout_there(subject: Subject) -> Iterator[Finding]:
    """The template has the layout that the document asks for."""
    layouts = subject.scope.layouts
    if layouts is None:
        return
    wanted = "plan"
    if subject.paper is not None:
        wanted = f"case-paper-{subject.paper.layout}" if subject.paper.layout else "case-paper"
    if wanted not in layouts:
        kinds = [name for name in layouts if subject.paper is None or name.startswith("case-paper")]
        yield error(
            "C5",
            subject.place,
            "The template has no layout «{layout}».",
            "Correct layout:, or put {layout}.md into the template's folder documents (near it: {near}).",
            layout=wanted,
            near=_near(wanted, kinds),
        )


def access_has_a_reason(subject: Subject) -> Iterator[Finding]:
    """A paper that is not public says by which paragraph, and has a title that may be shown."""
    paper = subject.paper
    if paper is None or paper.access.public:
        return
    if not paper.access.paragraph.strip():
        yield error(
            "C6",
            subject.place,
            "The paper is exempt from public access, and does not say by which paragraph.",
            "Write access: {{public: false, paragraph: …, public_title: …}}.",
        )
    if not paper.access.public_title.strip():
        yield warning(
            "C6",
            subject.place,
            "The paper is exempt from public access, and has no title that may be shown.",
            "Write public_title: under access:.",
        )


def case_worker_there(subject: Subject) -> Iterator[Finding]:
    """A paper names its case worker, whom the council may ask."""
    if subject.paper is not None and not subject.paper.case_worker.strip():
        yield warning("C7", subject.place, "The paper names no case worker.", "Write case_worker: and the name.")


def _bodies(paper: CasePaper) -> Iterator[tuple[str, Place]]:
    yield paper.decided_by, NOWHERE
    yield from ((treatment.body, treatment.place) for treatment in paper.treatments)
    yield from ((proposal.body, proposal.place) for proposal in paper.proposals)
    yield from ((protocol.body, protocol.place) for protocol in paper.protocols)


def _near(wanted: str, known: Iterable[str]) -> str:
    return ", ".join(difflib.get_close_matches(wanted, sorted(known), 2, 0.4)) or "–"


RULES: tuple[Rule, ...] = (
    bodies_known,
    somebody_decides,
    numbers_given,
    plans_known,
    report_there,
    earlier_paper_there,
    layout_there,
    access_has_a_reason,
    case_worker_there,
)
