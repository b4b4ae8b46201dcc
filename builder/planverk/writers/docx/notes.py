"""A footnote where it is called: its mark in the text, its paragraphs among the footnotes."""

from __future__ import annotations

from planverk.model.content import Blocks
from planverk.writers.docx.flow import Flow, Waiting
from planverk.writers.docx.looks import Look
from planverk.writers.docx.sides import changes
from planverk.writers.docx.texts import paragraphs
from planverk.writers.docx.xml import attribute


def call_note(flow: Flow, blocks: Blocks, look: Look) -> str:
    """The mark of a new note. Word knows no note in a note: there its text stands in brackets."""
    if flow.in_note:
        return f'<w:r>{flow.job.looks.run(look)}<w:t xml:space="preserve"> ({_flat(blocks)})</w:t></w:r>'
    notes = flow.job.notes
    number = notes.number()
    inner = Flow(
        flow.job,
        notes.relations,
        flow.width,
        flow.height,
        base=flow.job.styles.role("footnote"),
        shelf=flow.shelf + (1 if flow.depth else 0),
        compact=True,
        in_note=True,
        waiting=Waiting(lead=f'<w:r>{notes.mark}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'),
        mark=flow.mark,
        sides=flow.sides,
    )
    inner.write(blocks)
    notes.add(number, inner.closed())
    return _commented(flow, blocks, f'<w:r>{notes.mark}<w:footnoteReference w:id="{number}"/></w:r>')


def _commented(flow: Flow, blocks: Blocks, call: str) -> str:
    """The call, with the comments of what changed in the note: they have no margin of their own there."""
    if flow.job.revisions is not None and flow.mark is None:
        for change in changes(blocks):
            call = flow.job.revisions.commented(change, call)
    return call


def _flat(blocks: Blocks) -> str:
    return attribute(" ".join(paragraphs(blocks)))
