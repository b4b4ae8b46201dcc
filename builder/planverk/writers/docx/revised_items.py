"""Items of a list in a redline: what begins an item, and carries its mark, may be another thing in each of the two texts."""

from __future__ import annotations

from planverk.model.content import Block, Blocks, Paragraph, RevisedBlock
from planverk.writers.docx.flow import Flow
from planverk.writers.docx.form import Form
from planverk.writers.docx.inlines import runs
from planverk.writers.docx.revisions import Mark
from planverk.writers.docx.sides import NEW, OLD, of_block, of_blocks


def write_item(flow: Flow, inner: Flow, item: Blocks, form: Form) -> None:
    """Write an item: `form` is that of the paragraph that begins it, `inner` the stream for what follows in it."""
    waiting = of_blocks(item) & flow.sides  # the texts in which it has not begun
    change = ""
    for block in item:
        mark, bare = _unmarked(block)
        change = mark.change if mark is not None else change
        begun = of_block(block) & waiting
        waiting &= ~begun
        if begun and isinstance(bare, Paragraph):
            _begin(flow.marked(mark), inner, bare, form, begun)
            continue
        if begun:
            flow.only(begun, change).paragraph("", form, ready=True)
        inner.write((block,))
    if waiting:
        flow.paragraph("", form, ready=True)


def _unmarked(block: Block) -> tuple[Mark | None, Block]:
    if isinstance(block, RevisedBlock):
        return Mark(block.kind, block.change), block.block
    return None, block


def _begin(flow: Flow, inner: Flow, block: Paragraph, form: Form, begun: int) -> None:
    """A paragraph that begins the item in the texts `begun`; in another it may be one that follows."""
    if begun & flow.sides == flow.sides:
        flow.paragraph(runs(flow, block.content), form)
        return
    following = Form(flow.style(block.role) if block.role else inner.base)
    if begun == NEW:
        flow.paragraph(runs(flow, block.content), form, before=inner.properties(following, OLD))
    else:
        inner.paragraph(runs(flow, block.content), following, before=flow.properties(form, OLD))
