"""What the reader of returned files needs of XML beside what the readers of templates have."""

from __future__ import annotations

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def whole(text: str, otherwise: int = 0) -> int:
    """A whole number of at most nine digits, `otherwise` for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise
