"""Templates and documents for tests of the Word writer, and looks into the files that it writes."""

from __future__ import annotations

import io
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import docx
import yaml
from lxml import etree

from planverk.model.content import (
    Blocks,
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
    Inline,
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
from planverk.model.document import PLAN, Document, Draft, Origin, PageMap, Properties
from planverk.model.pictures import Picture
from planverk.model.place import Place
from planverk.model.template import Template, TemplateSettings
from planverk.readers.template import read_word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROOT = Path(__file__).resolve().parents[1]


def template(data: bytes, roles: Mapping[str, str] | None = None, kind: str = PLAN) -> Template:
    """A Word file as the reader of templates sees it; `roles` gives the names of styles, as template.yaml does."""
    read = read_word_file(data, "mal.docx", TemplateSettings("mal", roles=roles or {}), kind).value
    assert read is not None
    return read


@lru_cache
def plain_template(*paragraphs: str) -> Template:
    """python-docx's own template, without numbering of headings, footnotes or cover: these paragraphs, or the slot alone."""
    made = docx.Document()
    for paragraph in paragraphs or ("{{ body }}",):
        made.add_paragraph(paragraph)
    return template(saved(made))


@lru_cache
def vagsund_template(file: str = "template.docx", kind: str = PLAN) -> Template:
    """The example municipality's template, with its own numbering, cover, headers and footers."""
    folder = ROOT / "templates/vagsund"
    roles = yaml.safe_load((folder / "template.yaml").read_text())["roles"]
    return template((folder / file).read_bytes(), roles, kind)


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# ── documents ────────────────────────────────────────────────────────────────────────────────────


def p(*content: str | Inline, role: str = "") -> Paragraph:
    return Paragraph(tuple(Text(each) if isinstance(each, str) else each for each in content), role)


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((p(text),)) for text in texts)


def heading(level: int, title: str, name: str, label: str = "", series: str = "numbered") -> NumberedHeading:
    return NumberedHeading(level, (Text(title),), name, series if label else "unnumbered", label=label)  # type: ignore[arg-type]


def document(*body: object, **more: object) -> Document:
    """A Document with this text."""
    given = {"id": "plan", "kind": PLAN, "language": "nb", "title": "Boligplan", "body": body} | more
    return Document(**given)  # type: ignore[arg-type]


def png(width: int = 40, height: int = 20) -> Picture:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x0b\x4f\x5c" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return Picture(data, "png", width, height)


def everything() -> Document:
    """One small document that holds a thing of every kind."""
    place = Place("plans/bolig/01.md", 3, 4)
    return document(
        *_opening(),
        NumberedHeading(1, (Text("Mål og "), Emphasis((Text("strategier"),))), "mal", "numbered", (1,), "1", place=place),
        Paragraph((Text("Kommunen vil at flere skal eie."), Footnote((p("Tall fra 2010."),))), "lead", place),
        *_chapter(),
        Landscape((heading(2, "Liggende", "liggende", "1.2"), _wide_table())),
        heading(1, "Vedlegg om tall", "vedlegg-a", "Vedlegg A", "appendix"),
        heading(2, "Kilder", "kilder", "A.1", "appendix"),
        p("Slutten av vedlegget.", role="signature"),
        pictures={"kart.png": png(800, 300)},
        fields={"title": "Boligplan", "municipality": "Vågsund kommune", "status": "Høringsversjon", "date": "1. mai 2011"},
        properties=Properties("Vågsund kommune", "Plan", ("bolig", "plan"), "2011-05-01"),
        origin=Origin("plans/bolig", "0123456789abcdef", True, "hearing-1"),
    )


def _opening() -> Blocks:
    entries = (
        ContentsEntry(1, "", "Forord", "forord"),
        ContentsEntry(1, "1", "Mål og strategier", "mal"),
        ContentsEntry(2, "1.1", "Tiltak", "tiltak"),
        ContentsEntry(1, "Vedlegg A", "Vedlegg om tall", "vedlegg-a"),
    )
    facts = Facts((("Saksbehandler", (Text("Kari Vik"),)), ("Arkivsaksnr.", (Text("2011/4185"),))))
    return (
        Contents("headings", "Innhold", entries),
        Contents("measures", "Oversikt over tiltak", (ContentsEntry(1, "1", "Startlån", "t-startlan"),)),
        Contents("tables", "Tabeller", (ContentsEntry(1, "Tabell\u00a01", "Tiltak & midler", "tab-tiltak"),)),
        PageBreak(),
        heading(1, "Forord", "forord"),
        facts,
        heading(2, "Uten nummer", "uten"),
    )


def _chapter() -> Blocks:
    see = p(
        *("Se ", Reference("mal", "kapittel\u00a01", "1"), ", ", Reference("tab-tiltak", "tabell\u00a01", "1"), ", "),
        *(Reference("t-startlan", "tiltak\u00a01", "1"), ", ", Reference("vedlegg-a", "vedlegg\u00a0A", "A"), " og "),
        *(Reference("kilder", "Kilder"), ", ", Reference("kilder", "listen bakerst"), "."),
    )
    marks = p(
        *(Strong((Text("Sterkt "), Emphasis((Text("og skrått"),)))), " ", Strikeout((Text("strøket"),)), " ", Code("kode()")),
        *(" ", Link("https://vagsund.example/plan?a=1&b=2", (Text("lenke"),)), LineBreak(), InlinePicture("kart.png", "ikon")),
        *(" ", Span((Text("buresboahtin"),), "se", id="ord"), " ", Link("javascript:x", (Text("ikke lenke"),))),
    )
    return (
        see,
        marks,
        heading(2, "Tiltak", "tiltak", "1.1"),
        CaptionedTable(_measures(), Caption("table", "Tabell", 1, (Text("Tiltak & midler"),), "tab-tiltak")),
        p("Rett etter tabellen."),
        BulletList(((p("Punkt"), p("mer om punktet")), (p("To"), BulletList(((p("innrykket"),),))))),
        OrderedList(((p("a"),), (p("b"), OrderedList(((p("i"),),), 1, "lower-roman")), (p("c"),)), 3),
        OrderedList(((p("på nytt"),),), 1),
        OrderedList(((p("bokstav"),),), 1, "lower-alpha"),
        DefinitionList((Definition((Text("Startlån"),), ((p("Lån til dem som ikke får i banken."),),)),)),
        Quote((p("Sitat."), BulletList(((p("i sitat"),),)))),
        CodeBlock("linje 1\n  linje 2\n"),
        Rule(),
        CaptionedFigure(
            Figure("kart.png", "Kart over kommunen", id="kart"), Caption("figure", "Figur", 1, (Text("Kommunen"),), "fig-kart")
        ),
        Figure("kart.png", ""),
    )


def _measures() -> Table:
    listed = Cell((p("flere ting:"), BulletList(((p("en"),), (p("to"),)))))
    noted = Cell((Paragraph((Text("NAV"), Footnote((p("Fra 2012."), p("Og senere."))))),))
    first = Row((*cells("1", "Startlån"), noted, *cells("500 000")), "t-startlan")
    rows = (first, Row((*cells("2"), listed, Cell(()), Cell(()))))
    columns = (Column(width=8), Column(width=50), Column(), Column("right"))
    return Table(columns, (Row(cells("Nr.", "Tiltak", "Ansvar", "Kroner")),), rows)


def _wide_table() -> Table:
    columns = tuple(Column() for _ in range(6))
    years = Row(cells(*(str(2011 + n) for n in range(6))))
    return Table(columns, (years,), (Row(cells(*(f"tall {n}" for n in range(6)))),), (Text("Uten nummer"),), "aar")


def draft(made: Document) -> Document:
    """The same document, not finished."""
    given = {name: getattr(made, name) for name in made.__dataclass_fields__}
    return Document(**given | {"draft": Draft("UTKAST", "Funn som gjenstår", ("Kapittel 2 er tomt.", "Frist mangler."))})


PAGES = PageMap(
    {"forord": 3, "mal": 4, "tiltak": 4, "vedlegg-a": 7, "t-startlan": 5, "tab-tiltak": 5},
    {"forord": "3", "mal": "4", "tiltak": "4", "vedlegg-a": "7", "t-startlan": "5", "tab-tiltak": "5"},
    7,
)


# ── looks into files ─────────────────────────────────────────────────────────────────────────────


def part(data: bytes, name: str) -> etree._Element:
    """The root of a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True))


def body(data: bytes) -> etree._Element:
    return part(data, "word/document.xml").find(f"{W}body")


def texts(root: etree._Element) -> list[str]:
    """The text of every paragraph that has one."""
    found = ("".join(_shown(each) for each in paragraph.iter()) for paragraph in root.iter(f"{W}p"))
    return [text for text in found if text.strip()]


def _shown(element: etree._Element) -> str:
    marks = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}softHyphen": "\u00ad"}
    if element.tag == f"{W}t":
        return element.text or ""
    return marks.get(element.tag, "") if element.getparent().tag == f"{W}r" else ""


def fields(root: etree._Element) -> list[str]:
    """The instructions of all fields, in order."""
    return [(each.text or "").strip() for each in root.iter(f"{W}instrText")]


def to_text(data: bytes, folder: Path, soffice: str) -> str:
    """What LibreOffice shows of a Word file: its PDF as text."""
    (folder / "made.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "made.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    shown = subprocess.run(["pdftotext", "-layout", str(folder / "made.pdf"), "-"], check=True, capture_output=True)
    return shown.stdout.decode()
