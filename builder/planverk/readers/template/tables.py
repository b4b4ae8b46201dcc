"""How a table style of Word draws a table."""

from __future__ import annotations

from dataclasses import replace

from planverk.model.template import Border, Margins, TableLook
from planverk.readers.template.colours import word_colour
from planverk.readers.template.properties import border
from planverk.readers.template.styles import StyleSheet
from planverk.readers.template.xml import Element, W, attribute, child, switch, twips


def table_look(styles: StyleSheet, style_id: str) -> TableLook:
    """The look of a table style; lines, fills and padding inherited along its chain."""
    chain = styles.chain(style_id)
    lines = {name: _last_border(chain, name, styles) for name in ("top", "bottom", "left", "right", "insideH", "insideV")}
    head, last = _parts(chain, "firstRow"), _parts(chain, "lastRow")
    odd, even = (_fill(_parts(chain, band), styles) for band in ("band1Horz", "band2Horz"))
    return TableLook(
        head_fill=_fill(head, styles),
        head_colour=_colour(head, styles),
        head_bold=_bold(head, not head),
        band_fill=odd or even,
        band_first=bool(odd),
        fill=(even if odd else "") or _fill(chain, styles),
        top=lines["top"],
        bottom=lines["bottom"],
        inside_horizontal=lines["insideH"],
        inside_vertical=lines["insideV"],
        left=lines["left"],
        right=lines["right"],
        head_bottom=_part_border(head, "bottom", styles),
        last_bold=_bold(last, False),
        last_fill=_fill(last, styles),
        last_top=_part_border(last, "top", styles),
        padding=padding([child(style, "tblPr", "tblCellMar") for style in chain], TableLook().padding),
    )


def ruled(look: TableLook) -> TableLook:
    """The look with thin lines round every cell, as Word files get where the template has no style for tables."""
    line = Border(0.5, "000000")
    return replace(look, top=line, bottom=line, left=line, right=line, inside_horizontal=line, inside_vertical=line)


def padding(margins: list[Element | None], start: Margins) -> Margins:
    """Cell margins: each side as the last of `margins` that names it says."""
    sides = {"top": start.top, "right": start.right, "bottom": start.bottom, "left": start.left}
    for element in margins:
        for side, other in (("top", ""), ("right", "end"), ("bottom", ""), ("left", "start")):
            found = child(element, side)
            length = twips(found if found is not None else child(element, other) if other else None, "w")
            if length is not None:
                sides[side] = max(0.0, length)
    return Margins(**sides)


def _parts(chain: tuple[Element, ...], kind: str) -> tuple[Element, ...]:
    """What the styles of the chain say of a part of the table: its first row, its bands."""
    return tuple(part for style in chain for part in style.iterchildren(W + "tblStylePr") if attribute(part, "type") == kind)


def _fill(parts: tuple[Element, ...], styles: StyleSheet) -> str:
    found = [shade for part in parts if (shade := child(part, "tcPr", "shd")) is not None]
    return word_colour(found[-1], styles.theme, "fill", "themeFill") if found else ""


def _colour(parts: tuple[Element, ...], styles: StyleSheet) -> str:
    found = [colour for part in parts if (colour := child(part, "rPr", "color")) is not None]
    return word_colour(found[-1], styles.theme) if found else ""


def _bold(parts: tuple[Element, ...], otherwise: bool) -> bool:
    said = [bold for part in parts if (bold := switch(child(part, "rPr"), "b")) is not None]
    return said[-1] if said else otherwise


def _last_border(chain: tuple[Element, ...], name: str, styles: StyleSheet) -> Border | None:
    found = [line for style in chain if (line := child(style, "tblPr", "tblBorders", name)) is not None]
    return border(found[-1], styles.theme) if found else None


def _part_border(parts: tuple[Element, ...], name: str, styles: StyleSheet) -> Border | None:
    found = [line for part in parts if (line := child(part, "tcPr", "tcBorders", name)) is not None]
    return border(found[-1], styles.theme) if found else None
