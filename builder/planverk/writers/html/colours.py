"""Colours of a template, made readable: contrast as WCAG 2.2 counts it (success criterion 1.4.3)."""

from __future__ import annotations

import re

ENOUGH = 4.5  # the contrast that running text needs
WHITE = "FFFFFF"
BLACK = "000000"
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}\Z")
_STEPS = 20


def colour(value: str, otherwise: str) -> str:
    """`value` where it is six hex digits, else `otherwise`."""
    return value.upper() if _COLOUR.match(value) else otherwise


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (none) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(foreground: str, *backgrounds: str) -> str:
    """`foreground`, drawn towards black or white until it can be read on each of the backgrounds; black or white at worst."""
    for towards in sorted((BLACK, WHITE), key=lambda end: -min(contrast(end, ground) for ground in backgrounds)):
        for step in range(_STEPS + 1):
            candidate = mix(foreground, towards, step / _STEPS)
            if all(contrast(candidate, ground) >= ENOUGH for ground in backgrounds):
                return candidate
    return BLACK


def mix(one: str, other: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from one to the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(value: str) -> tuple[int, int, int]:
    return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)


def _luminance(value: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(value))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
