"""The texts of XML and HTML: what is shown, in one piece wherever letters follow each other, and beside it every attribute,
comment, script and style."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree, html

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.readers import safe_xml
from planverk.readers.readback.picture import picture_texts

# Elements that may stand within a word, in Word and Excel and on the web. What is none of these parts words.
_OFFICE = (
    "r",
    "t",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "delText",
    "hyperlink",
    "smartTag",
    "sdt",
    "sdtContent",
    "fldSimple",
    "bdo",
    "dir",
    "instrText",
    "rt",
    "rubyBase",
    "rPh",
)
_WEB = (
    "a",
    "abbr",
    "b",
    "bdi",
    "big",
    "cite",
    "code",
    "data",
    "em",
    "font",
    "i",
    "kbd",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "tt",
    "u",
    "var",
    "wbr",
    "tspan",
)
_INLINE = frozenset((*_OFFICE, *_WEB))
_SETTINGS = frozenset(("rPr", "pPr", "sdtPr", "sdtEndPr"))  # how text looks: nothing in them is shown, and nothing parts words
# Elements that mark a place within a word and show nothing.
_POINTS = _SETTINGS | frozenset(
    (
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
        "fldChar",
        "lastRenderedPageBreak",
        "softHyphen",
        "noBreakHyphen",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "bookmark",
        "bookmark-start",
        "bookmark-end",
        "soft-page-break",
    )
)
_FURNITURE = frozenset(f"{when}{what}" for when in ("odd", "even", "first") for what in ("Header", "Footer"))  # of Excel's sheets
_CODES = re.compile(r'&(?:[A-Z]|"[^"]*"|\d+)')
_DULL = re.compile(r"[\d\s.,:%+-]{0,7}\Z|[0-9A-Fa-f]{6,8}\Z")  # sizes and colours; a telephone number has eight digits
_PICTURE = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)\Z")


def xml_texts(data: bytes, where: str) -> Iterator[tuple[str, str]]:
    """The texts of an XML part: ("", all that is shown), ("@alt", …) for each kind of attribute, ("comment", …)."""
    try:
        root = etree.fromstring(data, safe_xml.parser())
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableFile(
            "{file} cannot be read back, so nobody knows whether it names anybody.",
            "Make it again, and if that does not help, leave the format out.",
            Place(where),
            file=where,
        ) from fault
    yield from _of_tree(root)


def html_texts(data: bytes) -> Iterator[tuple[str, str]]:
    """The same of a page, scripts and styles included."""
    if not data.strip():
        return
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    yield from _of_tree(html.document_fromstring(data, parser))


def _of_tree(root: Any) -> Iterator[tuple[str, str]]:
    shown: list[str] = []
    aside: dict[str, dict[str, None]] = {}
    _walk(root, shown, aside)
    yield "", "".join(shown)
    for name, found in sorted(aside.items()):
        yield name, "\n".join(found)


def _walk(root: Any, shown: list[str], aside: dict[str, dict[str, None]]) -> None:
    """Texts in the order of the document, without recursion: tables may be deep, and long."""
    settings = 0
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            aside.setdefault(event, {})[node.text or ""] = None
            shown.append(node.tail or "")
            continue
        name = _local(node.tag)
        parts = not settings and name not in _INLINE and name not in _POINTS
        settings += {"start": 1, "end": -1}[event] if name in _SETTINGS else 0
        if event == "start":
            shown.append("\n" if parts else "")
            shown.append("-" if name == "noBreakHyphen" else "")
            shown.append(_CODES.sub(" ", node.text or "") if name in _FURNITURE else node.text or "")
            for key, value in node.attrib.items():
                _keep(f"@{_local(key)}", value, aside)
        else:
            shown.append("\n" if parts else "")
            shown.append((node.tail or "") if node is not root else "")


def _keep(name: str, value: str, aside: dict[str, dict[str, None]]) -> None:
    picture = _PICTURE.match(value)
    if picture:
        try:
            found = picture_texts(base64.b64decode(picture[1], validate=False))
        except binascii.Error:
            found = ()
        for text in found:
            aside.setdefault(name, {})[text] = None
    elif not _DULL.match(value):
        aside.setdefault(name, {})[value] = None
        if "%" in value:
            aside[name][unquote(value)] = None


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
