"""Marked texts, one of each kind, for what shows or settles marks."""

from __future__ import annotations

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Caption,
    CaptionedFigure,
    Cell,
    CodeBlock,
    Column,
    Contents,
    ContentsEntry,
    Definition,
    DefinitionList,
    Emphasis,
    Facts,
    Figure,
    Footnote,
    FormField,
    Inline,
    InlinePicture,
    Landscape,
    Link,
    OrderedList,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Reformatted,
    Revised,
    RevisedBlock,
    Row,
    Rule,
    Strong,
    Table,
    Text,
)
from support_word import cells, heading, p, png

PICTURES = {"p.png": png(), "kart.png": png(800, 300)}


def came(block: Block, move: str = "") -> RevisedBlock:
    return RevisedBlock(block, "inserted", "c", move)


def went(block: Block, move: str = "") -> RevisedBlock:
    return RevisedBlock(block, "deleted", "c", move)


def ins(*content: str | Inline) -> Revised:
    return Revised(p(*content).content, "inserted", "c")


def gone(*content: str | Inline) -> Revised:
    return Revised(p(*content).content, "deleted", "c")


def table(*rows: str | Row) -> Table:
    """A table of one column."""
    made = tuple(row if isinstance(row, Row) else Row(cells(row)) for row in rows)
    return Table((Column(),), (), made)


LAID = Landscape((p("liggende"), table("bred")))
FIGURE = CaptionedFigure(Figure("kart.png", "Kart"), Caption("figure", "Figur", 1, (Text("Kommunen"),), "fig"))
LINKED = Link("https://vagsund.example/a?b=1&c", (Text("lenke"),))
MOVED = (heading(1, "Flyttet", "flyttet", "1"), p("med tekst"), table("og tabell"))
CASES: dict[str, Blocks] = {
    "words": (p("a ", gone("b"), ins("c ", Footnote((p("note"),)), " x"), " d"),),
    "paragraphs": (p("a"), went(p("b")), came(p("c")), p("d")),
    "a last paragraph": (p("a"), came(p("b", role="lead"))),
    "a last paragraph that went": (p("a"), went(p("b", role="lead"))),
    "another last paragraph": (p("a"), went(p("b")), came(p("c", role="lead"))),
    "another text": (went(p("b")), came(p("c", role="lead"))),
    "several last paragraphs": (p("a"), came(p("b")), went(p("c")), came(p("d")), went(p("e"))),
    "another table": (p("a"), went(table("x")), came(table("y")), p("b")),
    "a table between tables": (p("a"), table("x"), went(table("y")), came(table("z")), table("u"), p("b")),
    "words between tables": (table("x"), went(p("q")), table("u"), p("b")),
    "rows": (table("1", Row(cells("2"), "", "inserted", "c"), Row(cells("3"), "", "deleted", "c")), p("z")),
    "every row": (table(Row(cells("2"), "", "inserted", "c"), Row(cells("3"), "", "deleted", "c")), p("z")),
    "cells": (
        table(
            Row((Cell((p("a"), came(p("b")))),)),
            Row((Cell((went(p("a")), came(p("b")))),)),
            Row((Cell((came(p("b")),)),)),
            Row((Cell((went(p("b")),)),)),
            Row((Cell((p(gone("a"), ins("b")),)),)),
        ),
        p("z"),
    ),
    "items": (
        BulletList(((p("1"),), (came(p("2")),), (went(p("3")), came(p("4"))), (p("5"), went(p("6")), came(p("7"))))),
        OrderedList(((p("1"),), (came(p("2")), came(p("3"))), (p("4"),)), 3),
        p("z"),
    ),
    "what begins an item": (
        BulletList(((went(p("x")), p("y")), (came(p("x")), p("y")), (went(p("x")), BulletList(((p("y"),),))))),
        BulletList(((went(BulletList(((p("y"),),))), came(p("z"))), (came(BulletList(((p("y"),),))), p("z")))),
    ),
    "notes": (
        p(
            *("a", Footnote((p("n"), came(p("m")))), Footnote((went(p("n")), came(p("m"))))),
            *(Footnote((p("x", gone("n")),)), gone(Footnote((p("n"),)))),
        ),
    ),
    "page breaks": (p("a"), came(PageBreak()), p("b"), went(PageBreak()), p("c"), PageBreak(), went(p("d")), p("e")),
    "lying pages": (p("a"), LAID, came(p("x")), p("c"), went(LAID), came(Landscape((p("y"), table("z")))), p("d")),
    "lying pages that came": (p("a"), came(LAID), p("b")),
    "lying pages that went": (p("a"), went(LAID), p("b")),
    "words between lying pages": (p("a"), LAID, went(p("b")), LAID, p("c")),
    "what moved": (*(went(each, "m") for each in MOVED), p("b"), *(came(each, "m") for each in MOVED), p("c")),
    "definitions": (
        DefinitionList(
            (
                Definition((Text("a"), gone("x"), ins("y")), ((p("u"), went(p("w"))),)),
                Definition((gone("a"),), ((went(p("u")),),)),
                Definition((ins("a"),), ((came(p("u")),),)),
                Definition((Text("b"),), ((went(p("u")), came(p("v"))),)),
            )
        ),
    ),
    "links": (p(ins(LINKED), " ", gone(LINKED), " ", Link("https://vagsund.example/", (Text("ord "), ins("ny")))),),
    "looks": (
        Paragraph(
            (
                Reformatted((Strong((Text("b c"),)),), (Text("b "), Emphasis((Text("c"),))), "c"),
                Reformatted((Strong((Text("b"), Footnote((p("x"),)))),), (Text("b"), Footnote((p("x"),))), "c"),
            )
        ),
    ),
    "references": (
        heading(1, "A", "x", "1"),
        went(heading(1, "B", "y", "2")),
        p("se ", Reference("x", "kapittel 1", "1"), gone(Reference("y", "kapittel 2", "2")), ins(Reference("x", "A"))),
    ),
    "pictures": (
        went(FIGURE),
        came(CaptionedFigure(Figure("p.png", "Bilde"), FIGURE.caption)),
        p(InlinePicture("p.png", "x"), ins(InlinePicture("p.png", "y"))),
    ),
    "fields to fill in": (
        came(FormField("t", "Tittel", "Skriv her")),
        went(FormField("t", "Tittel", "Velg", ("a", "b"))),
        FormField("u", "Tittel", "Skriv her"),
        p("x"),
    ),
    "the rest": (
        came(Rule()),
        went(CodeBlock("a\nb")),
        came(Quote((p("x"), Quote((p("y"),))))),
        came(Facts((("a", (Text("b"),)),))),
        Facts((("a", (Text("b"), ins("c"))),)),
        came(Contents("headings", "Innhold", (ContentsEntry(1, "1", "A", "x"),))),
        heading(1, "A", "x", "1"),
    ),
}
