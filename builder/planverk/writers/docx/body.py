"""The text in its slot: blocks one after the other, and the sections that lying pages need."""

from __future__ import annotations

import copy

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Landscape,
    NumberedHeading,
    PageBreak,
    Paragraph,
    RevisedBlock,
    Text,
)
from planverk.model.document import Document, Draft
from planverk.writers.docx.flow import Flow, Job
from planverk.writers.docx.furniture import REFERENCES, draw_out, own_references
from planverk.writers.docx.marks import Marks
from planverk.writers.docx.moves import Moves
from planverk.writers.docx.package import Package
from planverk.writers.docx.sections import as_first, closing, continue_pages, end_section, is_landscape, sheet, turned
from planverk.writers.docx.sides import BOTH, NEW, OLD, of_block
from planverk.writers.docx.slot import Slot
from planverk.writers.docx.xml import Element, fragment
from planverk.writers.keeping import kept


class Body:
    """Writes a document's blocks into the slot's section, turning the page where a block asks for it."""

    def __init__(self, job: Job, package: Package, slot: Slot) -> None:
        self._slot = slot
        self._upright = slot.section
        self._may_turn = slot.top_level and not is_landscape(slot.section)
        self._lying: Element | None = None
        self._turned = 0  # the texts of a redline that lie now, BOTH or none where there is one
        self._closed = 0  # those that have ended a section already
        self._first = copy.deepcopy(slot.section)
        self._begun = slot.has_before
        room = sheet(slot.section)
        self._package = package
        self._job = job
        self._flow = Flow(job, package.relations(package.document), room.width, room.height, base=job.styles.role("body"))

    def write(self, document: Document) -> str:
        """The XML of the whole text. The slot's section is changed where lying pages divide it."""
        marks = Marks(document.sending)
        moves = Moves(document.body, self._job.revisions)
        for place, (block, keep) in enumerate(kept(document.body)):
            mark, bare = moves.bare(block)
            if isinstance(bare, PageBreak):  # turning the page is a break already
                marks.skip()
                self._flow.marked(mark).write((bare,))
                continue
            lies = isinstance(bare, Landscape) and self._may_turn
            self._turn(lies, self._together(document.body, place))
            moves.begin(self._flow.out, place)
            flow = self._flow.marked(mark)
            marks.write(
                flow.inside(keep=True) if keep else flow, bare.blocks if isinstance(bare, Landscape) and lies else (bare,)
            )
            moves.end(self._flow.out, place)
        if document.draft is not None:
            self._turn(False, BOTH)
            self._flow.write(findings(document.draft))
        self._end()
        return "".join(self._flow.out)

    def _together(self, body: Blocks, start: int) -> int:
        """The texts that the pages from this block on are part of, as far as they lie, or stand, alike."""
        if of_block(body[start]) == BOTH:
            return BOTH
        lies, found = _lies(body[start]), 0
        for block in body[start:]:
            if found == BOTH or _lies(block) is not lies:  # a page break, too: it is part of neither
                break
            found |= of_block(block)
        return found

    def _turn(self, lying: bool, sides: int) -> None:
        """Turn the page for these texts, where they do not lie, or stand, so already."""
        wrong = sides & (~self._turned if lying else self._turned)
        if not wrong:
            return
        if self._begun or self._flow.out:
            self._close(wrong, not lying)
        self._turned ^= wrong
        self._begun = False
        room = sheet(self._properties(lying))
        self._flow = self._flow.inside(width=room.width, height=room.height, waiting=self._flow.waiting.without(wrong))

    def _properties(self, lying: bool) -> Element:
        if not lying:
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
        number = self._job.pictures.number
        draw_out(self._package, self._job.styles, lying, sheet(lying).width / sheet(self._upright).width, number)
        return lying

    def _close(self, sides: int, lying: bool) -> None:
        """End the section that is being written, for these texts; the ones after it go on from it."""
        end_section(self._flow, closing(self._properties(True) if lying else self._standing(sides)), sides)
        self._closed |= sides
        continue_pages(self._upright)
        if self._lying is not None:
            continue_pages(self._lying)

    def _end(self) -> None:
        """What follows the slot in the template is upright again; where nothing does, its section takes the last pages' form."""
        waiting = self._flow.waiting
        if self._turned and self._slot.has_after:
            self._turn(False, BOTH)
        elif self._turned:
            self._take_form()
        elif waiting.page_break and self._slot.has_after:
            self._flow.only(waiting.page_break).paragraph('<w:r><w:br w:type="page"/></w:r>')
        if not self._turned and self._closed in (OLD, NEW):
            self._slot.section[:] = list(self._standing(BOTH))
        self._flow.end()

    def _standing(self, sides: int) -> Element:
        """The upright section in these texts: in one that has ended none yet it is the first, which the other may have had."""
        if self._closed not in (OLD, NEW):
            return self._upright
        forms = {self._closed: self._upright, BOTH - self._closed: as_first(self._upright, self._first)}
        return self._changing(forms[NEW], forms[OLD]) if sides == BOTH else forms[sides]

    def _take_form(self) -> None:
        """Make the slot's section lie as the last pages do, with the headers and footers that were drawn out for them."""
        lying, upright = self._properties(True), self._upright
        made = lying if self._turned == BOTH else self._changing(*((lying, upright) if self._turned == NEW else (upright, lying)))
        self._slot.section[:] = [copy.deepcopy(each) for each in made]

    def _changing(self, now: Element, was: Element) -> Element:
        """A section that tells what it was in the older text; headers and footers are no part of that (17.13.5.32)."""
        made = copy.deepcopy(now)
        if self._job.revisions is not None:
            inner = "".join(closing(each) for each in was if each.tag not in REFERENCES)
            made.append(fragment(self._job.revisions.was("sectPr", self._flow.tail.change, inner)))
        return made


def _lies(block: Block) -> bool | None:
    """Whether a block lies on its page; None for one that does not say."""
    bare = block.block if isinstance(block, RevisedBlock) else block
    return None if isinstance(bare, PageBreak) else isinstance(bare, Landscape)


def findings(draft: Draft) -> Blocks:
    """What remains to be mended, at the end of a draft."""
    if not draft.findings:
        return ()
    items = tuple((Paragraph((Text(finding),)),) for finding in draft.findings)
    return (NumberedHeading(1, (Text(draft.findings_title),), "", "unnumbered", in_contents=False), BulletList(items))
