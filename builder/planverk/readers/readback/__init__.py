"""Every text in a built file, read back as a stranger with the right tools would: what is shown, what is hidden, what it says of
itself.

This is the other side of the writers, and trusts none of them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.readers.readback.markup import html_texts, xml_texts
from planverk.readers.readback.picture import picture_texts

Texts = tuple[tuple[str, str], ...]

MAX_BYTES: Final = 500_000_000  # of all that a zip unpacks to: a built file is far smaller, and a bomb is not
_DEEP = 4  # files in files in files
_XML = (".xml", ".rels", ".xhtml", ".opf", ".ncx", ".vml", ".svg", ".rdf")
_FONTS = (".odttf", ".ttf", ".otf", ".woff", ".woff2")


def texts(data: bytes, name: str) -> Texts:
    """All texts of the file `name`, each with where it stands: its own name first, then part by part.

    Raises UnreadableFile for what cannot be read whole, as an encrypted PDF: what nobody can look through is not looked through.
    """
    return tuple((where, text) for where, text in _texts(data, name, name, _DEEP) if text.strip())


def _texts(data: bytes, name: str, where: str, depth: int) -> Iterator[tuple[str, str]]:
    yield where, name
    lower = name.lower()
    if depth == 0:
        raise _unreadable(where)
    if data.startswith(b"PK\x03\x04"):
        yield from _zipped(data, where, depth)
    elif data.startswith(b"%PDF"):
        from planverk.readers.readback.pdf import pdf_texts  # loads a shared library

        for part, text in pdf_texts(data, where):
            yield (f"{where}: {part}", text)
        yield from _attached(data, where, depth)
    elif lower.endswith((".html", ".htm")):
        yield from ((f"{where}: {part}" if part else where, text) for part, text in html_texts(data))
    elif lower.endswith(_XML) or data.lstrip()[:5] == b"<?xml":
        yield from ((f"{where}: {part}" if part else where, text) for part, text in xml_texts(data, where))
    elif data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")):
        yield from ((where, text) for text in picture_texts(data))
    elif not lower.endswith(_FONTS):
        yield where, _decoded(data)


def _zipped(data: bytes, where: str, depth: int) -> Iterator[tuple[str, str]]:
    """Every entry, its name and comment too; what lies in the file before or between entries has no name and is no text."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_BYTES:
                raise _unreadable(where)
            yield where, archive.comment.decode("utf-8", "replace")
            for entry in archive.infolist():
                yield where, entry.comment.decode("utf-8", "replace")
                yield from _texts(archive.read(entry), entry.filename, f"{where}: {entry.filename}", depth - 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as fault:
        raise _unreadable(where) from fault


def _attached(data: bytes, where: str, depth: int) -> Iterator[tuple[str, str]]:
    from planverk.readers.readback.pdf import attachments  # loads a shared library

    for name, content in attachments(data, where):
        yield from _texts(content, name, f"{where}: {name}", depth - 1)


def _decoded(data: bytes) -> str:
    """The bytes as text: UTF-8 or UTF-16, else every byte as the letter that it is in Western Europe."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\0", "")


def _unreadable(where: str) -> UnreadableFile:
    return UnreadableFile(
        "{file} cannot be read back, so nobody knows whether it names anybody.",
        "Make it again, and if that does not help, leave the format out.",
        Place(where),
        file=where,
    )
