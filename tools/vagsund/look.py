"""The example municipality's colours and measures, once."""

from __future__ import annotations

ACCENT = "0B4F5C"  # deep blue-green; 9.2:1 on white
ACCENT_2 = "2A7C8C"
BRASS = "C9973F"  # never text
MIST = "E8F1F2"  # bands in tables
LINE = "A9C5CA"
GREY = "44565B"  # 7.6:1 on white
INK = "1B2A2E"

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def mm(length: float) -> int:
    """Twentieths of a point."""
    return round(length / 25.4 * 1440)


def emu(length: float) -> int:
    """English metric units, from millimetres."""
    return round(length * 36000)
