"""Colours as six hex digits, and how far apart two of them are: contrast as WCAG 2.2 counts it (success criterion 1.4.3)."""

from __future__ import annotations

BLACK = "000000"
WHITE = "FFFFFF"
ENOUGH = 4.5  # the contrast that running text needs


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (none) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def channels(value: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)


def _luminance(value: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in channels(value))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
