"""Paragraph and run properties of Word as changes to a look: what an element says, laid over what was inherited."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planverk.model.template import Alignment, Border, TextStyle
from planverk.readers.template.colours import ThemeParts, word_colour
from planverk.readers.template.xml import Element, W, attribute, child, measure, switch, twips, value

_ALIGN: dict[str, Alignment] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "justify",
}  # fmt: skip
_NO_LINE = ("", "nil", "none")
SINGLE = 1.2  # the height of a single line, in font sizes, where a fixed line height has to be told as a multiple


@dataclass(frozen=True)
class Look:
    """A look on its way through the styles: `listed` names the indents that came from a list, and go when the list goes."""

    style: TextStyle = TextStyle(size=10, line=1.0)
    listed: frozenset[str] = frozenset()
    tabs: tuple[tuple[float, str], ...] = ()


def border(element: Element | None, theme: ThemeParts) -> Border | None:
    """A line around something; None where it says nothing or none."""
    if element is None or attribute(element) in _NO_LINE:
        return None
    width = measure(attribute(element, "sz"), 1 / 8)
    return Border(
        0.5 if width is None else width, word_colour(element, theme, "color"), measure(attribute(element, "space"), 1.0) or 0.0
    )


def with_run(look: Look, run: Element | None, theme: ThemeParts) -> Look:
    """`look` with a `w:rPr` laid over it."""
    if run is None:
        return look
    style = look.style
    size = measure(value(run, "sz"), 1 / 2)
    changes = {
        "font": font_name(child(run, "rFonts"), theme) or style.font,
        "size": size if size and 0 < size <= 1638 else style.size,
        "colour": style.colour if child(run, "color") is None else word_colour(child(run, "color"), theme),
        "bold": _or(switch(run, "b"), style.bold),
        "italic": _or(switch(run, "i"), style.italic),
        "caps": _or(switch(run, "caps"), style.caps),
        "underline": style.underline if child(run, "u") is None else value(run, "u") not in _NO_LINE,
    }
    return replace(look, style=replace(style, **changes))  # type: ignore[arg-type]


def font_name(fonts: Element | None, theme: ThemeParts) -> str:
    """The Latin font of a `w:rFonts`, the theme's where it names one; empty where it says nothing."""
    for named in ("asciiTheme", "hAnsiTheme"):
        found = theme.fonts.get(attribute(fonts, named), "")
        if found:
            return found
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def _or(said: bool | None, inherited: bool) -> bool:
    return inherited if said is None else said


def with_paragraph(look: Look, paragraph: Element | None, theme: ThemeParts) -> Look:
    """`look` with a `w:pPr` laid over it; what it says of lists is left to the caller."""
    if paragraph is None:
        return look
    style = look.style
    fill = child(paragraph, "shd")
    changes = {
        "align": _ALIGN.get(value(paragraph, "jc"), style.align),
        "keep_with_next": _or(switch(paragraph, "keepNext"), style.keep_with_next),
        "page_break_before": _or(switch(paragraph, "pageBreakBefore"), style.page_break_before),
        "fill": style.fill if fill is None else word_colour(fill, theme, "fill", "themeFill"),
        **_spacing(child(paragraph, "spacing"), style),
        **_borders(child(paragraph, "pBdr"), style, theme),
    }
    looked = replace(look, style=replace(style, **changes), tabs=_tabs(look.tabs, child(paragraph, "tabs")))  # type: ignore[arg-type]
    return with_indent(looked, child(paragraph, "ind"), listed=False)


def _spacing(spacing: Element | None, style: TextStyle) -> dict[str, float]:
    before, after = twips(spacing, "before"), twips(spacing, "after")
    return {
        "before": style.before if before is None else max(0.0, before),
        "after": style.after if after is None else max(0.0, after),
        "line": _line(spacing, style),
    }


def _line(spacing: Element | None, style: TextStyle) -> float:
    rule = attribute(spacing, "lineRule")
    if rule in ("exact", "atLeast"):
        height = twips(spacing, "line")
        multiple = round(abs(height) / (style.size * SINGLE), 3) if height else style.line
        return max(1.0, multiple) if rule == "atLeast" else multiple
    lines = measure(attribute(spacing, "line"), 1 / 240)
    return round(lines, 3) if lines and lines > 0 else style.line


def _borders(borders: Element | None, style: TextStyle, theme: ThemeParts) -> dict[str, Border | None]:
    named = (("border_top", "top"), ("border_bottom", "bottom"), ("border_left", "left"))
    return {
        key: getattr(style, key) if child(borders, side) is None else border(child(borders, side), theme) for key, side in named
    }


def with_indent(look: Look, indent: Element | None, *, listed: bool) -> Look:
    """`look` with a `w:ind` laid over it; `listed` where it belongs to a list's level."""
    first, hanging = twips(indent, "firstLine"), twips(indent, "hanging")
    said = {
        "left": twips(indent, "left", "start"),
        "right": twips(indent, "right", "end"),
        "first_line": first if hanging is None else -hanging,
    }
    given = {name: length for name, length in said.items() if length is not None}
    from_list = look.listed | given.keys() if listed else look.listed - given.keys()
    return replace(look, style=replace(look.style, **given), listed=frozenset(from_list))  # type: ignore[arg-type]


def without_list(look: Look) -> Look:
    """`look` with the indents that came from a list taken away."""
    return replace(look, style=replace(look.style, **dict.fromkeys(look.listed, 0.0)), listed=frozenset())  # type: ignore[arg-type]


def _tabs(inherited: tuple[tuple[float, str], ...], tabs: Element | None) -> tuple[tuple[float, str], ...]:
    stops = dict(inherited)
    for stop in () if tabs is None else tabs.iterchildren(W + "tab"):
        at, kind = twips(stop, "pos"), attribute(stop)
        if at is not None:
            stops[at] = kind
    return tuple(sorted((at, kind) for at, kind in stops.items() if kind != "clear"))
