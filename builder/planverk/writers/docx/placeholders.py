"""The template's fields filled: `{{ name }}` whatever runs Word split it into, bookmarks and content controls of that name."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping

from lxml import etree

from planverk.model.template import BODY, FIELD, FIELDS, field_name
from planverk.writers.docx.xml import Element, allowed, elements, qn

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN_LEVEL = tuple(qn(name) for name in ("w:r", "w:hyperlink", "w:sdt", "w:sdtContent", "w:ins", "w:smartTag", "w:fldSimple"))


def fill(root: Element, values: Mapping[str, str]) -> None:
    """Fill every field in a part; one that the document has no value for is left empty, and a name that is no field stays as it
    is. `body` is the slot and never filled."""
    values = {name: allowed(value) for name, value in (dict.fromkeys(FIELDS, "") | dict(values)).items() if name != BODY}
    for control in elements(root, "w:sdt"):
        _fill_control(control, values)
    for bookmark in elements(root, "w:bookmarkStart"):
        name = _name(bookmark.get(qn("w:name"), ""), values)
        if name in values:
            _fill_bookmark(bookmark, values[name])
    for paragraph in elements(root, "w:p"):
        _fill_braces(paragraph, values)


# ── braces ───────────────────────────────────────────────────────────────────────────────────────


def _fill_braces(paragraph: Element, values: Mapping[str, str]) -> None:
    texts = list(_texts(paragraph))
    whole = "".join(text.text or "" for text in texts)
    for match in reversed(list(FIELD.finditer(whole))):
        if match[1] in values:
            _replace(texts, match.start(), match.end(), values[match[1]])


def _texts(element: Element) -> Iterator[Element]:
    """The text nodes of one paragraph, not of those in its text boxes."""
    for child in element:
        if child.tag == qn("w:r"):
            yield from child.findall(qn("w:t"))
        elif child.tag in _RUN_LEVEL:
            yield from _texts(child)


def _replace(texts: list[Element], start: int, end: int, value: str) -> None:
    """Put `value` in the place of the characters from `start` to `end`; it looks as the first of them did."""
    passed = 0
    for text in texts:
        content = text.text or ""
        first, last = max(start - passed, 0), min(end - passed, len(content))
        if first < last:
            begins = start >= passed
            _set(text, content[:first] + (value if begins else "") + content[last:])
        passed += len(content)


def _set(text: Element, content: str) -> None:
    """Set a text node; further lines follow as line breaks in the same run."""
    first, *more = content.split("\n")
    text.text = first
    text.set(_SPACE, "preserve")
    last = text
    for line in more:
        line_break, node = etree.Element(qn("w:br")), etree.Element(qn("w:t"))
        node.text = line
        node.set(_SPACE, "preserve")
        last.addnext(line_break)
        line_break.addnext(node)
        last = node


# ── bookmarks and content controls ───────────────────────────────────────────────────────────────


def _run(value: str, like: Element | None) -> Element:
    """A run that says `value` and looks like another."""
    run = etree.Element(qn("w:r"))
    properties = like.find(qn("w:rPr")) if like is not None else None
    if properties is not None:
        properties = copy.deepcopy(properties)
        for placeholder in properties.findall(qn("w:rStyle")):
            if placeholder.get(qn("w:val")) == "PlaceholderText":
                properties.remove(placeholder)
        run.append(properties)
    _set(etree.SubElement(run, qn("w:t")), value)
    return run


def _fill_bookmark(start: Element, value: str) -> None:
    """The bookmark's own text, where it lies in one paragraph, becomes the value."""
    inside: list[Element] = []
    for each in start.itersiblings():
        if each.tag == qn("w:bookmarkEnd") and each.get(qn("w:id")) == start.get(qn("w:id")):
            break
        inside.append(each)
    else:
        return
    runs = [each for each in inside if each.tag == qn("w:r")]
    before = next((each for each in start.itersiblings(qn("w:r"), preceding=True)), None)
    start.addnext(_run(value, runs[0] if runs else before))
    parent = start.getparent()
    for run in runs:
        if parent is not None:
            parent.remove(run)


def _fill_control(control: Element, values: Mapping[str, str]) -> None:
    properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    if properties is None or content is None:
        return
    name = next((_name(each, values) for each in _names(properties) if _name(each, values)), "")
    if not name:
        return
    for child in ("w:showingPlcHdr", "w:dataBinding", "w:placeholder"):  # Word would put its own text over ours
        for old in properties.findall(qn(child)):
            properties.remove(old)
    _fill_content(content, values[name])


def _name(written: str, values: Mapping[str, str]) -> str:
    """The field that a bookmark or control stands for by its name; empty for none."""
    return written if written in values else field_name(written)


def _names(properties: Element) -> Iterator[str]:
    for child in ("w:tag", "w:alias"):
        for each in properties.findall(qn(child)):
            yield each.get(qn("w:val"), "")


def _fill_content(content: Element, value: str) -> None:
    """The first run of a control says the value and what else stood there goes; its first paragraph stays."""
    holder = content if content.find(qn("w:r")) is not None else next(content.iter(qn("w:p")), content)
    runs = holder.findall(qn("w:r"))
    made = _run(value, runs[0] if runs else None)
    if runs:
        runs[0].addprevious(made)
    else:
        holder.append(made)
    for run in runs:
        holder.remove(run)
