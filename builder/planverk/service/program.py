"""What the program is: a hash over its own code and the libraries that make the bytes, so that a new one builds anew."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

from planverk.store.cache import Cache, key_of

_MAKERS = ("typst", "lxml", "pypandoc_binary", "pillow", "fonttools", "markdown_it_py", "jinja2", "planverk")
_CODE = (".py", ".mo", ".css", ".typ")
PACKAGE = Path(__file__).resolve().parent.parent
_known: list[str] = []


def fingerprint() -> str:
    """The same for the same code and the same libraries, wherever they are installed."""
    return _known[0] if _known else _read_whole()


def recall(cache: Cache) -> None:
    """Takes the fingerprint over from an earlier run where the code's files have the sizes and times that they had: to read them
    takes as long as to read a plan of fifty pages."""
    key = key_of("program", *_looks(), *sorted(f"{name} {version}" for name, version in _versions().items()))
    known = cache.get(key)
    if known is None:
        cache.put(key, fingerprint().encode())
    else:
        _known[:] = [known.decode()]


def _looks() -> list[str]:
    """Name, size and time of every file of the code."""
    states = ((path, os.stat(path)) for path in sorted(_code()))
    return [f"{path} {state.st_size} {state.st_mtime_ns}" for path, state in states]


@cache
def _read_whole() -> str:
    whole = hashlib.sha256()
    for path in sorted(map(Path, _code())):
        whole.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    versions = _versions()
    for name in _MAKERS:
        whole.update(f"{name} {versions.get(name, '')}\0".encode())
    return whole.hexdigest()


def _code() -> list[str]:
    return [f"{folder}/{name}" for folder, _, names in os.walk(PACKAGE) for name in names if name.endswith(_CODE)]


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
