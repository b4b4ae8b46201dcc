"""Signs that Word takes out of a font of pictures (`w:sym`), as the letters that show the same: arrows, ticks, smileys."""

from __future__ import annotations

from typing import Final

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
_WINGDINGS = {
    **{0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xF3: "⇔"},
    **{0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x22: "✂", 0x28: "☎", 0x2A: "✉"},
    **{0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x6F: "□", 0xA8: "◻", 0x6E: "■", 0xA7: "▪", 0x6C: "●", 0x76: "❖", 0xD8: "➢"},
}
_SYMBOL = {
    **{0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xA5: "∞", 0xB7: "•"},
    **{0xAC: "←", 0xAE: "→", 0xAD: "↑", 0xAF: "↓", 0xAB: "↔", 0xDE: "⇒", 0xDB: "⇔", 0x61: "α", 0x62: "β", 0x6D: "μ", 0x53: "Σ"},
}
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}


def letter(font: str, code: str) -> str:
    """The letter for a sign: `code` is its number in the font (hexadecimal, mostly from F000 on); UNKNOWN where none is known."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    known = _FONTS.get(font.casefold())
    if known is not None:
        return known.get(number & 0xFF, UNKNOWN)
    private = 0xE000 <= number <= 0xF8FF or number > 0x10FFFF or 0xD800 <= number < 0xE000 or number < 0x20
    return UNKNOWN if private else chr(number)
