"""A stream of paragraphs on its way into a part, and what everything written for one document shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from planverk.model.content import Blocks
from planverk.model.document import Document
from planverk.writers.docx.bookmarks import Bookmarks, Target
from planverk.writers.docx.footnotes import Footnotes
from planverk.writers.docx.form import PLAIN, Form
from planverk.writers.docx.headings import Headings
from planverk.writers.docx.list_forms import ListForms
from planverk.writers.docx.looks import Look, Looks
from planverk.writers.docx.package import Relations
from planverk.writers.docx.pictures import Pictures
from planverk.writers.docx.styles import Styles


@dataclass(frozen=True)
class Job:
    """What the writing of one document shares. `compose` writes blocks into a flow, `call_note`
    gives the mark of a footnote that it writes."""

    document: Document
    styles: Styles
    looks: Looks
    headings: Headings
    lists: ListForms
    bookmarks: Bookmarks
    targets: Mapping[str, Target]
    pictures: Pictures
    notes: Footnotes
    compose: Callable[[Flow, Blocks], None]
    call_note: Callable[[Flow, Blocks, Look], str]


@dataclass
class Waiting:
    """What the next paragraph has to carry: a page break, ids, room after a table or a list of measures."""

    page_break: bool = False
    ids: list[str] = field(default_factory=list)
    after_table: bool = False
    after_list: bool = False


@dataclass
class Flow:
    """Where blocks go: `out` takes one piece of XML per paragraph or table. Lengths in twips.

    `base` is the style of paragraphs that have no role, `left` how far they stand in (in a list), `depth` the list level from 0,
    `shelf` how many times lists began anew inside another list's item (in a table's cell); `compact` is set in cells and notes,
    `look` is how runs look that are not marked otherwise.
    """

    job: Job
    relations: Relations
    width: int
    height: int
    base: str = ""
    align: str = ""
    left: int = 0
    depth: int = 0
    shelf: int = 0
    quotes: int = 0
    compact: bool = False
    in_note: bool = False
    look: Look = Look()
    out: list[str] = field(default_factory=list)
    waiting: Waiting = field(default_factory=Waiting)

    def write(self, blocks: Blocks) -> None:
        self.job.compose(self, blocks)

    def inside(self, **changes: object) -> Flow:
        """The same stream, with other settings for what is written through it."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the settings' names are those of the fields

    def style(self, role: str) -> str:
        """The id of the role's paragraph style, that of the text around where it has none."""
        return self.job.styles.role(role) or self.base

    def paragraph(self, runs: str, form: Form = PLAIN) -> None:
        """Add a paragraph of these runs."""
        for each in self.waiting.ids:
            runs = self.job.bookmarks.around(each, runs)
        self.out.append(f"<w:p>{self._properties(form)}{runs}</w:p>")
        self.waiting.ids.clear()
        self.waiting.page_break = self.waiting.after_table = self.waiting.after_list = False

    def _properties(self, form: Form) -> str:
        keep = "<w:keepNext/>" if form.keep else ""
        page_break = "<w:pageBreakBefore/>" if self.waiting.page_break else ""
        number = ""
        if form.number is not None:
            number = f'<w:numPr><w:ilvl w:val="{form.number[1]}"/><w:numId w:val="{form.number[0]}"/></w:numPr>'
        inner = (
            f"{self.job.styles.mark(form.style)}{keep}{page_break}{number}{form.border}{form.tabs}"
            f"{form.spacing or self._room(form)}{form.indent or self._indent(form)}{form.align or self._align()}{form.outline}"
        )
        return f"<w:pPr>{inner}</w:pPr>" if inner else ""

    def _room(self, form: Form) -> str:
        """Text that follows a table at once would touch it: give it at least the room that follows a paragraph of body text."""
        if not self.waiting.after_table:
            return ""
        space = self.job.styles.space(self.job.styles.role("body"), "after")
        return f'<w:spacing w:before="{space}"/>' if space > self.job.styles.space(form.style, "before") else ""

    def _indent(self, form: Form) -> str:
        return f'<w:ind w:left="{self.left}"/>' if self.left and form.number is None else ""

    def _align(self) -> str:
        return f'<w:jc w:val="{self.align}"/>' if self.align else ""

    def table(self, xml: str) -> None:
        """Add a table; Word would make one of two that have no paragraph between them."""
        if self.waiting.after_table:
            self.paragraph("")
        self.out.append(xml)
        self.waiting.after_table = True

    def closed(self) -> str:
        """Everything written, ending in a paragraph as the content of a cell, a note or a text box must."""
        if not self.out or self.waiting.after_table or self.waiting.ids:
            self.paragraph("", Form(self.base))
        return "".join(self.out)
