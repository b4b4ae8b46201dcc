"""The text in its slot: blocks one after the other, and the sections that lying pages need."""

from __future__ import annotations

import copy

from planverk.model.content import Blocks, BulletList, Landscape, NumberedHeading, PageBreak, Paragraph, Text
from planverk.model.document import Document, Draft
from planverk.writers.docx.flow import Flow, Job, Waiting
from planverk.writers.docx.form import Form
from planverk.writers.docx.furniture import draw_out, own_references
from planverk.writers.docx.marks import Marks
from planverk.writers.docx.package import Package
from planverk.writers.docx.sections import closing, continue_pages, end_section, is_landscape, sheet, turned
from planverk.writers.docx.slot import Slot
from planverk.writers.docx.xml import Element


class Body:
    """Writes a document's blocks into the slot's section, turning the page where a block asks for it."""

    def __init__(self, job: Job, package: Package, slot: Slot) -> None:
        self._slot = slot
        self._upright = slot.section
        self._may_turn = slot.top_level and not is_landscape(slot.section)
        self._lying: Element | None = None
        self._turned = False
        self._begun = slot.has_before
        room = sheet(slot.section)
        self._package = package
        self._styles = job.styles
        self._number = job.pictures.number
        self._flow = Flow(job, package.relations(package.document), room.width, room.height, base=job.styles.role("body"))

    def write(self, document: Document) -> str:
        """The XML of the whole text. The slot's section is changed where lying pages divide it."""
        marks = Marks(document.sending)
        for block in document.body:
            if isinstance(block, Landscape) and self._may_turn:
                self._turn(True)
                marks.write(self._flow, block.blocks)
            elif isinstance(block, PageBreak):  # turning the page is a break already
                marks.skip()
                self._flow.waiting.page_break = True
            else:
                self._turn(False)
                marks.write(self._flow, (block,))
        if document.draft is not None:
            self._turn(False)
            self._flow.write(findings(document.draft))
        self._end()
        return "".join(self._flow.out)

    def _turn(self, lying: bool) -> None:
        if lying == self._turned:
            return
        if self._begun or self._flow.out:
            self._close()
        self._turned = lying
        self._begun = False
        room = sheet(self._properties())
        self._flow = self._flow.inside(width=room.width, height=room.height, waiting=Waiting(ids=self._flow.waiting.ids))

    def _properties(self) -> Element:
        if not self._turned:
            return self._upright
        if self._lying is None:
            self._lying = self._laid_down()
        return self._lying

    def _laid_down(self) -> Element:
        """The section on its side, with headers and footers as wide as its page."""
        own_references(self._upright, self._package.tree(self._package.document))
        lying = turned(self._upright)
        if self._begun or self._flow.out:
            continue_pages(lying)
        draw_out(self._package, self._styles, lying, sheet(lying).width / sheet(self._upright).width, self._number)
        return lying

    def _close(self) -> None:
        """End the section that is being written; the ones after it go on from it."""
        end_section(self._flow.out, closing(self._properties()))
        continue_pages(self._upright)
        if self._lying is not None:
            continue_pages(self._lying)

    def _end(self) -> None:
        """What follows the slot in the template is upright again; where nothing does, its section takes the last pages' form."""
        waiting = self._flow.waiting
        if self._turned and self._slot.has_after:
            self._turn(False)
        elif self._turned:
            self._take_form()
        elif waiting.page_break and self._slot.has_after:
            self._flow.paragraph('<w:r><w:br w:type="page"/></w:r>')
        if self._flow.waiting.ids or not self._flow.out or waiting.after_table:
            self._flow.paragraph("", Form(self._flow.base))

    def _take_form(self) -> None:
        """Make the slot's section lie as the last pages do, with the headers and footers that were drawn out for them."""
        self._slot.section[:] = [copy.deepcopy(each) for each in self._properties()]


def findings(draft: Draft) -> Blocks:
    """What remains to be mended, at the end of a draft."""
    if not draft.findings:
        return ()
    items = tuple((Paragraph((Text(finding),)),) for finding in draft.findings)
    return (NumberedHeading(1, (Text(draft.findings_title),), "", "unnumbered", in_contents=False), BulletList(items))
