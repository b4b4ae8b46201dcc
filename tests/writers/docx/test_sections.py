"""Sections: the template's own survive, and pages lie on their side and stand up again."""

from __future__ import annotations

import copy
import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_SECTION
from lxml import etree

from planverk.model.content import Block, Landscape, PageBreak
from planverk.model.template import Template
from planverk.writers.docx import write
from support_word import W, body, document, heading, p, part, saved, template, texts, vagsund_template

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LYING = Landscape((p("bredt"),))


def sections(data: bytes) -> list[str]:
    """Each section: its form, whether it has a first page of its own, where its page numbers start, and what it says."""
    found, said = [], []
    for paragraph in body(data).iter(f"{W}p", f"{W}sectPr"):
        if paragraph.tag == f"{W}p":
            said.append("".join(each.text or "" for each in paragraph.iter(f"{W}t")))
            continue
        size = paragraph.find(f"{W}pgSz")
        form = "lying" if size.get(f"{W}orient") == "landscape" else "upright"
        first = " first" if paragraph.find(f"{W}titlePg") is not None else ""
        numbers = paragraph.find(f"{W}pgNumType")
        start = f" from {numbers.get(f'{W}start')}" if numbers is not None and numbers.get(f"{W}start") else ""
        found.append(f"{form}{first}{start}: {' '.join(each for each in said if each)}")
        said = []
    return found


def slotted(*before_and_after: str) -> Template:
    made = docx.Document()
    for text in before_and_after:
        made.add_paragraph(text)
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section._sectPr.append(etree.fromstring(f'<w:pgNumType xmlns:w="{W[1:-1]}" w:start="5"/>'))
    order = section._sectPr.find(f"{W}titlePg")
    order.addprevious(section._sectPr.find(f"{W}pgNumType"))
    return template(saved(made))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((p("a"),), ["upright first from 5: a"]),
        ((p("a"), LYING, p("b")), ["upright first from 5: a", "lying: bredt", "upright: b"]),
        ((LYING, p("b")), ["lying first from 5: bredt", "upright: b"]),
        ((p("a"), LYING), ["upright first from 5: a", "lying: bredt"]),
        ((LYING,), ["lying first from 5: bredt"]),
        ((p("a"), LYING, LYING, p("b"), LYING), ["upright first from 5: a", "lying: bredt bredt", "upright: b", "lying: bredt"]),
    ],
)
def test_pages_lie_down_and_stand_up(blocks: tuple[Block, ...], expected: list[str]) -> None:
    assert sections(write(document(*blocks), slotted("{{ body }}"))) == expected


def test_what_the_template_has_around_the_slot_stands_upright() -> None:
    on = slotted("før", "{{ body }}", "etter")
    assert sections(write(document(LYING), on)) == ["upright first from 5: før", "lying: bredt", "upright: etter"]


def test_an_empty_paragraph_after_the_slot_makes_no_page() -> None:
    assert sections(write(document(p("a"), LYING), slotted("{{ body }}", ""))) == ["upright first from 5: a", "lying: bredt"]


def test_a_page_break_before_a_turned_page_makes_no_empty_one() -> None:
    data = write(document(p("a"), PageBreak(), LYING, PageBreak(), p("b")), slotted("{{ body }}"))
    assert sections(data) == ["upright first from 5: a", "lying: bredt", "upright: b"]
    breaks = ["".join(each.getparent().getparent().itertext()) for each in body(data).iter(f"{W}pageBreakBefore")]
    assert breaks == []


def test_a_page_break_stands_on_the_next_paragraph() -> None:
    data = write(document(p("a"), PageBreak(), PageBreak(), heading(1, "b", "b")), slotted("{{ body }}"))
    assert ["".join(each.getparent().getparent().itertext()) for each in body(data).iter(f"{W}pageBreakBefore")] == ["b"]


def test_the_cover_keeps_its_own_section_header_and_footer() -> None:
    on = vagsund_template()
    before = next(etree.fromstring(zipfile.ZipFile(io.BytesIO(on.data)).read("word/document.xml")).iter(f"{W}sectPr"))
    after = next(body(write(document(p("a"), LYING, p("b")), on)).iter(f"{W}sectPr"))
    assert etree.tostring(before, method="c14n", exclusive=True) == etree.tostring(after, method="c14n", exclusive=True)


def test_headers_on_lying_pages_reach_the_right_edge() -> None:
    data = write(document(p("a"), LYING, p("b")), vagsund_template())
    _, upright, lying, last = body(data).iter(f"{W}sectPr")
    width = 16838 - 2 * 1417
    (reference,) = lying.findall(f"{W}headerReference")
    target = part(data, "word/_rels/document.xml.rels").xpath("string(*[@Id=$id]/@Target)", id=reference.get(f"{R}id"))
    header = part(data, f"word/{target}")
    stops = {(tab.get(f"{W}val"), int(tab.get(f"{W}pos"))) for tabs in header.iter(f"{W}tabs") for tab in tabs}
    assert ("clear", 9071) in stops
    assert any(kind == "right" and abs(at - width) < 5 for kind, at in stops)
    kinds = [sorted(each.get(f"{W}type") for each in s.findall(f"{W}headerReference")) for s in (upright, last)]
    assert kinds == [["default", "first"]] * 2


def test_a_section_that_takes_over_its_headers_still_does_after_lying_pages() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Topptekst"
    made.add_section(WD_SECTION.NEW_PAGE)
    made.add_paragraph("{{ body }}")
    data = write(document(p("a"), LYING, p("b")), template(saved(made)))
    cover, upright, lying, last = (
        [each.get(f"{R}id") for each in s if each.get(f"{R}id")] for s in body(data).iter(f"{W}sectPr")
    )
    assert upright == []  # as in the template
    assert cover == last != lying != []


def test_a_slot_that_ends_its_section_leaves_the_section_in_place() -> None:
    made = docx.Document()
    made.add_paragraph("forside")
    made.add_section(WD_SECTION.NEW_PAGE)
    made.add_paragraph("{{ body }}")
    made.add_section(WD_SECTION.NEW_PAGE)
    made.add_paragraph("bakside")
    found = sections(write(document(p("a"), LYING), template(saved(made))))
    assert found == ["upright: forside", "upright: a", "lying: bredt", "upright: bakside"]


def test_a_lying_template_stays_as_it_is() -> None:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    made.add_paragraph("{{ body }}")
    assert len(sections(write(document(p("a"), LYING, p("b")), template(saved(made))))) == 1


def test_a_slot_in_a_cell_takes_the_text_without_sections() -> None:
    made = docx.Document()
    made.add_table(1, 1).cell(0, 0).paragraphs[0].text = "{{ body }}"
    made.add_paragraph()
    data = write(document(p("a"), LYING), template(saved(made)))
    assert texts(next(body(data).iter(f"{W}tc"))) == ["a", "bredt"]
    assert len(sections(data)) == 1


@pytest.mark.parametrize(
    "slot",
    [
        '<w:p><w:bookmarkStart w:id="7" w:name="body"/><w:r><w:t>her</w:t></w:r></w:p><w:p><w:bookmarkEnd w:id="7"/></w:p>',
        '<w:sdt><w:sdtPr><w:tag w:val="body"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:sdtContent></w:sdt>',
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>{{ bo</w:t></w:r><w:r><w:t>dy }}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    ],
)
def test_a_bookmark_or_a_content_control_is_a_slot_too(slot: str) -> None:
    on = slotted("{{ body }}")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(on.data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                place = root.find(f"{W}body/{W}p")
                for each in reversed(list(etree.fromstring(f'<x xmlns:w="{W[1:-1]}">{slot}</x>'))):
                    place.addnext(copy.deepcopy(each))
                place.getparent().remove(place)
                data = etree.tostring(root)
            new.writestr(name, data)
    root = body(write(document(p("a"), LYING, p("b")), replace(on, data=out.getvalue())))
    assert texts(root) == ["a", "bredt", "b"]
    assert next(root.iter(f"{W}sdt", f"{W}bookmarkStart", f"{W}bookmarkEnd"), None) is None


def test_pages_that_lie_to_the_end_have_the_headers_that_were_drawn_out_for_them() -> None:
    made = write(document(p("først"), LYING), vagsund_template(), None)
    named = {name for name in zipfile.ZipFile(io.BytesIO(made)).namelist() if "Wide" in name}
    relations = part(made, "word/_rels/document.xml.rels")
    wide = {each.get("Id") for each in relations if f"word/{each.get('Target')}" in named}
    last = list(body(made).iter(f"{W}sectPr"))[-1]
    used = {each.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id") for each in last}
    assert named
    assert wide <= used
