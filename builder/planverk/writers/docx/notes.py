"""A footnote where it is called: its mark in the text, its paragraphs among the footnotes."""

from __future__ import annotations

from planverk.model.content import Blocks
from planverk.writers.docx.flow import Flow, Waiting
from planverk.writers.docx.form import Form
from planverk.writers.docx.looks import Look
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
        waiting=Waiting(),
    )
    inner.write(blocks)
    mark = f'<w:r>{notes.mark}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    notes.add(number, _marked(inner, mark))
    return f'<w:r>{notes.mark}<w:footnoteReference w:id="{number}"/></w:r>'


def _marked(inner: Flow, mark: str) -> str:
    """The note's paragraphs, the number in front of the first one; in a paragraph of its own where a table comes first."""
    if not inner.out or not inner.out[0].startswith("<w:p>"):
        head = Flow(inner.job, inner.relations, inner.width, inner.height, base=inner.base)
        head.paragraph(mark, Form(inner.base))
        return head.out[0] + (inner.closed() if inner.out else "")
    first = inner.out[0]
    at = first.index("</w:pPr>") + len("</w:pPr>") if first.startswith("<w:p><w:pPr>") else len("<w:p>")
    inner.out[0] = first[:at] + mark + first[at:]
    return inner.closed()


def _flat(blocks: Blocks) -> str:
    return attribute(" ".join(paragraphs(blocks)))
