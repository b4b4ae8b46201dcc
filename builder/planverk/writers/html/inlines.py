"""Running text as HTML."""

from __future__ import annotations

import re

from planverk.model.content import (
    Code,
    CrossReference,
    Emphasis,
    Footnote,
    Inline,
    InlinePicture,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Reformatted,
    Revised,
    Span,
    Strikeout,
    Strong,
    Text,
    plain,
)
from planverk.model.pictures import Picture
from planverk.model.spaces import held
from planverk.writers.html.markup import NOTHING, Markup, element, join, text
from planverk.writers.html.scribe import Scribe, data_uri, language_tag
from planverk.writers.redline import with_notes

_ADDRESS = re.compile(r"(https?://|mailto:|tel:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)
_MARKS = {"inserted": "ins", "deleted": "del", "reformatted": "span"}


def inlines(scribe: Scribe, content: Inlines, linked: bool = False) -> Markup:
    """`content` as HTML; `linked` where it stands inside a link, so that no second one opens in it."""
    if not any(isinstance(part, (Revised, Reformatted)) for part in content):
        return join([_inline(scribe, part, linked) for part in content])
    return join(made for at, part in enumerate(content) for made in _with_note(scribe, part, content[at + 1 : at + 2], linked))


def marked(scribe: Scribe, kind: str, inner: str) -> Markup:
    """Marked words (inserted, deleted or reformatted), between words that only a screen reader says."""
    opening, closing = (element("span", {"class": "said"}, scribe.label(key)) for key in (f"marked-{kind}", "marked-end"))
    return element(_MARKS[kind], {"class": kind}, opening, inner, closing)


def _with_note(scribe: Scribe, part: Inline, following: Inlines, linked: bool) -> tuple[Markup, ...]:
    """A part of running text; after marked words, unless more of the same change follow at once, the call of its note."""
    made = _inline(scribe, part, linked)
    if not isinstance(part, (Revised, Reformatted)):
        return (made,)
    if any(isinstance(each, (Revised, Reformatted)) and each.change == part.change for each in following):
        return (made,)
    return (made, *_beside_link(scribe, _note_call(scribe, part.change), linked))


def _note_call(scribe: Scribe, change: str) -> Markup:
    """The call of the note to a change, where its mark is met for the first time and there is something to tell."""
    note = scribe.redline.note(change)
    if note is None:
        return NOTHING
    words = f"{scribe.label('marked-note')} {note.number}"
    attributes = {"class": "call", "id": f"_change_{note.number}", "href": f"#_changed_{note.number}", "aria-label": words}
    return element("a", attributes, f"{scribe.label('marked-note-short')}{note.number}")


def image(picture: Picture, alt: str) -> Markup:
    """The picture at its natural size; it shrinks with the page."""
    scale = 96 / picture.dpi if picture.dpi > 0 else 1.0
    size = {"width": max(1, round(picture.width * scale)), "height": max(1, round(picture.height * scale))}
    return element("img", {"src": data_uri(picture), "alt": alt, **size})


def _inline(scribe: Scribe, part: Inline, linked: bool) -> Markup:
    match part:
        case Text(value):
            return text(held(value))
        case LineBreak():
            return element("br")
        case Emphasis(content):
            return element("em", None, inlines(scribe, content, linked))
        case Strong(content):
            return element("strong", None, inlines(scribe, content, linked))
        case Strikeout(content):
            return element("s", None, inlines(scribe, content, linked))
        case Code(value):
            return element("code", None, value)
        case Span():
            attributes = {"lang": language_tag(part.language), "id": scribe.anchor(part.id)}
            return element("span", attributes, inlines(scribe, part.content, linked))
        case InlinePicture(source, alt):
            picture = scribe.picture(source)
            return image(picture, alt) if picture else text(alt)
        case Footnote():
            return _call(scribe, part, linked)
        case Link(target, content):
            return _link(scribe, target if _ADDRESS.match(target) else "", content, target, linked)
        case Revised(kind=kind):
            return marked(scribe, kind, inlines(scribe, with_notes(part), linked))
        case Reformatted(inner):
            return marked(scribe, "reformatted", inlines(scribe, inner, linked))
        case Reference(target, words):
            return _link(scribe, f"#{target}" if scribe.is_target(target) else "", (Text(words),), words, linked)
        case CrossReference(target, content):
            return _link(scribe, f"#{target}" if scribe.is_target(target) else "", content, target, linked)


def _link(scribe: Scribe, address: str, content: Inlines, words: str, linked: bool) -> Markup:
    """A link, named by `words` where its content says nothing; bare text where it leads nowhere that is safe."""
    if linked or not address:
        inner = inlines(scribe, content, linked)
        return inner if inner.strip() else text(words)
    shown = inlines(scribe, content, linked=True)
    named = shown if plain(content).strip() or "alt=" in shown else join((shown, words))
    held, scribe.held = scribe.held, []
    return join((element("a", {"href": address}, named), *held))


def _beside_link(scribe: Scribe, call: Markup, linked: bool) -> tuple[Markup, ...]:
    """A call where it may stand: links do not nest, so one within a link follows it."""
    if not linked or not call:
        return (call,)
    scribe.held.append(call)
    return ()


def _call(scribe: Scribe, note: Footnote, linked: bool) -> Markup:
    number = scribe.note(note)
    attributes = {
        "class": "call",
        "role": "doc-noteref",
        "id": f"_call_{number}",
        "href": f"#_note_{number}",
        "aria-label": f"{scribe.label('footnote')} {number}",
    }
    return join(_beside_link(scribe, element("a", attributes, str(number)), linked))
