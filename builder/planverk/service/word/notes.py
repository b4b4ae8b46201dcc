"""Comments in a Word file as notes beside the plan: who said what, of which section, at which words."""

from __future__ import annotations

from collections.abc import Sequence

from planverk.changes.returned.likeness import text_of
from planverk.changes.returned.tokens import normal
from planverk.errors import UnreadableFile
from planverk.model.ids import id_of_bookmark, make_id
from planverk.model.note import Note, NoteFile
from planverk.model.place import NOWHERE, Place
from planverk.model.returned import Comment, Line, Part, Returned, SentFrom
from planverk.readers.notes import read_notes
from planverk.service.word.base import Base
from planverk.service.workspace import Home
from planverk.writers.notes import notes_yaml


def notes_of(returned: Returned, base: Base) -> tuple[Note, ...]:
    """A note for each comment, with the section and the lines that it speaks of as far as they can be told."""
    texts = {number: normal(" ".join(text_of(part) for part in parts)) for number, parts in base.sent.parts.items()}
    return tuple(_note(comment, returned.parts, texts, base) for comment in returned.comments)


def _note(comment: Comment, parts: Sequence[Part], texts: dict[int, str], base: Base) -> Note:
    section = _section_above(parts, comment.part)
    quote = normal(comment.quote)
    said = [number for number, text in texts.items() if quote and quote in text]
    unit = next((u for n in said if (u := base.sent.units[n]).section == section or not section), None)
    place = unit.place if unit is not None else NOWHERE
    section = section or (unit.section if unit else "")
    return Note(comment.author, comment.date, comment.text, section, comment.quote, place, comment.answers, comment.resolved)


def _section_above(parts: Sequence[Part], at: int) -> str:
    """The id of the nearest heading at or before a part."""
    for part in reversed(parts[: at + 1]):
        if isinstance(part, Line) and part.form.heading:
            found = next((own for name in part.anchors if (own := id_of_bookmark(name))), "")
            if found:
                return found
    return ""


def folder_of(base: Base) -> str:
    """The plan's folder, where notes on it and on its case papers are kept."""
    return base.plan.folder if base.plan else base.paper.file.rpartition("/cases/")[0] if base.paper else ""


def notes_file(home: Home, folder: str, sent_from: SentFrom, notes: Sequence[Note], name: str) -> tuple[str, bytes | None]:
    """The file of a folder that the notes are kept in, and what it is to hold; None where it holds them all already.

    Raises UnreadableFile where the file is there and cannot be read.
    """
    path = f"{folder}/notes/{make_id(sent_from.recipient or name.rpartition('.')[0], fallback='merknader')}.yaml"
    kept = NoteFile(sent_from.document, sent_from.commit, sent_from.recipient)
    if home.tree.exists(path):
        read = read_notes(home.tree.read(path), path)
        if read.value is None:
            raise UnreadableFile(
                "The notes in {file} cannot be read.", "See what is wrong with: planverk check", Place(path), file=path
            )
        kept = read.value
    known = {(note.author, note.date, note.text) for note in kept.notes}
    fresh = tuple(note for note in notes if (note.author, note.date, note.text) not in known)
    if not fresh:
        return path, None
    return path, notes_yaml(NoteFile(kept.document, kept.commit, kept.recipient, (*kept.notes, *fresh)))
