"""The XML of a Word file: its namespaces, text made safe for it, and parts read and written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Characters that XML 1.0 (production 2, Char) does not allow; lone surrogates are among them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SUBSTITUTE = "\ufffd"


def qn(name: str) -> str:
    """The name that lxml uses for `w:p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def allowed(text: str) -> str:
    """`text` with every character that XML forbids replaced by a visible one."""
    return _FORBIDDEN.sub(SUBSTITUTE, text)


def escape(text: str) -> str:
    """`text` as the content of an element."""
    if not _ESCAPED.search(text):
        return text
    return allowed(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """`text` as the value of an attribute in double quotes; line ends and tabs become spaces."""
    return escape(text).replace('"', "&quot;").replace("\r", " ").replace("\n", " ").replace("\t", " ")


def parse(data: bytes) -> Element:
    """The root of a part. No entity is resolved and nothing is fetched; raises lxml.etree.XMLSyntaxError."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def fragment(text: str) -> Element:
    """An element from a piece of XML that uses the prefixes of NAMESPACES."""
    cut = re.search(r"[\s/>]", text[1:])
    at = 1 + cut.start() if cut else len(text)
    made = etree.fromstring(f"{text[:at]} {DECLARED}{text[at:]}")
    etree.cleanup_namespaces(made)
    return made


def serialize(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of the child `name` of `parent`; None where there is no such child."""
    child = parent.find(qn(name)) if parent is not None else None
    return None if child is None else child.get(qn("w:val"))


def elements(root: Element, *names: str) -> Iterator[Element]:
    """Every descendant with one of these names, in document order, collected beforehand so that the tree may be changed."""
    return iter(list(root.iter(*(qn(name) for name in names))))


def put(parent: Element, child: Element, order: Sequence[str]) -> None:
    """Place `child` in `parent` where `order` (prefixed names, as the schema has them) wants it, in the stead of one like it."""
    for old in parent.findall(child.tag):
        parent.remove(old)
    place = order.index(next(name for name in order if qn(name) == child.tag))
    later = {qn(name) for name in order[place + 1 :]}
    successor = next((each for each in parent if each.tag in later), None)
    if successor is None:
        parent.append(child)
    else:
        successor.addprevious(child)


_SLOT = "planverk-text"
_MARK = re.compile(rb"<\?" + _SLOT.encode() + rb"\s*\?>")
_NEEDED = ("w", "r", "wp", "a", "pic")


def slot() -> Element:
    """A mark in a tree for where `spliced` puts text."""
    return etree.ProcessingInstruction(_SLOT)


def spliced(root: Element, text: str) -> bytes:
    """A part with `text` (XML with the prefixes of NAMESPACES) where the slot stands. The text is never made into a tree: that
    takes long, and moving one takes longer."""
    if any(root.nsmap.get(prefix) != NAMESPACES[prefix] for prefix in _NEEDED):
        named: Any = root.nsmap | {each: NAMESPACES[each] for each in _NEEDED}  # the stubs know no default namespace
        made = etree.Element(root.tag, nsmap=named)
        made.attrib.update(root.attrib)
        made.extend(list(root))
        root = made
    before, after = _MARK.split(serialize(root), maxsplit=1)
    return before + text.encode() + after
