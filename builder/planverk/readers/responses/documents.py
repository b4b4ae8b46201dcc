"""Letters and other documents to what was received: Word, ODT, RTF, HTML, PDF, plain text, and spreadsheets sent as a letter."""

from __future__ import annotations

import zipfile
from dataclasses import replace

from lxml import etree

from planverk.errors import UnreadableFile
from planverk.findings import Finding
from planverk.model.place import Place
from planverk.model.received import Received
from planverk.readers.imports import read_file
from planverk.readers.imports.files import MAX_BYTES, form_of
from planverk.readers.responses import faults, html, letterhead, pdf_look, plan_copy, rtf, word_look
from planverk.readers.responses.as_text import apart, to_text
from planverk.readers.responses.charsets import decode, without_nul
from planverk.readers.responses.normal import from_plain, normal
from planverk.readers.responses.signatures import is_picture

MAX_TEXT = 20_000_000


def read_document(data: bytes, name: str) -> Received:
    """The document as text and metadata. Raises UnreadableFile where nothing can be read from it."""
    if is_picture(data):
        return Received(needs_text=True, findings=(faults.picture(name),))
    sound = data if data.startswith((b"PK", b"%PDF-", b"\xd0\xcf\x11\xe0")) else without_nul(data)
    match form_of(sound, name):
        case "pdf":
            return _pdf(data, name)
        case "text":
            return letter(*_plain(data, name), name)
        case "html":
            return letter(html.page_text(data), (), name)
        case "rtf":
            return letter(rtf.text(data), (), name)
        case form:
            return _office(sound, form, name)


def letter(text: str, findings: tuple[Finding, ...], name: str, fields: tuple[tuple[str, str], ...] = ()) -> Received:
    """What was received, given its text: with what the head of the letter says of itself."""
    theirs, ours = letterhead.references(text)
    dated = letterhead.letter_date(text)
    empty = not any(character.isalnum() for character in text)
    return Received(
        text=text,
        dated=dated.value if dated else None,
        their_ref=theirs.value if theirs else "",
        our_ref=ours.value if ours else "",
        form=fields,
        needs_text=empty,
        findings=(*findings, faults.no_text(name)) if empty else findings,
    )


def _plain(data: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    if len(data) > MAX_TEXT:
        raise UnreadableFile("The file is larger than {limit} MB.", "", Place(name), limit=MAX_TEXT // 10**6)
    text = decode(data)
    return from_plain(text), faults.about_text(text, name)


def _office(data: bytes, form: str, name: str) -> Received:
    copy = plan_copy.look(data, name) if form == "docx" else None
    if copy is not None:
        return replace(letter(copy.text, (faults.plan_copy(copy.count, name),), name), version=copy.version)
    imported = read_file(data, name)
    text, pictures = to_text(imported), len(imported.pictures)
    findings = [*faults.about_text(text, name)]
    if pictures:
        findings.append(faults.pictures(pictures, name))
    fields: tuple[tuple[str, str], ...] = ()
    hearing = version = ""
    if form == "docx":
        try:
            seen = word_look.look(data)
        except (zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, EOFError) as fault:
            raise UnreadableFile("The file is damaged and cannot be opened.", "", Place(name)) from fault
        findings += [faults.macros(name)] if seen.macros else []
        findings += [faults.tracked_changes(name)] if seen.tracked else []
        fields, hearing, version = seen.fields, seen.hearing, seen.version
    found = letter(text, tuple(findings), name, fields)
    return replace(found, apart=apart(imported), hearing=hearing, version=version)


def _pdf(data: bytes, name: str) -> Received:
    if len(data) > MAX_BYTES:
        raise UnreadableFile("The file is larger than {limit} MB.", "", Place(name), limit=MAX_BYTES // 10**6)
    seen = _look(data, name)
    apart = [*seen.comments, *(f"{field}: {value}" for field, value in seen.fields)]
    text = normal("\n\n".join([seen.text, *apart]))
    if seen.letters == 0 and seen.pictures:
        return Received(text=text, form=seen.fields, needs_text=True, findings=(faults.scanned(name),))
    pictures = (faults.picture_pages(seen.pictures, name),) if seen.pictures else ()
    found = letter(text, (*faults.about_text(text, name), *pictures), name, seen.fields)
    return replace(found, needs_text=found.needs_text or len(seen.pictures) * 2 >= seen.pages > 0)


def _look(data: bytes, name: str) -> pdf_look.PdfLook:
    from pypdfium2 import PdfiumError  # loads a shared library

    try:
        return pdf_look.look(data)
    except PdfiumError as fault:
        if "password" in str(fault).lower():
            raise UnreadableFile("The file has a password.", "", Place(name)) from fault
        raise UnreadableFile("The file is damaged and cannot be opened.", "", Place(name)) from fault
