"""What a Word file holds beside its running text: macros, tracked changes, and the answers in its form fields."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from planverk.readers import safe_xml
from planverk.readers.responses.normal import normal

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_CHANGES = tuple(_W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_ORIGIN = "{urn:planverk:origin:1}"  # as writers/docx/origin.py writes it
_ITEM = re.compile(r"customXml/item\d+\.xml")
MAX_ITEM = 5_000_000
TICKED = "☒"


@dataclass(frozen=True)
class WordLook:
    """`fields` holds the tag and the answer of each content control that was filled in, in the file's order. Of an answer form of
    ours `hearing` is the folder of the consultation that it went out with, and `version` the version that it asks about."""

    macros: bool
    tracked: bool
    fields: tuple[tuple[str, str], ...]
    hearing: str = ""
    version: str = ""


def look(data: bytes) -> WordLook:
    """A look into a Word file that was found safe to unpack. Raises what zipfile and lxml raise where it is broken."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        macros = any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in archive.namelist())
        root = _parse(archive.read("word/document.xml"))
        hearing, version = _form_of(archive)
    if root is None:
        return WordLook(macros, False, ())
    tracked = next(root.iter(*_CHANGES), None) is not None
    return WordLook(macros, tracked, tuple(_fields(root)), hearing, version)


def _form_of(archive: zipfile.ZipFile) -> tuple[str, str]:
    """What our own part says of an answer form; Word and LibreOffice both keep it."""
    for name in archive.namelist():
        if _ITEM.fullmatch(name) and archive.getinfo(name).file_size <= MAX_ITEM:
            part = _parse(archive.read(name))
            if part is not None and part.tag == f"{_ORIGIN}origin" and part.get("kind") == "answer-form":
                return part.get("source", ""), part.get("version", "")
    return "", ""


def _parse(data: bytes) -> etree._Element | None:
    return etree.fromstring(data, safe_xml.parser(lenient=True))


def _fields(root: etree._Element) -> Iterator[tuple[str, str]]:
    for control in root.iter(f"{_W}sdt"):
        properties, content = control.find(f"{_W}sdtPr"), control.find(f"{_W}sdtContent")
        tag = properties.find(f"{_W}tag") if properties is not None else None
        if properties is None or content is None or tag is None or properties.find(f"{_W}showingPlcHdr") is not None:
            continue
        name, answer = tag.get(f"{_W}val", ""), _answer(properties, content)
        if name and answer:
            yield name, answer


def _answer(properties: etree._Element, content: etree._Element) -> str:
    checked = next(properties.iter(f"{_W14}checked"), None)
    if checked is not None:
        ticked = checked.get(f"{_W14}val", "0") in ("1", "true")
        return TICKED if ticked else ""
    paragraphs = list(content.iter(f"{_W}p")) or [content]
    return normal("\n\n".join("".join(_words(paragraph)) for paragraph in paragraphs))


def _words(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}cr", f"{_W}tab"):
        if node.tag == f"{_W}t":
            yield node.text or ""
        else:
            yield "\t" if node.tag == f"{_W}tab" else "\n"
