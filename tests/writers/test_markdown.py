"""Markdown that the reader makes the same blocks of again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Column,
    Container,
    CrossReference,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inlines,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Quote,
    Row,
    Rule,
    Strikeout,
    Strong,
    Table,
    Text,
)
from planverk.readers.markdown import parse
from planverk.writers import markdown

WORDS = st.text(alphabet=st.sampled_from("aåÆ1.)-+*_`#>[]<&|~:{}^!\\= «»x"), min_size=1, max_size=14)
LINE = WORDS.map(lambda text: " ".join(text.split())).filter(lambda text: bool(text) and "{{" not in text and "}}" not in text)


def again(blocks: Blocks) -> Blocks:
    value = parse(markdown.write(blocks), "x.md").value
    assert value is not None
    return value


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


@pytest.mark.parametrize(
    "block",
    [
        Heading(2, (Text("Mål og strategier"),), "mal"),
        Paragraph(
            (Text("Se "), CrossReference("mal"), Text(" og "), Link("https://eksempel.no/a_(b)", (Text("siden"),)), Text("."))
        ),
        Paragraph((Text("En "), Strong((Text("viktig"),)), Text(" og "), Emphasis((Text("liten"),)), Text(" sak"))),
        Paragraph((Text("Linje"), LineBreak(), Text("to"))),
        Paragraph((Code("a`b"), Text(" og "), Strikeout((Text("bort"),)))),
        Paragraph((Text("Note"), Footnote((paragraph("Kilde: SSB."), paragraph("Mer."))), Text("."))),
        BulletList(((paragraph("a"),), (paragraph("b"), OrderedList(((paragraph("c"),),), 3)))),
        OrderedList(((paragraph("a"),), (paragraph("b"),)), 1, "lower-alpha"),
        Quote((paragraph("Sitat"), paragraph("to"))),
        CodeBlock("a\n```\nb\n", "yaml"),
        Rule(),
        Figure("figures/a.png", "Et kart", (Text("Kart"),), "fig-kart"),
        Container("proposal", (paragraph("Vedtas."),), values=(("body", "formannskapet"),)),
        Table(
            (Column("left", 40), Column("right", 60)),
            (Row((Cell((paragraph("A"),)), Cell((paragraph("B"),)))),),
            (Row((Cell((paragraph("x | y"),)), Cell((paragraph("1"),)))),),
            (Text("Tall"),),
            "tab-tall",
        ),
        Table(
            (Column(), Column()),
            (Row((Cell((paragraph("A"),)), Cell((paragraph("B"),)))),),
            (Row((Cell((paragraph("x"), paragraph("y"))), Cell((BulletList(((paragraph("1"),),)),)))),),
        ),
    ],
)
def test_each_kind_of_block_comes_back_as_it_was(block: Block) -> None:
    assert again((block,)) == (block,)


def test_two_lists_after_each_other_stay_two() -> None:
    lists: Blocks = (BulletList(((paragraph("a"),),)), BulletList(((paragraph("b"),),)), OrderedList(((paragraph("c"),),)))
    assert again(lists) == lists


def test_each_sentence_stands_on_its_own_line() -> None:
    assert markdown.write((paragraph("Kaia er gammel. Den må rustes opp."),)) == "Kaia er gammel.\nDen må rustes opp.\n"


@given(st.lists(LINE, min_size=1, max_size=5))
def test_any_characters_in_paragraphs_come_back(lines: list[str]) -> None:
    blocks = tuple(paragraph(line) for line in lines)
    assert again(blocks) == blocks


@given(LINE, LINE)
def test_any_characters_in_headings_items_terms_and_cells_come_back(first: str, second: str) -> None:
    inlines: Inlines = (Text(second),)
    blocks: Blocks = (
        Heading(1, (Text(first),), "a"),
        BulletList(((Paragraph(inlines),),)),
        DefinitionList((Definition((Text(first),), ((paragraph(second),),)),)),
        Table((Column(),), (Row((Cell((paragraph(first),)),)),), (Row((Cell((paragraph(second),)),)),)),
    )
    assert again(blocks) == blocks
