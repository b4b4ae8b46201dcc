"""What is left over when a response was split and linked: sentences in no point, and references without a place."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.findings import Finding, warning
from planverk.linking.links import Reader
from planverk.linking.points import uncovered
from planverk.model.consultation import Consultation
from planverk.model.place import Place
from planverk.model.reference import Resolved
from planverk.model.response import Point, Response

_SHOWN = 70  # characters of a sentence that a finding repeats


def review(consultation: Consultation, plan_title: str = "") -> Iterator[Finding]:
    """The findings of every response: H6 for sentences left over, E10 for references that the version does not have, or that may
    mean several places, in points that nobody has linked."""
    readers = {version: Reader(outline, plan_title) for version, outline in consultation.outlines.items()}
    for response in consultation.responses:
        yield from _left_over(response)
        if response.version in readers:
            yield from _unresolved(response, readers[response.version])


def _left_over(response: Response) -> Iterator[Finding]:
    quotes = (*(point.quote for point in response.points), *response.passed_over)
    spans = uncovered(response.text, quotes)
    if spans:
        yield warning(
            "H6",
            Place(f"{response.folder}/text.md", response.text.count("\n", 0, spans[0].start) + 1),
            "{count} sentences of response {number} are in no point and not passed over. The first: «{words}»",
            "Take them into a point, or pass them over: planverk respond split {number}",
            count=len(spans),
            number=response.number,
            words=" ".join(response.text[spans[0].start : spans[0].end].split())[:_SHOWN],
        )


def _unresolved(response: Response, reader: Reader) -> Iterator[Finding]:
    found = reader.references(response.text, response.points)
    for point in response.points:
        looked_at = any(link.how == "manual" for link in point.links)  # somebody has seen what is meant
        for each in () if looked_at else found[point.id].unsure:
            if each.missing or not point.links:
                yield _finding(response, point, each)


def _finding(response: Response, point: Point, resolved: Resolved) -> Finding:
    named = f"{response.number}.{point.id}"
    if resolved.missing:
        return warning(
            "E10",
            point.place,
            "Point {point} refers to «{words}», and the version {version} has no {labels}.",
            "See in the letter what is meant, and link it by hand: planverk respond link {point} ID",
            point=named,
            words=resolved.mention.text,
            version=response.version,
            labels=", ".join(resolved.missing),
        )
    return warning(
        "E10",
        point.place,
        "Point {point} refers to «{words}», which may be one of several places: {candidates}",
        "See in the letter what is meant, and link it by hand: planverk respond link {point} ID",
        point=named,
        words=resolved.mention.text,
        candidates=", ".join(resolved.candidates[:6]),
    )
