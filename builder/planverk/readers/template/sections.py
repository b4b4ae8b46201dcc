"""The sections of a Word file: their sheets, and what stands before and after the slot for the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from planverk.model.template import Margins, PageLayout
from planverk.readers.template.fields import is_slot, own_text
from planverk.readers.template.package import WordPackage
from planverk.readers.template.xml import Element, R, W, attribute, child, inside, integer, switch, twips, value

A4 = (595.3, 841.9)
_MARGIN = 70.9  # 2.5 cm, Word's own in Norway


@dataclass(frozen=True)
class Section:
    """A section's blocks as they stand in the file, its properties, the parts of its headers and footers (inherited ones too)."""

    blocks: tuple[Element, ...]
    properties: Element | None
    stories: dict[str, str] = field(default_factory=dict)  # "header/first" -> the part's name

    @property
    def first_differs(self) -> bool:
        return bool(switch(self.properties, "titlePg"))


def read_sections(package: WordPackage) -> tuple[Section, ...]:
    """All sections in their order; at least one."""
    body = child(package.document, "body")
    sections: list[Section] = []
    blocks: list[Element] = []
    for block in () if body is None else inside(body):
        if block.tag == W + "sectPr":
            continue
        ends = child(block, "pPr", "sectPr") if block.tag == W + "p" else None
        if ends is None or _says_something(block):
            blocks.append(block)
        if ends is not None:
            _add(_section(package, blocks, ends, sections), sections)
            blocks = []
    _add(_section(package, blocks, child(body, "sectPr"), sections), sections)
    return tuple(sections)


def _add(section: Section, sections: list[Section]) -> None:
    """A section that goes on on the same page takes what stands above it in: for pages, the two are one."""
    if sections and value(section.properties, "type") == "continuous":
        section = replace(section, blocks=(*sections.pop().blocks, *section.blocks))
    sections.append(section)


def _says_something(paragraph: Element) -> bool:
    """False for an empty paragraph, which holds nothing but the section's end."""
    return bool(own_text(paragraph).strip()) or any(
        item.tag.rsplit("}", 1)[-1] in ("drawing", "pict") for item in paragraph.iter(tag="{*}*")
    )


def _section(package: WordPackage, blocks: Iterable[Element], properties: Element | None, before: list[Section]) -> Section:
    """A header or footer that a section does not name is the one before's (ECMA-376 part 1, 17.10.5)."""
    stories = dict(before[-1].stories) if before else {}
    links = package.relations.get(package.main, {})
    for kind in ("header", "footer"):
        for reference in () if properties is None else properties.iterchildren(W + f"{kind}Reference"):
            link = links.get(str(reference.get(R + "id") or ""))
            if link is not None and link.target in package.roots:
                stories[f"{kind}/{attribute(reference, 'type') or 'default'}"] = link.target
    return Section(tuple(blocks), properties, stories)


def slot_section(sections: tuple[Section, ...]) -> int:
    """Which section holds the slot; the last one where none does."""
    holding = [i for i, section in enumerate(sections) if any(is_slot(block) for block in section.blocks)]
    return holding[0] if holding else len(sections) - 1


def page_layout(properties: Element | None) -> PageLayout:
    """The sheet of a section, without its headers and footers. What the file does not say is A4 with margins of 2.5 cm."""
    size, margins = child(properties, "pgSz"), child(properties, "pgMar")
    width, height = _length(size, "w", A4[0]), _length(size, "h", A4[1])
    sheet = Margins(
        _length(margins, "top", _MARGIN),
        _length(margins, "right", _MARGIN),
        _length(margins, "bottom", _MARGIN),
        _length(margins, "left", _MARGIN) + _length(margins, "gutter", 0.0),
    )
    if sheet.left + sheet.right > width - 36 or sheet.top + sheet.bottom > height - 36:  # no room for text: not to be believed
        sheet = Margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        width, height = max(width, 3 * _MARGIN), max(height, 3 * _MARGIN)
    return PageLayout(
        width,
        height,
        sheet,
        _length(margins, "header", 35.4),
        _length(margins, "footer", 35.4),
        start=integer(attribute(child(properties, "pgNumType"), "start")),
    )


def _length(element: Element | None, name: str, otherwise: float) -> float:
    """A length of at most two metres; Word writes fixed top margins as negative ones."""
    length = twips(element, name)
    return otherwise if length is None else min(abs(length), 5670.0)
