"""Going through a text: every value in it, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from planverk.model.place import Place


def walk(value: object) -> Iterator[object]:
    """Every block, inline, cell, row and item in `value` (a value or a tuple of them), in reading order, itself first."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple):
            waiting.extend(reversed(each))
        elif (names := _parts(type(each))) is not None:
            yield each
            waiting.extend(getattr(each, name) for name in reversed(names))


_PARTS: dict[type, tuple[str, ...] | None] = {}
_NO_PARTS = frozenset(("str", "int", "bool", "float | None", "Place"))


def _parts(kind: type) -> tuple[str, ...] | None:
    """The names of the fields of a kind of value that may hold further ones, found out once; None for what is no such value, and
    for places, which are no part of a text."""
    if kind not in _PARTS:
        known = is_dataclass(kind) and not issubclass(kind, Place)
        _PARTS[kind] = tuple(each.name for each in fields(kind) if each.type not in _NO_PARTS) if known else None
    return _PARTS[kind]
