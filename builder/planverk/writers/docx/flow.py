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
from planverk.writers.docx.revisions import Mark, Revisions
from planverk.writers.docx.sides import BOTH, NEW, OLD
from planverk.writers.docx.styles import Styles
from planverk.writers.docx.tails import Tail, Written, is_range


@dataclass(frozen=True)
class Job:
    """What the writing of one document shares. `compose` writes blocks into a flow, `call_note`
    gives the mark of a footnote that it writes. In a redline there are `revisions`, and `former` holds the targets of the older
    text; else `targets` hold all."""

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
    revisions: Revisions | None = None
    former: Mapping[str, Target] = field(default_factory=dict)


@dataclass
class Waiting:
    """What the next paragraph has to carry: a page break, ids, room after a table or a list of measures, runs in front of it.

    But for ids and runs it is told for which of a redline's two texts (sides.OLD, NEW or BOTH).
    """

    page_break: int = 0
    ids: list[str] = field(default_factory=list)
    after_table: int = 0
    after_list: int = 0
    lead: str = ""

    def without(self, sides: int) -> Waiting:
        """What still waits where these texts begin a page anyway."""
        return Waiting(self.page_break & ~sides, self.ids, self.after_table & ~sides)

    def take(self, sides: int) -> None:
        """Forget what a paragraph of these texts carries."""
        self.page_break &= ~sides
        self.after_table &= ~sides
        self.after_list &= ~sides
        self.lead = ""


@dataclass
class Flow:
    """Where blocks go: `out` takes one piece of XML per paragraph or table. Lengths in twips.

    `base` is the style of paragraphs that have no role, `left` how far they stand in (in a list), `depth` the list level from 0,
    `shelf` how many times lists began anew inside another list's item (in a table's cell); `compact` is set in cells and notes,
    `look` is how runs look that are not marked otherwise. `mark` and `sides` tell of text that only one of a redline's two texts
    has; `keep` holds paragraphs on the page of what follows; `tail` then knows the paragraphs that were written last.
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
    keep: bool = False
    look: Look = Look()
    out: list[str] = field(default_factory=list)
    waiting: Waiting = field(default_factory=Waiting)
    mark: Mark | None = None
    sides: int = BOTH
    tail: Tail = field(default_factory=Tail)

    def write(self, blocks: Blocks) -> None:
        self.job.compose(self, blocks)

    def inside(self, **changes: object) -> Flow:
        """The same stream, with other settings for what is written through it."""
        return replace(self, **changes)  # type: ignore[arg-type]  # the settings' names are those of the fields

    def marked(self, mark: Mark | None) -> Flow:
        """The same stream, for what is marked so; the mark of what is around it counts before its own."""
        return self if mark is None or self.mark is not None else self.inside(mark=mark, sides=mark.sides)

    def only(self, sides: int, change: str = "") -> Flow:
        """The same stream, for something that Word's form asks for in these texts alone (0 for neither)."""
        if sides == self.sides:
            return self
        mark = Mark("deleted" if sides == OLD else "inserted", change or self.tail.change)
        return self.inside(mark=mark, sides=sides)

    def style(self, role: str) -> str:
        """The id of the role's paragraph style, that of the text around where it has none."""
        return self.job.styles.role(role) or self.base

    def around(self, name: str, runs: str, prefix: str = "") -> str:
        """Runs within the bookmark of that id. Where both texts of a redline have the id, the newer keeps it."""
        return runs if self.keeps(name) else self.job.bookmarks.around(name, runs, prefix)

    def wait(self, name: str) -> None:
        """Have the next paragraph carry the bookmark of that id."""
        if name and not self.keeps(name):
            self.waiting.ids.append(name)

    def keeps(self, name: str) -> bool:
        """True where the bookmark of that id is kept for the newer text of a redline."""
        return self.sides == OLD and name in self.job.targets

    def paragraph(self, runs: str, form: Form = PLAIN, before: str | None = None, ready: bool = False) -> None:
        """Add a paragraph of these runs. In a redline: `before` are the properties that the older text has, where it has other
        ones; `ready` says that the runs have their marks."""
        if self.job.revisions is not None and self.mark is not None and not ready:
            runs = self.job.revisions.around(self.mark, self._commented(runs))
        for each in self.waiting.ids:  # outside the marks: what these ids are of is there though this paragraph may not be
            runs = self.job.bookmarks.around(each, runs)
        runs = self.waiting.lead + runs
        if self.job.revisions is None:
            properties = self.properties(form)
            self.out.append(f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>")
        else:
            self._add(self.job.revisions, runs, form, before)
        self.waiting.ids.clear()
        self.waiting.take(self.sides)

    def _commented(self, runs: str) -> str:
        """The comment of a change in a note stands at its call, see notes."""
        if self.job.revisions is None or self.mark is None or self.in_note:
            return runs
        return self.job.revisions.commented(self.mark.change, runs)

    def _add(self, revisions: Revisions, runs: str, form: Form, before: str | None) -> None:
        if before is None and self.waiting.page_break in (0, BOTH):
            before = new = self.properties(form)
        else:
            new = self.properties(form, NEW)
            before = self.properties(form, OLD) if before is None else before
        written = Written(runs, new, before, self.sides, self.mark)
        self.tail.add(len(self.out), written)
        self.out.append(written.xml(revisions, self.tail.change))

    def properties(self, form: Form, side: int = BOTH) -> str:
        """The properties of the next paragraph, as the content of `w:pPr`, in one text of a redline."""
        keep = "<w:keepNext/>" if form.keep or self.keep else ""
        page_break = "<w:pageBreakBefore/>" if self.waiting.page_break & side & self.sides else ""
        number = ""
        if form.number is not None:
            number = f'<w:numPr><w:ilvl w:val="{form.number[1]}"/><w:numId w:val="{form.number[0]}"/></w:numPr>'
        return (
            f"{self.job.styles.mark(form.style)}{keep}{page_break}{number}{form.border}{form.tabs}"
            f"{form.spacing or self._room(form)}{form.indent or self._indent(form)}{form.align or self._align()}{form.outline}"
        )

    def _room(self, form: Form) -> str:
        """Text that follows a table at once would touch it: give it at least the room that follows a paragraph of body text."""
        if not self.waiting.after_table & self.sides:
            return ""
        space = self.job.styles.space(self.job.styles.role("body"), "after")
        return f'<w:spacing w:before="{space}"/>' if space > self.job.styles.space(form.style, "before") else ""

    def _indent(self, form: Form) -> str:
        return f'<w:ind w:left="{self.left}"/>' if self.left and form.number is None else ""

    def _align(self) -> str:
        return f'<w:jc w:val="{self.align}"/>' if self.align else ""

    def table(self, xml: str) -> None:
        """Add a table; Word would make one of two that have no paragraph between them."""
        if self.waiting.lead:  # in a note the number cannot stand in a table
            self.paragraph("", Form(self.base), ready=True)
        touched = self.waiting.after_table & self.sides
        if touched or next((each for each in reversed(self.out) if not is_range(each)), "").startswith("<w:tbl>"):
            self.only(touched).paragraph("", ready=True)
        self.other(xml)
        self.waiting.after_table |= self.sides

    def other(self, xml: str) -> None:
        """Add what is no paragraph."""
        self.tail.others[len(self.out)] = self.sides
        self.out.append(xml)

    def closed(self) -> str:
        """Everything written, ending in a paragraph as the content of a cell, a note or a text box must."""
        self.end()
        return "".join(self.out)

    def end(self) -> None:
        """See that the content ends in a paragraph, which no change takes away."""
        waiting = self.waiting
        if not self.out or waiting.after_table or waiting.ids:
            self.only(waiting.after_table or self.sides).paragraph("", Form(self.base), ready=True)
        if self.job.revisions is not None and self.sides == BOTH:
            self.tail.settle(self.out, self.job.revisions, lambda: self.properties(Form(self.base), 0))
