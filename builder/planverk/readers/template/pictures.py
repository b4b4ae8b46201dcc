"""Pictures of a Word file: their bytes, and their size as the file states it."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass, field

from PIL import Image, UnidentifiedImageError

from planverk.findings import Finding, Place, warning
from planverk.model.pictures import Picture
from planverk.readers.template.package import WordPackage

_FORMATS = {"PNG": "png", "JPEG": "jpeg"}
_MAX_PIXELS = 100_000_000


def read_picture(data: bytes) -> Picture | None:
    """A PNG or JPEG as it is, see-through where it is, for a logo stands on coloured ground.

    None for anything else (EMF, WMF, SVG …), for broken files and for ones too large to show.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=tuple(_FORMATS)) as image:
                width, height = image.size
                dpi = image.info.get("dpi", (96.0, 96.0))
                form = _FORMATS.get(image.format or "", "")
                image.verify()
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
    ):
        return None
    if not form or width * height > _MAX_PIXELS:
        return None
    return Picture(data, form, width, height, _dpi(dpi))


def _dpi(said: object) -> float:
    try:
        across = float(said[0])  # type: ignore[index]
    except (TypeError, IndexError, ValueError, ZeroDivisionError):
        return 96.0
    return round(across, 1) if 10 <= across <= 10_000 else 96.0


@dataclass(frozen=True)
class Pictures:
    """The pictures of one Word file, each read once; `skipped` names those that cannot be shown."""

    package: WordPackage
    read: dict[str, Picture | None] = field(default_factory=dict)

    def find(self, part: str, link: str) -> Picture | None:
        """The picture behind a relationship of `part`; None for one that lies outside the file or cannot be shown."""
        relation = self.package.relations.get(part, {}).get(link)
        if relation is None or relation.external or relation.target not in self.package.data:
            return None
        if relation.target not in self.read:
            self.read[relation.target] = read_picture(self.package.data[relation.target])
        return self.read[relation.target]

    def skipped(self, place: Place) -> tuple[Finding, ...]:
        """A finding (T12) for each picture that was asked for and could not be read."""
        return tuple(
            warning(
                "T12",
                place,
                "The picture {name} in the template is neither PNG nor JPEG, and is missing from PDF and HTML.",
                hint="In Word, replace the picture with the same one saved as PNG.",
                name=name.rsplit("/", 1)[-1],
            )
            for name, picture in sorted(self.read.items())
            if picture is None
        )
