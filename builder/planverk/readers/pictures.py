"""A picture: that it is what it says, that it is not too large, and that Word and PDF/A can hold it."""

from __future__ import annotations

import functools
import io
import warnings

from PIL import Image, UnidentifiedImageError

from planverk.findings import Place, Reading
from planverk.model.pictures import Picture
from planverk.readers import workspace_faults as faults

MAX_PIXELS = 60_000_000
MAX_BYTES = 60_000_000
_MILLIONS = 60
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
_ORIENTATION = 0x0112  # the EXIF tag that says how a photograph is to be turned
_KEPT_MODES = {"PNG": ("1", "L", "P", "RGB"), "JPEG": ("L", "RGB")}
_DRAWINGS = (b"<svg", b"%PDF", b"\xd7\xcd\xc6\x9a", b"\x01\x00\x00\x00", b"\x01\x00\x09\x00")  # SVG, PDF, WMF, EMF, WMF


def read_picture(data: bytes, path: str, place: Place) -> Reading[Picture]:
    """A picture's bytes as a PNG or JPEG. One that every writer can hold is kept byte for byte; others become PNG.

    No value for what is not a picture, is a drawing (SVG, EMF), or is too large to be opened safely.
    """
    if len(data) > MAX_BYTES:
        return Reading(None, (faults.picture_too_large(place, path, _MILLIONS),))
    if any(mark in data[:1024] if mark.startswith(b"<") else data.startswith(mark) for mark in _DRAWINGS):
        return Reading(None, (faults.drawing(place, path),))
    try:
        return Reading(_sound(data))
    except (_TooLarge, Image.DecompressionBombError):
        return Reading(None, (faults.picture_too_large(place, path, _MILLIONS),))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError):
        return Reading(None, (faults.not_a_picture(place, path),))


class _TooLarge(Exception):
    """More pixels than MAX_PIXELS."""


@functools.lru_cache(maxsize=32)  # a watcher reads the same pictures again and again
def _sound(data: bytes) -> Picture:
    """The picture, opened from end to end. Raises what Pillow raises for one that is broken, and _TooLarge."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of large pictures; the limit here is our own
        image = Image.open(io.BytesIO(data), formats=_FORMATS)
        if image.width * image.height > MAX_PIXELS:
            raise _TooLarge
        image.load()
        return _picture(image, data)


def _picture(image: Image.Image, data: bytes) -> Picture:
    form, dpi = image.format or "", _dpi(image)
    deep = form == "PNG" and data[24:25] == b"\x10"  # sixteen bits a channel, which Pillow shows as eight
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    plain = image.mode in _KEPT_MODES.get(form, ()) and "transparency" not in image.info
    if plain and not deep and not turned:
        return Picture(data, form.lower(), image.width, image.height, dpi)
    from PIL import ImageOps  # few pictures need it

    made = _flat(ImageOps.exif_transpose(image))
    out = io.BytesIO()
    if form == "JPEG":  # a photograph would grow tenfold as PNG
        made.save(out, "JPEG", quality=92)
    else:
        made.save(out, "PNG")
    return Picture(out.getvalue(), "jpeg" if form == "JPEG" else "png", made.width, made.height, dpi)


def _flat(image: Image.Image) -> Image.Image:
    """The picture in eight bits grey or RGB, on white where one can see through it."""
    if image.mode.startswith("I") or image.mode == "F":
        _, high = image.getextrema()
        scale = 255 / 65535 if isinstance(high, int | float) and high > 255 else 1.0
        return image.convert("F").point(lambda value: value * scale).convert("L")
    if image.mode == "CMYK":
        return _from_print_colours(image)
    if image.has_transparency_data:
        sheet = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(sheet, image.convert("RGBA")).convert("RGB")
    return image if image.mode == "L" else image.convert("L" if image.mode == "1" else "RGB")


def _from_print_colours(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile:
        from PIL import ImageCms  # few pictures need it

        try:
            screen = ImageCms.createProfile("sRGB")
            made = ImageCms.profileToProfile(image, io.BytesIO(profile), screen, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            made = None  # a broken profile: the plain conversion below is what all programs then do
        if made is not None:
            return made
    return image.convert("RGB")


def _dpi(image: Image.Image) -> float:
    given = image.info.get("dpi", (96.0, 96.0))
    value = float(given[0]) if isinstance(given, tuple) and given else 96.0
    return round(value, 2) if 20 <= value <= 2400 else 96.0
