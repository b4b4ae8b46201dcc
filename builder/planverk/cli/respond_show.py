"""Responses in words: a line in the list, a response with its points, what is offered, who wrote what."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.cli.words import N_, _
from planverk.model.consultation import Consultation, Outline
from planverk.model.dates import short_date
from planverk.model.response import Outcome, Point, Response, Stance
from planverk.privacy.publication import public_names
from planverk.service.respond.assess import answer_of, uses_of_answers
from planverk.service.respond.groups import Likes
from planverk.service.respond.links import Offer
from planverk.service.respond.splitting import left_over as spans_left_over
from planverk.service.workspace import Home
from planverk.store.authors import acts_before_move, written_lines

_SHOWN = 90  # characters of a point in a list
_OUTCOMES = {
    Outcome.FOLLOWED: N_("is followed"),
    Outcome.PARTLY: N_("is partly followed"),
    Outcome.ALREADY: N_("is taken care of already"),
    Outcome.NOT_FOLLOWED: N_("is not followed"),
    Outcome.NOTED: N_("is noted"),
    Outcome.ELSEWHERE: N_("is followed up in another plan"),
    Outcome.OUTSIDE: N_("is outside the plan"),
}
_STANCES = {
    Stance.SUPPORTS: N_("supports the plan"),
    Stance.PARTLY: N_("supports the plan in part"),
    Stance.AGAINST: N_("is against the plan"),
}


def row(consultation: Consultation, response: Response) -> str:
    """A response in one line."""
    open_points = sum(point.assessment is None or point.assessment.outcome is None for point in response.points)
    parts = [
        f"{response.number:>4}",
        short_date(response.received) if response.received else " " * 10,
        ", ".join(_senders(response)),
        _("points: {count}, without an outcome: {open}").format(count=len(response.points), open=open_points),
    ]
    if consultation.is_late(response):
        parts.append(_("late"))
    if response.needs_text:
        parts.append(_("needs text"))
    return "  ".join(parts)


def details(consultation: Consultation, response: Response) -> list[str]:
    """What is known of a response, and its points."""
    lines = [row(consultation, response), "      " + ", ".join(_known(response))]
    if response.attachments:
        lines.append("      " + _("attached: {names}").format(names=", ".join(each.name for each in response.attachments)))
    if response.summary:
        lines.append(f"      {response.summary}")
    return [*lines, *points(consultation, response), *left_over(response)]


def _known(response: Response) -> Iterator[str]:
    """What was said of a response, each thing by its name; what nobody has said is left out."""
    if response.version:
        yield _("about {version}").format(version=response.version)
    if response.channel:
        yield response.channel
    if response.journal:
        yield _("archive no. {number}").format(number=response.journal)
    if response.their_ref:
        yield _("their ref. {reference}").format(reference=response.their_ref)
    if response.supplements is not None:
        yield _("adds to response {number}").format(number=response.supplements)
    if response.replaces is not None:
        yield _("replaces response {number}").format(number=response.replaces)
    if response.remarks is not None:
        yield _("with remarks") if response.remarks else _("without remarks")
    if response.stance in _STANCES:
        yield _(_STANCES[response.stance])


def points(consultation: Consultation, response: Response) -> Iterator[str]:
    """Each point with what it speaks of and what became of it."""
    outline = consultation.outlines.get(response.version)
    for point in response.points:
        links = ", ".join(place(link.target, outline) for link in point.links)
        yield f"{response.number}.{point.id}  «{_short(point.quote.exact)}»"
        yield f"      {_('about {places}').format(places=links) if links else _('not linked')}{_weighed(point)}"


def place(target: str, outline: Outline | None) -> str:
    """A place of the plan by the id that commands take, with its number and title as they stood: «soknad (4.2 Søknad)»."""
    node = outline.node(target) if outline else None
    known = f"{node.label} {node.title}".strip() if node else ""
    return f"{target} ({_short(known)})" if known else target


def left_over(response: Response) -> Iterator[str]:
    """The sentences that are in no point and not passed over."""
    spans = spans_left_over(response)
    if spans:
        yield _("In no point, and not passed over:")
    for span in spans:
        yield f"      «{_short(response.text[span.start : span.end])}»"


def offers(found: tuple[Offer, ...], outline: Outline | None) -> Iterator[str]:
    """What may be chosen for each point."""
    for offer in found:
        yield _("Point {point}:").format(point=offer.point)
        for unsure in offer.references.unsure:
            places = ", ".join(place(each, outline) for each in unsure.candidates) or _("no such place")
            yield f"      «{_short(unsure.mention.text)}»: {places}"
        for suggestion in offer.suggestions:
            yield f"      {_('perhaps')} {place(suggestion.target, outline)}"
        if not offer.references.unsure and not offer.suggestions:
            yield f"      {_('no references, and nothing to suggest')}"


def likes(found: Likes) -> Iterator[str]:
    """Responses and points that say nearly the same."""
    if not found.campaigns and not found.points:
        yield _("Nothing says nearly the same as anything else.")
    for numbers in found.campaigns:
        yield _("Nearly one letter: responses {numbers}").format(numbers=", ".join(map(str, numbers)))
    for targets in found.points:
        named = " ".join(f"{number}.{point}" for number, point in targets)
        yield _("Nearly one point: {points}").format(points=named)
        yield f"      planverk respond group {_('NAME')} {named}"


def answer(consultation: Consultation, answer_id: str) -> str:
    """A reusable answer by its id and title, and where it is used. Raises MissingFile."""
    found = answer_of(consultation, answer_id)
    used = ", ".join(f"{number}.{point}" for number, point in uses_of_answers(consultation)[found.id]) or "–"
    return f"{found.id}  {found.title}  ({_('used in')} {used})"


def history(home: Home, response: Response) -> Iterator[str]:
    """The acts on a response, the latest first, and the author of each line of its assessments."""
    if home.history is None:
        yield _("There is no git here, so nobody knows who did what.")
        return
    for entry in acts_before_move(home.history, response.folder, f'original: "{response.original}"'):
        yield f"{short_date(entry.date)}  {entry.name}  {entry.subject}"
    for point in response.points:
        if point.assessment is not None:
            yield f"{response.number}.{point.id}"
            for line in written_lines(home.history, f"{response.folder}/assessments/{point.id}.yaml"):
                yield f"      {short_date(line.date)}  {line.name}  {line.text}"


def _senders(response: Response) -> Iterator[str]:
    """The senders' names; of several private persons the second is «Privatperson 7b», as in the documents."""
    numbers = public_names((response,), "")
    for sender in response.senders:
        number = numbers.get(sender.ref, "").strip() or response.number
        yield sender.name or _("Private person {number}").format(number=number)


def _weighed(point: Point) -> str:
    if point.assessment is None:
        return ""
    outcome = _(_OUTCOMES[point.assessment.outcome]) if point.assessment.outcome else _("no outcome")
    return f"; {outcome}; {point.assessment.step}"


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _SHOWN else f"{folded[: _SHOWN - 1]}…"
