"""What Word makes of a redline when all is accepted, or all rejected; and what a Word file says, for comparing two.

Written by the rules of ECMA-376 part 1, 17.13.5, on the file's XML alone: nothing here knows how the writer works.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

Element = etree._Element
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TEXT = re.compile(r"word/(document|footnotes|endnotes|header\w*|footer\w*)\.xml\Z")


_LISTS = re.compile(r"(toc \d|table of figures)\Z")


def w(name: str) -> str:
    return f"{{{_W}}}{name}"


# ── accepting and rejecting ──────────────────────────────────────────────────────────────────────

_RANGES = tuple(
    w(f"{kind}Range{end}") for kind in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel") for end in ("Start", "End")
)
_CHANGED = tuple(w(f"{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr"))
_COMES = (w("ins"), w("moveTo"))
_GOES = (w("del"), w("moveFrom"))


def accepted(data: bytes) -> bytes:
    """The file with every change accepted."""
    return _settled(data, comes=_COMES, goes=_GOES, back=False)


def rejected(data: bytes) -> bytes:
    """The file with every change rejected."""
    return _settled(data, comes=_GOES, goes=_COMES, back=True)


def _settled(data: bytes, comes: tuple[str, ...], goes: tuple[str, ...], back: bool) -> bytes:
    parts = _parts(data)
    roots = {name: etree.fromstring(part) for name, part in parts.items() if _TEXT.match(name)}
    for root in roots.values():
        _settle(root, comes, goes, back)
    _drop_notes(roots)
    parts.update((name, etree.tostring(root)) for name, root in roots.items())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _settle(root: Element, comes: tuple[str, ...], goes: tuple[str, ...], back: bool) -> None:
    _settle_properties(root, back)
    joined = _take_marks(root, comes, goes)
    _settle_controls(root, w("customXmlIns" if back else "customXmlDel") + "RangeStart")
    for each in list(root.iter(*goes)):
        _remove(each)
    for each in list(root.iter(*comes)):
        _unwrap(each)
    for each in list(root.iter(*_RANGES)):
        _remove(each)
    for each in root.iter(w("delText")):
        each.tag = w("t")
    for each in root.iter(w("delInstrText")):
        each.tag = w("instrText")
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None:
            _remove(table)
    for paragraph in joined:
        _join(paragraph)


def _settle_properties(root: Element, back: bool) -> None:
    """What properties were is forgotten, or put back; headers and footers of a section, and the mark of a paragraph, stay."""
    for change in list(root.iter(*_CHANGED)):
        properties = change.getparent()
        _remove(change)
        if not back:
            continue
        stays = {w("rPr"), w("sectPr")} if properties.tag == w("pPr") else {w("headerReference"), w("footerReference")}
        for each in [each for each in properties if each.tag not in stays]:
            properties.remove(each)
        for place, each in enumerate(list(change[0]) if len(change) else ()):
            properties.insert(place, each) if properties.tag == w("pPr") else properties.append(each)


def _take_marks(root: Element, comes: tuple[str, ...], goes: tuple[str, ...]) -> list[Element]:
    """Take the marks of paragraphs and rows away, and the rows that go; gives the paragraphs whose end goes."""
    joined = []
    for mark in [each for each in root.iter(*comes, *goes) if each.getparent().tag in (w("rPr"), w("trPr"))]:
        properties = mark.getparent()
        owner = properties.getparent()
        if mark.tag in goes and properties.tag == w("trPr"):
            _remove(owner)
        elif mark.tag in goes:
            joined.append(owner.getparent())
        _remove(mark)
        if not len(properties):
            _remove(properties)
    return list(dict.fromkeys(joined))


def _settle_controls(root: Element, start: str) -> None:
    """A content control that goes leaves its content, which goes by marks of its own."""
    for begin in list(root.iter(start)):
        control = begin.getnext()
        if control is not None and control.tag == w("sdt"):
            _remove(control.find(w("sdtPr")))
            _unwrap(control.find(w("sdtContent")))
            _unwrap(control)


def _join(paragraph: Element) -> None:
    """A paragraph whose end goes runs on into the next one, and looks as that does; the last one of all cannot."""
    parent = paragraph.getparent()
    if parent is None or paragraph not in list(parent):
        return
    following = next((each for each in paragraph.itersiblings() if each.tag in (w("p"), w("tbl"), w("sdt"))), None)
    content = [each for each in paragraph if each.tag != w("pPr")]
    if following is not None and following.tag == w("p"):
        place = 1 if following.find(w("pPr")) is not None else 0
        following[place:place] = content
        parent.remove(paragraph)
    elif following is not None and not any(each.tag == w("r") for each in paragraph.iter()):
        parent.remove(paragraph)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    place = parent.index(element)
    parent[place : place + 1] = list(element)


def _drop_notes(roots: dict[str, Element]) -> None:
    """Notes that nothing calls any more are not in the file when Word has saved it."""
    called = {each.get(w("id")) for root in roots.values() for each in root.iter(w("footnoteReference"))}
    notes = roots.get("word/footnotes.xml")
    for note in list(notes) if notes is not None else ():
        if note.get(w("type")) is None and note.get(w("id")) not in called:
            notes.remove(note)


# ── what a file says ─────────────────────────────────────────────────────────────────────────────


def structure(data: bytes) -> list[object]:
    """The text and structure of a Word file: what stands in its body, what in any header or footer, and how many notes it has.

    Contents, the cached results of fields, bookmarks, comments and properties are left out.
    """
    parts = _parts(data)
    reading = _Reading(parts)
    body = reading.blocks(etree.fromstring(parts["word/document.xml"])[0])
    furniture = {str(reading.blocks(etree.fromstring(parts[name]))) for name in parts if re.match(r"word/(header|footer)", name)}
    return [body, sorted(furniture), len(reading.notes)]


@dataclass
class _Field:
    code: str = ""
    content: list[object] = field(default_factory=list)


class _Reading:
    """Reads blocks and runs as plain values; fields and lists go on from one paragraph to the next."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._styles = {each.get(w("styleId")): each for each in etree.fromstring(parts["word/styles.xml"]).iter(w("style"))}
        numbering = etree.fromstring(parts["word/numbering.xml"])
        self._lists = {each.get(w("numId")): each for each in numbering.iter(w("num"))}
        self._definitions = {each.get(w("abstractNumId")): each for each in numbering.iter(w("abstractNum"))}
        self._seen: list[str] = []
        self._fields: list[_Field] = []
        notes = parts.get("word/footnotes.xml")
        self.notes = {
            each.get(w("id")): each for each in (etree.fromstring(notes) if notes else ()) if each.get(w("type")) is None
        }
        self._part = "word/document.xml"

    # blocks

    def blocks(self, container: Element) -> list[object]:
        made: list[object] = []
        for each in container:
            if each.tag == w("p"):
                made += self._paragraph(each)
                _drop_before_section(made)
            elif each.tag == w("tbl"):
                made.append(self._table(each))
            elif each.tag == w("sdt"):
                made += [] if _is_contents(each) else self.blocks(each.find(w("sdtContent")))
            elif each.tag == w("sectPr"):
                made.append(_section(each))
        return made

    def _paragraph(self, paragraph: Element) -> list[object]:
        listed = bool(self._fields)
        runs = _merged(self._runs(paragraph))
        properties = paragraph.find(w("pPr"))
        style = _value(properties, "pStyle")
        if listed or self._fields or _LISTS.match(_value(self._styles.get(style), "name") or ""):
            return []  # a line of a list of contents, which may be one field over several paragraphs
        section = properties.find(w("sectPr")) if properties is not None else None
        about = [
            etree.tostring(each, method="c14n")
            for name in ("pageBreakBefore", "ind", "jc")
            for each in _children(properties, name)
        ]
        border = bool(_children(properties, "pBdr"))
        number = self._number(properties, style)
        made: list[object] = [("paragraph", style, number, border, *about, tuple(runs))]
        if section is not None:
            made = [*(made if runs else []), _section(section)]
        return made

    def _number(self, properties: Element | None, style: str | None) -> object:
        use = _children(properties, "numPr")
        while not use and style in self._styles:
            own = self._styles[style].find(w("pPr"))
            use = _children(own, "numPr")
            style = _value(self._styles[style], "basedOn")
        number = _value(use[0], "numId") if use else None
        if number in (None, "0"):
            return None
        if number not in self._seen:
            self._seen.append(number)
        level = _value(use[0], "ilvl") or "0"
        made = self._lists[number]
        starts = [_value(each, "startOverride") for each in made if each.get(w("ilvl")) == level]
        definition = self._definitions[_value(made, "abstractNumId")]
        forms = [(_value(each, "numFmt"), _value(each, "lvlText")) for each in definition if each.get(w("ilvl")) == level]
        return self._seen.index(number), level, tuple(starts), tuple(forms)

    def _table(self, table: Element) -> object:
        rows = []
        for row in table.findall(w("tr")):
            head = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
            rows.append((head, *(tuple(self.blocks(cell)) for cell in row.findall(w("tc")))))
        return ("table", _value(table.find(w("tblPr")), "tblStyle"), tuple(rows))

    # runs

    def _runs(self, parent: Element) -> list[object]:
        made: list[object] = []
        for each in parent:
            if each.tag == w("r"):
                self._run(each, made)
            elif each.tag == w("hyperlink"):
                self._emit(made, *self._hyperlink(each))
            elif each.tag == w("sdt"):
                tag = _value(each.find(w("sdtPr")), "tag")
                self._emit(made, ("control", tag, tuple(self._runs(each.find(w("sdtContent"))))))
        return made

    def _hyperlink(self, link: Element) -> list[object]:
        content = self._runs(link)
        relation = link.get(f"{{{_R}}}id")
        if relation is None:
            return [("reference", link.get(w("anchor")))]
        return [("link", self._target(relation), tuple(_merged(content)))]

    def _target(self, relation: str) -> str:
        folder, name = posixpath.split(self._part)
        relations = etree.fromstring(self._parts[f"{folder}/_rels/{name}.rels"])
        return next(each.get("Target") for each in relations if each.get("Id") == relation)

    def _run(self, run: Element, made: list[object]) -> None:
        look = _look(run)
        for each in run:
            name = etree.QName(each).localname
            if name == "fldChar":
                self._field(each.get(w("fldCharType")), made)
            elif name == "instrText":
                self._fields[-1].code += each.text or ""
            elif name == "t":
                self._emit(made, ("text", each.text or "", look))
            elif name in ("tab", "br", "softHyphen", "noBreakHyphen", "footnoteRef"):
                self._emit(made, ("mark", name, each.get(w("type")), look))
            elif name == "drawing":
                self._emit(made, self._picture(each))
            elif name == "footnoteReference":
                self._emit(made, ("note", *self._note(each.get(w("id")))))

    def _note(self, number: str) -> list[object]:
        part, self._part = self._part, "word/footnotes.xml"
        fields, self._fields = self._fields, []
        made = self.blocks(self.notes[number])
        self._part, self._fields = part, fields
        return made

    def _picture(self, drawing: Element) -> object:
        relation = next(drawing.iter("{*}blip")).get(f"{{{_R}}}embed")
        data = self._parts[posixpath.normpath(posixpath.join("word", self._target(relation)))]
        return ("picture", hashlib.sha256(data).hexdigest(), next(drawing.iter("{*}docPr")).get("descr"))

    def _emit(self, made: list[object], *what: object) -> None:
        (self._fields[-1].content if self._fields else made).extend(what)

    def _field(self, kind: str, made: list[object]) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "end":
            done = self._fields.pop()
            self._emit(made, *_said(done))


def _said(done: _Field) -> Iterator[object]:
    code = done.code.split()
    if code[0] == "HYPERLINK" and code[1] == "\\l":
        yield ("reference", code[2].strip('"'))
    elif code[0] == "HYPERLINK":
        yield ("link", code[1].strip('"'), tuple(_merged(done.content)))
    elif code[0] == "REF":
        yield ("reference", code[1])
    elif code[0] not in ("PAGEREF", "TOC"):
        yield ("field", " ".join(code))


def _merged(runs: list[object]) -> list[object]:
    """Text that looks alike as one."""
    made: list[object] = []
    for each in runs:
        last = made[-1] if made else None
        if each[0] == "text" and last is not None and last[0] == "text" and last[2] == each[2]:
            made[-1] = ("text", last[1] + each[1], each[2])
        elif each != ("text", "", each[-1]):
            made.append(each)
    return made


def _drop_before_section(made: list[object]) -> None:
    """An empty paragraph may hold the end of a section, or stand before one that does."""
    while len(made) > 1 and made[-1][0] == "section" and made[-2][0] == "paragraph" and not made[-2][-1]:
        del made[-2]


def _look(run: Element) -> tuple[str, ...]:
    properties = run.find(w("rPr"))
    return tuple(sorted(etree.tostring(each, method="c14n").decode() for each in (properties if properties is not None else ())))


def _section(section: Element) -> object:
    size, numbers = section.find(w("pgSz")), section.find(w("pgNumType"))
    start = numbers.get(w("start")) if numbers is not None else None
    return ("section", size.get(w("orient"), "portrait"), start, section.find(w("titlePg")) is not None)


def _is_contents(control: Element) -> bool:
    return control.find(f"{w('sdtPr')}/{w('docPartObj')}") is not None


def _children(parent: Element | None, name: str) -> list[Element]:
    return parent.findall(w(name)) if parent is not None else []


def _value(parent: Element | None, name: str) -> str | None:
    child = parent.find(w(name)) if parent is not None else None
    return None if child is None else child.get(w("val"))
