"""A plan with marks of every kind, for the tests of the writers that show them."""

from __future__ import annotations

from html_documents import cell, document, paragraph, red, words
from planverk.model.content import (
    Block,
    BulletList,
    Caption,
    CaptionedFigure,
    CaptionedTable,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Figure,
    Footnote,
    Landscape,
    Link,
    NumberedHeading,
    PageBreak,
    Paragraph,
    Quote,
    Reformatted,
    Revised,
    RevisedBlock,
    Row,
    Rule,
    Strong,
    Table,
    Text,
)
from planverk.model.document import Document, Revision

AUTHOR = "Kari Nordvik"


def inserted(text: str, change: str = "a1") -> Revised:
    return Revised(words(text), "inserted", change)


def deleted(text: str, change: str = "a1") -> Revised:
    return Revised(words(text), "deleted", change)


def redline(*body: Block, **more: object) -> Document:
    """A document in which the changes a1, a2 … are told of."""
    revisions = {
        "a1": Revision(AUTHOR, "2011-05-12T10:00:00", ("Følger opp innspill 7.2.", "Tas til følge.")),
        "a2": Revision(AUTHOR, "2011-05-13"),
        "a3": Revision("", "", ("Redaksjonell retting.",)),
    }
    return document(*body, **{"revisions": revisions, **more})


def whole_redline() -> Document:
    """A plan in which every kind of block came, went, moved or was reworded."""
    old = Table((Column(), Column()), (Row((cell("År"), cell("Antall"))),), (Row((cell("2010"), cell("41")), "t-gammel"),))
    rows = (
        Row((cell("Startlån"), cell("2012")), "t-startlan", "inserted", "a2"),
        Row((cell("Kurs"), cell("2013")), "t-kurs", "deleted", "a2"),
        Row((cell("Boteam"), cell("")), "t-boteam"),
    )
    table = Table((Column(), Column()), (Row((cell("Tiltak"), cell("Frist"))),), rows)
    figure = Figure("figur.png", "Søyler som stiger")
    moved = NumberedHeading(2, words("Samarbeid"), "samarbeid", number=(1, 2), label="1.2")
    was = NumberedHeading(2, words("Samarbeid"), "samarbeid", number=(2, 1), label="2.1")
    new_list = BulletList((((paragraph("en"),)), (paragraph("to"), BulletList(((paragraph("to a"),),)))))
    body: tuple[Block, ...] = (
        NumberedHeading(1, (Text("Mål "), deleted("for alle"), inserted("for hver")), "mal", number=(1,), label="1"),
        Paragraph((Text("Vi bygger "), deleted("tre"), inserted("fire"), Text(" boliger."))),
        Paragraph((Reformatted((Strong(words("Viktig")),), words("Viktig"), "a3"), Text(" for oss."))),
        Paragraph((Text("Note"), Revised((Footnote((paragraph("Ny note."),)),), "inserted", "a3"), Text("."))),
        Paragraph((Link("https://x.example", (Text("Hus"), inserted("banken"))), Text("."))),
        RevisedBlock(moved, "inserted", "a2", "m1"),
        RevisedBlock(paragraph("Vi samarbeider."), "inserted", "a2", "m1"),
        NumberedHeading(1, words("Tiltak"), "tiltak", number=(2,), label="2"),
        RevisedBlock(was, "deleted", "a2", "m1"),
        RevisedBlock(paragraph("Vi samarbeider."), "deleted", "a2", "m1"),
        BulletList(((paragraph("Står"),), (RevisedBlock(paragraph("Kom"), "inserted", "a2"),))),
        RevisedBlock(new_list, "inserted", "a2"),
        RevisedBlock(DefinitionList((Definition(words("Startlån"), ((paragraph("Lån."),),)),)), "deleted", "a2"),
        RevisedBlock(Quote((paragraph("Alle skal bo trygt."),)), "inserted", "a2"),
        RevisedBlock(CodeBlock("a\n  b"), "deleted", "a2"),
        RevisedBlock(Rule(), "deleted", "a2"),
        RevisedBlock(PageBreak(), "inserted", "a2"),
        CaptionedTable(table, Caption("table", "Tabell", 1, (Text("Tiltak "), inserted("i året")), "tab-1")),
        RevisedBlock(CaptionedTable(old, Caption("table", "Tabell", 1, words("Venteliste"), "tab-2")), "deleted", "a2"),
        RevisedBlock(CaptionedFigure(figure, Caption("figure", "Figur", 1, words("Behov"), "fig-1")), "inserted", "a2"),
        RevisedBlock(CaptionedFigure(figure, Caption("figure", "Figur", 1, words("Behov før"), "fig-2")), "deleted", "a2"),
        RevisedBlock(figure, "inserted", "a2"),
        Landscape((RevisedBlock(paragraph("Bredt."), "inserted", "a2"),)),
        RevisedBlock(NumberedHeading(1, words("Utgått"), "utgatt", number=(3,), label="3"), "deleted", "a2"),
    )
    return redline(*body, pictures={"figur.png": red(640, 240)})
