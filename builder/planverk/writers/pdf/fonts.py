"""The fonts that pages are set in: those of the fontpkg wheels, and none of the machine's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import fontpkg

# Tried in this order for a character that a template's own font lacks.
FALLBACK = ("Source Sans 3", "Noto Sans", "Noto Serif", "Source Serif 4", "Arimo", "Source Code Pro")


@lru_cache(maxsize=1)
def font_files() -> Mapping[str, tuple[Path, ...]]:
    """The font files of each installed family, upright ones first."""
    families = sorted(fontpkg.families().values(), key=lambda family: family.name)
    return {
        family.name: tuple(font.path for font in sorted(family.files, key=lambda font: (font.style != "normal", str(font.path))))
        for family in families
    }


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
