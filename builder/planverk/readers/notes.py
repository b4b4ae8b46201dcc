"""Notes that came back with Word files: `plans/<id>/notes/<recipient>.yaml`."""

from __future__ import annotations

from dataclasses import dataclass

from planverk.findings import Reading
from planverk.model.note import Note, NoteFile
from planverk.readers.data import load
from planverk.readers.schema import Schema


@dataclass(frozen=True, kw_only=True)
class NoteSchema(Schema):
    author: str = ""
    date: str = ""
    section: str = ""
    quote: str = ""
    answers: str = ""
    text: str
    resolved: bool = False


@dataclass(frozen=True, kw_only=True)
class NotesSchema(Schema):
    document: str
    commit: str = ""
    recipient: str = ""
    notes: tuple[NoteSchema, ...] = ()


def read_notes(data: bytes, file: str) -> Reading[NoteFile]:
    """The notes, with what is wrong with the file."""
    read = load(data, file, NotesSchema)
    if read.value is None:
        return Reading(None, read.findings)
    found = read.value
    notes = tuple(
        Note(each.author, each.date, each.text, each.section, each.quote, each.read_at, each.answers, each.resolved)
        for each in found.notes
    )
    return Reading(NoteFile(found.document, found.commit, found.recipient, notes), read.findings)
