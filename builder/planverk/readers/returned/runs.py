"""Runs of a paragraph: text, marks, links, notes and pictures, who inserted or deleted them, and fields that Word renews."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from planverk.model.ids import id_of_bookmark
from planverk.model.returned import PLAIN, Marks, Piece, PieceKind, Tracked
from planverk.readers.returned.names import M
from planverk.readers.returned.opening import Package, Relation
from planverk.readers.returned.styles import Styles
from planverk.readers.returned.symbols import letter
from planverk.readers.template.xml import WP, A, Element, R, V, W, child

_ELEMENTS = "*"  # lxml: no comments and no processing instructions
_OF_PAGES = ("PAGEREF", "PAGE", "NUMPAGES", "TOC")  # fields whose result is nobody's words
_COUNTED = (*_OF_PAGES, "SEQ")
_REFERENCE = re.compile(r"\s*REF\s+(\S+)")
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+"?([^"\s]+)|"([^"]+)"(?:.*?\\l\s+"([^"]+)")?)')
# What LibreOffice makes of a field in the first or last paragraph of a control: words, with the number that it showed.
_LEAKED = re.compile(r"[ ]?(?:SEQ|REF) \w+(?: \\[A-Za-z*]+| ARABIC| MERGEFORMAT)+ ?(\d+(?:\.\d+)*)?")
_JOINER = "\u200d"  # what LibreOffice puts into the empty cells of a tracked row
_NUMBER_PREFIX = "n"  # of the bookmark round a caption's number (writers/docx/bookmarks)


@dataclass
class _Field:
    """A complex field that is open: what it is, whether its result has begun, and the tracked changes that it stands in."""

    instruction: str = ""
    in_result: bool = False
    told: bool = False
    changes: tuple[Tracked, ...] = ()


@dataclass
class Runs:
    """Reads the runs of one part of a file. Fields may begin in one paragraph and end in another.

    With `plain` references, links within the document and the numbers of captions are the words that Word shows for them, as in a
    file whose fields another program has made text of.
    """

    package: Package
    styles: Styles
    relations: dict[str, Relation]
    pictures: dict[str, bytes]
    plain: bool = False
    fields: list[_Field] = field(default_factory=list)
    _over: list[tuple[bool, str]] = field(default_factory=list)
    _endless: frozenset[Element] = frozenset()

    def begin(self, part: Element) -> None:
        """Before a part is read: marks of fields that never end are none, or all that follows would be a field's."""
        opened: list[list[Element]] = []
        for mark in part.iter(W + "fldChar"):
            kind = mark.get(W + "fldCharType")
            if kind == "begin":
                opened.append([mark])
            elif kind == "end" and opened:
                opened.pop()
            elif opened:
                opened[-1].append(mark)
        self._endless = frozenset(mark for marks in opened for mark in marks)

    def written_over(self) -> tuple[str, str]:
        """What was deleted and inserted within references since it was asked for last; what Word renewed to the same is none."""
        old, new = ("".join(text for gone, text in self._over if gone is side) for side in (True, False))
        self._over.clear()
        return (old, new) if old != new else ("", "")

    def read(self, paragraph: Element) -> Iterator[Piece]:
        """The pieces of a paragraph, in order."""
        yield from self._children(paragraph, PLAIN, (), ())

    def _children(
        self, parent: Element, marks: Marks, inserted: tuple[Tracked, ...], deleted: tuple[Tracked, ...]
    ) -> Iterator[Piece]:
        for each in parent.iterchildren(tag=_ELEMENTS):
            name = each.tag.rpartition("}")[2]
            if each.tag == f"{M}t":
                yield Piece("text", each.text or "", marks, inserted, deleted)
            elif name == "r" and each.tag.startswith(W):
                yield from self._run(each, marks, inserted, deleted)
            elif name in ("ins", "moveTo"):
                yield from self._children(each, marks, (*inserted, tracked(each)), deleted)
            elif name in ("del", "moveFrom"):
                yield from self._children(each, marks, inserted, (*deleted, tracked(each)))
            elif name == "hyperlink":
                yield from self._children(each, replace(marks, link=self._target(each)), inserted, deleted)
            elif name == "fldSimple":
                self.fields.append(_Field(each.get(W + "instr", "")))
                yield from self._begin_result(marks, inserted, deleted)
                yield from self._children(each, marks, inserted, deleted)
                self.fields.pop()
            elif name == "sdt":
                content = child(each, "sdtContent")
                yield from self._children(content, marks, inserted, deleted) if content is not None else ()
            elif name == "AlternateContent":
                first = next(each.iterchildren(tag=_ELEMENTS), None)
                yield from self._children(first, marks, inserted, deleted) if first is not None else ()
            elif name in ("smartTag", "customXml", "bdo", "dir", "oMath", "oMathPara") or each.tag.startswith(M):
                yield from self._children(each, marks, inserted, deleted)

    def _run(self, run: Element, around: Marks, inserted: tuple[Tracked, ...], deleted: tuple[Tracked, ...]) -> Iterator[Piece]:
        properties = child(run, "rPr")
        marks = _linked(self.styles.marks(properties), around.link)
        before, formatted = self._before(properties, marks)
        for each in run.iterchildren(tag=_ELEMENTS):
            name = each.tag.rpartition("}")[2]
            if name == "fldChar" and each not in self._endless:
                yield from self._field_mark(each, marks, inserted, deleted)
            elif name in ("instrText", "delInstrText"):
                if self.fields and not self.fields[-1].in_result:
                    self.fields[-1].instruction += each.text or ""
            elif not self._is_silent(self.fields):
                link = marks.link or self._link_of_field()
                for kind, text, alt in self._said(each, name):
                    yield Piece(kind, text, _linked(marks, link), inserted, deleted, _linked(before, link), formatted, alt)
            elif self._is_written_over((*inserted, *deleted)):
                self._over += [(bool(deleted), text) for _, text, _ in self._said(each, name)]

    def _is_written_over(self, changes: tuple[Tracked, ...]) -> bool:
        """True within the words of a reference, for changes that are not of the whole of it."""
        opened = self.fields[-1]
        return opened.in_result and changes != opened.changes and not self.plain and bool(_reference(opened.instruction))

    def _before(self, properties: Element | None, marks: Marks) -> tuple[Marks, Tracked | None]:
        """How the run was marked before a tracked change of its format."""
        change = child(properties, "rPrChange")
        if change is None:
            return marks, None
        return replace(self.styles.marks(child(change, "rPr")), link=marks.link), tracked(change)

    def _said(self, element: Element, name: str) -> Iterator[tuple[PieceKind, str, str]]:
        """What one thing in a run says: its kind, its text, and for a picture the words that describe it."""
        if name in ("t", "delText"):
            yield "text", _LEAKED.sub(r"\1" if self.plain else "", (element.text or "").replace(_JOINER, "")), ""
        elif name == "tab" or name == "ptab":
            yield "text", "\t", ""
        elif name == "noBreakHyphen":
            yield "text", "-", ""
        elif name in ("br", "cr") and element.get(W + "type") in (None, "textWrapping"):
            yield "break", "", ""
        elif name == "sym":
            yield "text", letter(str(element.get(W + "font") or ""), str(element.get(W + "char") or "")), ""
        elif name in ("footnoteReference", "endnoteReference"):
            kind = name.removesuffix("Reference")
            yield "note", f"{kind} {element.get(W + 'id') or ''}", ""
        elif name in ("drawing", "pict", "object"):
            yield from self._picture(element)
        elif name == "AlternateContent":
            first = next((each for each in element.iterchildren(tag=_ELEMENTS)), None)
            for each in first.iterchildren(tag=_ELEMENTS) if first is not None else ():
                yield from self._said(each, each.tag.rpartition("}")[2])

    def _picture(self, drawing: Element) -> Iterator[tuple[PieceKind, str, str]]:
        blip = next(drawing.iter(f"{A}blip", f"{V}imagedata"), None)
        if blip is None:
            return
        relation = self.relations.get(blip.get(f"{R}embed") or blip.get(f"{R}id") or "")
        data = self.package.parts.get(relation.target) if relation is not None and not relation.external else None
        if relation is None or data is None:
            return
        key = f"{hashlib.sha256(data).hexdigest()[:16]}.{relation.target.rpartition('.')[2].lower()}"
        self.pictures[key] = data
        described = next(drawing.iter(f"{WP}docPr"), None)
        yield "picture", key, str(described.get("descr") or "") if described is not None else ""

    # ── fields and links ─────────────────────────────────────────────────────────────────────────

    def _field_mark(
        self, mark: Element, marks: Marks, inserted: tuple[Tracked, ...], deleted: tuple[Tracked, ...]
    ) -> Iterator[Piece]:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            yield from self._begin_result(marks, inserted, deleted)
        elif kind == "end" and self.fields:
            yield from self._begin_result(marks, inserted, deleted)  # a field without a result
            self.fields.pop()

    def _begin_result(self, marks: Marks, inserted: tuple[Tracked, ...], deleted: tuple[Tracked, ...]) -> Iterator[Piece]:
        """A reference is told once, in the place of the words that Word shows for it."""
        opened = self.fields[-1]
        if opened.in_result:
            return
        target = _reference(opened.instruction)
        if target and not self.plain and not self._is_silent(self.fields[:-1]):
            yield Piece("reference", target, marks, inserted, deleted, marks)
        opened.in_result, opened.changes = True, (*inserted, *deleted)

    def _is_silent(self, fields: Sequence[_Field]) -> bool:
        """True within what is nobody's words: a field's instruction, a number that Word counts, the words of a reference."""
        return any(not each.in_result or _is_counted(each.instruction, self.plain) for each in fields)

    def _link_of_field(self) -> str:
        found = next((found for each in reversed(self.fields) if (found := _LINK.match(each.instruction))), None)
        if found is None:
            return ""
        inner = found[1] or found[3]
        return self._inner(inner) if inner else found[2] or ""

    def _target(self, link: Element) -> str:
        anchor = str(link.get(W + "anchor") or "")
        relation = self.relations.get(link.get(f"{R}id") or "")
        if relation is not None and relation.external:
            return relation.target
        return self._inner(anchor)

    def _inner(self, bookmark: str) -> str:
        """A link within the document, if it leads to an id of ours."""
        inner = id_of_bookmark(bookmark)
        return f"#{inner}" if inner and not self.plain else ""


def _linked(marks: Marks, link: str) -> Marks:
    return marks if marks.link == link else replace(marks, link=link)


def tracked(element: Element) -> Tracked:
    """Who made the change that `element` tells of."""
    return Tracked(" ".join(str(element.get(W + "author") or "").split()), str(element.get(W + "date") or ""))


def _is_counted(instruction: str, plain: bool) -> bool:
    """True for a field whose words Word makes: a number that it counts, or a reference."""
    kind = instruction.split()[0].upper() if instruction.strip() else ""
    return kind in _OF_PAGES if plain else kind in _COUNTED or bool(_reference(instruction))


def _reference(instruction: str) -> str:
    """The id that a reference field leads to; empty for another field, or one to a bookmark that is none of ours."""
    found = _REFERENCE.match(instruction)
    if found is None:
        return ""
    return id_of_bookmark(found[1]) or id_of_bookmark(found[1].removeprefix(_NUMBER_PREFIX)) or ""
