"""LibreOffice as a witness: it accepts or rejects every change of a Word file, and saves what is left."""

from __future__ import annotations

from pathlib import Path

from word_macros import Macro

_STEPS = """
  opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(opened.CurrentController.Frame, command, "", 0, Array())
"""


class Office:
    """LibreOffice with a macro that settles all changes."""

    def __init__(self, soffice: str, folder: Path) -> None:
        self._folder = folder
        self._macro = Macro(soffice, folder, ("source", "target", "command"), _STEPS)

    def accepted(self, data: bytes) -> bytes:
        """The file with every change accepted, as LibreOffice saves it."""
        return self._settled(data, ".uno:AcceptAllTrackedChanges")

    def rejected(self, data: bytes) -> bytes:
        """The file with every change rejected, as LibreOffice saves it."""
        return self._settled(data, ".uno:RejectAllTrackedChanges")

    def _settled(self, data: bytes, command: str) -> bytes:
        source, target = self._folder / "source.docx", self._folder / "target.docx"
        source.write_bytes(data)
        target.unlink(missing_ok=True)
        self._macro.run(source.as_uri(), target.as_uri(), command)
        return target.read_bytes()
