"""The lists of a Word file: which level a style stands on, and how that level is written and indented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planverk.readers.template.xml import Element, W, attribute, child, integer, value


@dataclass(frozen=True)
class Lists:
    """numbering.xml as a table: the levels of each list that styles use, by numId."""

    levels: Mapping[int, Mapping[int, Element]] = field(default_factory=dict)

    def level(self, number: int, level: int) -> Element | None:
        """The `w:lvl` of list `number`, None where there is none."""
        return self.levels.get(number, {}).get(level)

    def level_of(self, style_id: str, number: int, said: int | None) -> int:
        """The level that a style stands on: the one that names the style, else the one that the style names (17.9.23)."""
        for i, level in self.levels.get(number, {}).items():
            if value(level, "pStyle") == style_id:
                return i
        return said or 0


def read_lists(numbering: Element | None, styles: Element | None) -> Lists:
    """All lists, links to list styles followed and overrides worked in."""
    if numbering is None:
        return Lists()
    abstract = {attribute(item, "abstractNumId"): item for item in numbering.iterchildren(W + "abstractNum")}
    numbers = {attribute(item, "numId"): item for item in numbering.iterchildren(W + "num")}
    levels: dict[int, dict[int, Element]] = {}
    for text, item in numbers.items():
        number = integer(text)
        if number:
            levels[number] = _levels(_abstract(item, abstract, numbers, styles)) | _overrides(item)
    return Lists(levels)


def _abstract(
    num: Element, abstract: Mapping[str, Element], numbers: Mapping[str, Element], styles: Element | None
) -> Element | None:
    """The abstract list of `num`; one that only links to a list style (numStyleLink) is looked up there, once."""
    found = abstract.get(value(num, "abstractNumId"))
    linked = value(found, "numStyleLink")
    if not linked or styles is None:
        return found
    for style in styles.iterchildren(W + "style"):
        if attribute(style, "styleId") == linked:
            other = numbers.get(value(style, "pPr", "numPr", "numId"))
            return abstract.get(value(other, "abstractNumId"), found)
    return found


def _levels(abstract: Element | None) -> dict[int, Element]:
    return {} if abstract is None else _by_level(abstract.iterchildren(W + "lvl"))


def _overrides(num: Element) -> dict[int, Element]:
    found = (child(item, "lvl") for item in num.iterchildren(W + "lvlOverride"))
    return _by_level(item for item in found if item is not None)


def _by_level(items: Iterable[Element]) -> dict[int, Element]:
    levels = {}
    for item in items:
        number = integer(attribute(item, "ilvl"))
        if number is not None:
            levels[number] = item
    return levels
