"""A large document in volumes: every block in exactly one of them, whole parts together, each with its own contents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planverk.documents.volumes import is_large, volumes
from planverk.model.content import Blocks, Contents, ContentsEntry, Landscape, NumberedHeading, Paragraph, Text, walk
from planverk.model.document import Document
from planverk.model.labels import labels


def heading(name: str, level: int = 2) -> NumberedHeading:
    return NumberedHeading(level, (Text(name),), name, "unnumbered")


def said(*words: str) -> Blocks:
    return tuple(Paragraph((Text(word),)) for word in words)


def document(*body: object) -> Document:
    return Document("svar", "summary", "nb", "Svar", body, {"subtitle": "Boligplan"}, labels=labels("nb"))  # type: ignore[arg-type]


def words(made: Document) -> list[str]:
    return [each.value for each in walk(made.body) if isinstance(each, Text)]


def test_a_document_that_is_small_enough_is_left_as_it_is() -> None:
    whole = document(heading("a", 1), *said("x"))
    assert volumes(whole, 5) == (whole,)
    assert not is_large(whole, 1)
    assert is_large(whole, 0)


def test_a_large_one_is_parted_at_headings_and_says_which_volume_it_is() -> None:
    contents = Contents("headings", "Innhold", tuple(ContentsEntry(1, "", each, each) for each in ("del", "a", "b")))
    whole = document(contents, heading("del", 1), heading("a"), *said("1", "2"), Landscape((heading("b"), *said("3", "4"))))
    first, second = volumes(whole, 2)
    assert (first.id, first.title, first.fields["subtitle"]) == ("svar-del-1", "Svar. Del 1 av 2", "Boligplan. Del 1 av 2")
    assert first.body == (
        Contents("headings", "Innhold", contents.entries[:2]),
        heading("del", 1),
        heading("a"),
        *said("1", "2"),
    )
    assert second.body == (Contents("headings", "Innhold", contents.entries[2:]), Landscape((heading("b"), *said("3", "4"))))


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(0, 4), st.booleans()), max_size=12),
    st.integers(1, 9),
)
def test_every_block_is_in_exactly_one_volume_in_order(shape: list[tuple[int, int, bool]], most: int) -> None:
    body: list[object] = []
    for number, (level, paragraphs, lies) in enumerate(shape):
        part = (heading(f"h{number}", level), *said(*(f"{number}.{at}" for at in range(paragraphs))))
        body += [Landscape(part)] if lies else part
    whole = document(*body)
    made = volumes(whole, most)
    assert [word for each in made for word in words(each)] == words(whole)
    assert len({each.id for each in made}) == len(made)
