"""The texts of a PDF: its pages, what it says of itself, bookmarks, alternative texts, notes, fields, links, attachments."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import Any

import pypdfium2
from pypdfium2 import raw

from planverk.errors import UnreadableFile
from planverk.model.place import Place

_STREAM = re.compile(rb"stream\r?\n")
_METADATA = re.compile(rb"<\?xpacket begin.*?<\?xpacket end|<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_MAX_STREAM = 20_000_000  # bytes; the page's own description of itself is some thousand
_TAGS = re.compile(r"<[^>]*>")
_FIELDS = ("Contents", "T", "TU", "V", "DV", "Subj", "NM", "RC")  # of notes and form fields (ISO 32000-2, 12.5.2, 12.5.6, 12.7.4)


def pdf_texts(data: bytes, where: str) -> Iterator[tuple[str, str]]:
    """("page 1", …), ("metadata", …), ("bookmarks", …), ("structure, page 1", …), ("notes, page 1", …), ("names", …).

    Raises UnreadableFile.
    """
    with _opened(data, where) as pdf:
        yield "metadata", "\n".join(pdf.get_metadata_dict().values())
        yield "bookmarks", "\n".join(mark.get_title() for mark in pdf.get_toc())
        yield "names", "\n".join(_destinations(pdf))
        for number in range(len(pdf)):
            with closing(pdf[number]) as page:
                with closing(page.get_textpage()) as shown:
                    yield f"page {number + 1}", shown.get_text_range()
                yield f"structure, page {number + 1}", "\n".join(_structure(page))
                yield f"notes, page {number + 1}", "\n".join(_notes(pdf, page))
                yield "labels", pdf.get_page_label(number)
    yield "XMP", "\n".join(_descriptions(data))


def attachments(data: bytes, where: str) -> list[tuple[str, bytes]]:
    """The files that lie in the PDF, by name."""
    with _opened(data, where) as pdf:
        held = [pdf.get_attachment(number) for number in range(pdf.count_attachments())]
        return [(each.get_name(), bytes(each.get_data())) for each in held]


@contextmanager
def _opened(data: bytes, where: str) -> Iterator[Any]:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise UnreadableFile(
            "{file} cannot be read back, so nobody knows whether it names anybody.",
            "Make it again, and if that does not help, leave the format out.",
            Place(where),
            file=where,
        ) from fault
    with closing(pdf):
        yield pdf


def _structure(page: Any) -> Iterator[str]:
    """Alternative and actual texts, titles and expansions of everything in the page's structure tree."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    try:
        todo = [raw.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(raw.FPDF_StructTree_CountChildren(tree))]
        while todo:
            element = todo.pop()
            if not element:
                continue
            for give in (
                raw.FPDF_StructElement_GetAltText,
                raw.FPDF_StructElement_GetActualText,
                raw.FPDF_StructElement_GetTitle,
                raw.FPDF_StructElement_GetExpansion,
                raw.FPDF_StructElement_GetID,
            ):
                yield _wide(partial(give, element))
            count = raw.FPDF_StructElement_CountChildren(element)
            todo += [raw.FPDF_StructElement_GetChildAtIndex(element, n) for n in range(count)]
    finally:
        raw.FPDF_StructTree_Close(tree)


def _notes(pdf: Any, page: Any) -> Iterator[str]:
    """What annotations and form fields hold, and where links lead."""
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        for key in _FIELDS:
            yield _wide(partial(_string, note, key.encode()))
        link = raw.FPDFAnnot_GetLink(note)
        action = raw.FPDFLink_GetAction(link) if link else None
        if action:
            size = raw.FPDFAction_GetURIPath(pdf, action, None, 0)
            path = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(pdf, action, path, size)
            yield path.value.decode("utf-8", "replace")
        raw.FPDFPage_CloseAnnot(note)


def _destinations(pdf: Any) -> Iterator[str]:
    for number in range(raw.FPDF_CountNamedDests(pdf)):
        size = ctypes.c_long(0)
        raw.FPDF_GetNamedDest(pdf, number, None, size)
        if size.value > 0:
            buffer = ctypes.create_string_buffer(size.value)
            raw.FPDF_GetNamedDest(pdf, number, buffer, size)
            yield buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _string(note: Any, key: bytes, buffer: Any, size: int) -> int:
    words = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if buffer is not None else None
    return int(raw.FPDFAnnot_GetStringValue(note, key, words, size))


def _wide(ask: Callable[[Any, int], int]) -> str:
    """A text that pdfium gives as UTF-16 into a buffer whose size it tells first."""
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _descriptions(data: bytes) -> Iterator[str]:
    """The XMP packets, which pdfium does not show: as they lie there, and out of streams that are packed."""
    for piece in (data, *_unpacked(data)):
        for packet in _METADATA.findall(piece):
            text = packet.decode("utf-8", "replace")
            yield _TAGS.sub("\n", text)
            yield text


def _unpacked(data: bytes) -> Iterator[bytes]:
    for start in _STREAM.finditer(data):
        if data[start.end() : start.end() + 1] not in (b"x", b"h", b"X", b"H"):  # the first byte of what zlib packs
            continue
        try:
            content = zlib.decompressobj().decompress(data[start.end() :][:_MAX_STREAM], _MAX_STREAM)
        except zlib.error:
            continue
        if b"xpacket" in content or b"xmpmeta" in content:
            yield content
