"""How the Word file numbers its headings and appendices, and the signs of its bullet lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from planverk.findings import Finding, Place, warning
from planverk.model.numbering import LevelFormat, NumberFormat, NumberingScheme, decimal_scheme
from planverk.model.template import RoleUse
from planverk.readers.template.styles import StyleSheet
from planverk.readers.template.xml import Element, attribute, child, integer, switch, value

_FORMATS: Mapping[str, NumberFormat] = {
    "decimal": "decimal",
    "decimalZero": "decimal",
    "upperLetter": "upperLetter",
    "lowerLetter": "lowerLetter",
    "upperRoman": "upperRoman",
    "lowerRoman": "lowerRoman",
}
_SUFFIXES: Mapping[str, Literal["space", "nothing"]] = {"space": "space", "nothing": "nothing"}
_PLAIN_BULLETS = ("•", "–", "▪")
# Signs of the fonts Symbol and Wingdings, which only those fonts show, as characters that every font has.
_SIGNS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "–", "\uf0d8": "›", "\uf0fc": "✓", "\uf0a8": "◦", "\uf06f": "◦", "o": "◦"}


@dataclass(frozen=True)
class HeadingNumbers:
    """The template's own levels; empty where it does not number headings, or appendices, itself."""

    chapters: tuple[LevelFormat, ...]
    appendices: tuple[LevelFormat, ...]

    def scheme(self, numbered: bool) -> NumberingScheme:
        """What documents count by; `numbered` where headings get numbers even if the template gives them none."""
        plain = decimal_scheme() if numbered else NumberingScheme((), ())
        if self.chapters and not self.appendices:
            plain = decimal_scheme()
        return NumberingScheme(self.chapters or plain.chapters, self.appendices or plain.appendices)


def heading_numbers(styles: StyleSheet, roles: Mapping[str, RoleUse], place: Place) -> tuple[HeadingNumbers, tuple[Finding, ...]]:
    """The levels linked to the heading styles, and what of them planverk counts in another way (T14)."""
    chapters: list[Element] = []
    for depth in range(6):
        use = roles[f"heading-{depth + 1}"]
        level = _linked(styles, use.style_id, depth) if use.found else None
        if level is None:
            break
        chapters.append(level)
    appendix = _appendix_levels(styles, roles["appendix"])
    numbers = HeadingNumbers(tuple(_format(level) for level in chapters), tuple(_format(level) for level in appendix))
    return numbers, _odd(chapters + appendix, place)


def _linked(styles: StyleSheet, style_id: str, depth: int) -> Element | None:
    number, level = styles.list_of(style_id)
    found = styles.lists.level(number, level)
    return found if level == depth and found is not None and value(found, "numFmt") != "bullet" else None


def _appendix_levels(styles: StyleSheet, use: RoleUse) -> list[Element]:
    """The appendix style's own list, all its levels. An appendix style in the chapters' list is no list of its own."""
    first = _linked(styles, use.style_id, 0) if use.found else None
    if first is None:
        return []
    number = styles.list_of(use.style_id)[0]
    levels = [styles.lists.level(number, depth) for depth in range(6)]
    return [level for level in levels if level is not None]


def _format(level: Element) -> LevelFormat:
    form, text = value(level, "numFmt"), value(level, "lvlText")
    own = (integer(attribute(level, "ilvl")) or 0) + 1
    pattern = text.replace(f"%{own}", "") if form == "none" else text
    return LevelFormat(
        pattern, _FORMATS.get(form, "decimal"), bool(switch(level, "isLgl")), _SUFFIXES.get(value(level, "suff"), "tab")
    )


def _odd(levels: list[Element], place: Place) -> tuple[Finding, ...]:
    known = (*_FORMATS, "none")
    odd = [level for level in levels if value(level, "numFmt") not in known or integer(value(level, "start")) not in (None, 1)]
    return tuple(
        warning(
            "T14",
            place,
            "The headings on level {level} are numbered in a way that planverk does not know; it counts 1, 2, 3.",
            hint="In Word, choose the numbers 1, 2, 3, letters or Roman numerals for this level, starting at 1.",
            level=(integer(attribute(level, "ilvl")) or 0) + 1,
        )
        for level in odd
    )


def bullets(styles: StyleSheet, use: RoleUse) -> tuple[str, ...]:
    """The signs of the first three levels of the bullet style's list."""
    number, start = styles.list_of(use.style_id) if use.found else (0, 0)
    found = [styles.lists.level(number, start + depth) for depth in range(3)]
    return tuple(_sign(level, depth) for depth, level in enumerate(found))


def _sign(level: Element | None, depth: int) -> str:
    text = value(level, "lvlText").strip() if level is not None and value(level, "numFmt") == "bullet" else ""
    fonts = attribute(child(level, "rPr", "rFonts"), "ascii") if level is not None else ""
    if text == "o" and fonts != "Courier New":
        return text
    sign = _SIGNS.get(text, text)
    return sign if sign and all(c < "\ue000" or c > "\uf8ff" for c in sign) else _PLAIN_BULLETS[depth]
