"""Going through a text: every value in it, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from planverk.model.place import Place


def walk(value: object, past: tuple[type, ...] = ()) -> Iterator[object]:
    """Every block, inline, cell, row and item in `value` (a value or a tuple of them), in reading order, itself first. What is
    inside values of the types in `past` is passed over."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        kind = each.__class__
        if kind is tuple:
            waiting += each[::-1]  # type: ignore[index]
            continue
        names = _PARTS[kind] if kind in _PARTS else _parts(kind)
        if names is None:
            continue
        yield each
        if kind not in past:
            for name in names:
                waiting.append(getattr(each, name))


_PARTS: dict[type, tuple[str, ...] | None] = {}
_WORDS = (
    *("str", "int", "bool", "float | None", "Place", "Align", "ListKind", "Series", "CaptionKind", "ContentsKind"),
    *("RevisionKind", "RevisionKind | None"),
)
_NO_PARTS = frozenset((*_WORDS, "tuple[str, ...]", "tuple[int, ...]", "tuple[tuple[str, str], ...]"))


def _parts(kind: type) -> tuple[str, ...] | None:
    """The names of the fields of a kind of value that may hold further ones, last one first, found out once; None for what is no
    such value, and for places, which are no part of a text."""
    if kind not in _PARTS:
        known = is_dataclass(kind) and not issubclass(kind, Place)
        _PARTS[kind] = tuple(each.name for each in reversed(fields(kind)) if each.type not in _NO_PARTS) if known else None
    return _PARTS[kind]
