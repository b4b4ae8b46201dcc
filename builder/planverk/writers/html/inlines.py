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
    Span,
    Strikeout,
    Strong,
    Text,
    plain,
)
from planverk.model.pictures import Picture
from planverk.writers.html.markup import NOTHING, Markup, element, join, text
from planverk.writers.html.scribe import Scribe, data_uri, language_tag

_ADDRESS = re.compile(r"(https?://|mailto:|tel:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)


def inlines(scribe: Scribe, content: Inlines, linked: bool = False) -> Markup:
    """`content` as HTML; `linked` where it stands inside a link, so that no second one opens in it."""
    return join(_inline(scribe, part, linked) for part in content)


def image(picture: Picture, alt: str) -> Markup:
    """The picture at its natural size; it shrinks with the page."""
    scale = 96 / picture.dpi if picture.dpi > 0 else 1.0
    size = {"width": max(1, round(picture.width * scale)), "height": max(1, round(picture.height * scale))}
    return element("img", {"src": data_uri(picture), "alt": alt, **size})


def _inline(scribe: Scribe, part: Inline, linked: bool) -> Markup:
    match part:
        case Text(value):
            return text(value)
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


def _call(scribe: Scribe, note: Footnote, linked: bool) -> Markup:
    number = scribe.note(note)
    attributes = {
        "class": "call",
        "role": "doc-noteref",
        "id": f"_call_{number}",
        "href": f"#_note_{number}",
        "aria-label": f"{scribe.label('footnote')} {number}",
    }
    call = element("a", attributes, str(number))
    if not linked:
        return call
    scribe.held.append(call)
    return NOTHING
