"""Files in other formats to blocks: Word, ODT, RTF, HTML by pandoc, PDF by pdfium, plain text by its lines."""

from __future__ import annotations

from planverk.readers.imports.files import read_file

__all__ = ["read_file"]
