"""Pages of several PDFs joined, each stamped with what it is: a copy to read in, which claims no standard of any kind."""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from planverk.errors import UnreadableFile
from planverk.model.place import Place

_SIZE = 9.0  # points
_MARGIN = 14.0
_AT_A_TIME = 10  # pages: pdfium goes through a whole file for each page that is drawn into it
_LARGE = 842.0  # points: the short side of A3
_FROM_EDGE = 8.0  # from the lower edge: below nearly every text
_INK = (160, 0, 0, 255)
_PAPER = (255, 255, 255, 255)
_LETTER = 0.55  # the width of a letter of Helvetica, in its size
# PDFium writes the clock and a random number; what replaces them has the same length, so that no offset moves.
_CLOCK = re.compile(rb"/CreationDate\(D:\d{14}[^)]*\)")
# Of a file that is made from another, the first half of the id is that one's.
_ID = re.compile(rb"/ID\[(<[0-9A-F]{32}>|\([^()\\]*\))<[0-9A-F]{32}>\]")


@dataclass(frozen=True)
class Sheets:
    """Pages of a PDF, from `first` (0 for the first) up to, and without, `last` (None for the end). On each stands `stamp`, with
    `{page}` and `{pages}` for its number among these. `place` is where the PDF lies."""

    data: bytes = field(repr=False)
    stamp: str
    place: Place
    first: int = 0
    last: int | None = None


def join(pieces: Sequence[Sheets]) -> bytes:
    """The PDF of all pages in order, forms and notes drawn fast; the same bytes every time.

    Raises UnreadableFile, with its place, for a PDF that is broken or encrypted.
    """
    import pypdfium2  # loads a shared library

    out = pypdfium2.PdfDocument.new()
    for piece in pieces:
        _take(out, piece)
    buffer = io.BytesIO()
    out.save(buffer)
    out.close()
    return same_bytes(buffer.getvalue())


def page_count(data: bytes, place: Place) -> int:
    """The number of pages of a PDF. Raises UnreadableFile."""
    source = open_pdf(data, place)
    try:
        return len(source)
    finally:
        source.close()


def open_pdf(data: bytes, place: Place) -> Any:
    """The PDF as pdfium has it. Raises UnreadableFile."""
    import pypdfium2  # as above

    try:
        opened = pypdfium2.PdfDocument(data)
        opened.init_forms()  # what was filled in is drawn, where the file leaves that to whoever shows it
        return opened
    except pypdfium2.PdfiumError as fault:
        hint = "Open it, save it once more as a PDF without a password, and log that; until then its text stands in for it."
        raise UnreadableFile("The PDF cannot be opened: it is broken, or locked with a password.", hint, place) from fault


def _take(out: Any, piece: Sheets) -> None:
    wanted = range(page_count(piece.data, piece.place))[piece.first : piece.last]
    stamps = [piece.stamp.format(page=count, pages=len(wanted)) for count in range(1, len(wanted) + 1)]
    sheets = stamped(piece.data, piece.place, tuple(zip(wanted, stamps, strict=True)))
    out.import_pages(sheets)
    sheets.close()


def stamped(data: bytes, place: Place, wanted: Sequence[tuple[int, str]]) -> Any:
    """A file with some pages of a PDF, by their numbers (0 for the first), each drawn, with what is stamped on it. Raises
    UnreadableFile."""
    import pypdfium2  # as above

    whole = pypdfium2.PdfDocument.new()
    for first in range(0, len(wanted), _AT_A_TIME):
        source, few = open_pdf(data, place), pypdfium2.PdfDocument.new()
        for number, words in wanted[first : first + _AT_A_TIME]:
            page = _drawn(few, source, number, place)
            _stamp(few, page, words)
            page.close()
        source.close()
        whole.import_pages(few)
        few.close()
    return whole


def _drawn(out: Any, source: Any, number: int, place: Place) -> Any:
    """A new page with what is seen on a page of the source: what was filled in and noted too, but nothing that could be run. The
    drawing stands upright and begins in the corner, however the page was turned and cut. Raises UnreadableFile."""
    import pypdfium2  # as above
    from pypdfium2 import raw  # only the raw interface can

    try:
        old = source[number]
        raw.FPDFPage_Flatten(old.raw, raw.FLAT_PRINT)
        width, height = old.get_size()
        old.close()
        page = out.new_page(width, height)
        shape = source.page_as_xobject(number, out).as_pageobject()
    except pypdfium2.PdfiumError as fault:
        raise UnreadableFile("The pages of this PDF cannot be copied.", "Save it once more as a PDF.", place) from fault
    page.insert_obj(shape)
    page.gen_content()
    return page


def _stamp(out: Any, page: Any, text: str) -> None:
    """Writes the text along the lower edge, on a white ground: larger on a sheet beyond A3, smaller where it would be cut off."""
    from pypdfium2 import raw  # as above

    width, height = page.get_size()
    scale = min(max(1.0, min(width, height) / _LARGE), (width - 2 * _MARGIN) / (len(text) * _SIZE * _LETTER))
    ground = raw.FPDFPageObj_CreateNewRect(-2.0, -2.5, len(text) * _SIZE * _LETTER + 4, _SIZE + 3)
    raw.FPDFPageObj_SetFillColor(ground, *_PAPER)
    raw.FPDFPath_SetDrawMode(ground, raw.FPDF_FILLMODE_WINDING, False)
    words = raw.FPDFPageObj_NewTextObj(out.raw, b"Helvetica", _SIZE)
    units = text.encode("utf-16-le") + b"\0\0"
    raw.FPDFText_SetText(words, (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units))
    raw.FPDFPageObj_SetFillColor(words, *_INK)
    for each in (ground, words):
        raw.FPDFPageObj_Transform(each, scale, 0, 0, scale, _MARGIN, _FROM_EDGE)
        raw.FPDFPage_InsertObject(page.raw, each)
    raw.FPDFPage_GenerateContent(page.raw)


def same_bytes(data: bytes) -> bytes:
    """The file without the clock, and with an id that is made from its content."""
    still = _CLOCK.sub(lambda found: b"/CreationDate(D:20000101000000" + found[0][30:], data)
    name = hashlib.sha256(_ID.sub(lambda found: _named(found, "0" * 32), still)).hexdigest()[:32].upper()
    return _ID.sub(lambda found: _named(found, name), still)


def _named(found: re.Match[bytes], name: str) -> bytes:
    own = f"<{name}>".encode()
    return b"/ID[" + (own if found[1].startswith(b"<") else found[1]) + own + b"]"
