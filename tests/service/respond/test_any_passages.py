"""Whatever a response is made of: every sentence of it has a place, and what was there before stays when more text comes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.model.quotes import locate
from planverk.model.received import Enclosure, Received
from planverk.model.response import Response, Sender, SenderKind
from planverk.service.respond.passages import Passage, of_received, text_of
from planverk.service.respond.points import first_split, split_further
from planverk.service.respond.splitting import left_over

WORDS = st.sampled_from(
    [
        "Kapittel 4.2 er uklart.",
        "1. Vi støtter tiltak 1.",
        "Hei!",
        "Vedlegg: brev.pdf",
        "- et punkt\n- et til",
        "Generelle innspill",
        "Nei",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join)
PASSAGES = st.lists(
    st.builds(Passage, TEXTS, st.sampled_from(["letter", "answer", "aside"]), st.sampled_from(["", "soknad"])), max_size=5
)


def response(passages: list[Passage]) -> Response:
    return Response(1, "responses/00/0001", (Sender(SenderKind.COUNCIL, "Eldrerådet"),), text=text_of(passages))


@settings(max_examples=100, deadline=None)
@given(PASSAGES)
def test_nothing_is_left_over_and_each_answer_is_one_point_with_its_section(passages: list[Passage]) -> None:
    split = first_split(response(passages), passages)
    assert left_over(split) == ()
    assert all(locate(split.text, point.quote) for point in split.points)
    answers = [(each.text, each.target) for each in passages if each.role == "answer"]
    linked = [(point.quote.exact, point.links[0].target if point.links else "") for point in split.points]
    assert [each for each in answers if each not in linked] == []


@settings(max_examples=100, deadline=None)
@given(PASSAGES, PASSAGES.filter(bool))
def test_points_stay_as_they_were_when_more_text_comes(first: list[Passage], more: list[Passage]) -> None:
    before = first_split(response(first), first)
    after = split_further(before, more)
    assert after.text.startswith(before.text)
    assert left_over(after) == ()
    kept = after.points[: len(before.points)]
    assert [(point.id, point.quote.exact, point.links) for point in kept] == [
        (point.id, point.quote.exact, point.links) for point in before.points
    ]
    for old, new in zip(before.points, kept, strict=True):
        assert locate(before.text, old.quote) == locate(after.text, new.quote)
    assert len({point.id for point in after.points}) == len(after.points)


LABELS = {
    "attached-mail": "e-posten",
    "attached": "Vedlegg: {name}",
    "attached-same": "Vedlegg: {name} (samme som {other})",
    "attached-ours": "Vedlegg: {name} ({other})",
}
NAMES = st.text("ab{}.% name", min_size=1, max_size=12)


@given(TEXTS, st.lists(st.tuples(NAMES, TEXTS), max_size=4))
def test_every_attachment_is_named_and_every_text_stands_once_at_least(body: str, files: list[tuple[str, str]]) -> None:
    enclosures = tuple(Enclosure(name, f"sha256:{n}", Received(text=text)) for n, (name, text) in enumerate(files))
    received = Received(text=body, enclosures=enclosures)
    text = text_of(of_received(received, LABELS, {}, lambda part: [Passage(part.text)]))
    assert all(f"Vedlegg: {name}" in text for name, _ in files)
    assert all(part in text or _letters(part) in _letters(text) for _, part in files)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
