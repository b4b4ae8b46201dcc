"""Outlook's own format for a mail (.msg): properties in a compound file (MS-OXMSG)."""

from __future__ import annotations

import datetime
import email.parser
import io
from email.policy import compat32
from typing import Any

from planverk.errors import UnreadableFile
from planverk.model.received import ReceivedFile
from planverk.readers.responses import compressed_rtf, eml_writer, html_in_rtf, rtf
from planverk.readers.responses.charsets import declared_in_html, decode
from planverk.readers.responses.headers import addresses, header, mail_date, norwegian_day
from planverk.readers.responses.mail import Body, Mail, file_name, is_logo
from planverk.readers.responses.normal import normal

MAX_DEPTH = 20
MARK = "__properties_version1.0".encode("utf-16-le")  # the stream that every message, and nothing else, has
# Property ids (MS-OXPROPS).
_SUBJECT, _BODY, _HTML, _BODY_HTML, _RTF, _HEADERS = 0x0037, 0x1000, 0x1013, 0x1013, 0x1009, 0x007D
_SENDER_NAMES = (0x0042, 0x0C1A)  # on whose behalf, then who sent it
_SENDER_ADDRESSES = (0x5D02, 0x5D01, 0x0065, 0x0C1F)
_SENT, _DELIVERED = 0x0039, 0x0E06
_RECIPIENT_NAME, _RECIPIENT_ADDRESSES, _RECIPIENT_TYPE = 0x3001, (0x39FE, 0x3003), 0x0C15
_FILE_NAMES, _MEDIA_TYPE, _CONTENT_ID, _METHOD, _DATA, _DISPLAY_NAME = (0x3707, 0x3704), 0x370E, 0x3712, 0x3705, 0x3701, 0x3001
_CODEPAGE, _BODY_CODEPAGE = 0x3FFD, 0x3FDE
_EMBEDDED = 5  # attach method: a message (MS-OXCMSG 2.2.2.9)
_UNICODE, _EIGHT_BIT, _BINARY, _TIME, _INTEGER, _OBJECT = 0x001F, 0x001E, 0x0102, 0x0040, 0x0003, 0x000D
_BCC = 3


def read(data: bytes) -> Mail:
    """The mail. Raises UnreadableFile where the compound file is broken."""
    from olefile import OleFileIO  # only for Outlook's mails
    from oxmsg.storage import Storage

    try:
        with OleFileIO(io.BytesIO(data)) as ole:
            root = Storage.from_ole(ole)
        return _mail(root, 32, 0)
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as fault:
        raise UnreadableFile("The file is damaged and cannot be opened.", "") from fault


class _Properties:
    """The properties of a message, a recipient or an attachment: fixed ones in one stream, the others in a stream each.

    Read from oxmsg's storages; its own accessors raise on a missing stream and on text that is not in the encoding that it says.
    """

    def __init__(self, storage: Any, header_size: int) -> None:
        self._streams: dict[str, bytes] = {stream.name: stream.bytes_ for stream in storage.streams}
        fixed = self._streams.get("__properties_version1.0", b"")[header_size:]
        rows = [fixed[at : at + 16] for at in range(0, len(fixed) - 15, 16)]
        self._fixed = {(int.from_bytes(r[2:4], "little"), int.from_bytes(r[:2], "little")): r[8:] for r in reversed(rows)}

    def text(self, *ids: int) -> str:
        """The first of the properties that holds text."""
        for pid in ids:
            wide, narrow = self._stream(pid, _UNICODE), self._stream(pid, _EIGHT_BIT)
            found = wide.decode("utf-16-le", "replace") if wide else decode(narrow, self._charset(pid))
            if found.strip("\0 \r\n\t"):
                return found.rstrip("\0")
        return ""

    def binary(self, pid: int) -> bytes:
        return self._stream(pid, _BINARY)

    def integer(self, pid: int) -> int:
        return int.from_bytes(self._fixed.get((pid, _INTEGER), b"")[:4], "little")

    def day(self, pid: int) -> datetime.date | None:
        """The Norwegian day of a time, which stands as tenths of microseconds since 1601, UTC."""
        ticks = int.from_bytes(self._fixed.get((pid, _TIME), b""), "little")
        if not ticks:
            return None
        try:
            epoch = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)
            return norwegian_day(epoch + datetime.timedelta(microseconds=ticks // 10))
        except (OverflowError, ValueError):
            return None

    def _stream(self, pid: int, form: int) -> bytes:
        return self._streams.get(f"__substg1.0_{pid:04X}{form:04X}", b"")

    def _charset(self, pid: int) -> str:
        page = self.integer(_CODEPAGE) or (self.integer(_BODY_CODEPAGE) if pid == _BODY else 0)
        return {65001: "utf-8", 20127: "ascii", 28591: "iso8859-1", 28605: "iso8859-15"}.get(page, f"cp{page}" if page else "")

    @property
    def html(self) -> str:
        data = self.binary(_HTML)
        if not data:
            return self.text(_BODY_HTML)
        page = self.integer(_BODY_CODEPAGE)
        return decode(data, declared_in_html(data) or ("utf-8" if page == 65001 else f"cp{page}"))


def _mail(storage: Any, header_size: int, depth: int) -> Mail:
    found = _Properties(storage, header_size)
    headers = email.parser.HeaderParser(policy=compat32).parsestr(found.text(_HEADERS))
    return Mail(
        subject=" ".join(normal(found.text(_SUBJECT)).split()),
        sender=_sender(found, headers),
        dated=mail_date(header(headers, "date")) or found.day(_SENT) or found.day(_DELIVERED),
        recipients=tuple(_recipients(storage)),
        bodies=_bodies(found),
        attachments=tuple(_attachments(storage, depth)),
    )


def _sender(found: _Properties, headers: Any) -> tuple[str, str]:
    """Who sent it. Within an organisation the address is a path of its directory, which is none on the net."""
    name = " ".join(normal(found.text(_SENDER_NAMES[0]) or found.text(_SENDER_NAMES[1])).split())
    email_address = next((text.strip() for pid in _SENDER_ADDRESSES if "@" in (text := found.text(pid))), "")
    listed = next(iter(addresses(header(headers, "from"))), ("", ""))
    return (name or listed[0], normal(email_address) or listed[1])


def _bodies(found: _Properties) -> tuple[Body, ...]:
    """Plain text before HTML before RTF; Outlook writes the plain text itself from whichever the others are."""
    if plain := found.text(_BODY):
        return (Body(plain),)
    if html := found.html:
        return (Body(html, is_html=True),)
    kept = compressed_rtf.decompress(found.binary(_RTF))
    if html := html_in_rtf.html_in(kept):
        return (Body(html, is_html=True),)
    text = rtf.text(kept)
    return (Body(text),) if text else ()


def _recipients(storage: Any) -> list[tuple[str, str]]:
    all_of_them = [_Properties(inner, 8) for inner in storage.iter_recipient_storages()]
    return [
        (
            " ".join(normal(one.text(_RECIPIENT_NAME)).split()),
            next((t for p in _RECIPIENT_ADDRESSES if "@" in (t := one.text(p))), ""),
        )
        for one in all_of_them
        if one.integer(_RECIPIENT_TYPE) != _BCC
    ]


def _attachments(storage: Any, depth: int) -> list[ReceivedFile]:
    files: list[ReceivedFile] = []
    for number, inner in enumerate(storage.iter_attachment_storages(), 1):
        one = _Properties(inner, 8)
        if one.integer(_METHOD) == _EMBEDDED:
            files += _embedded(inner, one, number, depth)
        elif data := one.binary(_DATA):
            kind = one.text(_MEDIA_TYPE).strip().lower() or "application/octet-stream"
            name = file_name(one.text(*_FILE_NAMES, _DISPLAY_NAME), number, kind)
            files.append(ReceivedFile(name, data, kind, is_logo(kind, len(data), one.text(_CONTENT_ID))))
    return files


def _embedded(attachment: Any, one: _Properties, number: int, depth: int) -> list[ReceivedFile]:
    """A mail within the mail, written as .eml. One that lies too deep stays in the original."""
    inner = next((s for s in attachment.storages if s.name == f"__substg1.0_{_DATA:04X}{_OBJECT:04X}"), None)
    if inner is None or depth >= MAX_DEPTH:
        return []
    mail = _mail(inner, 24, depth + 1)
    name = file_name((one.text(_DISPLAY_NAME) or mail.subject).replace("/", "-"), number, "message/rfc822")
    return [ReceivedFile(name if name.endswith(".eml") else f"{name}.eml", eml_writer.write(mail), "message/rfc822")]
