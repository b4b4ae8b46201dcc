"""What the program is: a hash over its own code and the libraries that make the bytes, so that a new one builds anew."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

_MAKERS = ("typst", "lxml", "pypandoc_binary", "pillow", "fonttools", "markdown_it_py", "jinja2", "planverk")
_CODE = (".py", ".mo", ".css", ".typ")


@cache
def fingerprint() -> str:
    """The same for the same code and the same libraries, wherever they are installed."""
    package = Path(__file__).resolve().parent.parent
    whole = hashlib.sha256()
    for path in sorted(_code(package)):
        whole.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    versions = _versions()
    for name in _MAKERS:
        whole.update(f"{name} {versions.get(name, '')}\0".encode())
    return whole.hexdigest()


def _code(package: Path) -> list[Path]:
    return [Path(folder, name) for folder, _, names in os.walk(package) for name in names if name.endswith(_CODE)]


def _versions() -> dict[str, str]:
    """The versions of all that is installed, by the names of their `.dist-info` folders: reading each one's metadata takes longer
    than all the rest of this."""
    found: dict[str, str] = {}
    for entry in reversed(sys.path):
        for folder in os.listdir(entry) if os.path.isdir(entry) else ():
            name, _, version = folder.removesuffix(".dist-info").partition("-")
            if folder.endswith(".dist-info"):
                found[name.lower()] = version
    return found
