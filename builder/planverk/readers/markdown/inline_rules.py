"""Rules that read what CommonMark lacks within a line: spans, attributes, footnotes, heading ids; and bounds on what costs."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image as library_image
from markdown_it.token import Token

from planverk.readers.markdown import attributes, faults
from planverk.readers.markdown.log import log_of

MAX_PICTURES_DEEP = 3  # pictures in the alternative text of pictures
MAX_BRACKET_WORK = 4_000_000  # square brackets times characters of a paragraph: what looking for pairs may cost
_MARKS = re.compile(r"[\n\\`~*_\[<&]")  # without one of these a line is text and nothing else, as most cells and lines are
_CALL = re.compile(r"\[\^([^\s\[\]]{1,100})\]")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+[ \t]*\Z")
_FAULTY = re.compile(r"(?:^|\s)\{[#.-][^{}]*\}\Z")


def span(state: StateInline, silent: bool) -> bool:
    """`[text]{.class lang=se #id}`."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, False)
    found = attributes.match(state.src, end + 1) if 0 <= end < state.posMax - 1 else None
    if found is None or found[1] > state.posMax:
        return False
    if not silent:
        start, maximum = state.pos, state.posMax
        state.pos, state.posMax = start + 1, end
        state.push("span_open", "span", 1).meta = {"attributes": found[0]}
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = maximum
    state.pos = found[1]
    return True


def trailing_attributes(state: StateInline, silent: bool) -> bool:
    """`{#id}` right after a picture, a link or code is kept with it."""
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    token = state.tokens[-1]
    if token.type not in ("image", "link_close", "code_inline") or "attributes" in token.meta:
        return False
    found = attributes.match(state.src, state.pos)
    if found is None or found[1] > state.posMax:
        return False
    token.meta["attributes"] = found[0]
    state.pos = found[1]
    return True


def footnote_call(state: StateInline, silent: bool) -> bool:
    """`[^label]`, whether there is such a footnote or not."""
    found = _CALL.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": found[1]}
    state.pos = found.end()
    return True


def inline_footnote(state: StateInline, silent: bool) -> bool:
    """`^[text of the note]`; none within another."""
    if not state.src.startswith("^[", state.pos) or state.env.get("in_note"):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        children: list[Token] = []
        state.env["in_note"] = True
        state.md.inline.parse(state.src[state.pos + 2 : end], state.md, state.env, children)
        state.env["in_note"] = False
        state.push("inline_footnote", "", 0).children = children
    state.pos = end + 1
    return True


def image(state: StateInline, silent: bool) -> bool:
    """The library's rule, which would call itself without end on `![![![…`."""
    depth = state.env.get("pictures", 0)
    if depth >= MAX_PICTURES_DEEP:
        return False
    state.env["pictures"] = depth + 1
    matched = library_image(state, silent)
    state.env["pictures"] = depth
    return matched


def heading_attributes(state: StateCore) -> None:
    """Takes `{#id .class}` off the end of each heading's text, and the closing hashes before it."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open" or not inline.content.endswith("}"):
            continue
        start = inline.content.rfind("{")
        found = attributes.parse(inline.content[start:])
        before = inline.content[:start]
        if found is not None and (not before or before[-1].isspace()):
            opening.meta["attributes"] = found
            text = before.rstrip()
            inline.content = _CLOSING_HASHES.sub("", text).rstrip() if opening.markup.startswith("#") else text
        elif has_faulty_braces(inline.content):
            log_of(state).report(faults.heading_braces, _first_line(opening))


def has_faulty_braces(heading: str) -> bool:
    """True where a heading ends in braces that are meant as attributes and cannot be read as such."""
    return _FAULTY.search(heading) is not None


def inline(state: StateCore) -> None:
    """Reads the text of every block; one with so many brackets that looking for pairs would not end is kept as it stands."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = token.children or []
        if _MARKS.search(token.content) is None:
            token.children = [Token("text", "", 0, content=token.content)] if token.content else []
        elif token.content.count("[") * len(token.content) > MAX_BRACKET_WORK:
            _keep_as_text(state, token)
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _keep_as_text(state: StateCore, token: Token) -> None:
    token.children = [Token("text", "", 0, content=" ".join(token.content.split("\n")))]
    log_of(state).report(faults.too_many_brackets, _first_line(token))


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0
