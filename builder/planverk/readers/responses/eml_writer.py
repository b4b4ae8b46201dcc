"""A mail that lay within an Outlook file, as a file of its own (.eml)."""

from __future__ import annotations

import hashlib
from email.header import Header
from email.message import Message
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import formataddr

from planverk.readers.responses.mail import Body, Mail
from planverk.readers.responses.normal import normal


def write(mail: Mail) -> bytes:
    """The mail as bytes; the same mail gives the same bytes, the boundary between its parts among them."""
    message = MIMEMultipart(boundary=f"=_{hashlib.sha256(repr(mail).encode('utf-8', 'replace')).hexdigest()[:32]}")
    message["Subject"] = Header(_line(mail.subject), "utf-8").encode()
    if any(mail.sender):
        message["From"] = _address(mail.sender)
    if mail.recipients:
        message["To"] = ", ".join(_address(pair) for pair in mail.recipients)
    if mail.dated:
        message["Date"] = f"{mail.dated:%d} {_MONTHS[mail.dated.month - 1]} {mail.dated.year:04} 12:00:00 +0100"
    for body in mail.bodies:
        message.attach(_text(body))
    for file in mail.attachments:
        part: Message = MIMEApplication(file.data, _subtype=file.media_type.partition("/")[2] or "octet-stream")
        part.replace_header("Content-Type", file.media_type if _is_plain(file.media_type) else "application/octet-stream")
        part.add_header("Content-Disposition", "inline" if file.inline else "attachment", filename=("utf-8", "", file.name))
        if file.inline:
            part["Content-ID"] = f"<{hashlib.sha256(file.data).hexdigest()[:16]}>"
        message.attach(part)
    return message.as_bytes()


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _text(body: Body) -> MIMEText:
    sound = body.text.encode("utf-8", "replace").decode("utf-8")
    return MIMEText(sound, "html" if body.is_html else "plain", "utf-8")


def _line(text: str) -> str:
    return " ".join(normal(text).split())


def _address(pair: tuple[str, str]) -> str:
    name, email = _line(pair[0]), "".join(c for c in pair[1] if c.isascii() and c.isprintable())
    return formataddr((name, email)) if email else Header(name, "utf-8").encode()


def _is_plain(media_type: str) -> bool:
    """Only a well-formed type that is no mail and no multipart can stand over base64."""
    family, _, kind = media_type.partition("/")
    sound = (
        family.isascii()
        and family.isalnum()
        and kind.isascii()
        and kind.replace("-", "").replace(".", "").replace("+", "").isalnum()
    )
    return sound and family not in ("message", "multipart")
