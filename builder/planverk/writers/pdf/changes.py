"""What a redline has besides its text: how marks are to be read, and the notes to the changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planverk.model.content import (
    Block,
    Blocks,
    Inline,
    LineBreak,
    NumberedHeading,
    PageBreak,
    Paragraph,
    Reference,
    Reformatted,
    Revised,
    Span,
    Strong,
    Text,
)
from planverk.model.document import Document
from planverk.writers.redline import Note, key_parts, said_by

if TYPE_CHECKING:
    from planverk.writers.pdf.flow import Flow


def marks_key(flow: Flow) -> Blocks:
    """How the marks are to be read."""
    parts = [_sample(words, kind, flow) for words, kind in key_parts(flow.labels["marked-key"])]
    has_notes = any(revision.comment for revision in flow.document.revisions.values())
    notes = (Text(f" {flow.labels['marked-key-notes']}"),) if has_notes else ()
    return (Paragraph((*parts, *notes)),)


def with_keys(document: Document, flow: Flow) -> Blocks:
    """The text, with how marks are to be read below the heading of each redline in it."""
    key = marks_key(flow)
    below = [key if isinstance(block, NumberedHeading) and block.id in document.redlines else () for block in document.body]
    return tuple(each for block, after in zip(document.body, below, strict=True) for each in (block, *after))


def _sample(words: str, kind: str | None, flow: Flow) -> Inline:
    sample = (Text(flow.labels.get(f"marked-key-{kind}", words)),)
    match kind:
        case "inserted" | "deleted":
            return Revised(sample, kind)
        case "reformatted":
            return Reformatted(sample, sample)
        case _:
            return sample[0]


def change_notes(flow: Flow) -> Blocks:
    """All notes to changes met so far, on a page of their own, with links back."""
    heading = NumberedHeading(1, (Text(flow.labels["marked-notes"]),), "", "unnumbered", in_contents=False)
    notes: list[Block] = [_note(note, flow) for note in flow.redline.notes]
    return (PageBreak(), heading, *notes)


def _note(note: Note, flow: Flow) -> Paragraph:
    about = said_by(note.revision)
    title = Reference(f"_change_{note.number}", f"{flow.labels['marked-note']} {note.number}")
    words: list[Inline] = [Span((Strong((title,)),), id=f"_changed_{note.number}"), Text(f". {about}" if about else "")]
    for line in note.revision.comment:
        words += [LineBreak(), Text(line)]
    return Paragraph(tuple(words))
