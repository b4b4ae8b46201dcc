"""E5: years, dates and numbers that must be the same in title, plan, proposal and attachment list."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from planverk.checks.subject import Rule, Subject, runs
from planverk.findings import Finding, error, warning
from planverk.model.case_number import parse_case_number
from planverk.model.case_paper import CasePaper, Protocol, Treatment
from planverk.model.dates import find_dates, short_date
from planverk.model.place import Place
from planverk.model.plan import Period, Plan

_RANGE = re.compile(r"\b((?:19|20)\d{2})\s*[-–—]\s*((?:19|20)?\d{2})\b")
_TITLE_VALUE = re.compile(r"\{\{\s*plan\.title\s*(?:\|[^}]*)?\}\}")
_BETWEEN = r"[\s,]*(?:for\s+)?(?:perioden\s+|åra\s+|årene\s+)?"
_SAK = re.compile(r"\bsak\s+(\d{1,4}/\d{1,4})\b", re.IGNORECASE)


def years_of_plan(subject: Subject) -> Iterator[Finding]:
    """The years in a plan's title are those of its period."""
    plan = subject.plan
    if plan is None or plan.period is None:
        return
    for years in _ranges(plan.title):
        if years != plan.period:
            yield error(
                "E5",
                subject.place,
                "The title says {title}, but the plan's period is {period}.",
                "Correct title or period, so that they say the same.",
                title=str(years),
                period=str(plan.period),
            )


def years_in_paper(subject: Subject) -> Iterator[Finding]:
    """Wherever a paper names the plan that it is about, in title, proposal, attachments or text, the years are the plan's."""
    paper = subject.paper
    for plan in _plans(subject):
        period = plan.period or next(_ranges(plan.title), None)
        stem = _stem(plan.title)
        if paper is None or period is None or not stem:
            continue
        named = re.compile(rf"{re.escape(stem)}{_BETWEEN}(?={_RANGE.pattern})", re.IGNORECASE)
        for place, text in _named_texts(subject, plan):
            for mention in named.finditer(text):
                years = next(_ranges(text[mention.end() :]), period)
                if years != period:
                    yield _years(place, plan, period, years)


def date_of_plan(subject: Subject) -> Iterator[Finding]:
    """The plan's date in a proposal («datert …») and in the attachment list is its own, and all say the same."""
    paper = subject.paper
    if paper is None:
        return
    for plan in _plans(subject):
        listed = _listed_date(paper, plan)
        first = plan.date or listed
        stated = [(paper.place, listed)] if listed else []
        for place, date in [*stated, *_proposed_dates(subject, paper, plan)]:
            first = first or date
            if date != first:
                yield error(
                    "E5",
                    place,
                    "The plan is dated {here} here, and {there} in plan.yaml, the attachment list or an earlier point.",
                    "Write the same date in both places.",
                    here=short_date(date),
                    there=short_date(first),
                )


def numbers_of_protocols(subject: Subject) -> Iterator[Finding]:
    """A protocol has the number and date of the treatment that it is from."""
    if subject.paper is None:
        return
    for protocol in subject.paper.protocols:
        same = [treatment for treatment in subject.paper.treatments if treatment.body == protocol.body]
        if same and not any(_agree(protocol, treatment) for treatment in same):
            yield error(
                "E5",
                protocol.place if protocol.place.file else subject.place,
                "The protocol of «{body}» has another date or case number than the list of treatments.",
                "Correct the one that is wrong.",
                body=protocol.body,
            )


def year_of_number(subject: Subject) -> Iterator[Finding]:
    """A case number's year is that of the meeting: a number written the wrong way round shows here."""
    if subject.paper is None:
        return
    for treatment in subject.paper.treatments:
        if treatment.date and treatment.number and treatment.number.year != treatment.date.year:
            yield warning(
                "E5",
                treatment.place if treatment.place.file else subject.place,
                "The case number is from {number}, but the meeting is in {meeting}.",
                "Look at the number and the date, and at wording.case_number in planverk.yaml: {{seq}}/{{yy}} or {{yy}}/{{seq}}.",
                number=treatment.number.year,
                meeting=treatment.date.year,
            )


def number_in_title(subject: Subject) -> Iterator[Finding]:
    """A case number in the title is one of those in the list of treatments."""
    paper = subject.paper
    if paper is None:
        return
    pattern = subject.workspace.settings.wording.case_number
    numbers = {treatment.number for treatment in paper.treatments if treatment.number}
    for found in _SAK.finditer(paper.title):
        number = parse_case_number(found[1], pattern)
        if numbers and number not in numbers:
            yield error(
                "E5",
                subject.place,
                "The title says case {number}, which is not among the treatments.",
                "Correct the number, or leave it out of the title: the layout puts it there.",
                number=found[1],
            )


def archive_case(subject: Subject) -> Iterator[Finding]:
    """A paper about one plan of its own folder has the archive case that the plan has."""
    paper = subject.paper
    plans = _plans(subject)
    if paper is None or len(plans) != 1 or paper.plan != plans[0].id:
        return
    own, other = paper.archive.case, plans[0].archive.case
    if own and other and own != other:
        yield warning(
            "E5",
            subject.place,
            "The paper's archive case is {own}, the plan's is {other}.",
            "Correct the one that is wrong; where both are right, waive this.",
            own=str(own),
            other=str(other),
        )


def paper_before_meeting(subject: Subject) -> Iterator[Finding]:
    """A paper is written before the body meets."""
    paper = subject.paper
    dates = [treatment.date for treatment in paper.treatments if treatment.date] if paper else []
    if paper is None or paper.date is None or not dates or paper.date <= max(dates):
        return
    yield warning(
        "E5",
        subject.place,
        "The paper is dated {paper}, after the last meeting in the list ({meeting}).",
        "Correct the date of the paper or of the meeting.",
        paper=short_date(paper.date),
        meeting=short_date(max(dates)),
    )


def _agree(protocol: Protocol, treatment: Treatment) -> bool:
    number = treatment.number == protocol.number or None in (treatment.number, protocol.number)
    date = treatment.date == protocol.date or None in (treatment.date, protocol.date)
    return number and date


def _plans(subject: Subject) -> tuple[Plan, ...]:
    """The plans that a paper is about."""
    wanted = [concern.plan for concern in subject.paper.concerns] if subject.paper else []
    return tuple(plan for plan in subject.workspace.plans if plan.id in wanted)


def _ranges(text: str) -> Iterator[Period]:
    for found in _RANGE.finditer(text):
        first, last = int(found[1]), int(found[2])
        yield Period(first, last if last > 99 else first // 100 * 100 + last)


def _stem(title: str) -> str:
    """A title without its years: what the plan is called in running text."""
    return re.sub(r"\s+(?:for|i|perioden|årene|åra)\s*\Z", "", _RANGE.sub("", title).strip(" ,.-–—"))


def _named_texts(subject: Subject, plan: Plan) -> Iterator[tuple[Place, str]]:
    for place, text in subject.strings:
        yield place if place.file else subject.place, text
    for run in subject.runs:
        yield run.place, _TITLE_VALUE.sub(lambda _: plan.title, run.text)


def _proposed_dates(subject: Subject, paper: CasePaper, plan: Plan) -> Iterator[tuple[Place, datetime.date]]:
    stem = _stem(plan.title).casefold()
    for proposal in paper.proposals:
        for run in runs(proposal.blocks, proposal.place if proposal.place.file else subject.place):
            text = _TITLE_VALUE.sub(lambda _: plan.title, run.text)
            at = text.casefold().find(stem) if stem else -1
            dated = re.search(r"\b(?:datert|dagsett)\s+", text[at:]) if at >= 0 else None
            if dated is None:
                continue
            rest = text[at + dated.end() :]
            for start, date in find_dates(rest)[:1]:
                if start == 0:
                    yield run.place, date


def _listed_date(paper: CasePaper, plan: Plan) -> datetime.date | None:
    listed = (*paper.printed, *paper.unprinted)
    return next((a.date for a in listed if a.date and a.document in ("plan", plan.id)), None)


def _years(place: Place, plan: Plan, period: Period, years: Period) -> Finding:
    return error(
        "E5",
        place,
        "«{plan}» is named with the years {years} here, but the plan is for {period}.",
        "Write {{{{ plan.title }}}} instead of the title, and it is always right.",
        plan=_stem(plan.title),
        years=str(years),
        period=str(period),
    )


RULES: tuple[Rule, ...] = (
    years_of_plan,
    years_in_paper,
    date_of_plan,
    numbers_of_protocols,
    year_of_number,
    number_in_title,
    archive_case,
    paper_before_meeting,
)
