"""Real lists: bullets and numbers that Word counts, and items that hold more than a line."""

from __future__ import annotations

from dataclasses import replace

from planverk.model.content import Blocks, BulletList, OrderedList, Paragraph
from planverk.writers.docx.flow import Flow
from planverk.writers.docx.form import Form
from planverk.writers.docx.inlines import runs
from planverk.writers.docx.revised_items import write_item

_COMPACT = 284  # twips that a list in a cell or a note stands in, where room is dear: 5 mm


def write_bullets(flow: Flow, block: BulletList) -> None:
    """Write a list with bullets."""
    _write_items(flow, block.items, *flow.job.lists.bullet(flow.depth, flow.compact))


def write_ordered(flow: Flow, block: OrderedList) -> None:
    """Write a numbered list; it starts at its own number, whatever stood before."""
    _write_items(flow, block.items, *flow.job.lists.ordered(block.kind, block.start, flow.depth, flow.shelf))


def _write_items(flow: Flow, items: tuple[Blocks, ...], form: Form, left: int) -> None:
    """An item's first paragraph carries the mark; what follows in the item stands under its text."""
    base = flow.base
    if flow.compact:  # in a cell or a note a list looks like the text around it, and stands close
        left = _COMPACT * (flow.depth + 1)
        form = replace(form, style=base, indent=f'<w:ind w:left="{left}" w:hanging="{_COMPACT}"/>')
    elif base == flow.job.styles.role("body"):
        base = flow.job.lists.more()
    inner = flow.inside(base=base, left=left, depth=flow.depth + 1)
    for item in items:
        first = item[0] if item else None
        if flow.job.revisions is not None:
            write_item(flow, inner, item, form)
        elif isinstance(first, Paragraph):
            flow.paragraph(runs(flow, first.content), form)
            inner.write(item[1:])
        else:
            flow.paragraph("", form)
            inner.write(item)
