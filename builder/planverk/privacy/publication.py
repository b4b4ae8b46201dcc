"""The public edition of a consultation, as values: what somebody has decided may be on the web, with nobody's name in it.

Whatever is not said to be published is not: of such a response it is told that it came, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from planverk.model.consultation import Consultation
from planverk.model.person import MARK
from planverk.model.response import Advice, Assessment, Point, Quote, Response
from planverk.privacy.detect import find_personal_data
from planverk.privacy.marks import mask

REDACTED = "[sladdet]"
_SURE = frozenset({"national-id", "account", "email", "phone", "address", "property"})  # kinds that are known by their form alone
Rewrite = Callable[[str], str]


@dataclass(frozen=True)
class PublicEdition:
    """The consultation as the public may see it; `names` is what each mark has become, `withheld` the numbers of the responses
    whose text is left out, `undecided` those of them that nobody has decided on, `exempt` those that are exempt from innsyn."""

    consultation: Consultation
    names: Mapping[str, str]
    withheld: frozenset[int]
    undecided: tuple[int, ...] = ()
    exempt: tuple[int, ...] = ()


def public_edition(consultation: Consultation, word: str) -> PublicEdition:
    """The public edition. `word` is what a private person is called («Privatperson»); the number is the response's."""
    names = public_names(consultation.responses, word)
    undecided = tuple(each.number for each in consultation.responses if each.publish is None)
    exempt = tuple(each.number for each in consultation.responses if each.access)
    withheld = frozenset(each.number for each in consultation.responses if not _is_shown(each))
    responses = tuple(_shown(each, names) if each.number not in withheld else _bare(each) for each in consultation.responses)
    answers = tuple(replace(each, text=mask(each.text, names)) for each in consultation.answers)
    return PublicEdition(replace(consultation, responses=responses, answers=answers), names, withheld, undecided, exempt)


def marks_in(consultation: Consultation) -> frozenset[str]:
    """Every mark of the log that stands for a person, as a sender or in a text."""
    return frozenset(
        ref for each in consultation.responses for ref in (*(s.ref for s in each.senders if s.ref), *MARK.findall(each.text))
    )


def public_names(responses: Iterable[Response], word: str) -> dict[str, str]:
    """What each mark is shown as: «Privatperson 7» after the number of the response, and of several in one «Privatperson 7b»."""
    names: dict[str, str] = {}
    for response in responses:
        own = [sender.ref for sender in response.senders if sender.ref]
        own += [ref for ref in MARK.findall(response.text) if ref not in own]
        for at, ref in enumerate(dict.fromkeys(own)):
            names.setdefault(ref, f"{word}\u00a0{response.number}{_letter(at)}")
    return names


def _letter(at: int) -> str:
    """Nothing for the first, then b, c … z, and from there numbers."""
    return "" if at == 0 else chr(ord("a") + at) if at < 26 else f"-{at + 1}"


def _is_shown(response: Response) -> bool:
    return response.publish is not None and response.publish.decision != "withhold" and not response.access


def _shown(response: Response, names: Mapping[str, str]) -> Response:
    redacts = response.publish is not None and response.publish.decision == "redacted"
    words = _words_to_hide(response.text) if redacts else ()

    def rewrite(text: str) -> str:
        for word in words:
            text = text.replace(word, REDACTED)
        return mask(text, names)

    return replace(
        response,
        text=rewrite(response.text),
        their_ref=rewrite(response.their_ref),
        original_name="",
        summary=rewrite(response.summary),
        points=tuple(_point(point, rewrite) for point in response.points),
        passed_over=tuple(_quote(quote, rewrite) for quote in response.passed_over),
        clearances=(),
    )


def _words_to_hide(text: str) -> tuple[str, ...]:
    """Numbers, accounts, addresses and e-mails in the text, the longest first, so that none is left in part."""
    found = {piece.text for piece in find_personal_data(text) if piece.kind in _SURE}
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


def _point(point: Point, rewrite: Rewrite) -> Point:
    assessment = _assessment(point.assessment, rewrite) if point.assessment else None
    return replace(point, quote=_quote(point.quote, rewrite), assessment=assessment)


def _quote(quote: Quote, rewrite: Rewrite) -> Quote:
    return Quote(rewrite(quote.exact), rewrite(quote.before), rewrite(quote.after))


def _assessment(assessment: Assessment, rewrite: Rewrite) -> Assessment:
    return replace(
        assessment,
        text=rewrite(assessment.text),
        summary=rewrite(assessment.summary),
        advice=tuple(Advice(rewrite(each.by), rewrite(each.text)) for each in assessment.advice),
        exception=rewrite(assessment.exception),
    )


def _bare(response: Response) -> Response:
    """What is told of a response that is not published: who sent it and when, and what became of its points, so that counts agree
    with those of the case. No word of it, and none about it."""
    points = tuple(_bare_point(point) for point in response.points)
    return replace(
        response,
        text="",
        their_ref="",
        original_name="",
        summary="",
        themes=(),
        needs_text=False,
        points=points,
        passed_over=(),
        clearances=(),
    )


def _bare_point(point: Point) -> Point:
    made = point.assessment
    bare = Assessment(made.point, made.outcome, made.step, changes=made.changes, place=made.place) if made else None
    return replace(point, quote=Quote(""), assessment=bare, themes=(), group="")
