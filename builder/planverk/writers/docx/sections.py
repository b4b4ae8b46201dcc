"""Sections: which one the text stands in, how wide it is, and pages that lie on their side."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from lxml import etree

from planverk.writers.docx.flow import Flow
from planverk.writers.docx.order import SECTION_ORDER
from planverk.writers.docx.revisions import missing
from planverk.writers.docx.sides import BOTH
from planverk.writers.docx.xml import Element, fragment, put, qn

_DEFAULT = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
    'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


@dataclass(frozen=True)
class Sheet:
    """The room for text on a page, in twips."""

    width: int
    height: int


def governing(slot: Element, body: Element) -> Element:
    """The properties of the section that `slot` (a child of the body) stands in: they come at its end."""
    following = (each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") for each in slot.itersiblings(qn("w:p")))
    found = next((each for each in following if each is not None), None)
    found = found if found is not None else body.find(qn("w:sectPr"))
    if found is None:
        found = fragment(_DEFAULT)
        body.append(found)
    return found


def sheet(section: Element) -> Sheet:
    """The room for text in a section."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    width = _length(size, "w", 11906) - sum(_length(margins, side, 0) for side in ("left", "right", "gutter"))
    height = _length(size, "h", 16838) - sum(abs(_length(margins, side, 0)) for side in ("top", "bottom"))
    columns = section.find(qn("w:cols"))
    count = _length(columns, "num", 1)
    if count > 1:
        width = (width - (count - 1) * _length(columns, "space", 720)) // count
    return Sheet(max(width, 567), max(height, 567))


def _length(element: Element | None, name: str, otherwise: int) -> int:
    text = element.get(qn(f"w:{name}")) if element is not None else None
    return otherwise if text is None else int(float(text))


def is_landscape(section: Element) -> bool:
    size = section.find(qn("w:pgSz"))
    return _length(size, "w", 0) > _length(size, "h", 1)


def turned(section: Element) -> Element:
    """A copy of a section with its page on the side. Margins stay where they are, so that header and footer keep their places."""
    made = copy.deepcopy(section)
    size = made.find(qn("w:pgSz"))
    if size is None:
        size = etree.Element(qn("w:pgSz"))
        size.set(qn("w:w"), "11906")
        size.set(qn("w:h"), "16838")
        put(made, size, SECTION_ORDER)
    width, height = size.get(qn("w:w"), ""), size.get(qn("w:h"), "")
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape")
    return made


def continue_pages(section: Element) -> None:
    """Make a section one that goes on: a new page, no first page of its own, page numbers counted on."""
    for title_page in section.findall(qn("w:titlePg")):
        section.remove(title_page)
    numbers = section.find(qn("w:pgNumType"))
    if numbers is not None:
        numbers.attrib.pop(qn("w:start"), "")
    for kind in section.findall(qn("w:type")):
        section.remove(kind)


def as_first(section: Element, first: Element) -> Element:
    """A copy of a section that begins as `first` does: with its first page, and its page numbers."""
    made = copy.deepcopy(section)
    continue_pages(made)
    for name in ("w:type", "w:pgNumType", "w:titlePg"):
        for each in first.findall(qn(name)):
            put(made, copy.deepcopy(each), SECTION_ORDER)
    return made


def closing(section: Element) -> str:
    """A section's properties as XML for the last paragraph in it."""
    made = copy.deepcopy(section)
    etree.cleanup_namespaces(made)
    return etree.tostring(made, encoding="unicode", with_tail=False)


def end_section(flow: Flow, section: str, sides: int) -> None:
    """End a section after what is written, in these texts of a redline: in its last paragraph, or in one of its own after a table
    or a change."""
    out = flow.out
    last = out[-1] if out else ""
    if flow.job.revisions is not None and not (sides == BOTH and flow.tail.is_plain(len(out) - 1)):
        signs = "".join(flow.job.revisions.sign(mark) for mark in missing(sides, flow.tail.change))
        flow.only(sides).other(f"<w:p><w:pPr>{f'<w:rPr>{signs}</w:rPr>' if signs else ''}{section}</w:pPr></w:p>")
        return
    flow.tail.forget(len(out) - 1)
    if last.startswith("<w:p><w:pPr>"):
        out[-1] = last.replace("</w:pPr>", f"{section}</w:pPr>", 1)
    elif last.startswith("<w:p>"):
        out[-1] = f"<w:p><w:pPr>{section}</w:pPr>{last.removeprefix('<w:p>')}"
    else:
        out.append(f"<w:p><w:pPr>{section}</w:pPr></w:p>")
