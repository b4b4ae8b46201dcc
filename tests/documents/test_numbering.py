"""Numbers of headings, tables and figures, and the ids that they are referred to by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.documents.numbering import Target, bare_number, number
from planverk.model.content import (
    Block,
    BulletList,
    CaptionedFigure,
    CaptionedTable,
    Cell,
    Column,
    Container,
    Figure,
    Heading,
    Landscape,
    NumberedHeading,
    Paragraph,
    Row,
    Span,
    Strong,
    Table,
    Text,
)
from planverk.model.ids import is_id
from planverk.model.labels import labels
from planverk.model.numbering import LevelFormat, NumberingScheme, decimal_scheme

SCHEME = decimal_scheme()
NB = labels("nb")


def heading(level: int, title: str, own_id: str = "", series: str = "") -> Heading:
    return Heading(level, (Text(title),), own_id, (series,) if series else ())


def table(own_id: str = "", caption: str = "") -> Table:
    row = Row((Cell((Paragraph((Text("x"),)),)),))
    return Table((Column(),), (row,), (row,), (Text(caption),) if caption else (), own_id)


def labels_of(*blocks: Block) -> list[str]:
    return [block.label for block in number(blocks, SCHEME, NB).blocks if isinstance(block, NumberedHeading)]


def test_chapters_are_numbered_and_a_foreword_is_not() -> None:
    found = labels_of(
        heading(1, "Forord", "forord", "unnumbered"),
        heading(1, "Innledning", "innledning"),
        heading(2, "Bakgrunn", "bakgrunn"),
        heading(2, "Føringer", "foringer"),
        heading(1, "Behov", "behov"),
        heading(2, "Grupper", "grupper"),
    )

    assert found == ["", "1", "1.1", "1.2", "2", "2.1"]


def test_appendices_have_letters_of_their_own() -> None:
    found = labels_of(
        heading(1, "Innledning"),
        heading(1, "Kart", "kart", "appendix"),
        heading(2, "Nord", "nord", "appendix"),
        heading(1, "Ord", "ord", "appendix"),
    )

    assert found == ["1", "Vedlegg A", "A.1", "Vedlegg B"]


def test_a_skipped_level_never_gives_two_headings_one_number() -> None:
    assert labels_of(heading(1, "a"), heading(3, "b"), heading(2, "c"), heading(3, "d")) == ["1", "1.1.1", "1.2", "1.2.1"]


def test_a_heading_without_id_gets_one_that_no_other_heading_has_even_later() -> None:
    numbered = number((heading(1, "Mål"), heading(1, "Annet", "mal"), heading(1, "Mål")), SCHEME, NB)

    assert [block.id for block in numbered.blocks if isinstance(block, NumberedHeading)] == ["mal-2", "mal", "mal-3"]
    assert list(numbered.targets) == ["mal"]


def test_no_id_is_made_up_that_something_in_a_cell_has() -> None:
    words, named = Cell((Paragraph((Text("1"),)),)), Cell((Paragraph((Span((Text("x"),), id="mal"),)),))
    numbered = number((heading(1, "Mål"), Table((Column(), Column()), (), (Row((words, named)),))), SCHEME, NB)

    assert isinstance(numbered.blocks[0], NumberedHeading)
    assert numbered.blocks[0].id == "mal-2"
    assert list(numbered.targets) == ["mal"]


def test_an_id_belongs_to_the_first_that_claims_it() -> None:
    numbered = number((heading(1, "Mål", "mal"), heading(1, "Mål og mer", "mal"), table("mal")), SCHEME, NB)
    first, second, third = numbered.blocks

    assert isinstance(first, NumberedHeading)
    assert isinstance(second, NumberedHeading)
    assert isinstance(third, Table)
    assert (first.id, second.id, third.id) == ("mal", "mal-og-mer", "")


def test_tables_and_figures_are_counted_apart_through_the_whole_document() -> None:
    blocks = (
        table("t-en", "En"),
        Figure("f.png", "alt", (Text("Kart"),), "f-kart"),
        Container("landscape", (heading(1, "Bred"), table(caption="To"))),
        BulletList(((table("t-tre", "Tre"),),)),
        table(),
    )
    numbered = number(blocks, SCHEME, NB)
    wide = numbered.blocks[2]

    assert isinstance(numbered.blocks[0], CaptionedTable)
    assert isinstance(numbered.blocks[1], CaptionedFigure)
    assert isinstance(wide, Landscape)
    assert isinstance(wide.blocks[0], NumberedHeading)
    assert isinstance(wide.blocks[1], CaptionedTable)
    assert (wide.blocks[1].caption.number, wide.blocks[1].caption.id) == (2, "tabell-2")
    assert numbered.targets["t-tre"] == Target("table", "3", "Tre", renewable=True)
    assert numbered.targets["f-kart"] == Target("figure", "1", "Kart", renewable=True)
    assert isinstance(numbered.blocks[4], Table)


def test_a_heading_inside_a_list_is_a_strong_paragraph_and_takes_no_number() -> None:
    numbered = number((BulletList(((heading(2, "Punkt"),),)), heading(1, "Kapittel")), SCHEME, NB)

    assert numbered.blocks[0] == BulletList(((Paragraph((Strong((Text("Punkt"),)),)),),))
    assert numbered.targets == {}


def test_spans_and_rows_can_be_referred_to() -> None:
    row = Row((Cell((Paragraph((Text("1"),)),)),), "t-startlan")
    blocks = (Table((Column(),), (), (row,)), Paragraph((Span((Text("Mål 1"),), id="m-bolig"),)))

    assert number(blocks, SCHEME, NB).targets == {"t-startlan": Target("row"), "m-bolig": Target("words", title="Mål 1")}


@pytest.mark.parametrize(
    ("pattern", "bare"), [("%1.%2", "4.2"), ("%1.%2.", "4.2"), ("Kapittel %1-%2:", "4-2"), ("§ %2", "2"), ("", ""), ("Del", "")]
)
def test_the_bare_number_is_what_stands_between_the_words(pattern: str, bare: str) -> None:
    assert bare_number((4, 2), (LevelFormat("%1"), LevelFormat(pattern))) == bare


def test_a_number_that_the_template_wraps_in_words_is_not_renewable() -> None:
    scheme = NumberingScheme((LevelFormat("Kapittel %1"), LevelFormat("%1.%2.")), SCHEME.appendices)
    targets = number((heading(1, "En", "en"), heading(2, "To", "to")), scheme, NB).targets

    assert (targets["en"].number, targets["en"].renewable) == ("1", False)
    assert (targets["to"].number, targets["to"].renewable) == ("1.1", True)


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["", "appendix", "unnumbered"]), st.sampled_from(["", "a", "b"]))))
def test_numbers_rise_are_unique_and_every_id_is_one(shape: list[tuple[int, str, str]]) -> None:
    blocks = tuple(heading(level, "Tittel", own_id, series) for level, series, own_id in shape)
    found = [block for block in number(blocks, SCHEME, NB).blocks if isinstance(block, NumberedHeading)]

    assert len({block.id for block in found}) == len(found) == len(blocks)
    assert all(is_id(block.id) for block in found)
    for series in ("numbered", "appendix"):
        numbers = [block.number for block in found if block.series == series]
        assert numbers == sorted(set(numbers))
        assert all(len(block.number) == block.level for block in found if block.series == series)
