"""What a PDF holds: its text, pages that are pictures, comments, and the answers in form fields."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from planverk.readers.responses.normal import normal
from planverk.readers.responses.pdf_lines import Line, lines_of, passages

FEWEST_LETTERS = 25  # a scanned page may carry a stamp with a number and a date
_WIDGET, _LINK, _POPUP = 20, 2, 16  # FPDF_ANNOT_* of pdfium's fpdf_annot.h
_MAX_STRING = 2_000_000


@dataclass(frozen=True)
class PdfLook:
    """`pages` is their number, `pictures` the numbers from 1 of those that are a picture with next to no text."""

    text: str
    pages: int
    letters: int
    pictures: tuple[int, ...]
    comments: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]


def look(data: bytes) -> PdfLook:
    """All of it, in one pass over the pages. Raises pdfium's error where it cannot be opened."""
    import pypdfium2  # loads a shared library

    document = pypdfium2.PdfDocument(data)
    try:
        document.init_forms()
        return _look(document)
    finally:
        document.close()


def _look(document: Any) -> PdfLook:
    pages: list[tuple[Line, ...]] = []
    letters = 0
    pictures: list[int] = []
    lost: dict[str, None] = {}
    comments: dict[str, None] = {}
    fields: dict[str, str] = {}
    for number in range(len(document)):
        page = document[number]
        pages.append(lines_of(page, number))
        held = letters_of("".join(line.text for line in pages[-1]))
        found = len(held)
        lost.update(dict.fromkeys(_lost(page, held)))
        letters += found
        if found < FEWEST_LETTERS and _has_picture(page):
            pictures.append(number + 1)
        comments.update(dict.fromkeys(_comments(page)))
        fields.update((name, value) for name, value in _fields(document, page) if value)
        page.close()
    text = "\n\n".join([passages(tuple(pages)), *lost])
    return PdfLook(text, len(document), letters, tuple(pictures), tuple(comments), tuple(fields.items()))


def letters_of(text: str) -> str:
    """The letters and digits of a text alone, by which two readings of it are compared."""
    return "".join(character for character in text if character.isalnum())


def _lost(page: Any, held: str) -> Iterator[str]:
    """Lines of pdfium's own reading of the page that are not among its rectangles of text: none, as far as was seen."""
    for line in page.get_textpage().get_text_range().splitlines():
        if letters_of(line) not in held:
            yield normal(line)


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw  # the kind of a page object is only in the raw interface

    return next(iter(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)), None) is not None


def _annotations(page: Any) -> Iterator[Any]:
    from pypdfium2 import raw  # annotations are only in the raw interface

    for index in range(min(raw.FPDFPage_GetAnnotCount(page), 5_000)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if annotation:
            try:
                yield annotation
            finally:
                raw.FPDFPage_CloseAnnot(annotation)


def _comments(page: Any) -> Iterator[str]:
    from pypdfium2 import raw  # see above

    for annotation in _annotations(page):
        if raw.FPDFAnnot_GetSubtype(annotation) not in (_WIDGET, _LINK, _POPUP):
            text = _string(partial(raw.FPDFAnnot_GetStringValue, annotation, b"Contents"))
            if text:
                yield text


def _fields(document: Any, page: Any) -> Iterator[tuple[str, str]]:
    from pypdfium2 import raw  # see above

    form = document.formenv
    if form is None:
        return
    for annotation in _annotations(page):
        if raw.FPDFAnnot_GetSubtype(annotation) == _WIDGET:
            name = _string(partial(raw.FPDFAnnot_GetFormFieldName, form, annotation))
            value = _string(partial(raw.FPDFAnnot_GetFormFieldValue, form, annotation))
            yield name, "" if value == "Off" else value  # an unticked box is "Off" (ISO 32000-1, 12.7.4.2.3)


def _string(read: Callable[[Any, int], int]) -> str:
    """A string of pdfium's in normal form: asked once for its length in bytes, once for its UTF-16."""
    from pypdfium2 import raw  # see above

    size = min(read(None, 0), _MAX_STRING)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return normal(buffer.raw.decode("utf-16-le", "replace").rstrip("\0"))
