"""H and E3: what does not add up in the log of a hearing: numbers, texts, quotes, links, and how points were weighed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from planverk.checks.equal_treatment import equal_treatment
from planverk.checks.hearing_log import Log, LogRule
from planverk.checks.subject import Rule, Subject, shorten
from planverk.findings import Finding, error, note, warning
from planverk.model.consultation import Consultation, ConsultationKind, Outline
from planverk.model.dates import short_date
from planverk.model.place import Place
from planverk.model.plan import Plan, PlanType, Section
from planverk.model.quotes import locate
from planverk.model.response import Quote, Response
from planverk.model.workspace import Workspace

_AREA_PLANS = (PlanType.AREALDEL, PlanType.KOMMUNEDELPLAN)
_OBJECTION = re.compile(r"\b(?:fremmer|fremjar|reiser|har|varsler|varslar)\b[^.!?]{0,60}\b(?:innsigelse|motsegn)", re.IGNORECASE)
_NO_OBJECTION = re.compile(r"\b(?:ikke|ikkje|ingen|inga)\b[^.!?]{0,40}(?:innsigelse|motsegn)", re.IGNORECASE)


def numbers(log: Log) -> Iterator[Finding]:
    """Every number from 1 is there once, and the next one is beyond them."""
    consultation = log.consultation
    seen: dict[int, Response] = {}
    for response in consultation.responses:
        first = seen.setdefault(response.number, response)
        if first is not response:
            text = "Response {number} is there twice: {first} and {second}."
            hint = "Two clones gave one number to two responses. Mend it with: planverk respond mend"
            yield error("H4", response.place, text, hint, number=response.number, first=first.folder, second=response.folder)
    highest = max(seen, default=0)
    missing = [number for number in range(1, highest + 1) if number not in seen]
    if missing:
        text = "There is no response {numbers}, and there are later ones."
        hint = "If it was taken away, git has it. A number is never used again."
        yield warning("H4", _place(consultation), text, hint, numbers=_listed(missing))
    if consultation.next_number <= highest:
        text = "The next response would get the number {next}, and {highest} is in use."
        hint = "Write next_number: {right}"
        yield error("H4", _place(consultation), text, hint, next=consultation.next_number, highest=highest, right=highest + 1)


def texts(log: Log) -> Iterator[Finding]:
    """The text of each response is the one that was logged; one that came as a scan has been typed."""
    for response in log.consultation.responses:
        place = Place(f"{response.folder}/text.md")
        if response.needs_text:
            hint = "Type it from the original: planverk respond text {number} FILE (or --none, where there are no words in it)"
            text = "A part of response {number} has no text yet." if response.text else "Response {number} has no text yet."
            yield warning("H12", place, text, hint, number=response.number)
        elif response.text_hash and response.text_hash != _hash(response.text):
            text = "The text of response {number} is not the one that was logged."
            hint = "What somebody sent is never altered. Take text.md back from git."
            yield error("H3", place, text, hint, number=response.number)


def quotes(log: Log) -> Iterator[Finding]:
    """Every quote stands in the text."""
    for response in log.consultation.responses:
        for point in response.points:
            if point.quote.exact.strip() and locate(response.text, point.quote) is None:
                yield _lost(response, point.quote, point.place, f"{response.number}.{point.id}")
        for quote in response.passed_over:
            if locate(response.text, quote) is None:
                yield _lost(response, quote, Place(f"{response.folder}/points.yaml"), str(response.number))


def dates(log: Log) -> Iterator[Finding]:
    """A response after its sender's own deadline is late, and is listed all the same."""
    for response in log.consultation.responses:
        if log.consultation.is_late(response):
            deadline = log.consultation.deadline_of(response.sender.invitation)
            text = "Response {number} came in {received}, after the deadline of its sender ({deadline})."
            hint = "It is taken along, and marked as late."
            received = short_date(response.received) if response.received else ""
            said = short_date(deadline) if deadline else ""
            yield note("H7", response.place, text, hint, number=response.number, received=received, deadline=said)


def versions(log: Log) -> Iterator[Finding]:
    """Each response says which version its sender read, and that version has an outline."""
    known = log.consultation.outlines
    for response in log.consultation.responses:
        if response.version not in known:
            text = "Response {number} is about the version «{version}», and there is no outline of it."
            hint = "These have one: {known}"
            names = ", ".join(sorted(known)) or "–"
            yield error("H8", response.place, text, hint, number=response.number, version=response.version, known=names)


def links(log: Log) -> Iterator[Finding]:
    """What a point is linked to is in the version that its sender read."""
    for response in log.consultation.responses:
        outline = log.consultation.outlines.get(response.version)
        for point in response.points if outline else ():
            for link in point.links:
                if outline and "#" not in link.target and outline.node(link.target) is None:
                    text = "Point {point} is linked to «{target}», which the version {version} does not have."
                    hint = "Link it anew: planverk respond link {point}"
                    named = f"{response.number}.{point.id}"
                    yield error("H9", point.place, text, hint, point=named, target=link.target, version=response.version)


def closed(log: Log) -> Iterator[Finding]:
    """In a limited round only the sections named are open; a point about another is answered as outside of it."""
    if log.consultation.kind is not ConsultationKind.LIMITED:
        return
    named = frozenset(section for subject in log.consultation.subjects for section in subject.sections)
    for response, point in log.points() if named else ():
        outline = log.consultation.outlines.get(response.version)
        beyond = [link.target for link in point.links if outline and not _is_open(link.target, outline, named)]
        if beyond and (point.assessment is None or point.assessment.outcome is None):
            text = "Point {point} is about «{target}», which is not open in this limited round."
            hint = "Weigh it as outside of the round: planverk respond assess {point} --outcome utenfor"
            yield note("H18", point.place, text, hint, point=f"{response.number}.{point.id}", target=beyond[0])


def _is_open(target: str, outline: Outline, named: frozenset[str]) -> bool:
    """True for a section that is named, and for whatever lies below one."""
    seen: set[str] = set()
    while target and target not in seen:
        if target in named:
            return True
        seen.add(target)
        node = outline.node(target)
        target = node.parent if node else ""
    return False


def relations(log: Log) -> Iterator[Finding]:
    """What a response adds to or replaces is there, and is not itself."""
    known = {response.number for response in log.consultation.responses}
    for response in log.consultation.responses:
        for other in (response.supplements, response.replaces):
            if other is not None and (other not in known or other == response.number):
                text = "Response {number} adds to or replaces response {other}, which is not there."
                hint = "Correct supplements or replaces in response.yaml."
                yield error("H15", response.place, text, hint, number=response.number, other=other)


def objections(log: Log) -> Iterator[Finding]:
    """An innsigelse is made against area plans only (pbl. § 5-4)."""
    if log.plan is None or log.plan.type in _AREA_PLANS:
        return
    for response in log.consultation.responses:
        if _OBJECTION.search(response.text) and not _NO_OBJECTION.search(response.text):
            text = "Response {number} speaks of an innsigelse, which can only be made against area plans; this is a {type}."
            hint = "Weigh it as an ordinary response, and tell the sender so."
            place = Place(f"{response.folder}/text.md")
            yield warning("H13", place, text, hint, number=response.number, type=log.plan.type.value)


def weighing(log: Log) -> Iterator[Finding]:
    """Steps and reusable answers that an assessment names are those of the consultation; what changed is in the plan."""
    answers = {answer.id for answer in log.consultation.answers}
    today = _ids(log.plan) if log.plan else None  # None where the plan itself could not be read
    for response, point in log.points():
        weighed = point.assessment
        if weighed is None:
            continue
        named = f"{response.number}.{point.id}"
        if weighed.step and weighed.step not in log.consultation.steps:
            known = ", ".join(log.consultation.steps)
            text = "Point {point} is at the step «{step}», which the consultation does not have."
            yield error("H10", weighed.place, text, "Its steps are: {known}", point=named, step=weighed.step, known=known)
        if weighed.step == log.consultation.last_step and weighed.outcome is None:
            text = "Point {point} is approved without an outcome."
            hint = "Open it again, and weigh it: planverk respond reopen {point}"
            yield error("H10", weighed.place, text, hint, point=named)
        if weighed.answer and weighed.answer not in answers:
            text = "Point {point} uses the reusable answer «{answer}», which is not in answers.yaml."
            yield warning("H16", weighed.place, text, "Correct it, or take the line away.", point=named, answer=weighed.answer)
        for section in weighed.changes:
            if today is not None and section not in today:
                text = "Point {point} is said to change «{section}», which the plan does not have."
                yield warning("H17", weighed.place, text, "Write the id of the section.", point=named, section=section)


def remarks(log: Log) -> Iterator[Finding]:
    """Whether a response has remarks is said, and agrees with its points; the lists of a hearing go by it."""
    for response in log.consultation.responses:
        if response.remarks is None:
            hint = "Say it: planverk respond set {number} --remarks med (or uten)"
            text = "It is not said whether response {number} has remarks."
            yield note("H14", response.place, text, hint, number=response.number)
        elif response.remarks and not response.points and not response.needs_text:
            text = "Response {number} has remarks, and no point."
            yield warning("H14", response.place, text, "Split it: planverk respond split {number}", number=response.number)


def unassessed(subject: Subject) -> Iterator[Finding]:
    """E3: a case paper about a hearing accounts for every point of every response (pbl. § 11-14)."""
    paper = subject.paper
    consultation = subject.workspace.consultation(paper.consultation) if paper and paper.consultation else None
    if consultation is None:
        return
    open_points = [
        f"{response.number}.{point.id}"
        for response in consultation.responses
        for point in response.points
        if point.assessment is None or point.assessment.outcome is None
    ]
    if open_points:
        text = "{count} points of the hearing have no outcome: {points}"
        hint = "Weigh them before the paper goes out: planverk respond assess POINT --outcome …"
        yield error("E3", subject.place, text, hint, count=len(open_points), points=_shown(open_points))


LOG_RULES: tuple[LogRule, ...] = (
    numbers,
    texts,
    quotes,
    dates,
    versions,
    links,
    closed,
    relations,
    objections,
    weighing,
    equal_treatment,
    remarks,
)
PAPER_RULES: tuple[Rule, ...] = (unassessed,)


def check_consultation(consultation: Consultation, workspace: Workspace) -> Iterator[Finding]:
    """All findings about one log; none where its responses were left unread."""
    log = Log(consultation, workspace)
    if consultation.whole:
        yield from (finding for rule in LOG_RULES for finding in rule(log))


# ── small things ─────────────────────────────────────────────────────────────────────────────────


def _lost(response: Response, quote: Quote, place: Place, named: str) -> Finding:
    return error(
        "H5",
        place if place.file else Place(f"{response.folder}/points.yaml"),
        "The quote of {point} no longer stands in the text: «{words}»",
        "Take text.md back from git, or choose the words anew: planverk respond split",
        point=named,
        words=shorten(quote.exact),
    )


def _ids(plan: Plan) -> frozenset[str]:
    measures = plan.measures
    parts = (measures.goals, measures.strategies, measures.measures, measures.indicators)
    sections = (each for chapter in plan.chapters for section in chapter.sections for each in _flat(section))
    return frozenset({*(section.id for section in sections), *(each.id for part in parts for each in part), *plan.aliases})


def _flat(section: Section) -> Iterator[Section]:
    yield section
    for below in section.sections:
        yield from _flat(below)


def _place(consultation: Consultation) -> Place:
    return consultation.place if consultation.place.file else Place(f"{consultation.folder}/consultation.yaml")


def _hash(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _listed(missing: list[int]) -> str:
    return _shown([str(number) for number in missing])


def _shown(names: list[str]) -> str:
    return ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
