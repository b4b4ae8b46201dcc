"""The place in the template where the text goes: the paragraph that says `{{ body }}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planverk.errors import TemplateFault
from planverk.model.template import BODY
from planverk.writers.docx.order import PARAGRAPH_ORDER
from planverk.writers.docx.sections import governing
from planverk.writers.docx.xml import Element, elements, fragment, put, qn, slot, value

_MARK = re.compile(rf"\s*\{{\{{\s*{BODY}\s*\}}\}}\s*\Z")


@dataclass(frozen=True)
class Slot:
    """`section` holds the properties of the section that the text stands in, `top_level` is False inside a cell or text box,
    where no section can begin. `has_before` and `has_after` tell of the template's own text in that section."""

    section: Element
    top_level: bool
    has_before: bool
    has_after: bool


def open_slot(root: Element, file: str) -> Slot:
    """Find the slot and put the mark there that `xml.spliced` fills. Raises TemplateFault where there is none."""
    body = root.find(qn("w:body"))
    place = _find(body) if body is not None else None
    if body is None or place is None:
        raise TemplateFault(
            "{file} has no paragraph that says {mark}, so there is no place for the text.",
            "Write {mark} alone in a paragraph of the Word file, where the text is to stand.",
            file=file,
            mark="{{ body }}",
        )
    _save_section(place)
    mark = slot()
    parent = place.getparent()
    assert parent is not None  # it was found below the body
    parent.replace(place, mark)
    _drop_half_bookmarks(root)
    top = next(each for each in [mark, *mark.iterancestors()] if each.getparent() is body)
    before, after = _own_text(top)
    return Slot(governing(top, body), top is mark, before, after)


def _find(body: Element) -> Element | None:
    """The paragraph with the mark; the block-level content control or the bookmarked paragraph of that name."""
    for paragraph in elements(body, "w:p"):
        if _MARK.match("".join(text.text or "" for text in paragraph.iter(qn("w:t")))):
            return _with_frame(paragraph)
    for control in elements(body, "w:sdt"):
        properties = control.find(qn("w:sdtPr"))
        if BODY in (value(properties, "w:tag"), value(properties, "w:alias")) and _holds_paragraphs(control):
            return control
    for bookmark in elements(body, "w:bookmarkStart"):
        parent = bookmark.getparent()
        if bookmark.get(qn("w:name")) == BODY and parent is not None:
            return parent if parent.tag == qn("w:p") else _next_paragraph(bookmark)
    return None


def _with_frame(paragraph: Element) -> Element:
    """A content control that holds nothing else goes with its paragraph."""
    parent = paragraph.getparent()
    if parent is not None and parent.tag == qn("w:sdtContent") and len(parent) == 1:
        control = parent.getparent()
        return control if control is not None else paragraph
    return paragraph


def _holds_paragraphs(control: Element) -> bool:
    content = control.find(qn("w:sdtContent"))
    return content is not None and content.find(qn("w:p")) is not None


def _next_paragraph(bookmark: Element) -> Element | None:
    return next(iter(bookmark.itersiblings(qn("w:p"))), None)


def _save_section(place: Element) -> None:
    """Where the slot's own paragraph ends a section, one after it does so instead."""
    section = place.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is not None:
        ending = fragment("<w:p><w:pPr/></w:p>")
        put(ending[0], section, PARAGRAPH_ORDER)
        place.addnext(ending)


def _drop_half_bookmarks(root: Element) -> None:
    """A bookmark of which only one end is left goes."""
    starts = {each.get(qn("w:id")): each for each in root.iter(qn("w:bookmarkStart"))}
    ends = {each.get(qn("w:id")): each for each in root.iter(qn("w:bookmarkEnd"))}
    for number in starts.keys() ^ ends.keys():
        half = starts.get(number, ends.get(number))
        parent = half.getparent() if half is not None else None
        if half is not None and parent is not None:
            parent.remove(half)


def _own_text(top: Element) -> tuple[bool, bool]:
    """Whether the template has something of its own in the same section before the slot, and after it."""
    before = after = False
    for each in top.itersiblings(preceding=True):
        if each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            break
        before = before or _says_something(each)
    for each in top.itersiblings():
        after = after or _says_something(each)
        if each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            break
    return before, after


def _says_something(each: Element) -> bool:
    shown = (qn("w:t"), qn("w:drawing"), qn("w:pict"), qn("w:tbl"), qn("w:fldChar"))
    return each.tag == qn("w:tbl") or next(each.iter(*shown), None) is not None
