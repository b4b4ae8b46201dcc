"""Cells of a CSV file that a spreadsheet program takes for text, whatever they begin with."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_KEEP = "'"


def safe(text: str) -> str:
    """`text` on one line; an apostrophe before what a spreadsheet would work out (OWASP, CSV injection)."""
    line = " ".join(text.split()) if any(character in text for character in "\r\n\t\v\f\x85\u2028\u2029") else text
    return f"{_KEEP}{line}" if text.startswith(_FORMULA) or line.startswith((*_FORMULA, _KEEP)) else line
