"""Opening a Word file that came back: is it one, is it safe to unpack, and which parts it has."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from planverk.errors import UnreadableFile
from planverk.model.place import Place
from planverk.readers.template.xml import STRICT, BrokenXml, Element, parse

MAX_BYTES = 100_000_000
MAX_UNPACKED = 300_000_000
MAX_PARTS = 5_000
_MAIN = "wordprocessingml.document.main+xml"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_AS_DOCX_HINT = "Open it in Word, save it as a Word document (.docx), and merge that file."
_SEND_AGAIN_HINT = "Ask for the file once more, saved from Word as a Word document (.docx)."


@dataclass(frozen=True)
class Relation:
    """What a part points to: the last word of the relationship's type, and a part's name or, where `external`, an address."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Package:
    """A Word file's parts by name; `main` is the name of the document's own."""

    parts: Mapping[str, bytes] = field(repr=False)
    main: str
    place: Place

    def root(self, name: str) -> Element | None:
        """The root of a part; None where there is no such part. Raises UnreadableFile for one that is no XML."""
        data = self.parts.get(name)
        return None if data is None else _parse(data, self.place)

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part points to, by id."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {} if root is None else {each.get("Id", ""): _relation(part, each) for each in root.iter(_RELATIONS)}

    def related(self, kind: str) -> str:
        """The name of the document's part of that kind (`styles`, `footnotes` …), empty where there is none."""
        return next(iter(self.all_related(kind)), "")

    def all_related(self, kind: str) -> tuple[str, ...]:
        """The names of all the document's parts of that kind (`header` …)."""
        found = (each.target for each in self.relations(self.main).values() if each.kind == kind and not each.external)
        return tuple(name for name in found if name in self.parts)


def open_package(data: bytes, name: str) -> Package:
    """The parts of a file. Raises UnreadableFile, with a sentence for each way in which it may be another than we read."""
    place = Place(name)
    _refuse_other_kinds(data, place)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_large(archive, len(data), place)
            parts = {each.filename.lstrip("/"): archive.read(each) for each in archive.infolist() if not each.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, OSError, ValueError) as fault:
        raise UnreadableFile("The file is damaged and cannot be opened.", _SEND_AGAIN_HINT, place) from fault
    _refuse_other_packages(parts, place)
    root = _parse(parts.get("_rels/.rels", b""), place)
    main = next((r.target for each in root.iter(_RELATIONS) if (r := _relation("", each)).kind == "officeDocument"), "")
    if main not in parts:
        raise UnreadableFile("The file is damaged and cannot be opened.", _SEND_AGAIN_HINT, place)
    if STRICT.encode() in parts[main][:2000]:
        raise UnreadableFile("The file is saved as «Strict Open XML».", _AS_DOCX_HINT, place)
    return Package(parts, main, place)


def _refuse_other_kinds(data: bytes, place: Place) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(
            "The file is protected by a password, or saved in Word's format from before 2007 (.doc).",
            "Open it in Word, take the password away, save it as a Word document (.docx), and merge that file.",
            place,
        )
    if data.startswith(b"%PDF"):
        raise UnreadableFile("This is a PDF. What was changed in it cannot be told from what was not.", _SEND_AGAIN_HINT, place)
    if not data.startswith(b"PK"):
        raise UnreadableFile("This is not a Word file.", _SEND_AGAIN_HINT, place)
    if len(data) > MAX_BYTES:
        raise UnreadableFile("The file is larger than {limit} MB.", "", place, limit=MAX_BYTES // 10**6)


def _refuse_large(archive: zipfile.ZipFile, size: int, place: Place) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_PARTS or sum(each.file_size for each in entries) > max(MAX_UNPACKED, 3 * size):
        raise UnreadableFile("The file is too large when it is unpacked.", _SEND_AGAIN_HINT, place)


def _refuse_other_packages(parts: Mapping[str, bytes], place: Place) -> None:
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        raise UnreadableFile(
            "The file is saved as OpenDocument (.odt), which keeps no trace of where its text came from.", _AS_DOCX_HINT, place
        )
    if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in parts):
        raise UnreadableFile("The file holds macros, and is not read.", _AS_DOCX_HINT, place)
    if _MAIN.encode() not in parts.get("[Content_Types].xml", b""):
        raise UnreadableFile("This is not a Word document.", _AS_DOCX_HINT, place)


def _relation(part: str, element: Element) -> Relation:
    kind, target = element.get("Type", "").rpartition("/")[2], element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, True)
    return Relation(kind, posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/"), False)


def _parse(data: bytes, place: Place) -> Element:
    try:
        return parse(data)
    except BrokenXml as fault:
        raise UnreadableFile("The file is damaged and cannot be opened.", _SEND_AGAIN_HINT, place) from fault
