"""LibreOffice puts the text of one Word file into another, as somebody who pastes it into the case system's template does."""

from __future__ import annotations

import subprocess
from pathlib import Path

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Pasting"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Pasting" script:language="StarBasic">
Sub Paste(source As String, template As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  opened = StarDesktop.loadComponentFromURL(template, "_blank", 0, hidden())
  cursor = opened.Text.createTextCursor()
  cursor.gotoEnd(False)
  cursor.insertDocumentFromURL(source, Array())
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "MS Word 2007 XML"
  opened.storeToURL(target, saving())
  opened.close(True)
End Sub
</script:module>
"""


def pasted(soffice: str, folder: Path, source: bytes, template: bytes) -> bytes:
    """The template with the text of `source` after its own, as LibreOffice saves it."""
    command = [soffice, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--norestore"]
    files = [folder / name for name in ("source.docx", "template.docx", "target.docx")]
    for path, data in zip(files, (source, template), strict=False):
        path.write_bytes(data)
    _run(command, "--terminate_after_init")  # makes the profile, and would write over the library
    library = folder / "office/user/basic/Standard"
    (library / "script.xlb").write_text(_LIBRARY)
    (library / "Pasting.xba").write_text(_MODULE)
    arguments = ",".join(f'"{path.as_uri()}"' for path in files)
    _run(command, f"macro:///Standard.Pasting.Paste({arguments})")
    return files[2].read_bytes()


def _run(command: list[str], argument: str) -> None:
    subprocess.run([*command, argument], check=True, capture_output=True, timeout=180)
