"""For each mark the very words that it stands for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planverk.model.person import Person
from planverk.model.quotes import locate, make_quote
from planverk.model.response import Point, Response, Sender, SenderKind
from planverk.privacy.marks import pieces, replace_persons
from planverk.privacy.restoring import restored

KARI = Person("p1", "Kari Nes", ("Strandgata 12",), ("kari@nes.example",), ("912 34 567",))
OLA = Person("p2", "Ola Nes")
SENT = "Jeg heter Kari Nes og bor i Strandgata 12.\n\nRing Kari på 912 34 567. Karis bror Ola er enig."


def response(text: str, *quotes: tuple[int, int]) -> Response:
    points = tuple(Point(at, make_quote(text, *span)) for at, span in enumerate(quotes, 1))
    return Response(1, "responses/00/0001", (Sender(SenderKind.PRIVATE, ref="p1"),), text=text, points=points)


def test_a_number_comes_back_as_the_number_and_a_name_as_it_was_inflected() -> None:
    shown = replace_persons(SENT, (KARI, OLA))
    at = shown.index("Ring")
    made = restored(response(shown, (at, len(shown))), SENT, (KARI, OLA))
    assert made is not None
    assert made.text == SENT
    assert made.points[0].quote.exact == "Ring Kari på 912 34 567. Karis bror Ola er enig."
    assert locate(SENT, made.points[0].quote)


def test_texts_that_do_not_agree_give_nothing() -> None:
    assert restored(response("Noe annet."), SENT, (KARI,)) is None


WORDS = st.sampled_from(
    ["Kari", "Nes", "Kari Nes", "Ola", "Strandgata 12", "912 34 567", "kari@nes.example", "boliger", ".", "Karis"]
)


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n\n", ", "])), max_size=15))
def test_what_is_shown_is_what_replacing_makes_and_what_was_sent_is_all_there(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in parts).strip()
    found = pieces(text, (KARI, OLA))
    assert "".join(piece.shown for piece in found) == replace_persons(text, (KARI, OLA))
    assert "".join(piece.sent for piece in found) == text
