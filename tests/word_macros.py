"""LibreOffice with a macro of ours in its profile. It has no option for what macros do, and Debian's has no Python of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Ours"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Ours" script:language="StarBasic">
Sub Main({parameters})
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
{steps}
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "MS Word 2007 XML"
  opened.storeToURL(target, saving())
  opened.close(True)
End Sub
</script:module>
"""


class Macro:
    """A macro that opens a file as `opened`, does something with it, and saves it as Word at the parameter `target`."""

    def __init__(self, soffice: str, folder: Path, parameters: tuple[str, ...], steps: str) -> None:
        self._command = [soffice, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--norestore"]
        self._run("--terminate_after_init")  # makes the profile, and would write over the library
        library = folder / "office/user/basic/Standard"
        (library / "script.xlb").write_text(_LIBRARY)
        named = ", ".join(f"{parameter} As String" for parameter in parameters)
        (library / "Ours.xba").write_text(_MODULE.format(parameters=named, steps=steps))

    def run(self, *arguments: str) -> None:
        """Runs it, with an argument for each parameter."""
        given = ",".join(f'"{each}"' for each in arguments)
        self._run(f"macro:///Standard.Ours.Main({given})")

    def _run(self, argument: str) -> None:
        subprocess.run([*self._command, argument], check=True, capture_output=True, timeout=180)
