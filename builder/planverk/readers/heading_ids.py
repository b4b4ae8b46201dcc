"""Ids for the headings that lack one, written into the Markdown, which is otherwise left as it is to the byte."""

from __future__ import annotations

import re
from collections.abc import Collection

from planverk.model.content import Heading, plain, walk
from planverk.model.ids import make_id
from planverk.readers import markdown
from planverk.readers.markdown import attributes

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_END = r"[ \t]*(?:\r\n|\r(?!\n)|\n)"
_FRONT_MATTER = re.compile(rf"\ufeff?---{_END}(?:(?!(?:---|\.\.\.){_END})[^\r\n]*(?:\r\n|\r(?!\n)|\n))*(?:---|\.\.\.){_END}")
_FORMAT = re.compile(r"(?:\A|[\r\n])format:")


def add_ids(text: str, taken: Collection[str] = ()) -> str:
    """`text` with `{#id}` on every heading that has none, unlike each other, those in the text, and those in `taken`.

    A heading whose braces cannot be read is left alone: what it is called is for its author to say. Front matter is passed over.
    """
    head = _FRONT_MATTER.match(text)
    start = head.end() if head and _FORMAT.search(head[0]) else 0
    lines = _LINE.findall(text[start:])
    headings = _headings(text[start:])
    used = {*taken, *(heading.id for heading in headings.values())}
    for line, heading in headings.items():
        identity = "" if heading.id else make_id(plain(heading.content), used)
        changed = _with_id(lines[line], identity) if identity else lines[line]
        if changed != lines[line]:
            used.add(identity)
            lines[line] = changed
    return text[:start] + "".join(lines)


def _headings(text: str) -> dict[int, Heading]:
    """The headings by the line that their text ends on, counted from 0, wherever in the text they stand."""
    found: dict[int, Heading] = {}
    for part in walk(markdown.parse(text, "").value or ()):
        if isinstance(part, Heading) and part.place.line and part.place.end:
            underlined = part.place.end > part.place.line
            found[part.place.end - (2 if underlined else 1)] = part
    return dict(sorted(found.items()))


def _with_id(line: str, identity: str) -> str:
    text = line.rstrip("\r\n").rstrip(" \t")
    rest = line[len(text) :]
    if not text.endswith("}"):
        return f"{text} {{#{identity}}}{rest}"
    opening = text.rfind("{")
    found = attributes.parse(text[opening:])
    if found is not None and not found.id:
        return f"{text[:opening]}{{#{identity} {text[opening + 1 :].lstrip()}{rest}"
    if found is None and not markdown.has_faulty_braces(text):
        return f"{text} {{#{identity}}}{rest}"
    return line
