"""HTML that can only be made of elements and escaped text, so that nothing from a document becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# What HTML forbids in text: controls other than tab and new line, surrogates, noncharacters
# (https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream).
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_VOID = frozenset({"br", "col", "hr", "img", "link", "meta"})
Attributes = Mapping[str, str | int | None]


class Markup(str):
    """A string that is HTML already. Everything else is text."""

    __slots__ = ()


NOTHING = Markup("")


def text(value: str) -> Markup:
    """`value` as text, safe between tags and inside a quoted attribute; characters that HTML forbids become U+FFFD."""
    return Markup(_FORBIDDEN.sub("\ufffd", value.replace("\r", " ")).translate(_ESCAPES))


def element(name: str, attributes: Attributes | None = None, *content: str) -> Markup:
    """An element. Attributes that are None are left out, an empty string stays; content that is no Markup is escaped."""
    start = f"<{name}{''.join(_attribute(key, value) for key, value in (attributes or {}).items())}>"
    return Markup(start) if name in _VOID else Markup(f"{start}{join(content)}</{name}>")


def join(parts: Iterable[str], between: str = "") -> Markup:
    """The parts in order, those that are no Markup escaped. `between` is white space."""
    return Markup(between.join(part if isinstance(part, Markup) else text(part) for part in parts))


def lines(parts: Iterable[str]) -> Markup:
    """The parts that are not empty, each on a line of its own."""
    return join((part for part in parts if part), "\n")


def _attribute(name: str, value: str | int | None) -> str:
    return "" if value is None else f' {name}="{text(str(value))}"'
