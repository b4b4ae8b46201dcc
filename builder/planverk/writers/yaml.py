"""Trees of keys, lists and texts to YAML that reads back as what was written: block style, stable order, nothing folded."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Union

FORMAT = 1
Leaf = str | int | bool | datetime.date
Tree = Union[Leaf, "Flow", Mapping[str, "Tree"], Sequence["Tree"]]

# Texts that stand without quotation marks: those that no reader of YAML, guessing or not, takes for something else.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()«»%§&+–—-]*[\w./()«»%§+–—])?\Z")
_GUESSED = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf"})
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\xa0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]')
_NO_LINES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")
_BLOCK = 40  # characters; a shorter text stands on one line, line breaks and all
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


@dataclass(frozen=True)
class Flow:
    """A mapping or list that stands on one line: `{target: tildeling, how: explicit}`."""

    content: Mapping[str, Tree] | Sequence[Tree]


def dump(tree: Mapping[str, Tree]) -> bytes:
    """The file: `format: 1`, then the keys in their order. Lone surrogates, which no file can hold, become �."""
    return ("\n".join((f"format: {FORMAT}", *_mapping(tree, ""))) + "\n").encode("utf-8")


def given(**values: Tree | None) -> dict[str, Tree]:
    """The keys that have a value: no empty text, list, mapping or None is written. A trailing `_` of a name is dropped."""
    return {key.rstrip("_"): value for key, value in values.items() if value is not None and not _is_empty(value)}


def scalar(value: Leaf) -> str:
    """A value as it stands on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case datetime.date():
            return value.isoformat()
    return value if _is_plain(value) else _quoted(value)


def _is_empty(value: Tree) -> bool:
    content = value.content if isinstance(value, Flow) else value
    return not content and not isinstance(content, (int, datetime.date))


def _mapping(tree: Mapping[str, Tree], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        yield from entry(f"{indent}{key}:", value, indent)


def entry(start: str, value: Tree, indent: str) -> Iterator[str]:
    """A key or a hyphen (`start`, with its indent) and its value, on as many lines as that needs."""
    match value:
        case Flow():
            yield f"{start} {flow(value.content)}"
        case str() if _is_block(value):
            yield f"{start} |{_chomp(value)}"
            yield from (f"{indent}  {line}" if line else "" for line in _lines(value))
        case str() | int() | datetime.date():
            yield f"{start} {scalar(value)}"
        case Mapping():
            yield from (start, *_mapping(value, f"{indent}  ")) if value else (f"{start} {{}}",)
        case _:
            yield from (start, *_list(value, f"{indent}  ")) if value else (f"{start} []",)


def _list(items: Sequence[Tree], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mapping) and item:
            first, *rest = _mapping(item, f"{indent}  ")
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from rest
        else:
            yield from entry(f"{indent}-", item, indent)


def flow(content: Tree) -> str:
    """A value of any kind on one line."""
    match content:
        case str() | int() | datetime.date():
            return scalar(content)
        case Flow():
            return flow(content.content)
        case Mapping():
            return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in content.items()) + "}"
    return "[" + ", ".join(flow(value) for value in content) + "]"


# ── texts ────────────────────────────────────────────────────────────────────────────────────────


def _is_plain(text: str) -> bool:
    return _PLAIN.match(text) is not None and text.casefold() not in _GUESSED and _is_composed(text)


def _is_composed(text: str) -> bool:
    """True where the reader's NFC leaves the text as it is, also beside what stands before it."""
    return unicodedata.is_normalized("NFC", text) and not _begins_combining(text)


def _begins_combining(text: str) -> bool:
    return any(unicodedata.category(line[0]).startswith("M") for line in text.split("\n") if line)


def _is_block(text: str) -> bool:
    """True for text of several lines that a block shows as it is."""
    if (
        len(text) < _BLOCK
        or "\n" not in text.rstrip("\n")
        or text.endswith("\n\n")
        or _NO_LINES.search(text)
        or not _is_composed(text)
        or _has_surrogates(text)
    ):
        return False
    return text[0] not in " \n" and not any(line and not line.strip(" ") for line in text.split("\n"))


def _chomp(text: str) -> str:
    return "" if text.endswith("\n") else "-"


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return lines[:-1] if text.endswith("\n") else lines


def _quoted(text: str) -> str:
    sound = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if _has_surrogates(text) else text
    escaped = _ESCAPED.sub(lambda found: _escape(found[0]), sound)
    if not _is_composed(sound):
        escaped = "".join(c if c.isascii() else _escape(c) for c in escaped)
    return f'"{escaped}"'


def _escape(character: str) -> str:
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}" if code < 65536 else f"\\U{code:08X}")


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
