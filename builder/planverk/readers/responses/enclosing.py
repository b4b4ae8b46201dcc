"""A file that came in with all that is attached to it, each attachment read as a file of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from planverk.model.received import Enclosure, Received, ReceivedFile
from planverk.readers.responses.extracting import extract

MAX_DEPTH = 5  # mails and zips within each other; what lies deeper stays in the original
_NO_LETTERS = (".p7s", ".p7m", ".asc", ".sig", ".ics", ".vcf", ".url", ".lnk")
_HOLDING = (".eml", ".msg", ".zip")  # files that hold files


def extract_whole(data: bytes, name: str) -> Received:
    """What came in, as `extract` gives it, with its attachments read. Never raises."""
    return with_enclosures(extract(data, name))


def with_enclosures(received: Received) -> Received:
    """What was received, with its attachments read. Logos that a mail shows in its text are left unread.

    A mail that holds nothing itself needs no text where an attachment gives one.
    """
    enclosures = tuple(_read(received, 0))
    return replace(received, enclosures=enclosures)


def attached_files(data: bytes, name: str) -> tuple[tuple[ReceivedFile, Enclosure], ...]:
    """The files attached to a mail itself, each with what it holds; those within attached mails are left in these."""
    files = [file for file in extract(data, name).attachments if not file.inline]
    return tuple((file, Enclosure(file.name, _sha(file), _opened(file), _is_letter(file))) for file in files)


def _read(received: Received, depth: int) -> Iterator[Enclosure]:
    for file in received.attachments:
        if file.inline:
            continue
        inner = _opened(file)
        yield Enclosure(file.name, _sha(file), inner, _is_letter(file))
        if depth < MAX_DEPTH and file.name.lower().endswith(_HOLDING):
            yield from _read(inner, depth + 1)


def _sha(file: ReceivedFile) -> str:
    return f"sha256:{hashlib.sha256(file.data).hexdigest()}"


def _opened(file: ReceivedFile) -> Received:
    return extract(file.data, file.name) if _is_letter(file) else Received()


def _is_letter(file: ReceivedFile) -> bool:
    kind = file.media_type.lower()
    return not (file.name.lower().endswith(_NO_LETTERS) or "signature" in kind or kind in ("text/calendar", "text/vcard"))
