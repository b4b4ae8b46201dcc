"""The styles of a Word file, with everything inherited worked in (ECMA-376 part 1, 17.7.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from planverk.model.template import TextStyle
from planverk.readers.template.colours import ThemeParts, read_theme
from planverk.readers.template.lists import Lists, read_lists
from planverk.readers.template.package import WordPackage
from planverk.readers.template.properties import Look, with_indent, with_paragraph, with_run, without_list
from planverk.readers.template.xml import Element, W, attribute, child, integer, switch, value

_TOGGLES = (("b", "bold"), ("i", "italic"), ("caps", "caps"))


@dataclass(frozen=True)
class StyleSheet:
    """styles.xml with what it leans on: lists and theme."""

    root: Element | None
    lists: Lists
    theme: ThemeParts
    by_id: Mapping[str, Element] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)  # the default style of each type
    looks: dict[str, Look] = field(default_factory=dict, compare=False)  # filled as they are asked for

    def chain(self, style_id: str) -> tuple[Element, ...]:
        """The style and what it is based on, the farthest ancestor first; a ring of styles ends where it closes."""
        found: dict[str, Element] = {}
        while style_id in self.by_id and style_id not in found:
            found[style_id] = self.by_id[style_id]
            style_id = value(found[style_id], "basedOn")
        return tuple(reversed(found.values()))

    def plain(self) -> Look:
        """What docDefaults says."""
        defaults = child(self.root, "docDefaults")
        look = with_run(Look(), child(defaults, "rPrDefault", "rPr"), self.theme)
        return with_paragraph(look, child(defaults, "pPrDefault", "pPr"), self.theme)

    def paragraph(self, style_id: str) -> Look:
        """The look of a paragraph style; that of the default style where there is no such style."""
        style_id = style_id if style_id in self.by_id else self.defaults.get("paragraph", "")
        if style_id not in self.looks:
            look = self.plain()
            for style in self.chain(style_id):
                look = self._with_style(look, style)
            self.looks[style_id] = look
        return self.looks[style_id]

    def _with_style(self, look: Look, style: Element) -> Look:
        look = with_run(look, child(style, "rPr"), self.theme)
        numbered = child(style, "pPr", "numPr")
        if numbered is not None:
            look = self.in_list(look, numbered, attribute(style, "styleId"))
        return with_paragraph(look, child(style, "pPr"), self.theme)

    def in_list(self, look: Look, numbered: Element, style_id: str = "") -> Look:
        """`look` with the indents of the list level that a `w:numPr` names; number 0 takes a list away."""
        number = integer(value(numbered, "numId"))
        if number is None:
            number = self.list_of(style_id)[0]
        level = self.lists.level(number, self.lists.level_of(style_id, number, integer(value(numbered, "ilvl"))))
        bare = without_list(look)
        return bare if level is None else with_indent(bare, child(level, "pPr", "ind"), listed=True)

    def list_of(self, style_id: str) -> tuple[int, int]:
        """The list that a style belongs to and its level there; (0, 0) for none."""
        number: int | None = None
        said: int | None = None
        for style in self.chain(style_id):
            numbered = child(style, "pPr", "numPr")
            if integer(value(numbered, "numId")) is not None:
                number = integer(value(numbered, "numId"))
            if integer(value(numbered, "ilvl")) is not None:
                said = integer(value(numbered, "ilvl"))
        if not number or self.lists.level(number, 0) is None:
            return 0, 0
        return number, self.lists.level_of(style_id, number, said)

    def with_character(self, look: Look, style_id: str) -> Look:
        """`look` with a character style over it; bold over bold is plain again, as in Word (17.7.3)."""
        chain = self.chain(style_id)
        made = look
        for style in chain:
            made = with_run(made, child(style, "rPr"), self.theme)
        for word, name in _TOGGLES:
            said = [switch(child(style, "rPr"), word) for style in chain]
            last = next((s for s in reversed(said) if s is not None), None)
            if last is not None:
                toggled = getattr(look.style, name) != last
                made = replace(made, style=replace(made.style, **{name: toggled}))
        return made

    def character(self, style_id: str, body: TextStyle) -> TextStyle:
        """The look of a character style: its own colour or none, font and size of `body` where it sets none."""
        start = Look(TextStyle(font=body.font, size=body.size, line=body.line))
        return self.with_character(start, style_id).style


def read_styles(package: WordPackage) -> StyleSheet:
    """The file's styles; a file without any gives an empty sheet."""
    root = package.root("styles")
    theme = read_theme(package.root("theme"), package.root("settings"))
    styles = list(_styles(root))
    by_id = {attribute(style, "styleId"): style for style in styles}
    defaults = {
        attribute(style, "type"): attribute(style, "styleId")
        for style in styles
        if attribute(style, "default") in ("1", "true", "on")
    }
    return StyleSheet(root, read_lists(package.root("numbering"), root), theme, by_id, defaults)


def _styles(root: Element | None) -> Iterator[Element]:
    if root is not None:
        yield from (style for style in root.iterchildren(W + "style") if attribute(style, "styleId"))
