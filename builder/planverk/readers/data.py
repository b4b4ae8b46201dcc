"""YAML files: texts typed by a schema, with every fault a finding that names the line."""

from __future__ import annotations

import dataclasses
import difflib
import functools
import types
import typing
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from planverk.findings import Finding, Place, Reading
from planverk.readers import yaml_faults as faults
from planverk.readers.schema import READ_AT, Entry, key_of
from planverk.readers.yaml_tree import Mapping, Node, Scalar, Sequence, read_tree

T = TypeVar("T")
Path = tuple[str | int, ...]  # keys and places in lists, from the top
_MAX_ROUNDS = 100  # each takes away at least one faulty value


def load(data: bytes, file: str, schema: type[T], first_line: int = 1) -> Reading[T]:
    """The value that some YAML holds, typed by `schema` (see schema.Schema), with all findings.

    What is faulty is left out, so that the rest can be used; without what the schema requires there is no value.
    `first_line` is the line of `file` where the YAML begins. The key `format` is read here, and must be 1.
    """
    root, found = read_tree(data, file, first_line)
    findings = list(found)
    top = Place(file, first_line)
    if root is None and findings:
        return Reading(None, tuple(findings))
    if not isinstance(root, Mapping) or not root.items:
        return Reading(None, (*findings, faults.no_keys(top)))
    fault = _format_fault(root, top)
    if fault is not None:
        return Reading(None, (*findings, fault))
    value, more = _Typing(file, schema).read(root)
    return Reading(value, tuple(sorted([*findings, *more], key=lambda each: each.place.line or 0)))


def _format_fault(root: Mapping, top: Place) -> Finding | None:
    given = root.items.pop("format", None)
    if not isinstance(given, Scalar) or not given.given:
        return faults.no_format(top)
    if given.text.strip() != str(faults.FORMAT):
        return faults.newer_format(Place(top.file, given.line), given.text)
    return None


@functools.cache
def _adapter(schema: Any) -> TypeAdapter[Any]:
    return TypeAdapter(schema)


class _Typing:
    """Types one tree by one schema."""

    def __init__(self, file: str, schema: Any) -> None:
        self._file = file
        self._schema = schema
        self._findings: dict[Finding, None] = {}
        self._taken: set[tuple[int, str | int]] = set()  # mapping or list, and what was left out of it

    def read(self, root: Mapping) -> tuple[Any, tuple[Finding, ...]]:
        """The typed value, None where something required is missing at the top; and the findings."""
        value = None
        for _ in range(_MAX_ROUNDS):
            try:
                value = _adapter(self._schema).validate_python(_values(root, self._schema, self._file))
                break
            except ValidationError as wrong:
                errors = wrong.errors(include_url=False, include_context=True)
            for each in errors:
                if not self._was_taken(root, each):
                    self._findings[self._fault(root, each)] = None
            if any(each["type"] == "missing" and len(each["loc"]) == 1 for each in errors):
                break
            for path in _last_first(_faulty_place(each) for each in errors):
                self._take_away(root, path)
        return value, tuple(self._findings)

    def _was_taken(self, root: Mapping, wrong: Any) -> bool:
        """True for a key that is only missing because its faulty value was left out."""
        path = wrong["loc"]
        return wrong["type"] == "missing" and (id(_node(root, path[:-1])), path[-1]) in self._taken

    def _take_away(self, root: Mapping, path: Path) -> None:
        node = _node(root, path[:-1])
        self._taken.add((id(node), path[-1]))
        if isinstance(node, Mapping):
            node.items.pop(str(path[-1]), None)
        elif isinstance(node, Sequence) and isinstance(path[-1], int) and path[-1] < len(node.items):
            del node.items[path[-1]]

    def _fault(self, root: Mapping, wrong: Any) -> Finding:
        path: Path = wrong["loc"]
        key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        place = Place(self._file, _line(root, path))
        given = wrong["input"] if isinstance(wrong["input"], str) else ""
        value = given[:60]
        match wrong["type"]:
            case "missing":
                return faults.missing_key(Place(self._file, _line(root, path[:-1])), key)
            case "unexpected_keyword_argument":
                return faults.unknown_key(place, key, self._near(path))
            case "string_type" | "is_instance_of":
                return faults.not_text(place, key)
            case "tuple_type" | "list_type":
                return faults.not_list(place, key)
            case "date":
                return faults.not_date(place, key, value)
            case "flag":
                return faults.not_flag(place, key, value)
            case "whole":
                return faults.not_whole_number(place, key, value)
            case "number":
                return faults.not_number(place, key, value)
            case "literal_error" | "enum":
                return faults.not_among(place, key, value, wrong["ctx"]["expected"].replace("'", "").replace(" or ", ", "))
            case _:
                return faults.not_keys(place, key, next(_keys(_at(self._schema, path)), key))

    def _near(self, path: Path) -> str:
        known = list(_keys(_at(self._schema, path[:-1])))
        return next(iter(difflib.get_close_matches(str(path[-1]).casefold(), known, 1, 0.6)), "")


# ── the tree ─────────────────────────────────────────────────────────────────────────────────────


def _values(node: Node, schema: Any, file: str) -> Any:
    """The tree as dicts, lists and texts; a dict that becomes a dataclass is told where it stands."""
    if isinstance(node, Scalar):
        return Entry(node.text, Place(file, node.line)) if _bare(schema) is Entry else node.text
    if isinstance(node, Sequence):
        item_schema = _at(schema, (0,))
        return [_values(item, item_schema, file) for item in node.items]
    values = {key: _values(value, _at(schema, (key,)), file) for key, value in node.items.items() if _is_given(value)}
    if dataclasses.is_dataclass(_bare(schema)):
        values[READ_AT] = Place(file, node.line)
    return values


def _is_given(node: Node) -> bool:
    return not isinstance(node, Scalar) or node.given


def _line(root: Mapping, path: Path) -> int:
    """The line of what stands at `path`: of its key, where it has one."""
    node: Node = root
    line = root.line
    for part in path:
        if isinstance(node, Mapping) and part in node.items:
            line, node = node.lines[str(part)], node.items[str(part)]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            line = node.line
    return line


def _faulty_place(wrong: Any) -> Path:
    """What is to be left out: the value itself, or the mapping that lacks a key."""
    path: Path = wrong["loc"]
    return path[:-1] if wrong["type"] == "missing" else path


def _last_first(paths: Iterable[Path]) -> list[Path]:
    """Each path once; later places of a list come first, so that taking one away moves none of the others."""
    return sorted(set(paths), key=lambda path: [(isinstance(part, int), part) for part in path], reverse=True)


def _node(root: Mapping, path: Path) -> Node | None:
    node: Node | None = root
    for part in path:
        if isinstance(node, Mapping):
            node = node.items.get(str(part))
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
        else:
            return None
    return node


# ── the schema ───────────────────────────────────────────────────────────────────────────────────


@functools.cache
def _bare(schema: Any) -> Any:
    """A type without Annotated and without `| None`."""
    while get_origin(schema) in (Annotated, Union, types.UnionType):
        schema = next(part for part in get_args(schema) if part is not type(None))
    return schema


def _at(schema: Any, path: Path) -> Any:
    """The type of what stands at `path`; None where the schema knows no such place."""
    for part in path:
        schema = _below(_bare(schema), str(part))
    return schema


@functools.cache
def _below(schema: Any, key: str) -> Any:
    if dataclasses.is_dataclass(schema) and isinstance(schema, type):
        return _types(schema).get(key)
    if get_origin(schema) is dict:
        return get_args(schema)[1]
    return get_args(schema)[0] if get_origin(schema) is tuple else None


@functools.cache
def _types(schema: type[Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(schema)
    return {key_of(each.name): hints[each.name] for each in dataclasses.fields(schema)}


def _keys(schema: Any) -> Iterator[str]:
    bare = _bare(schema)
    if dataclasses.is_dataclass(bare) and isinstance(bare, type):
        yield from (key for key in _types(bare) if key != READ_AT)
