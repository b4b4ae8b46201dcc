"""A picture that a text shows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A PNG or JPEG: its bytes, size in pixels, and pixels per inch as the file states them (96 where it does not)."""

    data: bytes
    format: str  # "png" or "jpeg"
    width: int
    height: int
    dpi: float = 96.0

    @property
    def name(self) -> str:
        """A file name made from the content, the same on every machine."""
        return f"{hashlib.sha256(self.data).hexdigest()[:16]}.{'png' if self.format == 'png' else 'jpg'}"
