"""Attributes in braces: `{#id .class key=value key="some words"}`, pandoc's form of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = r"[^\s#.{}=\"'<>]{1,200}"
_QUOTED = r'"(?:[^"\\\n]|\\.){0,2000}"'
_PART = rf"#{_NAME}|\.{_NAME}|[A-Za-z][\w:-]{{0,60}}=(?:{_QUOTED}|[^\s{{}}\"'=]{{1,200}})"
_BRACES = re.compile(rf"\{{[ \t]*((?:{_PART})(?:[ \t]+(?:{_PART})){{0,40}})[ \t]*\}}")
_EACH = re.compile(_PART)
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True)
class Attributes:
    """What stood between braces. Keys may come twice; the last one counts (see `get`)."""

    id: str = ""
    classes: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()

    def get(self, key: str, default: str = "") -> str:
        """The value of `key`, else `default`."""
        return dict(self.values).get(key, default)

    def names(self) -> str:
        """All of it by name, as `#id, .class, key`, for a message."""
        named = [f"#{self.id}"] if self.id else []
        return ", ".join([*named, *(f".{name}" for name in self.classes), *(key for key, _ in self.values)])

    def with_class(self, name: str) -> Attributes:
        """The same with one class more, in front."""
        return Attributes(self.id, (name, *self.classes), self.values)


NONE = Attributes()


def match(text: str, position: int = 0) -> tuple[Attributes, int] | None:
    """The attributes that begin at `position`, and where they end; None where none do."""
    found = _BRACES.match(text, position)
    return (_read(found[1]), found.end()) if found else None


def parse(text: str) -> Attributes | None:
    """The attributes that `text` consists of; None where it is anything else."""
    found = _BRACES.fullmatch(text)
    return _read(found[1]) if found else None


def _read(inside: str) -> Attributes:
    identity, classes, values = "", [], []
    for part in _EACH.findall(inside):
        if part.startswith("#"):
            identity = part[1:]
        elif part.startswith("."):
            classes.append(part[1:])
        else:
            key, _, value = part.partition("=")
            values.append((key, _ESCAPED.sub(r"\1", value[1:-1]) if value.startswith('"') else value))
    return Attributes(identity, tuple(classes), tuple(values))
