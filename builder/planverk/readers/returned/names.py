"""Names of WordprocessingML, and looking at an element's children by them."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of a child …; None where any is missing."""
    for name in names:
        if element is None:
            return None
        element = element.find(W + name)
    return element


def value(element: Element | None, *names: str) -> str:
    """The `w:val` of a child's child …, empty where there is none."""
    found = child(element, *names)
    return "" if found is None else str(found.get(W + "val") or "")


def switch(element: Element | None, name: str) -> bool | None:
    """An on/off child (ECMA-376 part 1, 17.17.4); None where it is not there."""
    found = child(element, name)
    return None if found is None else str(found.get(W + "val") or "1").lower() not in ("0", "false", "off", "none")


def whole(text: str, otherwise: int = 0) -> int:
    """A whole number of at most nine digits, `otherwise` for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise
