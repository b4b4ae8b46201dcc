"""Paragraphs and tables of a part of a Word file, with the bookmarks that begin in them and the comments that stand at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from planverk.model.ids import TEXT_END, TEXT_MARK
from planverk.model.returned import Grid, Line, Part, TableRow, Tracked
from planverk.readers.returned.runs import Runs, tracked
from planverk.readers.template.xml import Element, W, child

_MOST_QUOTED = 400  # letters of the words that a comment stands at
_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")


@dataclass
class Quoted:
    """The words that a comment stands at, as far as they are read, and the part that they begin in."""

    part: int
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())[:_MOST_QUOTED]


@dataclass
class Parts:
    """Reads one part of a file. `quoted` has what comments stand at, by the comment's number."""

    runs: Runs
    quoted: dict[str, Quoted] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)
    _count: int = 0
    _numbers: dict[str, str] = field(default_factory=dict)
    _waiting: list[str] = field(default_factory=list)
    _comments: bool = False
    _ended: bool = False

    def read(self, container: Element) -> tuple[Part, ...]:
        """The paragraphs and tables of the document's body, a note or a cell."""
        self.runs.begin(container)
        self._comments = next(container.iter(W + "commentRangeStart"), None) is not None
        return tuple(self._top(container))

    def _top(self, container: Element) -> Iterator[Part]:
        for part in self._parts(container, True):
            self._count += 1
            yield part

    def _parts(self, container: Element, top: bool) -> Iterator[Part]:
        for each in container.iterchildren(tag="*"):
            name = each.tag.rpartition("}")[2]
            if name == "p":
                line = self._line(each)
                if line is not None:
                    yield line
            elif name == "tbl":
                yield Grid(tuple(self._rows(each)))
            elif name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"):
                self._between(each, name)
            elif name in _WRAPPERS:
                yield from self._parts(each, top)

    def _between(self, mark: Element, name: str) -> None:
        number = str(mark.get(W + "id") or "")
        if name == "bookmarkStart":
            self._numbers[number] = str(mark.get(W + "name") or "")
            self._waiting.append(self._numbers[number])
        elif name == "bookmarkEnd":
            self._ended = self._ended or self._numbers.get(number) == TEXT_MARK
        elif name == "commentRangeStart":
            self._begin(number)
        else:
            self._open.discard(number)

    def _line(self, paragraph: Element) -> Line | None:
        """A paragraph; None for a line of a contents list."""
        properties = child(paragraph, "pPr")
        pieces = tuple(self.runs.read(paragraph))
        over = self.runs.written_over()
        self._listen(paragraph)
        if self.runs.styles.is_page_list(properties):
            return None
        anchors = (*self._waiting, *(str(each.get(W + "name") or "") for each in paragraph.iter(W + "bookmarkStart")))
        anchors = (*anchors, TEXT_END) if self._ended else anchors
        self._waiting.clear()
        form = self.runs.styles.form(properties)
        mark = child(properties, "rPr")
        change = child(properties, "pPrChange")
        before = self.runs.styles.form(child(change, "pPr")) if change is not None else form
        return Line(
            pieces,
            form,
            anchors,
            _made(mark, "ins", "moveTo"),
            _made(mark, "del", "moveFrom"),
            before,
            tracked(change) if change is not None else None,
            written_over=over,
        )

    def _rows(self, table: Element) -> Iterator[TableRow]:
        for row in _inside(table, "tr"):
            properties = child(row, "trPr")
            cells = list(self._cells(row, properties))
            inserted, deleted = (tuple(_made(own, name) for _, own in cells) for name in ("cellIns", "cellDel"))
            yield TableRow(
                tuple(parts for parts, _ in cells),
                child(properties, "tblHeader") is not None,
                _made(properties, "ins"),
                _made(properties, "del"),
                inserted if any(inserted) else (),
                deleted if any(deleted) else (),
            )

    def _cells(self, row: Element, properties: Element | None) -> Iterator[tuple[tuple[Part, ...], Element | None]]:
        """The cells of a row with their properties, one for each column: a cell that was joined with the next ones is followed by
        empty ones, so that what stands after it keeps its column."""
        empty: tuple[Part, ...] = (Line((), self.runs.styles.form(None)),)
        yield from [(empty, None)] * _number(child(properties, "gridBefore"), 0)
        for cell in _inside(row, "tc"):
            own = child(cell, "tcPr")
            yield tuple(self._parts(cell, False)), own
            yield from [(empty, own)] * (_number(child(own, "gridSpan"), 1) - 1)
        yield from [(empty, None)] * _number(child(properties, "gridAfter"), 0)

    # ── comments ─────────────────────────────────────────────────────────────────────────────────

    def _begin(self, number: str) -> None:
        self._open.add(number)
        self.quoted.setdefault(number, Quoted(self._count))

    def _listen(self, paragraph: Element) -> None:
        """Hands the words of a paragraph to the comments that are open."""
        if not (self._open or self._comments):
            return
        for each in paragraph.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference", W + "t"):
            number = str(each.get(W + "id") or "")
            if each.tag == W + "commentRangeStart":
                self._begin(number)
            elif each.tag == W + "commentRangeEnd":
                self._open.discard(number)
            elif each.tag == W + "commentReference":
                self.quoted.setdefault(number, Quoted(self._count))
            else:
                for opened in self._open:
                    self.quoted[opened].words.append(each.text or "")
        for opened in self._open:
            self.quoted[opened].words.append(" ")


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The children of that name, those in content controls too."""
    for each in parent.iterchildren(tag="*"):
        local = each.tag.rpartition("}")[2]
        if local == name:
            yield each
        elif local in _WRAPPERS:
            yield from _inside(each, name)


def _made(properties: Element | None, *names: str) -> tuple[Tracked, ...]:
    found = (child(properties, name) for name in names)
    return tuple(tracked(each) for each in found if each is not None)


def _number(element: Element | None, otherwise: int) -> int:
    """A number of columns; `otherwise` where none is given, and never more than Word has in a table (63)."""
    value = str(element.get(W + "val") or "") if element is not None else ""
    return min(int(value), 63) if value.isdecimal() else otherwise
