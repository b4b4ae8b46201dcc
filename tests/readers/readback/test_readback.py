"""A name that stands anywhere in a built file is read back: shown or hidden, in properties, in names of files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from PIL import Image, PngImagePlugin

from html_documents import document, everything, theme
from planverk.errors import UnreadableFile
from planverk.model.content import Code, CodeBlock, Figure, InlinePicture, Text
from planverk.model.document import Document
from planverk.model.person import Person
from planverk.privacy.search import Searcher
from planverk.readers.readback import texts
from planverk.writers import docx as word
from planverk.writers import html, pandoc
from planverk.writers.pdf import compile_pdf, typeset
from support_theme import plain_theme
from support_word import vagsund_template

ROOT = Path(__file__).resolve().parents[3]
_HELD = {Text: "value", Code: "value", CodeBlock: "text", Figure: "alt", InlinePicture: "alt"}


def found(data: bytes, name: str, who: str = "Solvang") -> list[str]:
    """Where in the file somebody called that is named."""
    searcher = Searcher([Person("p1", who)])
    return [hit.where for where, text in texts(data, name) for hit in searcher.find(text, where)]


def zipped(data: bytes, **more: bytes) -> bytes:
    """A zip with some of its entries put in another's place, or added; `__` in a name stands for a slash."""
    out = io.BytesIO()
    new = {name.replace("__", "/"): content for name, content in more.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as made:
        for entry in old.namelist():
            made.writestr(entry, new.pop(entry, old.read(entry)))
        for name, content in new.items():
            made.writestr(name, content)
    return out.getvalue()


def word_file(fill: Callable[[Any], object]) -> bytes:
    made = docx.Document()
    fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def hidden(made: Any) -> None:
    run = made.add_paragraph().add_run("Marit Solvang")
    run.font.hidden = True


def parted(made: Any) -> None:
    paragraph = made.add_paragraph("Brev fra Sol")
    paragraph.add_run("va").bold = True
    paragraph.add_run("ng.")


def pictured(made: Any) -> None:
    metadata = PngImagePlugin.PngInfo()
    metadata.add_text("Author", "Marit Solvang")
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=metadata)
    made.add_picture(out)


def alt(made: Any) -> None:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    made.add_picture(out)
    made.inline_shapes[0]._inline.docPr.set("descr", "Bilde av Marit Solvang")


WORD: dict[str, Callable[[Any], object]] = {
    "text": lambda made: made.add_paragraph("Karis brev og Solvangs svar"),
    "text in several runs": parted,
    "header": lambda made: setattr(made.sections[0].header.paragraphs[0], "text", "Marit Solvang"),
    "footer": lambda made: setattr(made.sections[0].footer.paragraphs[0], "text", "Marit Solvang"),
    "hidden text": hidden,
    "comment": lambda made: made.add_comment(made.add_paragraph("x").runs[0], "se brevet fra Solvang", "AB"),
    "author of a comment": lambda made: made.add_comment(made.add_paragraph("x").runs[0], "se her", "Marit Solvang"),
    "property": lambda made: setattr(made.core_properties, "last_modified_by", "Marit Solvang"),
    "alternative text": alt,
    "metadata of a picture": pictured,
    "cell": lambda made: setattr(made.add_table(1, 1).cell(0, 0), "text", "Marit Solvang"),
    "name of a style": lambda made: made.styles.add_style("Solvang", 1),
}


@pytest.mark.parametrize("place", WORD)
def test_word_hides_a_name_nowhere(place: str) -> None:
    data = word_file(WORD[place])
    assert found(data, "oppsummering.docx")
    assert not found(data, "oppsummering.docx", "Nordli")


@pytest.mark.parametrize(
    "more",
    [
        {"customXml__item1.xml": b"<a><b>Marit Solvang</b></a>"},
        {"docProps__custom.xml": b"<p><x name='eier'>Solvang</x></p>"},
        {"word__media__marit-solvang.png": b"x"},
        {"word__footnotes.xml": b'<w:f xmlns:w="w"><w:p><w:r><w:t>Sol</w:t></w:r><w:r><w:t>vang</w:t></w:r></w:p></w:f>'},
        {"word__embeddings__ark.xlsx": zipped(word_file(lambda made: None), extra__solvang=b"")},
        {"word__notat.txt": "Solvang".encode("utf-16")},
        {"word__rel.rels": b'<R><r Target="mailto:marit%2Esolvang%40x.no"/></R>'},
    ],
)
def test_parts_of_a_word_file_that_nobody_opens_are_read(more: dict[str, bytes]) -> None:
    assert found(zipped(word_file(lambda made: None), **more), "a.docx")


def workbook(fill: Callable[[Any], object]) -> bytes:
    made = openpyxl.Workbook()
    fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def hidden_sheet(made: Any) -> None:
    sheet = made.create_sheet("skjult")
    sheet["A1"] = "Marit Solvang"
    sheet.sheet_state = "veryHidden"


def hidden_row(made: Any) -> None:
    made.active["B7"] = "Solvang"
    made.active.row_dimensions[7].hidden = True


EXCEL: dict[str, Callable[[Any], object]] = {
    "hidden sheet": hidden_sheet,
    "hidden row": hidden_row,
    "comment": lambda made: setattr(made.active["A1"], "comment", Comment("fra Solvang", "AB")),
    "sheet's name": lambda made: setattr(made.active, "title", "Solvang"),
    "property": lambda made: setattr(made.properties, "creator", "Marit Solvang"),
    "formula": lambda made: setattr(made.active["A1"], "value", '="Sol"&"vang, Solvang"'),
    "footer": lambda made: setattr(made.active.oddFooter.left, "text", "Solvang"),
}


@pytest.mark.parametrize("place", EXCEL)
def test_excel_hides_a_name_nowhere(place: str) -> None:
    assert found(workbook(EXCEL[place]), "punkter.xlsx")


def pdf_file(change: Callable[[pikepdf.Pdf], object]) -> bytes:
    pdf = pikepdf.open(io.BytesIO(compile_pdf(typeset(document(), plain_theme())).data))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def in_xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as told:
        told["dc:contributor"] = {"Marit Solvang"}


def note(pdf: pikepdf.Pdf) -> None:
    made = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="fra Solvang")
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(made)]))


def link(pdf: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="mailto:solvang@x.no")
    made = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(made)]))


def bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Brev fra Solvang", 0))


PDF: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "information": lambda pdf: pdf.docinfo.__setitem__("/Author", "Marit Solvang"),
    "XMP": in_xmp,
    "note": note,
    "link": link,
    "bookmark": bookmark,
    "attachment": lambda pdf: pdf.attachments.__setitem__("brev.txt", b"fra Solvang"),
    "attachment's name": lambda pdf: pdf.attachments.__setitem__("solvang.txt", b"brev"),
}


@pytest.mark.parametrize("place", PDF)
def test_a_pdf_hides_a_name_nowhere(place: str) -> None:
    data = pdf_file(PDF[place])
    assert found(data, "uttalelser.pdf")
    assert not found(data, "uttalelser.pdf", "Nordli")


@pytest.mark.parametrize(
    "page",
    [
        "<p>Sol<b>va</b>ng</p>",
        "<p>Sol&shy;vang</p>",
        '<img alt="Solvang">',
        "<!-- Solvang -->",
        "<script>var x = 'Solvang'</script>",
        "<style>.x::after { content: 'Solvang' }</style>",
        '<meta name="author" content="Solvang">',
        '<a href="mailto:marit%20solvang">x</a>',
        "<p hidden>Solvang</p>",
        "<table><tr><td>Marit</td><td>Solvang</td></tr></table>",
        "<svg><text><tspan>Sol</tspan><tspan>vang</tspan></text></svg>",
    ],
)
def test_a_page_hides_a_name_nowhere(page: str) -> None:
    assert found(f"<!DOCTYPE html><html><body>{page}</body></html>".encode(), "side.html")


def test_the_name_of_a_file_is_read_too() -> None:
    assert found(b"tekst", "svar-til-solvang.txt") == ["svar-til-solvang.txt"]


@pytest.mark.parametrize(("name", "data"), [("a.pdf", b"%PDF-1.7 ..."), ("a.docx", b"PK\x03\x04 ..."), ("a.xml", b"<a><b></a>")])
def test_what_cannot_be_read_back_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        texts(data, name)


def test_a_pdf_under_a_password_is_refused() -> None:
    pdf, out = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.save(out, encryption=pikepdf.Encryption(user="hemmelig", owner="x"))
    with pytest.raises(UnreadableFile):
        texts(out.getvalue(), "a.pdf")


def places(value: Any) -> int:
    """How many texts a document holds, in the blocks and inlines of `_HELD`."""
    own = int(type(value) in _HELD)
    return own + sum(places(each) for each in _inside(value))


def _inside(value: Any) -> list[Any]:
    if isinstance(value, tuple):
        return list(value)
    return [getattr(value, each.name) for each in fields(value)] if is_dataclass(value) else []


def named(value: Any, at: list[int], name: str) -> Any:
    """The value with the name put into the text that `at` counts down to."""
    if isinstance(value, tuple):
        return tuple(named(each, at, name) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {each.name: named(getattr(value, each.name), at, name) for each in fields(value) if each.init}
    if type(value) in _HELD:
        at[0] -= 1
        if at[0] == -1:
            changes[_HELD[type(value)]] += f" {name} "
    return replace(value, **changes)


EVERYTHING = replace(everything(), draft=None)
PLACES = places(EVERYTHING.body) + 1  # the properties come last
WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": lambda made: word.write(made, vagsund_template()),
    "html": lambda made: html.write(made, theme()),
    "pdf": lambda made: compile_pdf(typeset(made, plain_theme())).data,
    "odt": lambda made: pandoc.convert(html.write(made, theme()), "odt", made),
    "epub": lambda made: pandoc.convert(html.write(made, theme()), "epub", made),
}
LETTERS = st.text("abcdefghijklmnoprstuvwyzæøåéü", min_size=3, max_size=9).map(str.capitalize)


def check_found(form: str, at: int, name: str) -> None:
    made = replace(EVERYTHING, body=named(EVERYTHING.body, [at], name))
    if at == PLACES - 1:
        made = replace(EVERYTHING, properties=replace(EVERYTHING.properties, subject=f"Brev fra {name}"))
    data = WRITERS[form](made)
    assert found(data, f"utgave.{form}", name) or (form == "odt" and is_dropped(data, name))


def is_dropped(data: bytes, name: str) -> bool:
    """pandoc leaves alternative texts of small pictures out of ODT; what is in no part of the file is not there to be found."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return not any(name.encode() in archive.read(part) for part in archive.namelist())


@pytest.mark.parametrize("form", ["docx", "html", "pdf"])
@settings(max_examples=15, deadline=None)
@given(at=st.integers(0, PLACES - 1), name=LETTERS)
def test_a_name_put_anywhere_is_found_in_every_format(form: str, at: int, name: str) -> None:
    check_found(form, at, name)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["odt", "epub"])
@settings(max_examples=10, deadline=None)
@given(at=st.integers(0, PLACES - 1), name=LETTERS)
def test_a_name_put_anywhere_is_found_in_what_pandoc_makes(form: str, at: int, name: str) -> None:
    check_found(form, at, name)
