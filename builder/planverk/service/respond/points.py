"""`respond split`: a response in points. The machine makes a first proposal; a person adds, changes, removes and merges."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from planverk.errors import Conflict, MissingFile, Unclear
from planverk.linking.points import split
from planverk.model.place import Place
from planverk.model.quotes import locate, make_quote
from planverk.model.response import Link, Point, Quote, Response
from planverk.model.sentences import SentenceSpan
from planverk.service.respond.passages import BETWEEN, Passage, text_of


def first_split(response: Response, passages: Iterable[Passage] = (), start: int = 1) -> Response:
    """The response with points as the machine proposes them, numbered from `start`: in a letter its numbered remarks, headings
    and paragraphs; in a filled-in form its answers, each linked to the section that the field is about.

    `passages` are what the response's text is made of; without any it is one letter.
    """
    points: list[Point] = []
    passed: list[Quote] = []
    at = 0
    for passage in tuple(passages) or (Passage(response.text),):
        found, over = _in_passage(response.text, passage, at)
        points += found
        passed += over
        at += len(passage.text) + len(BETWEEN)
    numbered = tuple(replace(point, id=at) for at, point in enumerate(points, start=start))
    return replace(response, points=numbered, passed_over=tuple(passed), next_point=start + len(numbered))


def split_further(response: Response, passages: Iterable[Passage]) -> Response:
    """The response with `passages` after its text, and what the machine proposes in them as further points. Points that were
    there keep their ids and all that is said of them."""
    new = tuple(passages)
    text = text_of((Passage(response.text), *new)) if response.text else text_of(new)
    longer = replace(
        response,
        text=text,
        points=tuple(replace(point, quote=_anchored(response.text, text, point.quote)) for point in response.points),
        passed_over=tuple(_anchored(response.text, text, quote) for quote in response.passed_over),
    )
    before = (Passage(response.text, "kept"),) if response.text else ()
    added = first_split(longer, (*before, *new), response.next_point)
    return replace(added, points=(*longer.points, *added.points), passed_over=(*longer.passed_over, *added.passed_over))


def _anchored(old: str, new: str, quote: Quote) -> Quote:
    """The quote in a text that begins with the old one."""
    span = locate(old, quote)
    return make_quote(new, span.start, span.end) if span else quote


def _in_passage(text: str, passage: Passage, at: int) -> tuple[list[Point], list[Quote]]:
    """The points and what asks for nothing in a passage that begins at `at`."""
    whole = make_quote(text, at, at + len(passage.text)) if passage.text.strip() else None
    if whole is None or passage.role == "kept":
        return [], []
    if passage.role == "answer":
        return [Point(0, whole, (Link(passage.target, "explicit"),) if passage.target else ())], []
    if passage.role == "aside":
        return [], [whole]
    proposal = split(passage.text)
    return [Point(0, _moved(text, passage, at, quote)) for quote in proposal.points], [
        _moved(text, passage, at, quote) for quote in proposal.passed_over
    ]


def _moved(text: str, passage: Passage, at: int, quote: Quote) -> Quote:
    """A quote of the passage as a quote of the whole text."""
    if len(text) == len(passage.text):
        return quote
    span = locate(passage.text, quote)
    assert span is not None, "a proposal quotes the passage"
    return make_quote(text, at + span.start, at + span.end)


# ── what a person corrects ───────────────────────────────────────────────────────────────────────


def add_point(response: Response, words: str) -> Response:
    """One more point. `words` are the response's own, or its first and last words with … between. Raises Unclear.

    What was passed over and is now in the point is no longer passed over.
    """
    quote = find_quote(response, words)
    point = Point(response.next_point, quote)
    passed = tuple(each for each in response.passed_over if not _overlap(response.text, each, quote))
    return replace(response, points=(*response.points, point), passed_over=passed, next_point=response.next_point + 1)


def change_point(response: Response, point_id: int, words: str) -> Response:
    """The point with other words for its quote; its links and assessment stay. Raises Unclear, MissingFile, Conflict."""
    point = point_of(response, point_id)
    return _with(response, replace(point, quote=find_quote(response, words)))


def remove_point(response: Response, point_id: int) -> Response:
    """The response without the point; its id is never used again. Raises Conflict where it is assessed: nothing is lost."""
    point = point_of(response, point_id)
    if point.assessment is not None:
        raise Conflict(
            "Point {point} of response {number} is assessed, and is not taken away.",
            "Take the file {file} away first, if that is what you want.",
            Place(response.folder),
            point=point_id,
            number=response.number,
            file=f"{response.folder}/assessments/{point_id}.yaml",
        )
    return replace(response, points=tuple(each for each in response.points if each.id != point_id))


def merge_points(response: Response, ids: tuple[int, ...]) -> Response:
    """The points as one, under the first id: from where the first begins to where the last ends, with all their links and themes.
    Raises Conflict where another than the first is assessed."""
    first, *others = [point_of(response, each) for each in ids]
    spans = [span for point in (first, *others) if (span := locate(response.text, point.quote))]
    if len(spans) <= len(others):
        raise Unclear("A quote of these points no longer stands in the text.", "Change the point's words first: --change")
    quote = make_quote(response.text, min(span.start for span in spans), max(span.end for span in spans))
    links = tuple(dict.fromkeys(link for point in (first, *others) for link in point.links))
    themes = tuple(dict.fromkeys(theme for point in (first, *others) for theme in point.themes))
    for other in others:
        response = remove_point(response, other.id)
    return _with(response, replace(first, quote=quote, links=links, themes=themes))


def pass_over(response: Response, words: str) -> Response:
    """A sentence or a passage that needs no answer (letterhead, greeting, a quote of our own letter). Raises Unclear."""
    quote = find_quote(response, words)
    kept = tuple(each for each in response.passed_over if not _within(response.text, each, quote))
    return replace(response, passed_over=(*kept, quote))


def take_up(response: Response, words: str) -> Response:
    """What was passed over is passed over no more: every mark that touches the words is taken away. Raises Unclear."""
    quote = find_quote(response, words)
    return replace(response, passed_over=tuple(q for q in response.passed_over if not _overlap(response.text, q, quote)))


def find_quote(response: Response, words: str) -> Quote:
    """The quote for some words of the text: white space counts little, and «first words … last words» holds all between.

    Raises Unclear where they do not stand in the text, or stand there more than once.
    """
    first, dots, last = (part.strip() for part in words.replace("...", "…").partition("…"))
    starts = _find(response.text, first) if first else []
    if dots and last and len(starts) == 1:
        ends = [span for span in _find(response.text, last) if span.start >= starts[0].end]
        starts = [SentenceSpan(starts[0].start, ends[0].end)] if ends else []
    if len(starts) != 1:
        text = (
            "These words stand {count} times in the text of response {number}: {words}"
            if starts
            else "These words do not stand in the text of response {number}: {words}"
        )
        hint = "Copy the words from the text; write more of them where they stand several times."
        raise Unclear(
            text, hint, Place(f"{response.folder}/text.md"), count=len(starts), number=response.number, words=words[:80]
        )
    return make_quote(response.text, starts[0].start, starts[0].end)


def point_of(response: Response, point_id: int) -> Point:
    """The point of that id. Raises MissingFile."""
    point = response.point(point_id)
    if point is None:
        raise MissingFile(
            "Response {number} has no point {point}.",
            "These are there: {known}",
            Place(f"{response.folder}/points.yaml"),
            number=response.number,
            point=point_id,
            known=", ".join(str(each.id) for each in response.points) or "–",
        )
    return point


def _find(text: str, words: str) -> list[SentenceSpan]:
    """Where the words stand, whatever white space is between them."""
    form = r"\s+".join(re.escape(word) for word in words.split())
    return [SentenceSpan(match.start(), match.end()) for match in re.finditer(form, text)] if form else []


def _with(response: Response, changed: Point) -> Response:
    return replace(response, points=tuple(changed if point.id == changed.id else point for point in response.points))


def _overlap(text: str, left: Quote, right: Quote) -> bool:
    a, b = locate(text, left), locate(text, right)
    return bool(a and b and a.start < b.end and b.start < a.end)


def _within(text: str, inner: Quote, outer: Quote) -> bool:
    a, b = locate(text, inner), locate(text, outer)
    return bool(a and b and b.start <= a.start and a.end <= b.end)
