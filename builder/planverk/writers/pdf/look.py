"""The theme as a Typst dictionary: everything about fonts, sizes and colours that the prelude uses."""

from __future__ import annotations

from dataclasses import replace

from planverk.model.template import ROLES, Border, Margins, TextStyle, Theme
from planverk.writers.pdf.fonts import families
from planverk.writers.pdf.source import array, colour, literal, number, points, record, yes

SINGLE = 1.2  # single line spacing as a multiple of the font's size: 1.15 in Arial, 1.22 in Calibri, 1.26 in Aptos
_ABOVE = 0.77  # the share of a line that lies above the baseline


def look(theme: Theme) -> str:
    """The file `theme.typ`: `styles` by role, `table-look`, `bullets`, and where page numbers start over."""
    styles = {literal(role): style_record(theme, theme.style(role), role) for role in ROLES}
    bullets = array([literal(sign) for sign in theme.bullets])
    lines = [
        "#let styles = (",
        *(f"  {role}: {style}," for role, style in styles.items()),
        ")",
        f"#let table-look = {_table(theme)}",
        f"#let bullets = {bullets}",
        f"#let restarts = {_restarts(theme)}",
    ]
    return "\n".join(lines) + "\n"


def sheets(theme: Theme) -> list[int | None]:
    """Where each section of the document starts its page numbers over: cover sections, the body's, closing ones."""
    layouts = [*(s.layout for s in theme.cover), theme.page, *(s.layout for s in theme.closing)]
    return [layout.start for layout in layouts]


def sheet_label(index: int) -> str:
    """The label on the first page of section `index`; ids of a plan hold no colon."""
    return f"sheet:{index}"


def text_arguments(theme: Theme, style: TextStyle) -> dict[str, str]:
    """What Typst's `text` is told. A line is as high as the style says, without leading between lines."""
    return {
        "font": array([literal(name) for name in families(style.font, theme.fonts)]),
        "size": points(style.size),
        "fill": colour(style.colour),
        "weight": literal("bold" if style.bold else "regular"),
        "style": literal("italic" if style.italic else "normal"),
        "top-edge": f"{number(style.line * SINGLE * _ABOVE)}em",
        "bottom-edge": f"{number(style.line * SINGLE * (_ABOVE - 1))}em",
    }


def line_height(style: TextStyle) -> float:
    """How high a line is, in points."""
    return style.size * style.line * SINGLE


def border(line: Border | None) -> str:
    """A Typst stroke; `none` for no line."""
    return f"{points(line.width)} + {colour(line.colour)}" if line else "none"


def edges(margins: Margins) -> str:
    return record({side: points(getattr(margins, side)) for side in ("top", "right", "bottom", "left")})


def style_record(theme: Theme, style: TextStyle, role: str = "") -> str:
    """How a role looks: arguments for `text`, `par` and `block`, and what the prelude asks for by name."""
    body = theme.style("body")
    around = (0.0, 0.0) if role == "body" else (body.after, body.before)
    paragraph = {
        "leading": "0pt",
        "justify": "true" if style.align == "justify" else "false",
        "spacing": points(style.before + style.after),
    }
    block = {"above": points(style.before + around[0]), "below": points(style.after + around[1])}
    return record(
        {
            "text": record(text_arguments(theme, style)),
            "par": record(paragraph),
            "block": record(block | _frame(style)),
            "indent": record({"left": points(style.left), "first": points(style.first_line), "right": points(style.right)}),
            "align": style.align if style.align in ("center", "right") else "left",
            "before": points(style.before),
            "after": points(style.after),
            "caps": yes(style.caps),
            "underline": yes(style.underline),
            "break-before": yes(style.page_break_before),
            "sticky": yes(style.keep_with_next),
        }
    )


def _frame(style: TextStyle) -> dict[str, str]:
    sides = {"top": style.border_top, "bottom": style.border_bottom, "left": style.border_left}
    drawn = {side: line for side, line in sides.items() if line}
    frame = {"fill": colour(style.fill)} if style.fill else {}
    if drawn:
        frame["stroke"] = record({side: border(line) for side, line in drawn.items()})
    inset = {side: points(line.space) for side, line in drawn.items() if side != "left"}
    # A hanging first line begins where the frame does; the other lines are pushed in (see the prelude).
    inset["left"] = points(style.left + min(style.first_line, 0) + (style.border_left.space if style.border_left else 0))
    inset["right"] = points(style.right)
    return frame | {"inset": record(inset)}


def _table(theme: Theme) -> str:
    table, text = theme.table, theme.style("table-text")
    padding = replace(table.padding, top=table.padding.top + text.before, bottom=table.padding.bottom + text.after)
    lines = ("top", "bottom", "left", "right", "inside_horizontal", "inside_vertical", "head_bottom")
    parts = {name.replace("_", "-"): border(getattr(table, name)) for name in lines}
    head_text = {"weight": literal("bold")} if table.head_bold else {}
    if table.head_colour:
        head_text["fill"] = colour(table.head_colour)
    return record(
        parts
        | {
            "head-fill": colour(table.head_fill, "none"),
            "band-fill": colour(table.band_fill, "none"),
            "band-first": yes(table.band_first),
            "fill": colour(table.fill, "none"),
            "head-text": record(head_text),
            "padding": edges(padding),
        }
    )


def _restarts(theme: Theme) -> str:
    return array(
        [record({"name": literal(sheet_label(i)), "start": str(n)}) for i, n in enumerate(sheets(theme)) if n is not None]
    )
