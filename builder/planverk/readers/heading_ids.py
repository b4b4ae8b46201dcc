"""Ids for the headings that lack one, written into the Markdown, which is otherwise left as it is to the byte."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from planverk.model.content import Container, Figure, Heading, Table, plain, walk
from planverk.model.ids import make_id
from planverk.readers import markdown
from planverk.readers.markdown import attributes

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_END = r"[ \t]*(?:\r\n|\r(?!\n)|\n)"
_FRONT_MATTER = re.compile(rf"\ufeff?---{_END}(?:(?!(?:---|\.\.\.){_END})[^\r\n]*(?:\r\n|\r(?!\n)|\n))*(?:---|\.\.\.){_END}")
_FORMAT = re.compile(r"(?:\A|[\r\n])format:")


@dataclass(frozen=True)
class Given:
    """An id that a heading got, and the line that it was written on, from 1."""

    line: int
    id: str
    title: str


def give_ids(text: str, taken: Collection[str] = ()) -> tuple[str, tuple[Given, ...]]:
    """`text` with `{#id}` on every heading that has none, unlike each other, those in the text, and those in `taken`; and the ids
    that were given.

    A heading whose braces cannot be read is left alone: what it is called is for its author to say. Front matter is passed over.
    """
    start = _start(text)
    before = len(_LINE.findall(text[:start])) - 1
    lines = _LINE.findall(text[start:])
    used = {*taken, *ids_in(text)}
    given: list[Given] = []
    for line, heading in _headings(text[start:]).items():
        title = plain(heading.content)
        identity = "" if heading.id else make_id(title, used, fallback="kapittel" if heading.level == 1 else "avsnitt")
        changed = _with_id(lines[line], identity) if identity else lines[line]
        if changed != lines[line]:
            used.add(identity)
            lines[line] = changed
            given.append(Given(before + line + 1, identity, title))
    return text[:start] + "".join(lines), tuple(given)


def ids_in(text: str) -> frozenset[str]:
    """The ids that stand in a text: of headings, tables, figures, blocks."""
    parts = walk(markdown.parse(text[_start(text) :], "").value or ())
    return frozenset(part.id for part in parts if isinstance(part, (Heading, Table, Figure, Container)) and part.id)


def _start(text: str) -> int:
    """Where the text begins, after its front matter."""
    head = _FRONT_MATTER.match(text)
    return head.end() if head and _FORMAT.search(head[0]) else 0


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
