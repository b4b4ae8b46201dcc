"""Tracked changes: the marks that Word shows, and lets people accept or reject (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planverk.model.content import RevisionKind
from planverk.model.document import Document, Revision
from planverk.writers.docx.comments import Comments
from planverk.writers.docx.sides import NEW, OLD, of_kind
from planverk.writers.docx.xml import attribute

# LibreOffice makes one mark of two changes that meet, of one person and less than two minutes apart, with the end of a paragraph
# between them in it; rejecting that joins paragraphs. So changes that stand near each other have each a time of their own.
_APART, _TIMES = 2, 5
_UNKNOWN = "planverk"  # Word asks for an author
_TEXT = re.compile(r"<(/?)w:t(?=[ >])")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?")


@dataclass(frozen=True)
class Mark:
    """What a stretch of text is marked as: `change` as in Revised, `moved` where it is one half of a move."""

    kind: RevisionKind
    change: str = ""
    moved: bool = False

    @property
    def sides(self) -> int:
        return of_kind(self.kind)


_RUNS = {
    ("inserted", False): "ins",
    ("deleted", False): "del",
    ("inserted", True): "moveTo",
    ("deleted", True): "moveFrom",
}


class Revisions:
    """The marks of one redline: each has a number of its own, and the author and date of its change."""

    def __init__(self, document: Document, comments: Comments, first: int) -> None:
        self._told: Mapping[str, Revision] = document.revisions
        self._otherwise = Revision(document.properties.author or _UNKNOWN, document.properties.date)
        self._signed: dict[str, str] = {}
        self._next = first
        self.comments = comments

    def number(self) -> int:
        """A number that no other mark in the file has."""
        self._next += 1
        return self._next - 1

    def about(self, change: str) -> str:
        """The attributes of a new mark of that change."""
        return f'w:id="{self.number()}"{self.signed(change)}'

    def signed(self, change: str) -> str:
        """Who made a change and when, as attributes with a space before them."""
        if change not in self._signed:
            minute = _APART * (len(self._signed) % _TIMES)
            self._signed[change] = signature(self._told.get(change, self._otherwise), self._otherwise, minute)
        return self._signed[change]

    def sign(self, mark: Mark) -> str:
        """The mark of a paragraph's end or of a row, as an element of its properties."""
        return f"<w:{_RUNS[mark.kind, mark.moved]} {self.about(mark.change)}/>"

    def around(self, mark: Mark, runs: str) -> str:
        """Runs, marked. The text of what is deleted goes by another name; that of what moved does not."""
        if not runs:
            return ""
        name = _RUNS[mark.kind, mark.moved]
        if name == "del":
            runs = _TEXT.sub(r"<\1w:delText", runs).replace("w:instrText", "w:delInstrText")
        return f"<w:{name} {self.about(mark.change)}>{runs}</w:{name}>"

    def was(self, name: str, change: str, before: str) -> str:
        """What properties (`pPr`, `rPr`, `sectPr`) were before the change: the content that they had."""
        return f"<w:{name}Change {self.about(change)}><w:{name}>{before}</w:{name}></w:{name}Change>"

    def frame(self, mark: Mark, control: str, content: str) -> str:
        """A content control that came or went, as a pattern with two gaps: one for its properties, one for its content.
        Word marks its beginning and its end each by a range (17.13.5.4 and 17.13.5.6)."""
        name = "customXmlIns" if mark.kind == "inserted" else "customXmlDel"
        first, last = self.number(), self.number()

        def begin(number: int) -> str:
            return f'<w:{name}RangeStart w:id="{number}"{self.signed(mark.change)}/>'

        def end(number: int) -> str:
            return f'<w:{name}RangeEnd w:id="{number}"/>'

        inner = f"{end(first)}{self.around(mark, content)}{begin(last)}"
        return f"{begin(first)}<w:sdt>{control}<w:sdtContent>{inner}</w:sdtContent></w:sdt>{end(last)}"

    def commented(self, change: str, runs: str) -> str:
        """Runs with the comment of that change, which stands where the change is first seen."""
        told = self._told.get(change)
        if told is None or not told.comment:
            return runs
        return self.comments.around(change, told, self.signed(change), runs)


def signature(told: Revision, otherwise: Revision, minute: int = 0) -> str:
    """Author and date as attributes; no date where none is known, and so many minutes past midnight where no time is. Word writes
    local time and calls it Z."""
    date = _DATE.match(told.date) or _DATE.match(otherwise.date)
    time = (date[2] or f"00:{minute:02}:00") if date else ""
    stamp = f' w:date="{date[1]}T{time if len(time) == 8 else time + ":00"}Z"' if date else ""
    return f' w:author="{attribute(told.author or otherwise.author)}"{stamp}'


def missing(sides: int, change: str) -> tuple[Mark, ...]:
    """The marks of what only these texts have: none for both, both for neither."""
    inserted = () if sides & OLD else (Mark("inserted", change),)
    deleted = () if sides & NEW else (Mark("deleted", change),)
    return inserted + deleted
