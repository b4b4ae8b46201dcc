"""A Word file as parts: read from the template, changed, and zipped so that the same parts always give the same bytes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree

from planverk.errors import TemplateFault
from planverk.writers.docx.xml import Element, parse, serialize

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say; no clock goes into a file
_PACKED = frozenset((".png", ".jpg", ".jpeg", ".gif"))  # deflating these again gains nothing


@dataclass
class Relations:
    """The relationships of one part. `prefix` keeps ids that are made here apart from the template's."""

    part: str
    root: Element
    made: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, kind: str, target: str, external: bool = False) -> str:
        """The id of a relationship of type `kind` (a last word as `image`, or a whole address), made once per target."""
        address = kind if "/" in kind else f"{OFFICE}/{kind}"
        if (address, target) not in self.made:
            self.made[address, target] = self._append(address, target, external)
        return self.made[address, target]

    def _append(self, address: str, target: str, external: bool) -> str:
        taken = {each.get("Id") for each in self.root} if not self.made else set()
        number = len(self.made) + 1
        while (name := f"rIdP{number}") in taken:
            number += 1
        relation = etree.SubElement(self.root, f"{{{_RELATIONS}}}Relationship", Id=name, Type=address, Target=target)
        if external:
            relation.set("TargetMode", "External")
        return name

    def targets(self, kind: str) -> list[tuple[str, str]]:
        """Id and part name of every relationship within the file whose type ends with `kind`."""
        return [
            (each.get("Id", ""), _absolute(self.part, each.get("Target", "")))
            for each in self.root
            if each.get("Type", "").endswith("/" + kind) and each.get("TargetMode") != "External"
        ]

    def drop(self, kind: str) -> None:
        """Take away every relationship whose type ends with `kind`."""
        for each in [each for each in self.root if each.get("Type", "").endswith("/" + kind)]:
            self.root.remove(each)


def _absolute(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _relations_name(part: str) -> str:
    return posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")


class Package:
    """The parts of a Word file by name. A part that was asked for as a tree is written from that tree."""

    def __init__(self, data: bytes, file: str = "") -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.parts = {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}
            self._trees: dict[str, Element] = {}
            self._relations: dict[str, Relations] = {}
            self._types = parse(self.parts.pop("[Content_Types].xml"))
            self.document = self.relations("").targets("officeDocument")[0][1]
            self.tree(self.document)
        except (zipfile.BadZipFile, KeyError, IndexError, etree.XMLSyntaxError) as fault:
            raise TemplateFault(
                "{file} is not a Word file that a document can be made on.",
                "Save it from Word again as a Word document (.docx).",
                file=file,
            ) from fault
        self.folder = posixpath.dirname(self.document)

    def tree(self, name: str) -> Element:
        """The root of a part, to be read or changed."""
        if name not in self._trees:
            self._trees[name] = parse(self.parts[name])
        return self._trees[name]

    def plant(self, name: str, root: Element) -> None:
        """Make `root` what a part that was added is written from."""
        self._trees[name] = root

    def relations(self, part: str) -> Relations:
        """The relationships of a part, of the whole file for an empty name."""
        if part not in self._relations:
            data = self.parts.pop(_relations_name(part), None)
            root = parse(data or _NO_RELATIONS)
            self._relations[part] = Relations(part, root)
        return self._relations[part]

    def related(self, kind: str) -> str | None:
        """The name of the document's part of that kind (`styles`, `numbering` …); None where the file has none."""
        found = self.relations(self.document).targets(kind)
        return found[0][1] if found and found[0][1] in self.parts else None

    def part(self, kind: str, empty: str) -> Element:
        """The root of the document's part of that kind, made from the XML `empty` where the file has none."""
        name = self.related(kind)
        if name is None:
            name = self.free_name(f"{self.folder}/{kind}.xml".lstrip("/"))
            self.add(name, empty.encode(), f"{WORD_TYPE}{kind}+xml")
            self.relations(self.document).add(kind, posixpath.relpath(name, self.folder or "."))
        return self.tree(name)

    def free_name(self, wanted: str) -> str:
        """`wanted`, or the like of it with a number where the file has a part of that name."""
        stem, dot, ending = wanted.rpartition(".")
        name, number = wanted, 1
        while name in self.parts:
            number += 1
            name = f"{stem}{number}{dot}{ending}"
        return name

    def add(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part; a content type that its ending does not have by default is set for the part alone."""
        self.parts[name] = data
        default = self._types.find(f"{{{_TYPES}}}Default[@Extension='{name.rpartition('.')[2]}']")
        if default is None or default.get("ContentType") != content_type:
            etree.SubElement(self._types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def replace(self, name: str, data: bytes) -> None:
        """Put bytes in the place of a part, whatever tree of it was read."""
        self._trees.pop(name, None)
        self.parts[name] = data

    def remove(self, name: str) -> None:
        """Take a part away, with its content type; the relationships to it are the caller's."""
        self._trees.pop(name, None)
        self.parts.pop(name, None)
        for each in self._overrides(name):
            self._types.remove(each)

    def of_type(self, *endings: str) -> list[str]:
        """The names of the parts whose content type ends with one of `endings` (`header+xml`), sorted."""
        found = (o.get("PartName", "").lstrip("/") for o in self._types if o.get("ContentType", "").endswith(endings))
        return sorted(name for name in found if name in self.parts)

    def set_type(self, name: str, content_type: str) -> None:
        """Give a part another content type: a template (.dotx) becomes a document."""
        for each in self._overrides(name):
            each.set("ContentType", content_type)

    def _overrides(self, name: str) -> list[Element]:
        return [each for each in self._types if each.get("PartName") == f"/{name}"]

    def zipped(self, instead: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
        """The file: content types first, then every part by name, all dated 1980. `instead` has other bytes for some parts."""
        self.parts.update((name, serialize(root)) for name, root in self._trees.items())
        for part, relations in self._relations.items():
            if len(relations.root):
                self.parts[_relations_name(part)] = serialize(relations.root)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, data in [("[Content_Types].xml", serialize(self._types)), *sorted({**self.parts, **instead}.items())]:
                info = zipfile.ZipInfo(name, _EPOCH)
                info.create_system = 0  # a zip also says what machine made it
                packed = posixpath.splitext(name)[1].lower() in _PACKED
                info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return out.getvalue()
