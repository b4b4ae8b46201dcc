"""Captions: the word and a sequence field, a bookmark round both and one round the number."""

from __future__ import annotations

import re

from planverk.model.content import Caption, CaptionedFigure, CaptionedTable, Figure, plain
from planverk.writers.docx.flow import Flow
from planverk.writers.docx.form import Form
from planverk.writers.docx.inlines import field, runs, text
from planverk.writers.docx.tables import write_table
from planverk.writers.docx.texts import SEPARATOR
from planverk.writers.docx.xml import attribute

_OF_THE_PAGE = 0.85  # a picture leaves room for its caption


def sequence(label: str) -> str:
    """The name of Word's sequence for captions of that word; one word, as a field wants it."""
    return re.sub(r"\W+", "_", label) or "_"


def write_captioned_table(flow: Flow, block: CaptionedTable) -> None:
    """The caption above, then the table."""
    _write_caption(flow, block.caption, keep=True)
    write_table(flow, block.table, plain(block.caption.content))


def write_captioned_figure(flow: Flow, block: CaptionedFigure) -> None:
    """The picture, then the caption below."""
    write_figure(flow, block.figure, keep=True)
    _write_caption(flow, block.caption, keep=False)


def write_figure(flow: Flow, figure: Figure, keep: bool = False) -> None:
    """A picture in a paragraph of its own, and its words where it is without number."""
    flow.wait(figure.id)
    room = flow.width - flow.left, flow.height * _OF_THE_PAGE
    picture = flow.job.pictures.run(flow.relations, figure.source, figure.alt, *room) or text(figure.alt)
    bare = bool(figure.caption) and not keep
    flow.paragraph(picture, Form(flow.style("figure"), keep=keep or bare))
    if bare:
        flow.paragraph(runs(flow, figure.caption), Form(flow.style("caption")))


def _write_caption(flow: Flow, caption: Caption, keep: bool) -> None:
    label = f"{caption.label}\u00a0"
    number = field(f"SEQ {attribute(sequence(caption.label))} \\* ARABIC", text(str(caption.number)))
    named = flow.around(caption.id, text(label) + flow.around(caption.id, number, "n"))
    words = text(SEPARATOR) + runs(flow, caption.content) if caption.content else ""
    flow.paragraph(named + words, Form(flow.style("caption"), keep=keep))
