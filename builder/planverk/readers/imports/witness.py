"""A second, simpler reading of the same file, to see that no line of it is lost on the way."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

from planverk.model.content import CodeBlock, Definition, Figure, Heading, InlinePicture, Paragraph, Table, plain, walk
from planverk.model.imported import Imported, Why
from planverk.readers import safe_xml
from planverk.readers.imports import pdf, text

Line = tuple[str, Why]
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARTS = (
    (re.compile(r"word/document\.xml"), Why.UNPLACED),
    (re.compile(r"word/(?:footnotes|endnotes)\.xml"), Why.UNPLACED),
    (re.compile(r"word/(?:header|footer)\d*\.xml"), Why.HEADER),
    (re.compile(r"word/comments\.xml"), Why.COMMENT),
)


def lines(data: bytes, form: str) -> tuple[Line, ...]:
    """Every line of text in the file, with what kind of line it is. RTF has no second reading and gives none."""
    match form:
        case "docx":
            return tuple(_docx(data))
        case "odt":
            return tuple(_odt(data))
        case "html":
            return tuple(_html(data))
        case "pdf":
            return tuple((line, Why.UNPLACED) for page in pdf.page_lines(data) for line in page)
        case "text":
            return tuple((line, Why.UNPLACED) for line in text.decode(data).split("\n"))
        case _:
            return ()


def missing(found: Iterable[Line], imported: Imported) -> tuple[Line, ...]:
    """The lines that stand neither in the blocks nor among what is already listed as left out, each once."""
    held = _letters("".join(_words(imported)) + imported.title + "".join(left.text for left in imported.left_out))
    lost = (line for line in found if (letters := _letters(line[0])) and letters not in held)
    return tuple(dict.fromkeys((" ".join(text.split()), why) for text, why in lost if not _held_without_number(text, held)))


def _held_without_number(line: str, held: str) -> bool:
    bare = _letters(re.sub(r"^\s*(?:[•·▪◦●○■–—*-]|\(?\w{1,3}[.)]|[\d.]+)\s+", "", line))
    return bare in held


def _letters(line: str) -> str:
    return "".join(c for c in line if c.isalnum())


def _words(imported: Imported) -> Iterator[str]:
    """The text of each block on its own: notes and alternative texts stand beside the line that calls them."""
    for part in walk(imported.blocks):
        match part:
            case Paragraph(content=content) | Heading(content=content) | Definition(term=content) | Table(caption=content):
                yield plain(content)
            case CodeBlock(text=value) | InlinePicture(alt=value):
                yield value
            case Figure(alt=alt, caption=caption):
                yield alt + plain(caption)


def _docx(data: bytes) -> Iterator[Line]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for form, why in _PARTS:
            for name in sorted(name for name in archive.namelist() if form.fullmatch(name)):
                yield from ((line, why) for line in _word_lines(_parse(archive.read(name))))


def _word_lines(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_WORD}p"):
        own = (t for t in paragraph.iter(f"{_WORD}t") if next(t.iterancestors(f"{_WORD}p")) is paragraph)
        yield "".join(t.text or "" for t in own)


def _odt(data: bytes) -> Iterator[Line]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name, why in (("content.xml", Why.UNPLACED), ("styles.xml", Why.HEADER)):
            if name in archive.namelist():
                root = _parse(archive.read(name))
                for tag in ("p", "h"):
                    yield from (("".join(_odf_text(p)), why) for p in root.iter(f"{_ODF_TEXT}{tag}"))


def _odf_text(paragraph: etree._Element) -> Iterator[str]:
    yield paragraph.text or ""
    for child in paragraph:
        yield from () if child.tag == f"{_ODF_TEXT}note" else _odf_text(child)
        yield child.tail or ""


def _html(data: bytes) -> Iterator[Line]:
    root = etree.fromstring(data, etree.HTMLParser(no_network=True, huge_tree=False))
    if root is None:
        return
    for node in root.iter():
        if isinstance(node.tag, str) and node.tag not in ("script", "style", "head", "title", "meta"):
            why = Why.MENU if any(a.tag in ("nav", "header", "footer") for a in (node, *node.iterancestors())) else Why.UNPLACED
            yield from ((line, why) for line in (node.text or "").split("\n"))
        yield from ((line, Why.UNPLACED) for line in (node.tail or "").split("\n"))


def _parse(data: bytes) -> etree._Element:
    return etree.fromstring(data, safe_xml.parser(lenient=True))
