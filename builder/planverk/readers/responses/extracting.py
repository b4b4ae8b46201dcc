"""Any file that came in, to its text and metadata: what kind of file it is, and who reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.model.received import Arrival, Received
from planverk.readers.imports.files import MAX_BYTES
from planverk.readers.responses import documents, faults, mail, mailbox, mime, msg, sheets, zipped

_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):", re.MULTILINE)
_OF_MAILS = {b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"}
_SURE = {b"message-id", b"mime-version", b"received", b"return-path"}


def extract(data: bytes, name: str) -> Received:
    """What came in, as text and metadata. Never raises: what cannot be read needs text, and a finding says why.

    `name` is the file's name as it came; the content tells what kind of file it is before the name does.
    """
    try:
        return _extract(data, name)
    except UnreadableFile as fault:
        return faults.unreadable(fault, name)
    except Exception:  # noqa: BLE001 — a parser may stumble over a stranger's file in any way; the response is logged all the same
        return faults.surprising(name)


def extract_many(data: bytes | Mapping[str, bytes], name: str) -> tuple[Arrival, ...]:
    """The mails of a mailbox: the bytes of an mbox, or the files of a Maildir by their paths in it. Empty where it holds none."""
    files = mailbox.split_mbox(data, name) if isinstance(data, bytes) else mailbox.mails_in_folder(data)
    return tuple(Arrival(file, extract(file.data, file.name)) for file in files)


def _extract(data: bytes, name: str) -> Received:
    if len(data) > MAX_BYTES:
        raise UnreadableFile("The file is larger than {limit} MB.", "", Place(name), limit=MAX_BYTES // 10**6)
    if data.startswith(b"\xd0\xcf\x11\xe0") and msg.MARK in data:
        return mail.received(msg.read(data), name)
    if _is_mail(data, name):
        return _mail(data, name)
    if zipped.is_zip_of_files(data):
        return zipped.read(data, name)
    if sheets.is_workbook(data):
        return documents.letter(sheets.workbook_text(data, name), (), name)
    return documents.read_document(data, name)


def _mail(data: bytes, name: str) -> Received:
    found = mail.received(mime.read(data), name)
    if mailbox.is_mbox(data) and (count := len(mailbox.split_mbox(data, name))) > 1:
        return replace(found, findings=(*found.findings, faults.several_mails(count, name)))
    return found


def _is_mail(data: bytes, name: str) -> bool:
    """True for a file that begins with the headers of a mail; where its name says that it is one, a single header is enough."""
    start = data[:20_000].lstrip(b"\xef\xbb\xbf\r\n ")
    if mailbox.is_mbox(start):
        return True
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    if not _HEADER.match(head):
        return False
    names = {found.lower() for found in _HEADER.findall(head)} & _OF_MAILS
    said = name.lower().endswith((".eml", ".mht", ".mhtml"))
    return bool(names) if said else len(names) >= 2 and bool(names & _SURE)
