"""What the program is: a hash over its own code and the libraries that make the bytes, so that a new one builds anew."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_MAKERS = ("typst", "lxml", "pypandoc_binary", "pillow", "fonttools", "markdown-it-py", "jinja2", "planverk")


@cache
def fingerprint() -> str:
    """The same for the same code and the same libraries, wherever they are installed."""
    package = Path(__file__).resolve().parent.parent
    whole = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.suffix in {".py", ".mo", ".css", ".typ"}:
            whole.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for name in _MAKERS:
        whole.update(f"{name} {_version(name)}\0".encode())
    return whole.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
