"""Whatever the text, and whatever a person does to its points: no sentence is lost unsaid, and no id is used twice."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.errors import PlanverkError
from planverk.model.quotes import locate
from planverk.model.response import Response, Sender, SenderKind
from planverk.model.sentences import sentences
from planverk.service.respond import points
from planverk.service.respond.splitting import left_over

PIECES = st.sampled_from(
    [
        "Kapittel 4.2 er uklart.",
        "Hvem avgjør?",
        "1. Vi støtter tiltak 1.",
        "2) Nei!",
        "- et punkt",
        "Hilsen ⟦p1⟧",
        "Med vennlig hilsen",
        "Overskrift",
        "Vi vil:",
        "Kapittel 4.2 er uklart.",
        "=1+1 {{ x }} <b>",
        "jf. kap. 3",
        "æøå \u0301",
    ]
)
texts = st.lists(st.tuples(PIECES, st.sampled_from([" ", "\n", "\n\n"])), max_size=12).map(
    lambda parts: "".join(piece + gap for piece, gap in parts).strip()
)
acts = st.lists(
    st.tuples(
        st.sampled_from(["add", "change", "remove", "merge", "pass_over", "take_up"]),
        st.integers(0, 30),
        st.integers(1, 9),
        st.integers(1, 9),
    ),
    max_size=10,
)


def response(text: str) -> Response:
    return Response(1, "consultations/h/responses/00/0001", (Sender(SenderKind.COUNCIL, "Eldrerådet"),), text=text)


def done(to: Response, act: str, at: int, one: int, two: int) -> Response:
    """The response after a correction, or as it was where the correction is refused."""
    spans = sentences(to.text)
    words = to.text[spans[at % len(spans)].start : spans[at % len(spans)].end] if spans else ""
    try:
        match act:
            case "add":
                return points.add_point(to, words)
            case "change":
                return points.change_point(to, one, words)
            case "remove":
                return points.remove_point(to, one)
            case "merge":
                return points.merge_points(to, (one, two)) if one != two else to
            case "pass_over":
                return points.pass_over(to, words)
        return points.take_up(to, words)
    except PlanverkError:
        return to


@settings(max_examples=200, deadline=None)
@given(texts)
def test_after_the_first_split_nothing_is_left_over(text: str) -> None:
    split = points.first_split(response(text))
    assert left_over(split) == ()
    assert [point.id for point in split.points] == list(range(1, len(split.points) + 1))


@settings(max_examples=200, deadline=None)
@given(texts, acts)
def test_points_stay_quotes_of_the_text_and_ids_are_never_reused(text: str, corrections: list[tuple[str, int, int, int]]) -> None:
    now = points.first_split(response(text))
    used = {point.id for point in now.points}
    for act, at, one, two in corrections:
        before = {point.id for point in now.points}
        now = done(now, act, at, one, two)
        fresh = {point.id for point in now.points} - before
        assert not fresh & used
        used |= fresh
        assert now.text == text
        assert len({point.id for point in now.points}) == len(now.points)
        assert all(point.id < now.next_point for point in now.points)
        assert all(locate(text, point.quote) for point in now.points)
        assert all(locate(text, quote) for quote in now.passed_over)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_taking_every_point_away_leaves_its_sentences_over(text: str) -> None:
    split = points.first_split(response(text))
    bare = replace(split, points=())
    held = sum(1 for span in sentences(text) if any(_holds(split, point.id, span.start) for point in split.points))
    assert (len(left_over(bare)) > 0) == (held > 0)


def _holds(of: Response, point_id: int, at: int) -> bool:
    point = of.point(point_id)
    span = locate(of.text, point.quote) if point else None
    return bool(span and span.start <= at < span.end)
