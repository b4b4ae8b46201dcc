"""Letters in Word, ODT, RTF, HTML, PDF and plain text: all that the sender wrote, in normal form."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pikepdf
import pypandoc
import pytest
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from planverk.readers.responses import extract

W = nsdecls("w")


def word(fill: Callable[[docx.document.Document], object]) -> bytes:
    document = docx.Document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf(source: str) -> bytes:
    return bytes(typst.compile(source.encode("utf-8")))


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return buffer.getvalue()


def codes(data: bytes, name: str) -> list[str]:
    return [finding.code for finding in extract(data, name).findings]


def letter(document: docx.document.Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Sørelva borettslag"
    document.add_paragraph("Vår ref.: 11/123   Deres ref.: 2011/4185-3   Dato: 12.04.2011")
    document.add_heading("Høringsuttalelse", 1)
    document.add_paragraph("Vi støtter planen.")
    document.add_paragraph("flere boliger", style="List Bullet")
    document.add_paragraph("færre vedtak", style="List Bullet")
    document.add_paragraph("kapittel 4", style="List Number")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Tiltak", "Vårt syn"), ("T1", "Bra"))):
        for at, words in enumerate(cells):
            table.cell(row, at).text = words


def test_a_word_letter_becomes_paragraphs_list_items_and_rows_with_the_header_at_the_end() -> None:
    found = extract(word(letter), "svar.docx")
    assert found.text.split("\n\n") == [
        "Vår ref.: 11/123 Deres ref.: 2011/4185-3 Dato: 12.04.2011",
        "Høringsuttalelse",
        "Vi støtter planen.",
        "- flere boliger\n- færre vedtak",
        "1. kapittel 4",
        "Tiltak | Vårt syn\nT1 | Bra",
        "Sørelva borettslag",
    ]
    assert (found.dated, found.their_ref, found.our_ref) == (datetime.date(2011, 4, 12), "11/123", "2011/4185-3")
    assert found.findings == ()


@pytest.mark.parametrize("form", ["odt", "rtf", "html", "docx"])
def test_what_stands_in_a_letter_stands_in_its_text_whatever_the_format(form: str, tmp_path: object) -> None:
    source = "# Uttale\n\nPlanen er god.[^1]\n\n1. én\n2. to\n\n- punkt\n\n[^1]: Men dyr.\n"
    path = f"{tmp_path}/letter.{form}"
    pypandoc.convert_text(source, form, format="markdown", outputfile=path, extra_args=["--standalone", "--metadata=title:x"])
    with open(path, "rb") as file:
        text = extract(file.read(), f"letter.{form}").text
    for words in ("Uttale", "Planen er god.", "én", "to", "punkt", "Men dyr."):
        assert words in text
    assert re.search(r"^- punkt$", text, re.MULTILINE)


def test_a_footnote_is_marked_where_it_is_called_and_stands_at_the_end(tmp_path: object) -> None:
    path = f"{tmp_path}/note.docx"
    pypandoc.convert_text("Planen er dyr.[^1] Slutt.\n\n[^1]: Se side 3.\n", "docx", format="markdown", outputfile=path)
    with open(path, "rb") as file:
        assert extract(file.read(), "note.docx").text == "Planen er dyr.[1] Slutt.\n\n[1] Se side 3."


def test_a_pdf_letter_is_read(tmp_path: object) -> None:
    found = extract(pdf('#set text(lang: "nb")\n= Uttale\nVi ber om endring i kapittel 4.\n\nDato: 12.04.2011'), "svar.pdf")
    assert "Vi ber om endring i kapittel 4." in found.text
    assert found.dated == datetime.date(2011, 4, 12)
    assert not found.needs_text


def test_a_pdf_keeps_lists_rows_and_addresses_on_lines_of_their_own_and_joins_what_was_wrapped() -> None:
    source = """#set text(lang: "nb")
Vågsund kommune \\ Rådhuset \\ 9901 Vågsund

Styret har lest planen nøye og støtter den i hovedsak, men vi har følgende merknader som vi ber kommunen vurdere:

+ Kapittel 4.2 må endres.
+ Tiltak 9 må få en ansvarlig.

#table(columns: (1fr, 1fr), [Tiltak], [Syn], [T-1], [Godt])

Med vennlig hilsen \\ Kari Nes \\ styreleder
"""
    assert extract(pdf(source), "svar.pdf").text.split("\n\n") == [
        "Vågsund kommune\nRådhuset\n9901 Vågsund",
        "Styret har lest planen nøye og støtter den i hovedsak, men vi har følgende merknader som vi ber kommunen vurdere:",
        "1. Kapittel 4.2 må endres.\n2. Tiltak 9 må få en ansvarlig.",
        "Tiltak | Syn\nT-1 | Godt",
        "Med vennlig hilsen\nKari Nes\nstyreleder",
    ]


def test_a_word_that_a_line_s_end_parts_is_whole_again() -> None:
    narrow = '#set text(lang: "nb", hyphenate: true)\n#set page(width: 7cm)\n#set par(justify: true)\n'
    source = narrow + "Ansvarsfordelingen i handlingsplanen er utydelig. " * 6
    text = extract(pdf(source), "svar.pdf").text
    assert "-" not in text
    assert text.count("Ansvarsfordelingen i handlingsplanen er utydelig.") == 6


def test_what_runs_along_the_pages_of_a_pdf_stands_once_at_the_end_and_headings_that_differ_stay() -> None:
    pages = "".join(
        f"= Tiltak {n}\nVi mener at tiltak {n} er godt og bør bli som det er i planen.\n#pagebreak(weak: true)\n"
        for n in range(1, 5)
    )
    settings = "#set page(header: [Sørelva borettslag], footer: context [Side #counter(page).display() av 4])\n"
    text = extract(pdf(settings + pages), "svar.pdf").text
    assert text.count("Sørelva borettslag") == 1
    assert set(text.split("\n\n")[-2:]) == {"Side 1 av 4", "Sørelva borettslag"}
    assert all(f"Tiltak {n}" in text for n in range(1, 5))


def test_an_rtf_file_keeps_its_order() -> None:
    data = (
        rb"{\rtf1\ansi F\'f8rst.\par{\listtext\pard 1.\tab}Andre.\par{\listtext\pard 2.\tab}Tredje.\par"
        rb"\trowd\intbl a\cell b\cell\row\pard Sist.\par}"
    )
    assert extract(data, "svar.rtf").text == "Først.\n\n1. Andre.\n2. Tredje.\n\na | b\n\nSist."


def scan(pages: int) -> bytes:
    buffer = io.BytesIO()
    first, *others = [Image.new("RGB", (400, 560), (250, 250, 240 + n % 10)) for n in range(pages)]
    first.save(buffer, "PDF", save_all=True, append_images=others)
    return buffer.getvalue()


def test_a_scanned_pdf_needs_text_and_is_no_fault() -> None:
    found = extract(scan(2), "skann.pdf")
    assert found.needs_text
    assert found.text == ""
    assert [(finding.code, finding.severity.value) for finding in found.findings] == [("M2", "note")]


def test_scanned_pages_behind_a_cover_with_text_are_named() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (300, 300), (200, 200, 200)).save(picture, "PNG")
    pages = "#pagebreak() #image(bytes((" + ",".join(map(str, picture.getvalue())) + ")))"
    found = extract(pdf("Følgebrev fra Sørelva borettslag til høringen.\n" + pages * 3), "svar.pdf")
    assert found.needs_text
    assert "Følgebrev" in found.text
    assert [f.message.format() for f in found.findings if f.code == "M3"] == [
        "These pages are pictures without text: 2–4. If they are scanned, somebody has to type what they say."
    ]


def test_the_fields_of_an_answer_form_come_by_their_tags_and_empty_ones_do_not() -> None:
    def form(document: docx.document.Document) -> None:
        for tag, answer, placeholder in (("boliger", "For få.", ""), ("okonomi", "Klikk her", "<w:showingPlcHdr/>")):
            document.element.body.insert(
                0,
                parse_xml(
                    f'<w:sdt {W}><w:sdtPr><w:tag w:val="{tag}"/>{placeholder}</w:sdtPr>'
                    f"<w:sdtContent><w:p><w:r><w:t>{answer}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
                ),
            )
        document.element.body.insert(
            0,
            parse_xml(
                f'<w:p {W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
                '<w:sdt><w:sdtPr><w:tag w:val="stotter"/>'
                '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
                "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt></w:p>"
            ),
        )

    found = extract(word(form), "svarskjema.docx")
    assert found.form == (("stotter", "☒"), ("boliger", "For få."))
    assert "For få." in found.text


def test_a_word_file_with_macros_is_read_and_the_macros_are_told_of() -> None:
    data = with_member(word(letter), "word/vbaProject.bin", b"\0")
    assert "Vi støtter planen." in extract(data, "svar.docm").text
    assert codes(data, "svar.docm") == ["M4"]


def test_tracked_changes_are_told_of() -> None:
    def changed(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("Planen er ")
        paragraph._p.append(parse_xml(f'<w:del {W} w:id="1" w:author="x"><w:r><w:delText>ikke </w:delText></w:r></w:del>'))
        paragraph.add_run("god.")

    data = word(changed)
    assert extract(data, "svar.docx").text == "Planen er god."
    assert codes(data, "svar.docx") == ["M7"]


def test_comments_and_filled_in_fields_of_a_pdf_are_in_the_text() -> None:
    with pikepdf.open(io.BytesIO(pdf("Høringsutgaven av planen, kapittel 4."))) as document:
        box = pikepdf.Array([50, 50, 200, 90])
        note = {"/Type": "/Annot", "/Subtype": "/Text", "/Rect": box, "/Contents": "Her mangler ungdom."}
        field = {"/Subtype": "/Widget", "/FT": "/Tx", "/Rect": box, "/T": "kap-4", "/V": "For få boliger."}
        kinds = [pikepdf.Dictionary({k: pikepdf.Name(v) if v[:1] == "/" else v for k, v in d.items()}) for d in (note, field)]
        made = [document.make_indirect(kind) for kind in kinds]
        document.pages[0].Annots = pikepdf.Array(made)
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(made[1:]))
        buffer = io.BytesIO()
        document.save(buffer)
    found = extract(buffer.getvalue(), "utgave.pdf")
    assert found.form == (("kap-4", "For få boliger."),)
    assert found.text.endswith("Her mangler ungdom.\n\nkap-4: For få boliger.")


def test_headers_footers_and_notes_of_an_rtf_file_are_kept() -> None:
    data = rb"{\rtf1\ansi\ansicpg1252{\header S\'f8relva\par}{\footer Side 1\par}\pard Vi er imot.{\*\footnote Se under.}\par}"
    assert extract(data, "svar.rtf").text == "Vi er imot.[1]\n\n[1] Se under.\n\nSørelva\n\nSide 1"


HOSTILE = '{{ 7*7 }} {% raw %} #set page(width: 1pt) =HYPERLINK("x") <script>alert(1)</script> \\input{x} ⟦p1⟧ [](#id)'


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_text_that_looks_like_code_comes_as_it_was_sent(name: str) -> None:
    data = HOSTILE.encode("utf-8") if name == "a.txt" else word(lambda document: document.add_paragraph(HOSTILE))
    assert extract(data, name).text == HOSTILE


def test_a_spreadsheet_sent_as_a_letter_gives_its_rows() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Svar"
    for row in (["Kapittel", "Syn"], ["4.2", "=1+1"], [3.0, None]):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    assert extract(buffer.getvalue(), "svar.xlsx").text == "Svar\n\nKapittel | Syn\n4.2 | =1+1\n3"


def test_words_behind_links_and_their_addresses_are_kept() -> None:
    page = '<html><body><p>Se <a href="https://sorelva.no/svar">vårt svar</a>.</p></body></html>'
    assert extract(page.encode(), "svar.html").text == "Se vårt svar.\n\nvårt svar: https://sorelva.no/svar"


def test_a_page_in_latin_1_is_read_by_what_its_head_says() -> None:
    head = '<head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head>'
    page = f"<html>{head}<body><p>Høyring på øya</p></body></html>"
    assert extract(page.encode("latin-1"), "svar.htm").text == "Høyring på øya"


def test_a_table_that_is_only_layout_does_not_swallow_the_paragraphs_in_it() -> None:
    page = "<html><body><table><tr><td><p>Første avsnitt.</p><p>Andre avsnitt.</p></td></tr></table></body></html>"
    assert extract(page.encode(), "svar.html").text == "Første avsnitt.\n\nAndre avsnitt."
