"""Footnotes: a part of their own, called where they stand in the text."""

from __future__ import annotations

from planverk.model.content import Blocks
from planverk.writers.docx.blank import FOOTNOTES
from planverk.writers.docx.flow import Flow, Form, Waiting
from planverk.writers.docx.looks import Look
from planverk.writers.docx.package import Package
from planverk.writers.docx.styles import Styles
from planverk.writers.docx.texts import paragraphs
from planverk.writers.docx.xml import Element, attribute, qn


class Notes:
    """The footnotes of one document, in the order of their calls. The part is made with the first one."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._mark = _mark_properties(styles)
        self._root: Element | None = None
        self._next = 1
        self.written: list[str] = []

    @property
    def part(self) -> str:
        """The part's name; there is one once a note was called."""
        return self._package.related("footnotes") or ""

    def call(self, flow: Flow, blocks: Blocks, look: Look) -> str:
        """The mark of a new note. Word knows no note in a note: there its text stands in brackets."""
        if flow.in_note:
            return f'<w:r>{flow.job.looks.run(look)}<w:t xml:space="preserve"> ({_flat(blocks)})</w:t></w:r>'
        if self._root is None:
            self._root = self._package.part("footnotes", FOOTNOTES)
            self._next = 1 + max((int(note.get(qn("w:id"), "0")) for note in self._root), default=0)
        number, self._next = self._next, self._next + 1
        self.written.append(self._note(flow, number, blocks))
        return f'<w:r>{self._mark}<w:footnoteReference w:id="{number}"/></w:r>'

    def _note(self, flow: Flow, number: int, blocks: Blocks) -> str:
        base = flow.job.styles.role("footnote")
        inner = Flow(
            flow.job,
            self._package.relations(self.part),
            flow.width,
            flow.height,
            base=base,
            shelf=flow.shelf + (1 if flow.depth else 0),
            compact=True,
            in_note=True,
            waiting=Waiting(),
        )
        inner.write(blocks)
        mark = f'<w:r>{self._mark}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
        return f'<w:footnote w:id="{number}">{_marked(inner, mark)}</w:footnote>'


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


def _mark_properties(styles: Styles) -> str:
    style = styles.role("footnote-mark", "character")
    inner = f'<w:rStyle w:val="{attribute(style)}"/>' if style else '<w:vertAlign w:val="superscript"/>'
    return f"<w:rPr>{inner}</w:rPr>"
