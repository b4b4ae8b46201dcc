"""The font families that PDF and HTML can use: those that planverk's dependencies bring, and none of the machine's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

FAMILIES = ("Arimo", "Noto Sans", "Noto Serif", "Source Code Pro", "Source Sans 3", "Source Serif 4")

FontKind = Literal["sans", "serif", "mono"]

_PLAIN: Mapping[FontKind, str] = {"sans": "Source Sans 3", "serif": "Source Serif 4", "mono": "Source Code Pro"}

# Families of the fonts that come with Word, by what they look most like. Arimo has the widths of Arial.
_LIKE = {
    "arial": "Arimo",
    "helvetica": "Arimo",
    "liberation sans": "Arimo",
    "calibri": "Source Sans 3",
    "calibri light": "Source Sans 3",
    "carlito": "Source Sans 3",
    "aptos": "Source Sans 3",
    "aptos display": "Source Sans 3",
    "segoe ui": "Noto Sans",
    "open sans": "Noto Sans",
    "verdana": "Noto Sans",
    "tahoma": "Noto Sans",
    "cambria": "Source Serif 4",
    "georgia": "Source Serif 4",
    "garamond": "Source Serif 4",
    "times new roman": "Noto Serif",
    "consolas": "Source Code Pro",
    "courier new": "Source Code Pro",
}


def family(font: str, mapped: Mapping[str, str], kind: FontKind = "sans") -> tuple[str, bool]:
    """The family to use for the Word font `font`, and whether that is more than a guess.

    `mapped` is what template.yaml says. A family that no dependency brings is never given back.
    """
    for candidate in (mapped.get(font, ""), font):
        if candidate in FAMILIES:
            return candidate, True
    like = _LIKE.get(font.casefold())
    return (like, True) if like else (_PLAIN[kind], False)
