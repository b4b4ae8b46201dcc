"""The example municipality's coat of arms: a sea mark over two waves on a shield, drawn with Pillow."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

Point = tuple[float, float]

_FIELD, _WHITE, _BRASS = (11, 79, 92, 255), (255, 255, 255, 255), (201, 151, 63, 255)
_WIDTH, _HEIGHT, _FINER = 480, 580, 4


def draw() -> bytes:
    """A PNG of 480 by 580 pixels at 600 pixels per inch, transparent outside the shield."""
    size = (_WIDTH * _FINER, _HEIGHT * _FINER)
    picture = Image.new("RGBA", size, (255, 255, 255, 0))
    ImageDraw.Draw(picture).polygon(_shield(0), fill=_WHITE)
    field = Image.new("RGBA", size, _FIELD)
    brush = ImageDraw.Draw(field)
    _sea_mark(brush)
    for top in (392, 462):
        brush.polygon(_wave(top, 34), fill=_WHITE)
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).polygon(_shield(14), fill=255)
    picture.paste(field, (0, 0), mask)
    _outline(picture)
    small = picture.resize((_WIDTH, _HEIGHT), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True, dpi=(600, 600))
    return out.getvalue()


def _outline(picture: Image.Image) -> None:
    """A thin line in the field's colour around the white edge, so that the shield stands on white paper too."""
    points = _shield(2)
    ImageDraw.Draw(picture).line([*points, points[0]], fill=_FIELD, width=4 * _FINER, joint="curve")


def _scaled(points: Sequence[tuple[float, float]]) -> list[Point]:
    return [(x * _FINER, y * _FINER) for x, y in points]


def _shield(inset: float) -> list[Point]:
    """A shield with straight shoulders and a rounded point, `inset` pixels inside the picture's edge."""
    left, right, top = inset, _WIDTH - inset, inset
    shoulder, point, middle = 300.0, _HEIGHT - inset * 1.25, _WIDTH / 2
    half = (right - left) / 2
    side = [(middle + half * math.cos(t), shoulder + (point - shoulder) * math.sin(t) ** 1.06) for t in _quarter()]
    mirrored = [(2 * middle - x, y) for x, y in reversed(side)]
    return _scaled([(left, top), (right, top), *side, *mirrored])


def _quarter() -> list[float]:
    return [math.pi / 2 * step / 60 for step in range(61)]


def _wave(top: float, thickness: float) -> list[Point]:
    """A band with three crests across the shield."""
    across = [-20 + 4 * step for step in range(131)]
    upper = [(float(x), top + 15 * math.sin(x / _WIDTH * math.tau * 3)) for x in across]
    lower = [(x, y + thickness) for x, y in reversed(upper)]
    return _scaled(upper + lower)


def _sea_mark(brush: ImageDraw.ImageDraw) -> None:
    """A stone beacon with a pole and a brass ball, as they stand along the coast."""
    middle = _WIDTH / 2
    for points in (
        [(middle - 82, 366), (middle - 46, 186), (middle + 46, 186), (middle + 82, 366)],
        [(middle - 62, 168), (middle + 62, 168), (middle + 62, 188), (middle - 62, 188)],
        [(middle - 7, 96), (middle + 7, 96), (middle + 7, 170), (middle - 7, 170)],
    ):
        brush.polygon(_scaled([(float(x), float(y)) for x, y in points]), fill=_WHITE)
    band = [(middle - 65, 282), (middle - 57, 242), (middle + 57, 242), (middle + 65, 282)]
    brush.polygon(_scaled(band), fill=_FIELD)
    (left, top), (right, bottom) = _scaled([(middle - 32, 46), (middle + 32, 110)])
    brush.ellipse((left, top, right, bottom), fill=_BRASS)
