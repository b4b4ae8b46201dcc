"""Compiles a folder of Typst source and nothing else: `bare_typst.py FOLDER FONT_FOLDER…` writes FOLDER/bare.pdf."""

from __future__ import annotations

import sys
from pathlib import Path

import typst


def main(folder: Path, fonts: list[str]) -> None:
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts)
    compiler = typst.Compiler(folder / "main.typ", root=folder, font_paths=known, ignore_system_fonts=True)
    data = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"])
    assert isinstance(data, bytes)  # one file, as PDF is
    (folder / "bare.pdf").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
