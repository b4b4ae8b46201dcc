"""Fields to fill in: content controls that carry a tag of ours, in a group that keeps the words around them as they are.

A group (w:group, ECMA-376 part 1, 17.5.2.16) is what Word's own «Group» makes: only the controls in it can be changed. The other
way, protecting the document for forms, keeps screen readers from the text between the fields and turns off spell checking.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from planverk.model.content import FormField
from planverk.writers.docx.flow import Flow
from planverk.writers.docx.form import Form
from planverk.writers.docx.xml import attribute, escape

_FRAME = (
    "<w:pBdr>"
    + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="auto"/>' for side in ("top", "left", "bottom", "right"))
    + "</w:pBdr>"
)
_INSET = '<w:ind w:left="113" w:right="113"/>'  # twips; room for the frame, which is drawn outside the text


def write_field(flow: Flow, block: FormField) -> None:
    """A framed paragraph that holds a content control, showing the hint until it is filled in."""
    form = Form(flow.base, border=_FRAME, indent=_INSET)
    hint = f"<w:r><w:t>{escape(block.hint)}</w:t></w:r>"
    revisions, mark = flow.job.revisions, flow.mark
    if revisions is None or mark is None:
        flow.paragraph(f"<w:sdt>{_properties(block)}<w:sdtContent>{hint}</w:sdtContent></w:sdt>", form)
    else:
        frame = revisions.frame(mark, _properties(block, f"{mark.kind} {mark.change} "), hint)
        flow.paragraph(revisions.commented(mark.change, frame), form, ready=True)


def grouped(text: str) -> str:
    """`text` in a group: the fields in it can be filled in, and nothing else can be changed."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{_number("group")}"/><w:lock w:val="contentLocked"/><w:group/></w:sdtPr>'
        f"<w:sdtContent>{text}</w:sdtContent></w:sdt>"
    )


def has_fields(blocks: Iterable[object]) -> bool:
    """True where a document is one to fill in."""
    return any(isinstance(block, FormField) for block in blocks)


def _properties(block: FormField, revised: str = "") -> str:
    """Title, tag and kind, in the schema's order. `sdtLocked`: the field stays when its text is deleted, which one that came or
    went may not; there may be two of its tag, and `revised` tells them apart."""
    if block.choices:
        items = "".join(f'<w:listItem w:displayText="{attribute(c)}" w:value="{attribute(c)}"/>' for c in block.choices)
        kind = f"<w:dropDownList>{items}</w:dropDownList>"
    else:
        kind = '<w:text w:multiLine="1"/>' if block.several else "<w:text/>"
    lock = "" if revised else '<w:lock w:val="sdtLocked"/>'
    return (
        f'<w:sdtPr><w:alias w:val="{attribute(block.title)}"/><w:tag w:val="{attribute(block.tag)}"/>'
        f'<w:id w:val="{_number(revised + block.tag)}"/>{lock}<w:showingPlcHdr/>{kind}</w:sdtPr>'
    )


def _number(tag: str) -> int:
    """A number for a control, the same in every run; Word wants a positive one of 31 bits."""
    return (zlib.crc32(tag.encode("utf-8", "surrogatepass")) >> 1) or 1
