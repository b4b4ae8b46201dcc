"""The part of a Word file that holds its footnotes, and the mark that calls them."""

from __future__ import annotations

from planverk.writers.docx.blank import FOOTNOTES
from planverk.writers.docx.package import Package, Relations
from planverk.writers.docx.styles import Styles
from planverk.writers.docx.xml import Element, attribute, qn, slot, spliced


class Footnotes:
    """The footnotes of one document, in the order of their calls. The part is made with the first one."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self.mark = _mark_properties(styles)
        self._root: Element | None = None
        self._next = 1
        self._written: list[str] = []

    @property
    def relations(self) -> Relations:
        """The relationships of the part; there is one once a note has its number."""
        return self._package.relations(self._package.related("footnotes") or "")

    def number(self) -> int:
        """The number of a new note, unlike those of the template's own."""
        if self._root is None:
            self._root = self._package.part("footnotes", FOOTNOTES)
            self._next = 1 + max((int(note.get(qn("w:id"), "0")) for note in self._root), default=0)
        self._next += 1
        return self._next - 1

    def add(self, number: int, paragraphs: str) -> None:
        """Add a note."""
        self._written.append(f'<w:footnote w:id="{number}">{paragraphs}</w:footnote>')

    def finish(self) -> bool:
        """Put the notes into their part; False where there are none."""
        part = self._package.related("footnotes")
        if self._root is None or part is None:
            return False
        self._root.append(slot())
        self._package.replace(part, spliced(self._root, "".join(self._written)))
        return True


def _mark_properties(styles: Styles) -> str:
    style = styles.role("footnote-mark", "character")
    inner = f'<w:rStyle w:val="{attribute(style)}"/>' if style else '<w:vertAlign w:val="superscript"/>'
    return f"<w:rPr>{inner}</w:rPr>"
