"""What kind of file it is, whether it is safe to open, and who reads it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import PurePath

from lxml import etree

from planverk.errors import UnreadableFile
from planverk.model.imported import Imported, LeftOut, Why
from planverk.model.place import Place
from planverk.readers.imports import odt, pandoc, pdf, text, witness

MAX_BYTES = 200_000_000
MAX_UNPACKED = 500_000_000
MAX_RATIO = 200  # a Word file full of empty tables packs 60 to 1; a bomb packs 1000 to 1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_file(data: bytes, name: str) -> Imported:
    """The file as blocks, with every line of it that no block holds listed in `left_out`.

    Raises UnreadableFile where it is empty, too large, encrypted, a bomb, or of a kind that cannot be read.
    """
    form = form_of(data, name)
    if form == "pdf":
        imported = pdf.read(data, name)
    elif form == "text":
        imported = text.read(text.decode(data))
    else:
        imported = pandoc.read(_sound(data, form, name), form, name)
    if form == "odt" and not imported.title:
        imported = replace(imported, title=odt.title(data))
    missing = witness.missing(witness.lines(data, form), imported)
    return replace(imported, left_out=(*imported.left_out, *(LeftOut(line, why) for line, why in missing)))


def _sound(data: bytes, form: str, name: str) -> bytes:
    """The file as pandoc reads all of it."""
    if form != "odt":
        return data
    try:
        return odt.with_fields_as_text(data)
    except (zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, EOFError, NotImplementedError) as fault:
        raise UnreadableFile("The file is damaged and cannot be opened.", "Ask for it once more.", Place(name)) from fault


def form_of(data: bytes, name: str) -> str:
    """One of docx, odt, rtf, html, pdf, text, by content before name. Raises UnreadableFile."""
    place = Place(name)
    if not data.strip():
        raise UnreadableFile("The file is empty.", "Check that you picked the right file.", place)
    if len(data) > MAX_BYTES:
        raise UnreadableFile(
            "The file is larger than {limit} MB.", "Save it with smaller pictures.", place, limit=MAX_BYTES // 10**6
        )
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        raise UnreadableFile(
            "This is an old Word file (.doc), or a Word file with a password.",
            "Open it in Word, remove the password, and save it as .docx.",
            place,
        )
    if data.startswith(b"PK"):
        return _zipped_form(data, place)
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    head = data[:2048].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml")) or PurePath(name).suffix.lower() in (".html", ".htm"):
        return "html"
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile("This kind of file cannot be read.", "Use DOCX, ODT, RTF, HTML, PDF or plain text.", place)
    return "text"


def _zipped_form(data: bytes, place: Place) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as fault:
        raise UnreadableFile("The file is damaged and cannot be opened.", "Ask for it once more.", place) from fault
    unpacked = sum(member.file_size for member in members)
    if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(data), 100_000):
        raise UnreadableFile(
            "The file unpacks to {size} MB and is not opened.",
            "It may be made to do harm. Ask the sender.",
            place,
            size=unpacked // 10**6,
        )
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile("The file has a password.", "Open it, remove the password, and save it again.", place)
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "odt"
    raise UnreadableFile("This kind of file cannot be read.", "Use DOCX, ODT, RTF, HTML, PDF or plain text.", place)


__all__ = ["Why", "form_of", "read_file"]
