"""Pictures: kept as they are where every writer can hold them, made into such where not, refused where they are none."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from planverk.findings import Reading
from planverk.model.pictures import Picture
from planverk.model.place import Place
from planverk.readers.pictures import read_picture

PLACE = Place("a.md", 3, 3)


def saved(mode: str, form: str, **options: object) -> bytes:
    """A picture of 6 by 4 pixels."""
    out = io.BytesIO()
    Image.new(mode, (6, 4)).save(out, form, **options)  # type: ignore[arg-type]
    return out.getvalue()


def read(data: bytes) -> Reading[Picture]:
    return read_picture(data, "figures/a.png", PLACE)


def picture(data: bytes) -> Picture:
    reading = read(data)
    assert reading.findings == ()
    assert reading.value is not None
    return reading.value


@pytest.mark.parametrize(
    ("mode", "form"), [("RGB", "PNG"), ("L", "PNG"), ("P", "PNG"), ("1", "PNG"), ("RGB", "JPEG"), ("L", "JPEG")]
)
def test_png_and_jpeg_are_kept_byte_for_byte(mode: str, form: str) -> None:
    data = saved(mode, form)
    assert picture(data) == Picture(data, form.lower(), 6, 4)


def test_the_resolution_that_the_file_states_is_kept() -> None:
    assert picture(saved("RGB", "JPEG", dpi=(300, 300))).dpi == 300
    assert picture(saved("RGB", "PNG", dpi=(1, 1))).dpi == 96


@pytest.mark.parametrize(
    ("mode", "form"),
    [
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("I;16", "PNG"),
        ("P", "GIF"),
        ("RGB", "WEBP"),
        ("RGB", "BMP"),
        ("CMYK", "TIFF"),
        ("I;16", "TIFF"),
        ("F", "TIFF"),
    ],
)
def test_other_pictures_become_png_in_eight_bits_without_transparency_and_always_the_same(mode: str, form: str) -> None:
    made = picture(saved(mode, form))
    image = Image.open(io.BytesIO(made.data))
    assert (made.format, made.width, made.height) == ("png", 6, 4)
    assert image.mode in ("L", "RGB")
    assert "transparency" not in image.info
    assert picture(saved(mode, form)) == made


def test_what_one_can_see_through_is_laid_on_white() -> None:
    image = Image.open(io.BytesIO(picture(saved("RGBA", "PNG")).data))
    assert image.getpixel((0, 0)) == (255, 255, 255)


def test_print_colours_become_screen_colours() -> None:
    made = picture(saved("CMYK", "JPEG"))
    assert made.format == "jpeg"
    assert Image.open(io.BytesIO(made.data)).mode == "RGB"


def test_a_photograph_that_lies_on_its_side_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = picture(saved("RGB", "JPEG", exif=exif))
    assert (made.width, made.height) == (4, 6)


def test_sixteen_bits_a_channel_become_eight() -> None:
    row = b"\0" + b"\xff\xff\0\0\0\0"
    made = picture(_png(1, 1, 16, 2, row))
    assert Image.open(io.BytesIO(made.data)).getpixel((0, 0)) == (255, 0, 0)
    assert made.data[24] == 8


@pytest.mark.parametrize(
    "data",
    [
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.4\n",
        b"\xd7\xcd\xc6\x9a\0\0",
        b"\x01\0\0\0\x6c\0\0\0",
    ],
)
def test_drawings_are_refused_with_advice(data: bytes) -> None:
    (finding,) = read(data).findings
    assert finding.code == "F6"
    assert finding.place == PLACE
    assert "drawing" in str(finding.message)


@pytest.mark.parametrize(
    "data", [b"", b"tekst", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"PK\x03\x04", b"\xff\xd8\xff\xe0" + b"\0" * 50]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert [finding.code for finding in read(data).findings] == ["F6"]


def test_half_a_picture_is_refused() -> None:
    out = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(out, "PNG")
    assert [finding.code for finding in read(out.getvalue()[:-500]).findings] == ["F6"]


def test_a_bomb_is_refused_before_it_is_opened() -> None:
    assert [finding.code for finding in read(_png(60_000, 60_000, 8, 0, b"")).findings] == ["F7"]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([saved("RGB", "PNG"), saved("RGB", "JPEG"), saved("P", "GIF"), saved("L", "TIFF")]),
    st.integers(0, 400),
    st.binary(max_size=8),
)
def test_damaged_pictures_are_answered(data: bytes, at: int, junk: bytes) -> None:
    reading = read(data[:at] + junk + data[at + len(junk) :])
    assert (reading.value is None) == bool(reading.findings)


def _png(width: int, height: int, depth: int, colour: int, rows: bytes) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
