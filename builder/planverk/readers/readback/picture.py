"""What a picture says of itself: comments, author, and everything else that a camera or a program wrote into it."""

from __future__ import annotations

from io import BytesIO

from PIL import ExifTags, Image


def picture_texts(data: bytes) -> tuple[str, ...]:
    """The texts of the picture's metadata; none for what is no picture that Pillow knows."""
    try:
        with Image.open(BytesIO(data)) as image:
            found = [*_plain(image.info), *_plain(dict(image.getexif()))]
            for directory in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo):
                found += _plain(dict(image.getexif().get_ifd(directory)))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return (data[:100_000].decode("latin-1"),)
    return tuple(dict.fromkeys(found))


def _plain(values: dict[int, object] | dict[str | tuple[int, int], object]) -> list[str]:
    texts = []
    for key, value in values.items():
        if key == "icc_profile":
            continue
        if isinstance(value, bytes):
            texts += [value.decode("utf-8", "replace"), value.decode("utf-16-le", "ignore")]
        elif isinstance(value, str):
            texts.append(value)
    return texts
