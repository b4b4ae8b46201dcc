"""Small helpers for the XML of Word files: names, lengths, switches. Whatever an attribute holds, they give a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from planverk.readers import safe_xml

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
STRICT = "http://purl.oclc.org/ooxml/"

EMU = 12700  # in a point
_MEASURE = re.compile(r"\s*(-?\d{1,9}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi|px)?\s*\Z")
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0, "px": 0.75}


class BrokenXml(Exception):
    """A part that is no well-formed XML, or brings a document type with it."""


def parse(data: bytes) -> Element:
    """The root of a part. Entities are not resolved and nothing is fetched; raises BrokenXml."""
    try:
        root = etree.fromstring(data, safe_xml.parser(deep=False, comments=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenXml(str(error)) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # also one without entities: no Word file has any
        raise BrokenXml("DOCTYPE")
    return root


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of a child … by WordprocessingML names; None where any of them is missing."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def attribute(element: Element | None, name: str = "val") -> str:
    """A `w:` attribute, empty where there is none."""
    return "" if element is None else str(element.get(W + name) or "")


def value(element: Element | None, *names: str) -> str:
    """The `w:val` of a child's child …, empty where there is none."""
    return attribute(child(element, *names))


def switch(element: Element | None, name: str) -> bool | None:
    """An on/off child (ECMA-376 part 1, 17.17.4): None where it is not there."""
    found = child(element, name)
    return None if found is None else attribute(found).lower() not in ("0", "false", "off", "none")


def measure(text: str, unit: float) -> float | None:
    """A length in points: a bare number counts in `unit` points, «12mm» means what it says; None for anything else."""
    found = _MEASURE.match(text)
    if found is None:
        return None
    return round(float(found[1]) * (_POINTS[found[2]] if found[2] else unit), 3)


def twips(element: Element | None, *names: str) -> float | None:
    """The first of the `w:` attributes that holds a length, in points."""
    for name in names:
        length = measure(attribute(element, name), 1 / 20)
        if length is not None:
            return length
    return None


def integer(text: str) -> int | None:
    """A whole number of at most nine digits, or None."""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text.strip()) else None


def emu(text: str | None) -> float:
    """English metric units as points; nothing readable is 0."""
    return measure(text or "", 1 / EMU) or 0.0


_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}


def inside(element: Element) -> Iterator[Element]:
    """The children, with content controls, custom XML and accepted insertions opened."""
    for item in element.iterchildren(tag=etree.Element):
        if item.tag in _WRAPPERS:
            yield from inside(item)
        else:
            yield item
