"""LibreOffice as a witness: it accepts or rejects every change of a Word file, and saves what is left."""

from __future__ import annotations

import subprocess
from pathlib import Path

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Settling"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling" script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(opened.CurrentController.Frame, command, "", 0, Array())
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "MS Word 2007 XML"
  opened.storeToURL(target, saving())
  opened.close(True)
End Sub
</script:module>
"""


class Office:
    """A profile of LibreOffice with the macro in it. LibreOffice has no option for it, and Debian's no Python of its own."""

    def __init__(self, soffice: str, folder: Path) -> None:
        self._folder = folder
        self._command = [soffice, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--norestore"]
        self._run("--terminate_after_init")  # makes the profile, and would write over the library
        library = folder / "office/user/basic/Standard"
        (library / "script.xlb").write_text(_LIBRARY)
        (library / "Settling.xba").write_text(_MODULE)

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
        self._run(f'macro:///Standard.Settling.Settle("{source.as_uri()}","{target.as_uri()}","{command}")')
        return target.read_bytes()

    def _run(self, *arguments: str) -> None:
        subprocess.run([*self._command, *arguments], check=True, capture_output=True, timeout=180)
