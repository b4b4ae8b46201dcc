"""Opening a Word file that somebody sent: is it one, is it safe, and what is in it."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from planverk.findings import Finding, Place, Reading, error, warning
from planverk.readers.template.xml import STRICT, BrokenXml, Element, W, parse

MAX_TOTAL = 200 * 1024 * 1024
MAX_PARTS = 5_000
MAX_RATIO = 250  # XML of real files is packed to a tenth or a thirtieth
_RATIO_FROM = 5 * 1024 * 1024

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HARMLESS = ("hyperlink",)


@dataclass(frozen=True)
class Relation:
    """What a part points to: `target` is a part's name, or an address where `external`."""

    kind: str  # the last word of the relationship's type: "image", "header" …
    target: str
    external: bool


@dataclass(frozen=True)
class WordPackage:
    """The parts of a Word file: bytes by name, roots of those that are XML, relations by part and id."""

    main: str
    data: Mapping[str, bytes] = field(repr=False)
    roots: Mapping[str, Element] = field(repr=False)
    relations: Mapping[str, Mapping[str, Relation]] = field(repr=False)

    def related(self, kind: str, part: str = "") -> tuple[str, ...]:
        """The names of the parts of one kind that `part` (the main one) points to."""
        links = self.relations.get(part or self.main, {}).values()
        return tuple(link.target for link in links if link.kind == kind and not link.external and link.target in self.data)

    def root(self, kind: str) -> Element | None:
        """The root of the main part's only part of that kind: styles, numbering, settings, theme …"""
        return next((self.roots[name] for name in self.related(kind) if name in self.roots), None)

    @property
    def document(self) -> Element:
        """The root of the main part."""
        return self.roots[self.main]

    def texts(self) -> tuple[str, ...]:
        """The parts that hold text: the main one, headers, footers, notes."""
        kinds = ("header", "footer", "footnotes", "endnotes")
        found = {name: None for kind in kinds for name in self.related(kind) if name in self.roots}
        return (self.main, *found)


def open_package(data: bytes, place: Place) -> Reading[WordPackage]:
    """The parts of a Word file; never raises for what is in it. Findings: T1 to T5, T9."""
    wrong = _not_a_zip(data, place)
    if wrong:
        return Reading(None, (wrong,))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wrong = _too_big(archive, place)
            if wrong:
                return Reading(None, (wrong,))
            parts = {entry.filename.lstrip("/"): archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, OSError, ValueError, UnicodeError):
        return Reading(None, (_damaged(place),))
    return _read_parts(parts, place)


def _damaged(place: Place) -> Finding:
    return error(
        "T5",
        place,
        "The Word file is damaged.",
        hint="Open it in Word, save it again as a Word document (.docx), and put it back.",
    )


def _not_a_zip(data: bytes, place: Place) -> Finding | None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return error(
            "T2",
            place,
            "The Word file is protected by a password, or it is in the format from before 2007.",
            hint="Open it in Word, remove the password, and save it as a Word document (.docx).",
        )
    if data.startswith(b"%PDF"):
        return error(
            "T1",
            place,
            "This is a PDF whose name ends in .docx.",
            hint="Put the Word file that the PDF was made from here instead.",
        )
    if not data.startswith(b"PK"):
        return error("T1", place, "This is not a Word file.", hint="Save the template from Word as a Word document (.docx).")
    return None


def _too_big(archive: zipfile.ZipFile, place: Place) -> Finding | None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if total > MAX_TOTAL or len(entries) > MAX_PARTS or (total > _RATIO_FROM and total / packed > MAX_RATIO):
        return error(
            "T4",
            place,
            "The Word file unpacks to more than a template can need, and was not opened.",
            hint="Ask whoever made the file for a clean copy, or make the pictures in it smaller.",
        )
    return _damaged(place) if len(names) != len(entries) else None


def _read_parts(parts: dict[str, bytes], place: Place) -> Reading[WordPackage]:
    wrong = _macros(parts, place)
    if wrong:
        return Reading(None, (wrong,))
    roots: dict[str, Element] = {}
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                roots[name] = parse(data)
            except BrokenXml:
                return Reading(None, (_damaged(place),))
    relations = {_owner(name): _relations(name, root) for name, root in roots.items() if name.endswith(".rels")}
    main = next((link.target for link in relations.get("", {}).values() if link.kind == "officeDocument"), "")
    wrong = _not_a_document(roots, main, place)
    if wrong:
        return Reading(None, (wrong,))
    return Reading(WordPackage(main, parts, roots, relations), tuple(_outside(relations, place)))


def _macros(parts: Mapping[str, bytes], place: Place) -> Finding | None:
    types = parts.get("[Content_Types].xml", b"").lower()
    if b"macroenabled" in types or b"vbaproject" in types or any("vbaproject" in name.lower() for name in parts):
        return error(
            "T3",
            place,
            "The Word file holds macros, and a template must not.",
            hint="Save it in Word as a Word document without macros (.docx).",
        )
    return None


def _not_a_document(roots: Mapping[str, Element], main: str, place: Place) -> Finding | None:
    root = roots.get(main)
    if root is not None and str(root.tag).startswith("{" + STRICT):
        return error(
            "T1",
            place,
            "The Word file is saved as «Strict Open XML».",
            hint="Save it in Word as a Word document (.docx), the first choice in the list of formats.",
        )
    types = roots.get("[Content_Types].xml")
    declared = "" if types is None else {t.get("PartName"): t.get("ContentType") for t in types}.get("/" + main)
    if root is None or root.tag != W + "document" or root.find(W + "body") is None or declared != _MAIN:
        return error("T1", place, "This is not a Word file.", hint="Save the template from Word as a Word document (.docx).")
    return None


def _owner(rels: str) -> str:
    """`word/_rels/document.xml.rels` belongs to `word/document.xml`, `_rels/.rels` to the package."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _relations(name: str, root: Element) -> dict[str, Relation]:
    base = posixpath.dirname(_owner(name))
    found = {}
    for link in root.iterchildren("{*}Relationship"):
        external = link.get("TargetMode", "") == "External"
        target = str(link.get("Target") or "")
        if not external:
            target = posixpath.normpath(posixpath.join("/" + base, target)).lstrip("/")
        found[str(link.get("Id") or "")] = Relation(str(link.get("Type") or "").rsplit("/", 1)[-1], target, external)
    return found


def _outside(relations: Mapping[str, Mapping[str, Relation]], place: Place) -> list[Finding]:
    """A template that points to another file or to the web would look different on another machine."""
    targets = sorted({r.target for links in relations.values() for r in links.values() if r.external and r.kind not in _HARMLESS})
    return [
        warning(
            "T9",
            place,
            "The Word file fetches something from outside itself: {target}.",
            hint="Break the link in Word (File, Info, Edit links to files; or Developer, Document template), and save.",
            target=target,
        )
        for target in targets
    ]
