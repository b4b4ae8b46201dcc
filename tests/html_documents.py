"""Documents and a theme that the tests of the HTML, ODT and EPUB writers share."""

from __future__ import annotations

import io

from PIL import Image

from planverk.model.content import (
    Block,
    BulletList,
    Caption,
    CaptionedFigure,
    CaptionedTable,
    Cell,
    Code,
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
    InlinePicture,
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
from planverk.model.document import PLAN, Document, Draft, Origin, Properties
from planverk.model.labels import labels
from planverk.model.pictures import Picture
from planverk.model.template import Border, Margins, PageLayout, TableLook, TextStyle, Theme


def theme() -> Theme:
    """A look with a dark accent, a table head filled with it, and bands."""
    body = TextStyle(font="Calibri", size=11, line=1.2)
    accent = "1F4E5F"
    styles = {
        "body": body,
        "heading-1": TextStyle(font="Georgia", size=20, colour=accent, bold=True),
        "heading-2": TextStyle(font="Georgia", size=15, colour=accent, bold=True),
        "heading-3": TextStyle(font="Georgia", size=12, colour="88A0A8", bold=True),
        "title": TextStyle(font="Georgia", size=32, colour=accent, bold=True),
        "subtitle": TextStyle(font="Calibri", size=16, colour="AABBCC"),
        "caption": TextStyle(font="Calibri", size=9.5, italic=True),
        "link": TextStyle(font="Calibri", colour="66CCFF"),
        "fact-label": TextStyle(font="Calibri", bold=True),
    }
    page = PageLayout(595.3, 841.9, Margins(85, 70.9, 70.9, 85), 35, 35)
    look = TableLook(head_fill=accent, head_colour="FFFFFF", band_fill="EEF4F5", inside_horizontal=Border(0.5, "9FB4BA"))
    return Theme(
        page,
        styles,
        look,
        accent=accent,
        fonts={"Calibri": "Source Sans 3", "Georgia": "Source Serif 4"},
        logo=red(),
        logo_alt="",
    )


def red(width: int = 120, height: int = 60) -> Picture:
    """A red picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (178, 34, 34)).save(out, "PNG")
    return Picture(out.getvalue(), "png", width, height, 96.0)


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


def cell(text: str) -> Cell:
    return Cell((paragraph(text),))


def document(*body: Block, **more: object) -> Document:
    """A document of these blocks, in bokmål."""
    given = {
        "id": "plan",
        "kind": PLAN,
        "language": "nb",
        "title": "Boligplan",
        "labels": labels("nb"),
        "origin": Origin("plans/x"),
    }
    return Document(body=body, **{**given, **more})  # type: ignore[arg-type]


def everything() -> Document:
    """A document that holds every block and every inline that a writer meets."""
    note = Footnote((paragraph("Husbanken, rundskriv 2011."), BulletList(((paragraph("med liste"),),))))
    wide = Table(
        tuple(Column(align, width) for align, width in (("left", 10), ("left", 40), ("center", 20), ("right", 30))),
        (Row((cell("Nr."), cell("Tiltak"), cell("Frist"), cell(""))),),
        (
            Row(
                (
                    cell("1"),
                    Cell((paragraph("Startlån til flere"), BulletList(((paragraph("unge"),),)))),
                    cell("2013"),
                    cell("500 000"),
                )
            ),
            Row(
                (cell("2"), Cell((Paragraph((*words("Flere boliger"), note)),)), cell("2014"), cell("1 200 000")), id="t-boliger"
            ),
        ),
    )
    narrow = Table((Column(), Column("right")), (Row((cell("År"), cell("Antall"))),), (Row((cell("2010"), cell("41"))),))
    body: tuple[Block, ...] = (
        Contents(
            "headings",
            "Innhold",
            (
                ContentsEntry(1, "", "Forord", "forord"),
                ContentsEntry(1, "1", "Innledning", "innledning"),
                ContentsEntry(2, "1.1", "Om boliger", "boliger"),
                ContentsEntry(1, "Vedlegg A", "Ordliste", "vedlegg-a"),
            ),
        ),
        Contents("tables", "Tabeller", (ContentsEntry(1, "Tabell 1", "Tiltak", "tabell-tiltak"),)),
        NumberedHeading(1, words("Forord"), "forord", "unnumbered"),
        Paragraph((Text("Planen "), Strong(words("gjelder")), Text(" for "), Emphasis(words("alle")), Text(" i Vågsund."))),
        NumberedHeading(1, words("Innledning"), "innledning", number=(1,), label="1"),
        Paragraph(words("Kort sagt: flere trenger bolig."), role="lead"),
        Paragraph(
            (
                Text("Se "),
                Reference("boliger", "kapittel 1.1", "1.1"),
                Text(", "),
                Link("https://www.husbanken.no/startlan", words("Husbanken")),
                Text(" og "),
                Span(words("Sámediggi"), language="se"),
                Text(". "),
                Strikeout(words("Bort")),
                LineBreak(),
                Code("F17"),
                Text(" "),
                InlinePicture("lite.png", "et rødt merke"),
                Footnote((paragraph("Merket er rødt."),)),
            )
        ),
        NumberedHeading(2, words("Om boliger"), "boliger", number=(1, 1), label="1.1"),
        NumberedHeading(3, words("Behovet"), "behov", number=(1, 1, 1), label="1.1.1"),
        BulletList(((paragraph("en"),), (paragraph("to"), OrderedList(((paragraph("to a"),),), kind="lower-alpha")))),
        OrderedList(((paragraph("fire"),), (paragraph("fem"), paragraph("mer om fem"))), start=4),
        DefinitionList((Definition(words("Startlån"), ((paragraph("Lån fra kommunen."),), (paragraph("Gis også til unge."),))),)),
        Quote((paragraph("Alle skal bo trygt."),)),
        CodeBlock("a < b\n  & c", "text"),
        Rule(),
        Facts((("Saksbehandler", words("Kari Nordvik")), ("Arkivsaksnr.", words("2011/4185")))),
        CaptionedTable(wide, Caption("table", "Tabell", 1, words("Tiltak"), "tabell-tiltak")),
        narrow,
        CaptionedFigure(
            Figure("figur.png", "Søyler som stiger"), Caption("figure", "Figur", 1, words("Venteliste"), "figur-liste")
        ),
        PageBreak(),
        Landscape((paragraph("Bredt innhold."), wide)),
        NumberedHeading(1, words("Ordliste"), "vedlegg-a", "appendix", (1,), "Vedlegg A"),
        paragraph("Ord."),
    )
    return document(
        *body,
        title="Boligsosial handlingsplan 2011–2025",
        fields={
            "municipality": "Vågsund kommune",
            "document_type": "Temaplan",
            "status": "Høringsversjon",
            "period": "2011–2025",
            "municipality_email": "post@vagsund.example",
        },
        pictures={"lite.png": red(16, 16), "figur.png": red(640, 240)},
        properties=Properties("Vågsund kommune", "Boligsosialt arbeid", ("bolig", "plan"), "2011-05-02"),
        origin=Origin("plans/boligsosial-handlingsplan", "0123456789abcdef0123456789abcdef01234567", False, "hearing-1"),
        draft=Draft("UTKAST", "Funn som gjenstår i utkastet", ("plans/x/01.md:3: overskriften mangler id",)),
    )
