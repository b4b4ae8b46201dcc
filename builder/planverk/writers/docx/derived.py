"""Styles that a template lacks and its own imply: a heading without its number, the character form of a paragraph style."""

from __future__ import annotations

import copy

from planverk.writers.docx.order import STYLE_ORDER
from planverk.writers.docx.styles import Styles
from planverk.writers.docx.xml import attribute, fragment, put, qn


def unnumbered(styles: Styles, style_id: str, suffix: str) -> str:
    """The id of a style like `style_id` that has no number, made where there is none; `style_id` where it has none itself.

    List 0 takes the number away (ECMA-376 part 1, 17.9.18).
    """
    if not style_id or styles.numbering(style_id) is None:
        return style_id
    made = f"{style_id}Unnumbered"
    if styles.kind(made) != "paragraph":
        name = attribute(f"{_shown(styles.name(style_id))} {suffix}")
        styles.add(
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{attribute(made)}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="{attribute(style_id)}"/>{styles.next(style_id)}<w:qFormat/><w:pPr><w:numPr><w:numId w:val="0"/>'
            '</w:numPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:style>'
        )
    return made


def character(styles: Styles, style_id: str) -> str:
    """The id of the character style that goes with a paragraph style, made from its letters where Word has not made one yet."""
    if styles.kind(style_id) in ("", "character"):
        return style_id
    linked = styles.linked(style_id)
    if linked:
        return linked
    made = f"{style_id}Tegn"
    name = attribute(f"{_shown(styles.name(style_id))} Tegn")  # Word's own name for them, in Norwegian
    style = styles.add(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{attribute(made)}"><w:name w:val="{name}"/>'
        f'<w:link w:val="{attribute(style_id)}"/></w:style>'
    )
    look = styles.element(style_id).find(qn("w:rPr"))
    if look is not None:
        style.append(copy.deepcopy(look))
    put(styles.element(style_id), fragment(f'<w:link w:val="{attribute(made)}"/>'), STYLE_ORDER)
    return made


def _shown(name: str) -> str:
    """Word keeps the names of its own styles in small letters («heading 2») and shows them with a capital one."""
    return name[:1].upper() + name[1:]
