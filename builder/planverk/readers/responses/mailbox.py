"""Mailboxes: one file with many mails (mbox), and a folder with one file for each (Maildir)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from planverk.model.received import ReceivedFile

_FROM = re.compile(rb"^From \S+.*\b\d{4}\b.*$", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_FOLDERS = {"cur", "new"}  # tmp/ holds what is not whole yet


def is_mbox(data: bytes) -> bool:
    """True for a file that begins as an mbox does."""
    return _FROM.match(data[:1000]) is not None


def split_mbox(data: bytes, name: str) -> tuple[ReceivedFile, ...]:
    """The mails of an mbox as files of their own, in the box's order.

    A mail is named by its content, so that its name stays when mails are added to the box or taken from it.
    """
    stem = PurePosixPath(name).stem or "mbox"
    starts = [match for match in _FROM.finditer(data) if _begins_mail(data, match.start())]
    ends = [match.start() for match in starts[1:]] + [len(data)]
    spans = zip(starts, ends[: len(starts)], strict=True)
    mails = (_QUOTED.sub(rb"\1", data[start.end() : end].lstrip(b"\r\n")) for start, end in spans)
    return tuple(ReceivedFile(f"{stem}-{_hash(mail)}.eml", mail.rstrip(b"\r\n") + b"\n", "message/rfc822") for mail in mails)


def _begins_mail(data: bytes, at: int) -> bool:
    """A line «From …» begins a mail where it is the first, or a blank line stands before it (RFC 4155)."""
    before = data[max(0, at - 4) : at].replace(b"\r", b"")
    return not before or before.endswith(b"\n\n") or before == b"\n"


def _hash(mail: bytes) -> str:
    return hashlib.sha256(mail.rstrip(b"\r\n") + b"\n").hexdigest()[:12]


def mails_in_folder(files: Mapping[str, bytes]) -> tuple[ReceivedFile, ...]:
    """The mails of a Maildir, given its files by their paths within it, in the order of their names.

    The name is the unique part of the file's own; what follows a colon are flags, which change when a mail is read.
    """
    return tuple(_mails(files))


def _mails(files: Mapping[str, bytes]) -> Iterator[ReceivedFile]:
    for path in sorted(files, key=lambda path: (PurePosixPath(path).name, path)):
        at = PurePosixPath(path)
        if at.parent.name in _FOLDERS and not at.name.startswith("."):
            unique = re.split(r"[:;!]2,", at.name)[0]  # Windows has ; or ! where others have a colon
            yield ReceivedFile(f"{unique}.eml", files[path], "message/rfc822")
