"""What stands on one page: who signs, and a line below a heading."""

from __future__ import annotations

from planverk.model.content import Heading, Paragraph, Text
from planverk.writers.keeping import kept
from support_word import p

HEADING = Heading(2, (Text("4. Straumen kommune"),))
LINE, TEXT = p("Kommune, mottatt 28.04.2011."), p("Straumen støtter hovedlinjene i planen, og ber om mer. " * 3)
SIGNED = Paragraph((Text("Kari Vik"),), "signature")


def test_a_line_below_a_heading_stands_on_the_page_of_the_text_below_it() -> None:
    assert [keep for _, keep in kept((HEADING, LINE, TEXT, LINE))] == [False, True, False, False]
    assert [keep for _, keep in kept((HEADING, TEXT, LINE))] == [False, False, False]
    assert [keep for _, keep in kept((HEADING, LINE, HEADING))] == [False, False, False]


def test_those_who_sign_do_so_below_what_they_sign() -> None:
    assert [keep for _, keep in kept((TEXT, LINE, SIGNED, SIGNED))] == [False, True, True, False]
    assert list(kept(())) == []
