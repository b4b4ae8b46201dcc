"""Notes that came back with Word files, as YAML."""

from __future__ import annotations

from planverk.model.note import Note, NoteFile
from planverk.writers.yaml import Tree, dump, given


def notes_yaml(file: NoteFile) -> bytes:
    """`plans/<id>/notes/<recipient>.yaml`."""
    head: dict[str, Tree] = {"document": file.document, **given(commit=file.commit, recipient=file.recipient)}
    return dump({**head, "notes": [_note(each) for each in file.notes]})


def _note(note: Note) -> dict[str, Tree]:
    head = given(author=note.author, date=note.date, section=note.section, quote=note.quote, answers=note.answers)
    return {**head, "text": note.text, **({"resolved": True} if note.resolved else {})}
