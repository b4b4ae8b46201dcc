"""Files that came packed in a zip, as they are: no document, but what somebody packed to send it."""

from __future__ import annotations

import io
import posixpath
import zipfile

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.model.received import Received, ReceivedFile
from planverk.readers.imports.files import MAX_RATIO, MAX_UNPACKED
from planverk.readers.responses.mail import MAX_ATTACHED, MAX_ATTACHMENTS, file_name

_OF_DOCUMENTS = {"[Content_Types].xml", "mimetype", "content.xml", "word/document.xml"}
_OF_MACHINES = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def is_zip_of_files(data: bytes) -> bool:
    """True for a zip that is no document of an office program."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return False
    return bool(names) and not names & _OF_DOCUMENTS


def read(data: bytes, name: str) -> Received:
    """What came in it, each file as if it were attached. Raises UnreadableFile for one with a password, or that
    unpacks to too much."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [each for each in archive.infolist() if not each.is_dir() and not _is_of_machine(each.filename)]
        _check(members, len(data), name)
        files = tuple(_file(archive, each, number) for number, each in enumerate(members, 1))
    return Received(attachments=files, needs_text=not files)


def _is_of_machine(path: str) -> bool:
    return path.startswith(_OF_MACHINES[0]) or posixpath.basename(path) in _OF_MACHINES


def _check(members: list[zipfile.ZipInfo], size: int, name: str) -> None:
    unpacked = sum(member.file_size for member in members)
    if unpacked > min(MAX_UNPACKED, MAX_ATTACHED) or unpacked > MAX_RATIO * max(size, 100_000) or len(members) > MAX_ATTACHMENTS:
        raise UnreadableFile(
            "The file unpacks to {size} MB and is not opened.",
            "It may be made to do harm. Ask the sender.",
            Place(name),
            size=unpacked // 10**6,
        )
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile("The file has a password.", "Open it, remove the password, and save it again.", Place(name))


def _file(archive: zipfile.ZipFile, member: zipfile.ZipInfo, number: int) -> ReceivedFile:
    return ReceivedFile(file_name(member.filename, number, ""), archive.read(member))
