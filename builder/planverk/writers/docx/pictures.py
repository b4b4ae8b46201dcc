"""Pictures: one part per distinct picture, inline in the text, no larger than the page allows."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from planverk.model.pictures import Picture
from planverk.writers.docx.package import Package, Relations
from planverk.writers.docx.xml import NAMESPACES, attribute

_EMU_PER_INCH = 914400
_EMU_PER_TWIP = 635
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)  # without words for it a picture says nothing, and a screen reader is to pass it by
_LINE = 360  # twips: what a picture inside a line of text may be high
_TYPES = {"png": "image/png", "jpeg": "image/jpeg"}


class Pictures:
    """Puts the document's pictures into the file as they are shown."""

    def __init__(self, package: Package, pictures: Mapping[str, Picture], first: int) -> None:
        self._package = package
        self._pictures = pictures
        self._next = first

    def run(self, relations: Relations, source: str, alt: str, width: float, height: float = _LINE) -> str:
        """The run of a picture of its own size, or as large as `width` and `height` (twips) let it be; empty for one not there.

        `relations` are those of the part that it stands in. By default it is no higher than a line of text bears.
        """
        picture = self._pictures.get(source)
        if picture is None:
            return ""
        relation = relations.add("image", self._target(picture, relations.part))
        return _drawing(self.number(), relation, alt, *extent(picture, max(width, 1), height))

    def number(self) -> int:
        """A number that no other drawing in the file has."""
        self._next += 1
        return self._next - 1

    def _target(self, picture: Picture, part: str) -> str:
        name = f"{self._package.folder}/media/{picture.name}".lstrip("/")
        if name not in self._package.parts:
            self._package.add(name, picture.data, _TYPES.get(picture.format, "image/png"))
        return posixpath.relpath(name, posixpath.dirname(part) or ".")


def extent(picture: Picture, width: float, height: float) -> tuple[int, int]:
    """Width and height in EMU: the picture's own, made smaller so that it is within `width` and `height` (twips)."""
    dpi = picture.dpi if picture.dpi > 1 else 96.0
    wide, high = (max(pixels, 1) / dpi * _EMU_PER_INCH for pixels in (picture.width, picture.height))
    scale = min(1.0, width * _EMU_PER_TWIP / wide, height * _EMU_PER_TWIP / high)
    return max(round(wide * scale), 1), max(round(high * scale), 1)


def _drawing(number: int, relation: str, alt: str, wide: int, high: int) -> str:
    described = f'id="{number}" name="Bilde {number}" descr="{attribute(alt)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f"<wp:docPr {described}>{'' if alt else _DECORATIVE}</wp:docPr>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr {described}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
