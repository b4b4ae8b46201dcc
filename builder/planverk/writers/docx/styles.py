"""The styles of the template by role: which there are, and what they inherit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from planverk.model.template import Template
from planverk.writers.docx.order import PARAGRAPH_ORDER, STYLE_ORDER
from planverk.writers.docx.xml import Element, attribute, fragment, put, qn, value

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*\Z")
_REGIONS = {"nb": "nb-NO", "nn": "nn-NO", "no": "nb-NO", "se": "se-NO", "sma": "sma-NO", "smj": "smj-NO", "en": "en-GB"}


def word_language(code: str) -> str:
    """The code with a region, as Word wants it (`nb-NO`); empty for what is no language code."""
    return _REGIONS.get(code, code) if _LANGUAGE.match(code) else ""


class Styles:
    """The template's styles. A role whose style is not there, or is of the wrong kind, gives an empty id."""

    def __init__(self, root: Element, template: Template) -> None:
        self.root = root
        self._template = template
        self._marks: dict[str, str] = {}
        self._by_id = {each.get(qn("w:styleId"), ""): each for each in root.findall(qn("w:style"))}
        self._by_name = {(value(each, "w:name") or "").casefold(): id_ for id_, each in self._by_id.items()}
        self._default = next((id_ for id_ in self._by_id if self._is_default(id_)), "")

    def _is_default(self, style_id: str) -> bool:
        style = self._by_id[style_id]
        return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")

    def role(self, role: str, kind: str = "paragraph") -> str:
        """The id of the role's style where it is of that kind (`paragraph`, `character`, `table`), else empty."""
        use = self._template.roles.get(role)
        return use.style_id if use is not None and self.kind(use.style_id) == kind else ""

    def found(self, role: str) -> bool:
        """True where the role has a style of its own in the template."""
        use = self._template.roles.get(role)
        return use is not None and use.found and use.style_id in self._by_id

    def named(self, name: str, kind: str = "paragraph") -> str:
        """The id of the style of that kind that Word calls `name`; empty where there is none."""
        style_id = self._by_name.get(name.casefold(), "")
        return style_id if self.kind(style_id) == kind else ""

    def kind(self, style_id: str) -> str:
        style = self._by_id.get(style_id)
        return "" if style is None else style.get(qn("w:type"), "paragraph")

    def mark(self, style_id: str) -> str:
        """The `w:pStyle` of a paragraph; nothing for the default style, as Word does."""
        if style_id not in self._marks:
            named = style_id and style_id != self._default
            self._marks[style_id] = f'<w:pStyle w:val="{attribute(style_id)}"/>' if named else ""
        return self._marks[style_id]

    def chain(self, style_id: str) -> Iterator[Element]:
        """The style and those it is based on, itself first."""
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = value(style, "w:basedOn") or ""

    def _paragraph(self, style_id: str, name: str) -> Iterator[Element]:
        for style in self.chain(style_id or self._default):
            found = style.find(f"{qn('w:pPr')}/{qn(name)}")
            if found is not None:
                yield found

    def numbering(self, style_id: str) -> tuple[str, int] | None:
        """The list (numId) and level that the style puts its paragraphs in; None where they have no number."""
        number: str | None = None
        level: str | None = None
        for found in self._paragraph(style_id, "w:numPr"):
            number = value(found, "w:numId") if number is None else number
            level = value(found, "w:ilvl") if level is None else level
        return None if number in (None, "0") else (str(number), int(level or 0))

    def tabs(self, style_id: str) -> set[str]:
        """The alignments of the style's tab stops: left, right, center …"""
        found = (tab.get(qn("w:val"), "") for tab in self.tab_stops(style_id).values())
        return {{"start": "left", "end": "right"}.get(each, each) for each in found}

    def left(self, style_id: str) -> int:
        """The style's left indent in twips."""
        for found in self._paragraph(style_id, "w:ind"):
            text = found.get(qn("w:left"), found.get(qn("w:start")))
            if text is not None:
                return int(float(text))
        return 0

    def hanging(self, style_id: str) -> int:
        """How far the style's first line stands out to the left, in twips."""
        for found in self._paragraph(style_id, "w:ind"):
            text = found.get(qn("w:hanging"))
            if text is not None:
                return int(float(text))
        return 0

    def space(self, style_id: str, side: str) -> int:
        """The style's space `before` or `after`, in twips."""
        defaults = f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:spacing')}"
        for found in [*self._paragraph(style_id, "w:spacing"), *self.root.findall(defaults)]:
            text = found.get(qn(f"w:{side}"))
            if text is not None:
                return int(float(text))
        return 0

    def outline(self, style_id: str) -> int | None:
        """The style's outline level, from 0; None for body text."""
        for found in self._paragraph(style_id, "w:outlineLvl"):
            level = int(found.get(qn("w:val"), "9"))
            return level if level < 9 else None
        return None

    def tab_stops(self, style_id: str) -> dict[int, Element]:
        """The style's tab stops by their place in twips, with those it inherits."""
        stops: dict[int, Element] = {}
        for tabs in reversed(list(self._paragraph(style_id, "w:tabs"))):
            for tab in tabs:
                at = int(float(tab.get(qn("w:pos"), "0")))
                stops.pop(at, None)
                if tab.get(qn("w:val")) != "clear":
                    stops[at] = tab
        return stops

    def name(self, style_id: str) -> str:
        """What Word calls the style."""
        return value(self._by_id.get(style_id), "w:name") or style_id

    def next(self, style_id: str) -> str:
        """The `w:next` of a style, as XML."""
        following = value(self._by_id.get(style_id), "w:next")
        return f'<w:next w:val="{attribute(following)}"/>' if following else ""

    def element(self, style_id: str) -> Element:
        """The style itself; raises KeyError where there is none."""
        return self._by_id[style_id]

    def add(self, xml: str) -> Element:
        """Add a style."""
        style = fragment(xml)
        self.root.append(style)
        style_id = style.get(qn("w:styleId"), "")
        self._by_id[style_id] = style
        self._by_name[self.name(style_id).casefold()] = style_id
        return style

    def draws(self, style_id: str) -> bool:
        """True where a table style has lines, or a look of its own for some rows."""
        lines = (style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") for style in self.chain(style_id))
        rows = (style.find(qn("w:tblStylePr")) for style in self.chain(style_id))
        return any(each is not None for each in (*lines, *rows))

    def heads(self, style_id: str) -> bool:
        """True where a table style has a look of its own for the first row."""
        rows = (row for style in self.chain(style_id) for row in style.findall(qn("w:tblStylePr")))
        return any(row.get(qn("w:type")) == "firstRow" for row in rows)

    def set_paragraph(self, style_id: str, child: str) -> None:
        """Put an element (XML) into the style's own paragraph properties."""
        style = self._by_id[style_id]
        properties = style.find(qn("w:pPr"))
        if properties is None:
            properties = etree.Element(qn("w:pPr"))
            put(style, properties, STYLE_ORDER)
        put(properties, fragment(child), PARAGRAPH_ORDER)

    def linked(self, style_id: str) -> str:
        """The character style that goes with a paragraph style; empty where it has none."""
        link = value(self._by_id.get(style_id), "w:link") or ""
        return link if self.kind(link) == "character" else ""
