"""YAML files: texts typed by a schema, with every fault a finding that names the line."""

from __future__ import annotations

import dataclasses
import difflib
import enum
import functools
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

from planverk.findings import Finding, Place, Reading
from planverk.readers import yaml_faults as faults
from planverk.readers.schema import Entry, Form, key_of
from planverk.readers.yaml_tree import Mapping, Node, Scalar, Sequence, read_tree

T = TypeVar("T")


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
    log = _Log(file)
    value = _reader(cast(Any, schema))(root, root.line, "", log)
    found_all = sorted([*findings, *log.findings], key=lambda each: each.place.line or 0)
    return Reading(None if value is FAULTY else cast(T, value), tuple(found_all))


def _format_fault(root: Mapping, top: Place) -> Finding | None:
    given = root.items.pop("format", None)
    if not isinstance(given, Scalar) or not given.given:
        return faults.no_format(top)
    if given.text.strip() != str(faults.FORMAT):
        return faults.newer_format(Place(top.file, given.line), given.text)
    return None


# ── readers: from a node to a value, one for each type that a schema names ──────────────────────────


class _Faulty(enum.Enum):
    FAULTY = "left out, because something is wrong with it"


FAULTY = _Faulty.FAULTY


@dataclass
class _Log:
    """The faults found in one file, each once."""

    file: str
    findings: dict[Finding, None] = field(default_factory=dict)

    def place(self, line: int) -> Place:
        return Place(self.file, line)

    def fault(self, finding: Finding) -> _Faulty:
        self.findings[finding] = None
        return FAULTY


# Takes a node, the line of the key (or item) that it stands at, that key, and the log. What is FAULTY is left out.
_Reader = Callable[[Node, int, str, _Log], Any]


@functools.cache
def _reader(schema: Any) -> _Reader:
    """The reader of a type: str, Entry, an Annotated one with a Form, Literal, Enum, dict, tuple, a Schema; each also `| None`,
    for what is not given is not read."""
    origin, parts = get_origin(schema), get_args(schema)
    if origin in (Union, types.UnionType):
        return _reader(next(part for part in parts if part is not type(None)))
    if origin is Annotated:
        return _formed(next(part for part in parts if isinstance(part, Form)))
    if origin is Literal:
        return _one_of({choice: choice for choice in parts})
    if origin is dict:
        return _table(_reader(parts[1]))
    if origin is tuple:
        return _list(_reader(parts[0]))
    if schema is str:
        return _text
    if schema is Entry:
        return _entry
    if issubclass(schema, enum.Enum):
        return _one_of({choice.value: choice for choice in schema})
    return _Keys(schema)


def _text(node: Node, line: int, key: str, log: _Log) -> Any:
    return node.text if isinstance(node, Scalar) else log.fault(faults.not_text(log.place(line), key))


def _entry(node: Node, line: int, key: str, log: _Log) -> Any:
    if not isinstance(node, Scalar):
        return log.fault(faults.not_text(log.place(line), key))
    return Entry(node.text, log.place(node.line))


def _formed(form: Form) -> _Reader:
    def read(node: Node, line: int, key: str, log: _Log) -> Any:
        text = node.text if isinstance(node, Scalar) else None
        value = form.read(text) if text is not None else None
        return log.fault(form.fault(log.place(line), key, (text or "")[:60])) if value is None else value

    return read


def _one_of(choices: dict[str, Any]) -> _Reader:
    def read(node: Node, line: int, key: str, log: _Log) -> Any:
        text = node.text if isinstance(node, Scalar) else ""
        if isinstance(node, Scalar) and text in choices:
            return choices[text]
        return log.fault(faults.not_among(log.place(line), key, text[:60], ", ".join(choices)))

    return read


def _table(inner: _Reader) -> _Reader:
    def read(node: Node, line: int, key: str, log: _Log) -> Any:
        if not isinstance(node, Mapping):
            return log.fault(faults.not_keys(log.place(line), key, key))
        given = ((name, value) for name, value in node.items.items() if _is_given(value))
        made = {name: inner(value, node.lines[name], name, log) for name, value in given}
        return {name: value for name, value in made.items() if value is not FAULTY}

    return read


def _list(inner: _Reader) -> _Reader:
    def read(node: Node, line: int, key: str, log: _Log) -> Any:
        if not isinstance(node, Sequence):
            return log.fault(faults.not_list(log.place(line), key))
        made = [inner(item, item.line, key, log) for item in node.items]
        return tuple(value for value in made if value is not FAULTY)

    return read


class _Keys:
    """Reads a mapping into a Schema. One that lacks what is required is left out as a whole."""

    def __init__(self, schema: type[Any]) -> None:
        self._schema = schema

    @functools.cached_property
    def _fields(self) -> dict[str, tuple[str, bool, _Reader]]:
        """The field's name, whether it is required, and its reader, by key; worked out when first needed, for a schema may hold
        itself."""
        hints = typing.get_type_hints(self._schema, include_extras=True)
        return {
            key_of(each.name): (each.name, _is_required(each), _reader(hints[each.name]))
            for each in dataclasses.fields(self._schema)
            if each.name != "read_at"
        }

    @functools.cached_property
    def _required(self) -> dict[str, str]:
        """The names of the fields that are required, by key."""
        return {key: name for key, (name, required, _) in self._fields.items() if required}

    def __call__(self, node: Node, line: int, key: str, log: _Log) -> Any:
        if not isinstance(node, Mapping):
            return log.fault(faults.not_keys(log.place(line), key, next(iter(self._fields), key)))
        values: dict[str, Any] = {}
        given = set()
        for own_key, below in node.items.items():
            if not _is_given(below):
                continue
            known = self._fields.get(own_key)
            if known is None:
                self._report_unknown(own_key, node.lines[own_key], log)
                continue
            given.add(own_key)
            value = known[2](below, node.lines[own_key], own_key, log)
            if value is not FAULTY:
                values[known[0]] = value
        whole = True
        for own_key, name in self._required.items():
            whole = whole and name in values
            if own_key not in given:
                log.fault(faults.missing_key(log.place(line), own_key))
        return self._schema(**values, read_at=log.place(node.line)) if whole else FAULTY

    def _report_unknown(self, key: str, line: int, log: _Log) -> None:
        near = next(iter(difflib.get_close_matches(key.casefold(), list(self._fields), 1, 0.6)), "")
        log.fault(faults.unknown_key(log.place(line), key, near))


def _is_required(each: dataclasses.Field[Any]) -> bool:
    return each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING


def _is_given(node: Node) -> bool:
    return not isinstance(node, Scalar) or node.given
