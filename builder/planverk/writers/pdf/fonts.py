"""The fonts that pages are set in: those of the fontpkg wheels, and none of the machine's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_PREFIX = "fontpkg_"
# Tried in this order for a character that a template's own font lacks.
FALLBACK = ("Source Sans 3", "Noto Sans", "Noto Serif", "Source Serif 4", "Arimo", "Source Code Pro")


@lru_cache(maxsize=1)
def font_files() -> Mapping[str, tuple[Path, ...]]:
    """The font files of each installed family, upright ones first.

    A family is a package whose name begins with `fontpkg_`, with a metadata.json that names its files. (The `fontpkg` library
    tells the same, but reads the metadata of every installed distribution for it.)
    """
    found = [file.parent for entry in reversed(sys.path) for file in Path(entry).glob(f"{_PREFIX}*/metadata.json")]
    return dict(sorted(dict(map(_family, found)).items()))  # of two with one name the first on the path counts


def _family(folder: Path) -> tuple[str, tuple[Path, ...]]:
    told = json.loads((folder / "metadata.json").read_text("utf-8"))
    files = sorted((each["style"] != "normal", str(folder / each["path"])) for each in told["files"])
    return str(told["family"]), tuple(Path(path) for _, path in files)


def font_folders() -> tuple[str, ...]:
    """The folders that hold those files."""
    return tuple(sorted({str(path.parent) for files in font_files().values() for path in files}))


def families(font: str, substitutes: Mapping[str, str]) -> tuple[str, ...]:
    """The families for a font of the Word file: its substitute, else its own name where a wheel has it; then the fallbacks."""
    installed = font_files()
    wanted = [name for name in (substitutes.get(font, ""), font) if name in installed][:1]
    chain = [*wanted, *(name for name in FALLBACK if name in installed), *installed]
    return tuple(dict.fromkeys(chain))


@lru_cache(maxsize=1)
def coverage() -> frozenset[int]:
    """The code points that at least one installed font has a glyph for. Reads every font file once, in about 0.1 s."""
    from fontTools.ttLib import TTFont  # heavy, and needed only for text beyond the Latin alphabet

    covered: set[int] = set()
    for files in font_files().values():
        for path in files:
            with TTFont(path, lazy=True) as font:
                covered.update(font.getBestCmap())
    return frozenset(covered)
