"""Colours of a template, made readable."""

from __future__ import annotations

import re

from planverk.model.colours import BLACK, ENOUGH, WHITE, channels, contrast

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}\Z")
_STEPS = 20


def colour(value: str, otherwise: str) -> str:
    """`value` where it is six hex digits, else `otherwise`."""
    return value.upper() if _COLOUR.match(value) else otherwise


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
    pairs = zip(channels(one), channels(other), strict=True)
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
