"""Fields that somebody filled in stay where they stand in an ODT."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypandoc

from planverk.model.content import Paragraph, plain
from planverk.readers.imports import read_file

LOEXT = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
FIELDS = {
    b"FELT": b'<text:text-input text:description="">Kvernneset vel</text:text-input>',
    b"VALG": f'<loext:content-control xmlns:loext="{LOEXT}"><loext:list-item loext:value="for"/><loext:list-item '
    'loext:value="imot"/>imot planen</loext:content-control>'.encode(),
}


def with_fields(path: Path) -> bytes:
    """The ODT with a field in the place of each of those words."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            for word, field in FIELDS.items():
                data = data.replace(word, field) if name == "content.xml" else data
            copy.writestr(name, data)
    return out.getvalue()


def test_what_was_written_in_fields_stands_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "svar.odt"
    pypandoc.convert_text("Navn\n\nFELT\n\nSyn\n\nVALG\n\nSlutt", "odt", format="markdown", outputfile=str(path))
    imported = read_file(with_fields(path), "svar.odt")
    lines = [plain(block.content) for block in imported.blocks if isinstance(block, Paragraph)]
    assert lines == ["Navn", "Kvernneset vel", "Syn", "imot planen", "Slutt"]
    assert imported.left_out == ()


def test_the_title_among_the_properties_is_the_title(tmp_path: Path) -> None:
    for text, title in (("---\ntitle: Boligplan for Vik\n---\n\n# Mål\n\nTekst", "Boligplan for Vik"), ("# Mål\n\nTekst", "")):
        path = tmp_path / "plan.odt"
        pypandoc.convert_text(text, "odt", format="markdown", extra_args=["--standalone"], outputfile=str(path))
        assert read_file(path.read_bytes(), "plan.odt").title == title
