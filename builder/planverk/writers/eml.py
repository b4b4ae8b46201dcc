"""A mail as a file (.eml) that a mail program opens as a draft; without clock and chance, so that it is the same each time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

_POLICY = SMTP.clone(max_line_length=78)
_TYPES = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_ADDRESS = re.compile(r"[^\s@<>\"(),:;\[\]\\]+@[A-Za-z0-9.-]+\Z")


@dataclass(frozen=True)
class Attached:
    """A file that goes with a mail; its ending tells what it is."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Mail:
    """A mail from the municipality to one body. `text` is plain text; addresses are `name@place`, empty where none is known."""

    sender: str
    sender_email: str
    to: str
    to_email: str
    subject: str
    text: str
    language: str = "nb"
    attached: tuple[Attached, ...] = ()


def write(mail: Mail) -> bytes:
    """The mail as a file. It has no date, which the program that sends it puts in; an address that is none is left out."""
    key = _digest(mail)
    message = EmailMessage(policy=_POLICY)
    _address(message, "From", mail.sender, mail.sender_email)
    _address(message, "To", mail.to, mail.to_email)
    message["Subject"] = _line(mail.subject)
    domain = mail.sender_email.rpartition("@")[2] if _ADDRESS.match(mail.sender_email) else "planverk.invalid"
    message["Message-ID"] = f"<{key[:40]}@{domain}>"
    message["Content-Language"] = "nn" if mail.language == "nn" else "nb"
    message["X-Unsent"] = "1"  # Outlook opens such a file as a draft
    message.set_content(mail.text.encode("utf-8", "replace").decode(), cte="quoted-printable")
    for each in mail.attached:
        main, sub = _TYPES.get(each.name.rpartition(".")[2].lower(), ("application", "octet-stream"))
        message.add_attachment(each.data, maintype=main, subtype=sub, filename=_line(each.name))
    if mail.attached:
        message.set_boundary(f"=_{key[:40]}")
    return message.as_bytes()


def _address(message: EmailMessage, header: str, name: str, email: str) -> None:
    if _ADDRESS.match(email) and email.isascii():
        message[header] = Address(_line(name), addr_spec=email)


def _line(text: str) -> str:
    """`text` on one line: what others wrote puts no header of its own into the mail."""
    return " ".join(_UNSAFE.sub(" ", text).split())


def _digest(mail: Mail) -> str:
    whole = hashlib.sha256()
    for piece in _pieces(mail):
        whole.update(len(piece).to_bytes(8, "big") + piece)
    return whole.hexdigest()


def _pieces(mail: Mail) -> Iterator[bytes]:
    for text in (mail.sender, mail.sender_email, mail.to, mail.to_email, mail.subject, mail.text, mail.language):
        yield text.encode("utf-8", "surrogatepass")
    for each in mail.attached:
        yield each.name.encode("utf-8", "surrogatepass")
        yield each.data
