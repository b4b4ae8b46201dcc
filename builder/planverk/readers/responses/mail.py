"""A mail, whatever format it came in, and what was received by it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from planverk.findings import Finding
from planverk.model.received import Received, ReceivedFile
from planverk.readers.responses import faults, letterhead
from planverk.readers.responses.headers import shown
from planverk.readers.responses.html import html_text
from planverk.readers.responses.normal import from_plain, normal

MAX_ATTACHMENTS = 200
MAX_ATTACHED = 100_000_000  # bytes of all attachments together; 40 MB is nothing unusual
LOGO = 60_000  # bytes; a picture in the text that is larger may be a map or a drawing that the sender wants seen
_EXTENSIONS = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "image/gif": ".gif",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/html": ".html",
    "text/plain": ".txt",
}


@dataclass(frozen=True)
class Body:
    """A piece of a mail's text as it was sent: plain text, or HTML."""

    text: str
    is_html: bool = False


@dataclass(frozen=True)
class Mail:
    """A mail as its format holds it, all headers read, its bodies in order."""

    subject: str = ""
    sender: tuple[str, str] = ("", "")
    dated: datetime.date | None = None
    recipients: tuple[tuple[str, str], ...] = ()
    bodies: tuple[Body, ...] = ()
    attachments: tuple[ReceivedFile, ...] = ()
    encrypted: bool = False
    too_deep: bool = False


def received(mail: Mail, name: str) -> Received:
    """What was received by the mail: its own text, with the attachments apart, each to be read as a file of its own.

    `needs_text` is true where there is neither a text nor an attachment other than logos.
    """
    raw = "\n".join(body.text for body in mail.bodies)
    text = normal("\n\n".join(html_text(body.text) if body.is_html else from_plain(body.text) for body in mail.bodies))
    kept = _within_limits(mail.attachments)
    theirs, ours = letterhead.references(text)
    empty = not any(character.isalnum() for character in text)
    findings = [*faults.about_text(raw, name), *_about_attachments(kept, mail, name), *_about_body(mail, empty, name)]
    return Received(
        text=text,
        subject=mail.subject,
        sender_name=mail.sender[0],
        sender_email=mail.sender[1],
        dated=mail.dated,
        their_ref=theirs.value if theirs else "",
        our_ref=ours.value if ours else "",
        recipients=tuple(shown(pair) for pair in mail.recipients),
        attachments=kept,
        needs_text=empty and (mail.encrypted or all(file.inline for file in kept)),
        findings=tuple(findings),
    )


def _within_limits(files: tuple[ReceivedFile, ...]) -> tuple[ReceivedFile, ...]:
    kept: list[ReceivedFile] = []
    size = 0
    for file in files[:MAX_ATTACHMENTS]:
        size += len(file.data)
        if size <= MAX_ATTACHED:
            kept.append(file)
    return tuple(_with_own_names(kept))


def _with_own_names(files: list[ReceivedFile]) -> list[ReceivedFile]:
    """Attachments of one name get a number: «kart.pdf», «kart-2.pdf»."""
    taken: set[str] = set()
    out: list[ReceivedFile] = []
    for file in files:
        stem, dot, ending = file.name.rpartition(".")
        name, number = file.name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}{dot}{ending}" if stem else f"{ending}-{number}"
        taken.add(name.casefold())
        out.append(replace(file, name=name))
    return out


def _about_attachments(kept: tuple[ReceivedFile, ...], mail: Mail, name: str) -> list[Finding]:
    found = [
        faults.winmail(file.name, name)
        for file in kept
        if file.name.lower() == "winmail.dat" or file.media_type in ("application/ms-tnef", "application/vnd.ms-tnef")
    ]
    lost = len(mail.attachments) - len(kept)
    if lost:
        found.append(faults.left_in_original(lost, MAX_ATTACHED // 10**6, name))
    return found


def _about_body(mail: Mail, empty: bool, name: str) -> list[Finding]:
    found = [faults.too_nested(name)] if mail.too_deep else []
    if mail.encrypted:
        found.append(faults.encrypted_mail(name))
    elif empty and any(not file.inline for file in mail.attachments):
        found.append(faults.nothing_written(name))
    elif empty:
        found.append(faults.no_text(name))
    return found


def file_name(wanted: str, number: int, media_type: str) -> str:
    """A safe name for an attachment: no folders, no control characters, at most 120 characters, never empty."""
    base = re.split(r"[/\\]", normal(wanted).replace("\n", " "))[-1].strip(" .")
    base = re.sub(r"[<>:\"|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069]", "_", base)
    if not base:
        return f"vedlegg-{number}{_EXTENSIONS.get(media_type, '')}"
    stem, dot, ending = base.rpartition(".")
    return base if len(base) <= 120 else f"{(stem or ending)[:110]}{dot if stem else ''}{ending[:9] if stem else ''}"


def is_logo(media_type: str, size: int, content_id: str) -> bool:
    """True for a small picture that the mail's own text shows, as a logo in a signature."""
    return media_type.startswith("image/") and bool(content_id) and size <= LOGO
