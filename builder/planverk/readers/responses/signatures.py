"""What kind of file it is by its first bytes, where these might be taken for text."""

from __future__ import annotations

import re

# PNG, JPEG, GIF, TIFF (both orders), BMP with its reserved zeros, WebP, and what telephones make (HEIC, AVIF).
_PICTURE = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei[cfmsx]|hev[cx]|mif1|msf1|avi[fs])",
    re.DOTALL,
)


def is_picture(data: bytes) -> bool:
    """True for a photograph, a scanned page or a drawing in pixels."""
    return _PICTURE.match(data) is not None
