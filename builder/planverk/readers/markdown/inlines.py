"""The parser's inline tokens to inlines: emphasis, links, references, footnotes, pictures, spans."""

from __future__ import annotations

import functools
import re
import urllib.parse
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from planverk.findings import Place
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
    Paragraph,
    Span,
    Strikeout,
    Strong,
    Text,
)
from planverk.model.ids import is_id
from planverk.readers.markdown import faults
from planverk.readers.markdown.attributes import NONE, Attributes
from planverk.readers.markdown.cleaning import clean
from planverk.readers.markdown.log import Log

MAX_DEPTH = 40  # marks within marks; whoever walks the text later does so by recursion
_LINK = re.compile(r"https?://[^\s/?#]|(?:mailto|tel):\S", re.IGNORECASE)
_REFERENCE = re.compile(r"#(.+)|([a-z][a-z0-9-]*#.+)")
_MARKS: dict[str, type[Emphasis] | type[Strong] | type[Strikeout]] = {"em": Emphasis, "strong": Strong, "s": Strikeout}

Call = Callable[[str, Place], Inlines]  # what stands where a footnote is called: by its label, at a place


@dataclass
class _Frame:
    """A mark that has been opened and not yet closed. Without a token it is none, and its parts are its surroundings' own."""

    token: Token | None
    parts: list[Inline] = field(default_factory=list)


class InlineReader:
    """Makes inlines of one text's tokens. `call` gives what stands where a footnote is called."""

    def __init__(self, log: Log, call: Call) -> None:
        self._log = log
        self._call = call
        self._line = 0
        self.labels: set[str] = set()  # of the link definitions that were used

    def read(self, token: Token) -> Inlines:
        """The content of a token of type `inline`, without space at its ends."""
        children = token.children or []
        if len(children) == 1 and children[0].type == "text":
            return _text([children[0].content.strip(" \t\n")])
        around, self._line = self._line, token.map[0] if token.map else self._line
        content = _trimmed(self._read(children))
        self._line = around  # a footnote's text is read in the middle of the line that calls it
        return content

    def picture(self, token: Token, place: Place) -> InlinePicture:
        """The picture that a token of type `image` shows."""
        self._use_label(token)
        source = urllib.parse.unquote(clean(str(token.attrs.get("src", "")))).strip()
        if not source:
            self._log.add(faults.no_picture(place))
        return InlinePicture(source, _alternative(token), place)

    @property
    def _place(self) -> Place:
        return self._log.line(self._line)

    def _read(self, tokens: list[Token]) -> Inlines:
        stack = [_Frame(None)]
        for token in tokens:
            if token.nesting > 0:
                stack.append(self._open(token, stack))
            elif token.nesting < 0:
                frame = stack.pop()
                stack[-1].parts += self._close(frame, token)
            else:
                stack[-1].parts += self._leaf(token)
        return _joined(stack[0].parts)

    def _open(self, token: Token, stack: list[_Frame]) -> _Frame:
        if len(stack) <= MAX_DEPTH:
            return _Frame(token)
        self._log.add(faults.too_deep(self._place, MAX_DEPTH))
        return _Frame(None, stack[-1].parts)

    def _close(self, frame: _Frame, closing: Token) -> Inlines:
        if frame.token is None:
            return ()
        content = _joined(frame.parts)
        if closing.type == "link_close":
            self._refuse_attributes(closing)
            return self._link(frame.token, content)
        if closing.type == "span_close":
            return (self._span(frame.token.meta["attributes"], content),)
        return (_MARKS[frame.token.tag](content),) if content else ()

    def _leaf(self, token: Token) -> Inlines:
        match token.type:
            case "softbreak":
                self._line += 1
                return (Text(" "),)
            case "hardbreak":
                self._line += 1
                return (LineBreak(),)
            case "code_inline":
                self._refuse_attributes(token)
                return (Code(token.content),)
            case "image":
                return (self._picture_in_line(token),)
            case "footnote_ref":
                return self._call(token.meta["label"], self._place)
            case "inline_footnote":
                place = self._place
                return (Footnote((Paragraph(_trimmed(self._read(token.children or [])), place=place),), place),)
            case _:
                return (Text(token.content),)

    def _link(self, token: Token, content: Inlines) -> Inlines:
        self._use_label(token)
        target = clean(str(token.attrs.get("href", ""))).strip()
        if reference := _REFERENCE.fullmatch(target):
            return (CrossReference(urllib.parse.unquote(reference[1] or reference[2]), content, self._place),)
        if _LINK.match(target):
            return (Link(_address(target), content or (Text(target),)),)
        self._log.add(faults.link_left_out(self._place, target))
        return content or (Text(target),)

    def _span(self, found: Attributes, content: Inlines) -> Span:
        unknown = [key for key, _ in found.values if key != "lang"]
        if unknown:
            self._log.add(faults.no_meaning(self._place, ", ".join(unknown)))
        if found.id and not is_id(found.id):
            self._log.add(faults.bad_id(self._place, found.id))
        return Span(content, found.get("lang"), found.classes, found.id if is_id(found.id) else "")

    def _picture_in_line(self, token: Token) -> InlinePicture:
        if token.attrs.get("title") or "attributes" in token.meta:
            self._log.add(faults.picture_in_line(self._place))
        return self.picture(token, self._place)

    def _refuse_attributes(self, token: Token) -> None:
        found: Attributes = token.meta.get("attributes", NONE)
        if found != NONE:
            self._log.add(faults.no_meaning(self._place, found.names()))

    def _use_label(self, token: Token) -> None:
        if "label" in token.meta:
            self.labels.add(token.meta["label"])


@functools.lru_cache(maxsize=4096)
def _address(target: str) -> str:
    """The link with everything in it encoded that Word and browsers want encoded."""
    return normalizeLink(target)


def text_of(value: object) -> Inlines:
    """One attribute's value as inlines: plain characters, for captions."""
    words = " ".join(clean(str(value)).split())
    return (Text(words),) if words else ()


def _alternative(token: Token) -> str:
    """The text for those who do not see the picture: its description without marks."""
    words = (
        _alternative(child) if child.type == "image" else " " if child.type.endswith("break") else child.content
        for child in token.children or []
    )
    return " ".join(clean("".join(words)).split(" ")).strip()


def _joined(parts: Iterable[Inline]) -> Inlines:
    """Neighbouring texts made one, and cleaned: an entity such as `&#12;` may stand for a character that cannot be printed."""
    joined: list[Inline] = []
    pending: list[str] = []
    for part in parts:
        if isinstance(part, Text):
            pending.append(part.value)
            continue
        joined += _text(pending)
        pending = []
        joined.append(part)
    return (*joined, *_text(pending))


def _text(pieces: list[str]) -> Inlines:
    text = clean("".join(pieces)).replace("\n", " ").replace("\t", " ")
    return (Text(text),) if text else ()


def _trimmed(content: Inlines) -> Inlines:
    parts = list(content)
    if parts and isinstance(parts[0], Text):
        parts[0] = Text(parts[0].value.lstrip(" "))
    if parts and isinstance(parts[-1], Text):
        parts[-1] = Text(parts[-1].value.rstrip(" "))
    return tuple(part for part in parts if part != Text(""))
