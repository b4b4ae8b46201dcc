"""Random assembled documents, in every shape that the model allows, with hostile text in them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Caption,
    CaptionedFigure,
    CaptionedTable,
    Cell,
    Code,
    CodeBlock,
    Column,
    Container,
    Contents,
    ContentsEntry,
    CrossReference,
    Definition,
    DefinitionList,
    Emphasis,
    Facts,
    Figure,
    Footnote,
    Heading,
    Inline,
    InlinePicture,
    Inlines,
    Landscape,
    LineBreak,
    Link,
    NumberedHeading,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Row,
    Rule,
    Span,
    Strikeout,
    Strong,
    Table,
    Text,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ config }}",
    "javascript:alert(1)",
    "</style></title><img src=x onerror=alert(1)>",
    "&amp; &lt;b&gt;",
    "\" onmouseover='alert(1)'",
    "]]> --> <!--",
    "\x00\x0b\x1b\x85\ufffe\ud800",
    "@import url(https://x.example)",
)
text = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12))
ids = st.sampled_from(("a", "b", "c-1", "d", ""))
targets = st.sampled_from(
    ("https://x.example/a?b=1&c", "mailto:a@b.example", "javascript:alert(1)", "data:text/html,x", " ", "tel:1")
)


def inlines(depth: int = 2) -> st.SearchStrategy[Inlines]:
    """A few inlines, nested at most `depth` deep."""
    leaf: st.SearchStrategy[Inline] = st.one_of(
        st.builds(Text, text),
        st.builds(LineBreak),
        st.builds(Code, text),
        st.builds(InlinePicture, st.sampled_from(("p.png", "gone.png")), text),
        st.builds(Reference, ids, text),
    )
    if depth == 0:
        return st.lists(leaf, max_size=2).map(tuple)
    inner = inlines(depth - 1)
    nested: st.SearchStrategy[Inline] = st.one_of(
        *(st.builds(kind, inner) for kind in (Emphasis, Strong, Strikeout)),
        st.builds(Link, targets, inner),
        st.builds(CrossReference, ids, inner),
        st.builds(Span, inner, st.sampled_from(("", "se", "x y", '"')), st.just(()), ids),
        st.builds(Footnote, st.lists(st.builds(Paragraph, inner), max_size=2).map(tuple)),
    )
    return st.lists(st.one_of(leaf, nested), max_size=3).map(tuple)


def tables(inner: st.SearchStrategy[Blocks]) -> st.SearchStrategy[Table]:
    """Tables of one to five columns, with as many cells in each row."""

    def of_width(width: int) -> st.SearchStrategy[Table]:
        column = st.builds(Column, st.sampled_from(("left", "center", "right")), st.none() | st.floats(1, 100))
        cells = st.lists(st.builds(Cell, inner), min_size=width, max_size=width).map(tuple)
        rows = st.lists(st.builds(Row, cells, ids), max_size=2).map(tuple)
        columns = st.lists(column, min_size=width, max_size=width).map(tuple)
        return st.builds(Table, columns, rows, rows, inlines(1), ids)

    return st.integers(1, 5).flatmap(of_width)


def blocks(depth: int = 2) -> st.SearchStrategy[Blocks]:
    """A few blocks, nested at most `depth` deep."""
    captions = st.builds(Caption, st.sampled_from(("table", "figure")), text, st.integers(1, 9), inlines(1), ids)
    figures = st.builds(Figure, st.sampled_from(("p.png", "gone.png")), text, inlines(1), ids)
    entries = st.lists(st.builds(ContentsEntry, st.integers(1, 4), text, text, ids), max_size=4).map(tuple)
    leaf: st.SearchStrategy[Block] = st.one_of(
        st.builds(Paragraph, inlines(), st.sampled_from(("", "lead", "title", "signature"))),
        st.builds(NumberedHeading, st.integers(1, 6), inlines(1), ids, label=text),
        st.builds(Heading, st.integers(1, 6), inlines(1), ids),
        st.builds(CodeBlock, text),
        st.builds(Rule),
        st.builds(PageBreak),
        st.builds(CaptionedFigure, figures.map(lambda figure: replace(figure, caption=())), captions),
        figures,
        st.builds(Contents, st.sampled_from(("headings", "measures")), text, entries),
        st.builds(Facts, st.lists(st.tuples(text, inlines(1)), max_size=2).map(tuple)),
    )
    if depth == 0:
        return st.lists(leaf, max_size=2).map(tuple)
    inner = blocks(depth - 1)
    items = st.lists(inner, max_size=3).map(tuple)
    nested: st.SearchStrategy[Block] = st.one_of(
        st.builds(BulletList, items),
        st.builds(OrderedList, items, st.integers(0, 30), st.sampled_from(("decimal", "lower-alpha", "upper-roman"))),
        st.builds(DefinitionList, st.lists(st.builds(Definition, inlines(1), items), max_size=2).map(tuple)),
        st.builds(Quote, inner),
        st.builds(Landscape, inner),
        st.builds(Container, text, inner, ids),
        tables(inner),
        st.builds(CaptionedTable, tables(inner).map(lambda table: replace(table, caption=())), captions),
    )
    return st.lists(st.one_of(leaf, nested), max_size=4).map(tuple)
