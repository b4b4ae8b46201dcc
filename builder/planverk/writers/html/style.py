"""The page's look: page.css holds how it is laid out, the theme gives every colour, font and size."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from planverk.model.colours import BLACK, WHITE, contrast
from planverk.model.document import Draft
from planverk.model.template import Border, TextStyle, Theme
from planverk.writers.html.colours import colour, mix, readable
from planverk.writers.html.markup import Markup

_SERIF = re.compile(r"(?<!sans )(?<!sans-)serif|times|georgia|cambria|garamond|palatino|bookman|century", re.IGNORECASE)
_MONO = re.compile(r"mono|code|courier|consolas", re.IGNORECASE)
_PLAIN = re.compile(r"[^A-Za-z0-9 æøåÆØÅ._-]")
_SMALLEST = 0.85
_INSERTED, _DELETED = "0B5A8A", "A3262B"  # of marks, which no template knows: told apart by those who do not see red from green
_LARGEST = 2.2  # times the text's size: a cover's title is larger than a screen needs
_ROLES = (
    *((f"heading-{level}", f".level-{level}") for level in range(1, 7)),
    ("title", "h1, .role-title"),
    ("subtitle", ".subtitle, .role-subtitle"),
    ("lead", ".role-lead"),
    ("signature", ".role-signature"),
    ("caption", "caption, figcaption"),
    ("quote", "blockquote"),
    ("term", "dt"),
    ("fact-label", ".facts dt"),
)


def stylesheet(theme: Theme, draft: Draft | None, is_marked: bool = False) -> Markup:
    """The whole style element's content, with the look of marks where the text has any. Nothing that a template or a document
    says can end it: strings are escaped."""
    roles = [_role(theme, theme.styles[role], where) for role, where in _ROLES if role in theme.styles]
    marks = (_marks(theme),) if is_marked else ()
    return Markup("\n".join((_variables(theme), *roles, _layout("page.css"), *marks, _bands(theme), _print(theme, draft))))


@cache
def _layout(name: str) -> str:
    return resources.files("planverk.writers.html").joinpath(name).read_text("utf-8").strip()


def _marks(theme: Theme) -> str:
    band = _band(theme, readable(colour(theme.style("body").colour, BLACK), WHITE))
    inserted, deleted = (readable(each, WHITE, band) for each in (_INSERTED, _DELETED))
    colours = f":root {{ --inserted: #{inserted}; --deleted: #{deleted}; }}"
    return "\n".join((colours, _role(theme, theme.style("caption"), ".role-caption"), _layout("marks.css")))


def _variables(theme: Theme) -> str:
    body = theme.style("body")
    text = readable(colour(body.colour, BLACK), WHITE)
    accent = readable(colour(theme.accent, text), WHITE)
    band = _band(theme, text)
    head = colour(theme.table.head_fill, WHITE)
    head_text = readable(colour(theme.table.head_colour, BLACK if contrast(BLACK, head) > contrast(WHITE, head) else WHITE), head)
    values = {
        "paper": f"#{WHITE}",
        "text": f"#{text}",
        "accent": f"#{accent}",
        "link": f"#{readable(colour(theme.style('link').colour, accent), WHITE, band)}",
        "quiet": f"#{readable(mix(text, WHITE, 0.3), WHITE)}",
        "line": f"#{mix(text, WHITE, 0.75)}",
        "soft": f"#{mix(accent, WHITE, 0.95)}",
        "band": f"#{band}",
        "head-fill": f"#{head}",
        "head-text": f"#{head_text}",
        "head-weight": "700" if theme.table.head_bold else "400",
        "row-line": _line(theme.table.inside_horizontal),
        "column-line": _line(theme.table.inside_vertical),
        "font": _fonts(theme, body.font),
        "code-font": _fonts(theme, theme.style("code").font, "monospace"),
        "table-size": _size(theme, theme.style("table-text")),
        "note-size": _size(theme, theme.style("footnote")),
        "print-size": f"{min(14.0, max(8.0, body.size)):.3g}pt",
        "leading": f"{min(1.8, max(1.4, body.line * 1.25)):.3g}",
    }
    return ":root {\n" + "\n".join(f"  --{name}: {value};" for name, value in values.items()) + "\n}"


def _bands(theme: Theme) -> str:
    return f"tbody tr:nth-child({'odd' if theme.table.band_first else 'even'}) > td {{ background: var(--band); }}"


def _band(theme: Theme, text: str) -> str:
    band = colour(theme.table.band_fill, WHITE)
    return band if contrast(text, band) >= 7 else WHITE


def _line(border: Border | None) -> str:
    return (
        "1px solid var(--line)" if border is None else f"{max(1.0, border.width):.3g}px solid #{colour(border.colour, '808080')}"
    )


def _fonts(theme: Theme, font: str, kind: str = "") -> str:
    """The Word file's own font where the reader has it, then the one that the PDF uses, then what any machine has."""
    names = [name for name in (_PLAIN.sub("", font), _PLAIN.sub("", theme.fonts.get(font, ""))) if name.strip()]
    last = kind or ("monospace" if _MONO.search(font) else "serif" if _SERIF.search(font) else "sans-serif")
    return ", ".join([*(f'"{name}"' for name in dict.fromkeys(names)), *(["system-ui"] if last == "sans-serif" else []), last])


def _role(theme: Theme, style: TextStyle, where: str) -> str:
    body = theme.style("body")
    rules = [
        f"font-family: {_fonts(theme, style.font or body.font)}",
        f"font-size: {_size(theme, style)}",
        f"font-weight: {700 if style.bold else 400}",
        f"font-style: {'italic' if style.italic else 'normal'}",
        f"color: #{readable(colour(style.colour, colour(body.colour, BLACK)), WHITE)}",
    ]
    rules += ["text-transform: uppercase"] if style.caps else []
    return f"{where} {{ {'; '.join(rules)}; }}"


def _size(theme: Theme, style: TextStyle) -> str:
    """The size in parts of the running text's, within what can be read on a screen."""
    body = theme.style("body")
    scale = style.size / body.size if body.size > 0 else 1.0
    return f"{min(_LARGEST, max(_SMALLEST, scale)):.3g}em"


def _print(theme: Theme, draft: Draft | None) -> str:
    """The sheet: its size and margins from the template, the page's number below, the draft's mark above."""
    page, margins = theme.page, theme.page.margins
    edges = f"{margins.top:.4g}pt {margins.right:.4g}pt {margins.bottom:.4g}pt {margins.left:.4g}pt"
    mark = f" @top-center {{ content: {_string(draft.mark)}; font-weight: 700; }}" if draft else ""
    number = " @bottom-right { content: counter(page); }"
    return (
        f"@page {{ size: {page.width:.5g}pt {page.height:.5g}pt; margin: {edges};{mark}{number} }}\n"
        f"@page landscape {{ size: {page.height:.5g}pt {page.width:.5g}pt; }}"
    )


def _string(value: str) -> str:
    """A CSS string of any characters: all but letters and digits are written as their number."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in value if ord(c) >= 32) + '"'
