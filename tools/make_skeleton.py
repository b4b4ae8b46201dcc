"""Makes the Word files that `planverk init` lays into a new workspace: `python tools/make_skeleton.py`.

They are the example municipality's, with its name, arms and colours taken out: a plain shield stands where the arms go.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from make_template import files
from PIL import Image, ImageDraw
from vagsund import arms

FOLDER = Path(__file__).resolve().parent.parent / "builder" / "planverk" / "skeleton" / "common" / "templates" / "kommune"
_GREY = (122, 132, 142, 255)
_PALE = (236, 239, 242, 255)
_WORDS = {
    "Kommunevåpen for Vågsund kommune: et sjømerke over to bølger på blågrønt skjold": "Plass til kommunevåpenet",
    "Vågsund kommune": "Kommunenavn",
    "Vågsund tabell": "Kommunetabell",
    "Vagsundtabell": "Kommunetabell",
    "Vågsund": "Kommune",
}
_COLOURS = {"0B4F5C": "1F3B57", "C9973F": "7A848E"}


def shield() -> bytes:
    """A plain shield of the size that the arms have."""
    size = (arms._WIDTH * arms._FINER, arms._HEIGHT * arms._FINER)
    picture = Image.new("RGBA", size, (255, 255, 255, 0))
    brush = ImageDraw.Draw(picture)
    brush.polygon(arms._shield(0), fill=_GREY)
    brush.polygon(arms._shield(14), fill=_PALE)
    out = io.BytesIO()
    picture.resize((arms._WIDTH, arms._HEIGHT), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True, dpi=(600, 600))
    return out.getvalue()


def neutral(data: bytes) -> bytes:
    """The Word file without anything of the example municipality; the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                text = content.decode()
                for word, instead in (*_WORDS.items(), *_COLOURS.items()):
                    text = text.replace(word, instead)
                content = text.encode()
            elif entry.filename.endswith(".png"):
                content = shield()
            kept = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            kept.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(kept, content)
    return out.getvalue()


def main() -> None:
    """Writes the files into the package."""
    for name, data in files().items():
        (FOLDER / name).write_bytes(neutral(data))


if __name__ == "__main__":
    main()
