"""Mail as it travels (.eml): its parts, whatever state they are in."""

from __future__ import annotations

import email
import email.parser
import re
from collections.abc import Iterator, Sequence
from email.message import Message
from email.policy import compat32

from planverk.model.received import ReceivedFile
from planverk.readers.responses.charsets import decode
from planverk.readers.responses.headers import addresses, decoded, header, mail_date, unbase64
from planverk.readers.responses.html import without_tags
from planverk.readers.responses.mail import Body, Mail, file_name, is_logo

MAX_DEPTH = 50
_BARE = compat32.clone(max_line_length=0)
_ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}


def read(data: bytes) -> Mail:
    """The mail. Nothing in it is believed further than it holds: missing headers are empty, broken parts are taken as they stand.

    The standard library's older policy parses the headers here: the newer one raises on addresses and dates that are wrong.
    """
    start = data[data.index(b"\n") + 1 :] if data.startswith(b"From ") and b"\n" in data else data
    try:
        message = email.message_from_bytes(start, policy=_BARE)
    except RecursionError:  # the parser goes one call deeper for each mail within a mail
        return _too_deep(start)
    parts = _Parts()
    parts.take(message)
    return _with_headers(message, tuple(parts.bodies), tuple(parts.attachments), parts.encrypted, parts.too_deep)


def _too_deep(data: bytes) -> Mail:
    """The headers, and the rest as it stands."""
    message = email.parser.BytesHeaderParser(policy=_BARE).parsebytes(data)
    return _with_headers(message, (Body(decode(data)),), (), False, True)


def _with_headers(
    message: Message, bodies: tuple[Body, ...], attachments: tuple[ReceivedFile, ...], encrypted: bool, too_deep: bool
) -> Mail:
    senders = (pair for name in ("from", "sender", "reply-to", "return-path") for pair in addresses(header(message, name)))
    recipients = tuple(pair for name in ("to", "cc") for pair in addresses(header(message, name)))
    subject, dated = decoded(header(message, "subject")), mail_date(header(message, "date"))
    return Mail(subject, next(senders, ("", "")), dated, recipients, bodies, attachments, encrypted, too_deep)


class _Parts:
    """Sorts the parts of a mail into bodies and attachments, in their order."""

    def __init__(self) -> None:
        self.bodies: list[Body] = []
        self.attachments: list[ReceivedFile] = []
        self.encrypted = False
        self.too_deep = False

    def take(self, part: Message, depth: int = 0) -> None:
        kind = part.get_content_type()
        self.encrypted = self.encrypted or kind in _ENCRYPTED
        if depth > MAX_DEPTH:
            self.too_deep = True
            self.attachments.append(self._attachment(part))
        elif kind == "multipart/alternative" and part.is_multipart():
            self._take_one_of(list(_children(part)), depth)
        elif part.get_content_maintype() == "multipart" and part.is_multipart():
            for child in _children(part):
                self.take(child, depth + 1)
        elif _is_body(part):
            self.bodies.append(_body(part))
        else:
            self.attachments.append(self._attachment(part))

    def _take_one_of(self, children: list[Message], depth: int) -> None:
        """The same text in several forms: the plain one, unless it is a stub of the other. What is attached to any is kept."""
        forms: list[Sequence[Body]] = []
        for child in children:
            inner = _Parts()
            inner.take(child, depth + 1)
            self.encrypted, self.too_deep = self.encrypted or inner.encrypted, self.too_deep or inner.too_deep
            self.attachments += inner.attachments
            forms.append(inner.bodies)
        if forms:
            self.bodies += sorted(forms, key=_worth)[-1]

    def _attachment(self, part: Message) -> ReceivedFile:
        kind = part.get_content_type()
        data = _attached_mail(part) if part.is_multipart() else _bytes(part)
        name = _name(part) or _subject_name(part)
        number = len(self.attachments) + 1
        inline = is_logo(kind, len(data), header(part, "content-id")) and part.get_content_disposition() != "attachment"
        return ReceivedFile(_with_ending(file_name(name, number, kind), kind), data, kind, inline)


def _worth(bodies: Sequence[Body]) -> tuple[int, bool]:
    """Plain text before HTML, unless it is less than a third of what the HTML says."""
    letters = sum(sum(c.isalnum() for c in (without_tags(b.text) if b.is_html else b.text)) for b in bodies)
    plain = bool(bodies) and not any(body.is_html for body in bodies)
    return (letters * 3 if plain else letters, plain)


def _children(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (child for child in payload if isinstance(child, Message))


def _is_body(part: Message) -> bool:
    if part.get_content_maintype() == "multipart":
        return True  # a multipart without a boundary: its text stands as one string
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and part.get_content_disposition() != "attachment"
        and not _name(part)
    )


def _body(part: Message) -> Body:
    text = decode(_bytes(part), part.get_content_charset("") or "")
    if part.get_content_type() == "text/html":
        return Body(text, is_html=True)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return Body(_unflowed(text, str(part.get_param("delsp", "")).lower() == "yes") if flowed else text)


def _unflowed(text: str, delete_space: bool) -> str:
    """Lines that end in a space go on in the next (RFC 3676); quoted lines and the mark of a signature stand."""
    out: list[str] = []
    open_ended = False
    for line in text.replace("\r\n", "\n").split("\n"):
        bare = line if line.startswith(">") else line.removeprefix(" ")
        if open_ended and not bare.startswith(">"):
            out[-1] = (out[-1][:-1] if delete_space else out[-1]) + bare
        else:
            out.append(bare)
        open_ended = bare.endswith(" ") and bare != "-- " and not bare.startswith(">")
    return "\n".join(out)


def _bytes(part: Message) -> bytes:
    """The part's bytes, its transfer encoding undone; as they stand where they are not encoded as said."""
    payload = part.get_payload()
    raw = payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else b""
    if b"\xef\xbf\xbd" in raw:  # bytes that the charset does not have: as they stand in the file
        raw = part.as_bytes(policy=_BARE).partition(b"\n\n")[2]
    if header(part, "content-transfer-encoding").lower() == "base64":
        return unbase64(raw) if _is_base64(raw) else raw
    try:
        undone = part.get_payload(decode=True)
    except (ValueError, LookupError, IndexError):
        return raw
    return undone if isinstance(undone, bytes) else raw


def _is_base64(raw: bytes) -> bool:
    """True unless words stand in it: spaces inside a line, or much that is not of the alphabet."""
    foreign = len(re.sub(rb"[A-Za-z0-9+/=\s]", b"", raw))
    spaced = sum(b" " in line.strip() for line in raw.split(b"\n"))
    return foreign * 50 <= len(raw) and spaced * 5 <= raw.count(b"\n") + 1


def _attached_mail(part: Message) -> bytes:
    """A mail within a mail, as a file of its own."""
    try:
        data = b"\n\n".join(child.as_bytes(policy=_BARE) for child in _children(part))
    except (UnicodeError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        data = b"\n\n".join(
            str(child.get_payload()).encode("utf-8", "replace") for child in _children(part) if not child.is_multipart()
        )
    if header(part, "content-transfer-encoding").lower() == "base64" and _is_base64(data.strip()):
        return unbase64(data)
    return data


def _name(part: Message) -> str:
    try:
        name = part.get_filename("") or ""
    except (ValueError, LookupError, TypeError, UnicodeError):
        name = ""
    if "\ufffd" in name:  # bytes that stand bare in the header: read them as the other headers are
        found = re.search(r"name\s*=\s*\"?([^\";]+)", header(part, "content-disposition") or header(part, "content-type"))
        name = found[1] if found else name
    return decoded(name)


def _subject_name(part: Message) -> str:
    inner = next(_children(part), None) if part.get_content_type() == "message/rfc822" else None
    return re.sub(r"[/\\]", "-", decoded(header(inner, "subject"))) if inner is not None else ""


def _with_ending(name: str, kind: str) -> str:
    return f"{name}.eml" if kind == "message/rfc822" and not name.lower().endswith((".eml", ".msg")) else name
