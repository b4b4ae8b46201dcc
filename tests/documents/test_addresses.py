"""Addresses that become links."""

from __future__ import annotations

from planverk.documents.addresses import linked
from planverk.model.content import Inlines, Link, Paragraph, Text


def shown(text: str) -> Inlines:
    (block,) = linked((Paragraph((Text(text),)),))
    assert isinstance(block, Paragraph)
    return block.content


def test_an_address_becomes_a_link_and_the_words_around_it_stay() -> None:
    assert shown("Skriv til post@nord-vik.example. Les mer på www.vik.example, eller https://vik.example/plan?a=1.") == (
        Text("Skriv til "),
        Link("mailto:post@nord-vik.example", (Text("post@nord-vik.example"),)),
        Text(". Les mer på "),
        Link("https://www.vik.example", (Text("www.vik.example"),)),
        Text(", eller "),
        Link("https://vik.example/plan?a=1", (Text("https://vik.example/plan?a=1"),)),
        Text("."),
    )


def test_words_without_an_address_and_links_are_left_alone() -> None:
    block = Paragraph((Text("Kl. 12.00 @ rådhuset, www. eller http://"), Link("https://a.example", (Text("www.a.example"),))))
    assert linked((block,)) == (block,)
