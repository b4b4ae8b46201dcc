"""LibreOffice puts the text of one Word file into another, as somebody who pastes it into the case system's template does."""

from __future__ import annotations

from pathlib import Path

from word_macros import Macro

_STEPS = """
  opened = StarDesktop.loadComponentFromURL(template, "_blank", 0, hidden())
  cursor = opened.Text.createTextCursor()
  cursor.gotoEnd(False)
  cursor.insertDocumentFromURL(source, Array())
"""


def pasted(soffice: str, folder: Path, source: bytes, template: bytes) -> bytes:
    """The template with the text of `source` after its own, as LibreOffice saves it."""
    files = [folder / name for name in ("source.docx", "template.docx", "target.docx")]
    for path, data in zip(files, (source, template), strict=False):
        path.write_bytes(data)
    Macro(soffice, folder, ("source", "template", "target"), _STEPS).run(*(path.as_uri() for path in files))
    return files[2].read_bytes()
