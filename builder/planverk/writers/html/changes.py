"""What a page with marks has besides its text: how they are to be read, and the notes to the changes."""

from __future__ import annotations

from planverk.writers.html.inlines import marked
from planverk.writers.html.markup import NOTHING, Markup, element, lines, text
from planverk.writers.html.scribe import Scribe
from planverk.writers.redline import Note, key_parts, said_by


def key(scribe: Scribe) -> Markup:
    """How the marks are to be read; empty where none was met."""
    if not scribe.redline.is_marked:
        return NOTHING
    parts = (
        text(words) if kind is None else marked(scribe, kind, scribe.label(f"marked-key-{kind}"))
        for words, kind in key_parts(scribe.label("marked-key"))
    )
    notes = f" {scribe.label('marked-key-notes')}" if scribe.redline.notes else ""
    return element("p", {"class": "marks-key"}, *parts, notes)


def notes(scribe: Scribe) -> Markup:
    """All notes to changes, with links back; empty where there are none."""
    if not scribe.redline.notes:
        return NOTHING
    title = element("h2", {"id": "_changes", "class": "level-1"}, scribe.label("marked-notes"))
    items = lines(_note(scribe, note) for note in scribe.redline.notes)
    attributes = {"class": "notes change-notes", "aria-labelledby": "_changes"}
    return element("section", attributes, "\n", title, "\n", element("ul", None, "\n", items, "\n"), "\n")


def _note(scribe: Scribe, note: Note) -> Markup:
    spoken = f"{scribe.label('marked-note')} {note.number}"
    attributes = {"href": f"#_change_{note.number}", "aria-label": f"{scribe.label('back-to-text')} ({spoken.lower()})"}
    back = element("a", attributes, "↩")
    about = element(
        "p", None, element("strong", None, spoken), *([". ", said_by(note.revision)] if said_by(note.revision) else [])
    )
    told = note.revision.comment
    words = [element("p", None, line, *((" ", back) if line is told[-1] else ())) for line in told]
    return element("li", {"id": f"_changed_{note.number}"}, about, *words)
