"""The whole story of one point: as it was sent, where it pointed, how it was weighed, what it changed, and where that stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planverk.documents import fields, names
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.consultation_places import Places
from planverk.documents.frame import Assembled, Frame
from planverk.documents.layouts import Slotted
from planverk.documents.ledger_tables import Ledgers
from planverk.documents.outcomes import outcome_sentence
from planverk.documents.saying import listed, lower_first
from planverk.documents.values import Group, Sandbox
from planverk.documents.wording import wording
from planverk.model.account import AccountedChange
from planverk.model.case_number import CaseNumber
from planverk.model.case_paper import CasePaper
from planverk.model.consultation import Consultation
from planverk.model.content import Block, BulletList, Container, Heading, Paragraph, Text, plain
from planverk.model.dates import long_date, short_date
from planverk.model.decision import Decision
from planverk.model.layout import Layout
from planverk.model.plan import Plan
from planverk.model.reference import FateKind
from planverk.model.response import Point, Response

KIND = "story"


@dataclass(frozen=True)
class Now:
    """What became of a place that a point speaks of, and what is there now is called; of several, each."""

    kind: FateKind
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """Who did what with a point, and when, in the words of whoever did it."""

    date: datetime.date
    name: str
    what: str


@dataclass(frozen=True)
class Treated:
    """A paper that tells of the hearing, and what bodies did with it."""

    paper: CasePaper
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Edition:
    """A version of the plan (empty for the text as it is now), and how many of the point's changes stand in it."""

    version: str
    count: int


@dataclass(frozen=True)
class Trail:
    """All that is known of a point. `now` gives what became of each place in the plan as it is now, by the id that the point is
    tied to."""

    consultation: Consultation
    response: Response
    point: Point
    ledgers: Ledgers
    now: Mapping[str, Now]
    history: tuple[Told, ...] = ()
    treated: tuple[Treated, ...] = ()
    editions: tuple[Edition, ...] = ()

    @property
    def number(self) -> str:
        return f"{self.response.number}.{self.point.id}"

    @property
    def changes(self) -> tuple[AccountedChange, ...]:
        return self.ledgers.account.kept_by.get(self.number, ())


@dataclass(frozen=True)
class Part:
    """A part of a story: its heading and its lines."""

    title: str
    lines: tuple[str, ...]


def title_of(trail: Trail) -> str:
    sender = trail.ledgers.people.senders(trail.response)
    return trail.ledgers.labels["story-title"].format(number=trail.number, sender=sender)


def parts_of(trail: Trail, case_number: str) -> tuple[Part, ...]:
    """The story, part by part, in the words of the plan's language. `case_number` is the municipality's pattern."""
    labels = trail.ledgers.labels
    told = (
        ("story-sent", _sent(trail)),
        ("story-concerns", _concerns(trail)),
        ("story-weighed", _weighed(trail)),
        ("story-history", _history(trail)),
        ("story-changes", _changes(trail)),
        ("story-papers", _papers(trail, case_number)),
        ("story-editions", _editions(trail)),
    )
    return tuple(Part(labels[key], lines) for key, found in told if (lines := tuple(found)))


def assemble(trail: Trail, plan: Plan, frame: Frame) -> Assembled:
    """The story as a document."""
    labels = trail.ledgers.labels
    title = title_of(trail)
    values = Group({**names.common(frame, labels), "plan": names.of_plan(plan, frame, labels)})
    author = Author(frame, labels, Sandbox(values, frame.settings.wording.case_number), plan.measures)
    heading = Heading(1, (Text(title),), classes=("unnumbered",))
    blocks = (heading, *_blocks(parts_of(trail, frame.settings.wording.case_number)))
    subject = Subject(
        id=f"{labels['story-file']}-{trail.consultation.id}-{trail.number.replace('.', '-')}",
        kind=KIND,
        concerns=trail.consultation.folder,
        language=plan.language,
        title=title,
        fields={**fields.of_plan(plan, frame, labels), "title": title, "subtitle": plan.title,
                "status": "", "document_type": labels["story-kind"]},
        slots={"story": lambda _: Slotted(tuple(blocks))},
        parts={"story": True},
        fallback=plan,
        at_home=True,
    )  # fmt: skip
    return compose(subject, author)


def usual_layout() -> Layout:
    """The story alone, where the municipality's template has no layout of its own for it."""
    return Layout(KIND, "", (Container("slot", values=(("name", "story"),)),))


def _blocks(parts: Iterable[Part]) -> Iterator[Block]:
    for part in parts:
        yield Heading(2, (Text(part.title),), classes=("unnumbered",))
        if len(part.lines) == 1:
            yield Paragraph((Text(part.lines[0]),))
        else:
            yield BulletList(tuple((Paragraph((Text(line),)),) for line in part.lines))


def _sent(trail: Trail) -> Iterator[str]:
    labels, people, response = trail.ledgers.labels, trail.ledgers.people, trail.response
    day = short_date(response.received) if response.received else labels["not-set"]
    sender = people.senders(response)
    yield labels["story-sent-line"].format(sender=sender, date=day, version=names.version_words(response.version, labels))
    yield f"«{people.words(' '.join(trail.point.quote.exact.split()))}»"


def _concerns(trail: Trail) -> Iterator[str]:
    """Each place as it was called in the version that the sender read, and what became of it."""
    labels = trail.ledgers.labels
    places = Places(trail.consultation, trail.ledgers.plan, labels)
    for link in trail.point.links:
        (was,) = places.concerns(trail.response, (link,))
        now = trail.now[link.target]
        yield f"{was}: {labels[f'story-now-{now.kind}'].format(place=listed(now.places, labels))}"
    if not trail.point.links:
        yield labels["story-not-linked"]


def _weighed(trail: Trail) -> Iterator[str]:
    labels, people, weighed = trail.ledgers.labels, trail.ledgers.people, trail.point.assessment
    if weighed is None:
        yield f"{labels['not-assessed']}."
        return
    yield outcome_sentence(weighed.outcome, trail.ledgers.noun, labels)
    yield from (f"{each.by}: {people.words(' '.join(each.text.split()))}" for each in weighed.advice)
    if weighed.text.strip():
        yield people.words(" ".join(weighed.text.split()))


def _history(trail: Trail) -> Iterator[str]:
    yield from (f"{short_date(each.date)} {each.name}: {each.what}" for each in trail.history)
    if not trail.history:
        yield trail.ledgers.labels["story-no-history"]


def _changes(trail: Trail) -> Iterator[str]:
    labels = trail.ledgers.labels
    for each in trail.changes:
        words = (plain(block.content) for block in wording(each.change, labels, within=False) if isinstance(block, Paragraph))
        yield f"{trail.ledgers.place_words(each.change)} ({each.change.id}). {' '.join(words)}"
    if not trail.changes:
        yield labels["story-no-changes"]


def _papers(trail: Trail, pattern: str) -> Iterator[str]:
    labels = trail.ledgers.labels
    for each in trail.treated:
        yield f"{each.paper.title} ({each.paper.file})"
        done = {decision.body for decision in each.decisions}
        for treatment in each.paper.treatments:
            if treatment.body not in done:
                day = f" {long_date(treatment.date)}" if treatment.date else ""
                yield f"{_body(treatment.body, trail)}{day}{_case(treatment.number, pattern, trail)}"
        for decision in each.decisions:
            became = "postponed" if decision.postponed else "fell" if decision.fell else "decided"
            yield labels[f"story-{became}"].format(
                kind=labels[f"story-{decision.kind.value}"],
                body=lower_first(_body(decision.body, trail)),
                date=long_date(decision.date),
                case=_case(decision.number, pattern, trail),
            )
    if not trail.treated:
        yield labels["story-no-papers"]


def _editions(trail: Trail) -> Iterator[str]:
    labels = trail.ledgers.labels
    for each in trail.editions if trail.changes else ():
        version = names.version_words(each.version, labels) or labels["ledger-now"]
        yield labels["story-stands"].format(version=version, count=each.count, all=len(trail.changes))


def _body(code: str, trail: Trail) -> str:
    return (trail.ledgers.bodies or {}).get(code, code)


def _case(number: CaseNumber | None, pattern: str, trail: Trail) -> str:
    return f", {trail.ledgers.labels['case']} {number.format(pattern)}" if number else ""
