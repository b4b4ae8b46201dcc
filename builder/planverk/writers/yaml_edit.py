"""Values changed in YAML that people have written: the lines concerned alone, with every comment and all order kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from planverk.writers.yaml import Tree, entry, flow

Path = tuple[str | int, ...]
Pair = tuple[yaml.Node, yaml.Node]


@dataclass(frozen=True)
class Edit:
    """A key of the mapping at `path` gets a value, or goes (None). A new key stands after the last one there of those in `after`,
    else after the first of all."""

    path: Path
    key: str
    value: Tree | None
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Splice:
    """New text for what stands from `start` to `end`."""

    start: int
    end: int
    text: str = ""


def edit(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits in it. One whose path leads nowhere is left out; text that is no YAML comes back as it is."""
    for each in edits:
        try:
            root = yaml.compose(text, Loader=yaml.CBaseLoader)
        except yaml.YAMLError:
            return text
        mapping = _find(root, each.path)
        splice = _splice(text, mapping, each) if mapping is not None else None
        if splice is not None:
            text = f"{text[: splice.start]}{splice.text}{text[splice.end :]}"
    return text


def changes(path: Path, before: Sequence[tuple[str, Tree | None]], now: Sequence[tuple[str, Tree | None]]) -> Iterator[Edit]:
    """The edits that make another mapping of one, both given in the order in which a new file has their keys."""
    old = dict(before)
    keys = tuple(key for key, _ in now)
    for at, (key, value) in enumerate(now):
        if value != old.get(key):
            yield Edit(path, key, value, keys[:at])


def _find(node: yaml.Node | None, path: Path) -> yaml.MappingNode | None:
    for step in path:
        match node, step:
            case yaml.MappingNode(), str():
                node = next((value for key, value in node.value if key.value == step), None)
            case yaml.SequenceNode(), int():
                node = node.value[step] if step < len(node.value) else None
            case _:
                return None
    return node if isinstance(node, yaml.MappingNode) and node.value else None


def _splice(text: str, mapping: yaml.MappingNode, edit: Edit) -> _Splice | None:
    pairs: list[Pair] = mapping.value
    at = next((at for at, (key, _) in enumerate(pairs) if key.value == edit.key), None)
    if at is None:
        before = [pair for pair in pairs if pair[0].value in edit.after] or pairs[:1]
        return None if edit.value is None else _added(text, mapping, before[-1], edit)
    if not mapping.flow_style:
        return _in_block(text, pairs[at], edit)
    return _in_flow(pairs[at], edit) if edit.value is not None else _out_of_flow(pairs, at)


def _in_flow(pair: Pair, edit: Edit) -> _Splice:
    return _Splice(pair[0].start_mark.index, pair[1].end_mark.index, f"{edit.key}: {_one_line(edit.value)}")


def _out_of_flow(pairs: list[Pair], at: int) -> _Splice:
    """Without the key, and without one of the commas beside it."""
    key, value = pairs[at]
    if at:
        return _Splice(pairs[at - 1][1].end_mark.index, value.end_mark.index)
    return _Splice(key.start_mark.index, pairs[1][0].start_mark.index if len(pairs) > 1 else value.end_mark.index)


def _in_block(text: str, pair: Pair, edit: Edit) -> _Splice:
    key, value = pair
    start, end = key.start_mark.index, _end(text, value)
    line = text.rfind("\n", 0, start) + 1
    comment = text[end : _line_end(text, end)].strip()
    if isinstance(value, yaml.ScalarNode) and value.style in ("|", ">"):
        comment = text[value.start_mark.index : _line_end(text, value.start_mark.index)].partition(" #")[2]
        return _Splice(start, end, f"{_on_one(edit)}  #{comment}" if comment else _lines(edit, key.start_mark.column))
    if comment:
        return _Splice(start, end, _on_one(edit))
    if edit.value is None and not text[line:start].strip():
        return _Splice(line, min(_line_end(text, end) + 1, len(text)))
    return _Splice(start, end, _lines(edit, key.start_mark.column))


def _added(text: str, mapping: yaml.MappingNode, before: Pair, edit: Edit) -> _Splice:
    """The key on a line of its own below the one before it and its comment; within braces behind a comma."""
    end = _end(text, before[1])
    if mapping.flow_style:
        return _Splice(end, end, f", {_on_one(edit)}")
    column = before[0].start_mark.column
    end = _line_end(text, end)
    return _Splice(end, end, f"\n{' ' * column}{_lines(edit, column)}")


def _lines(edit: Edit, column: int) -> str:
    """The key and its value, with an indent from the second line on."""
    if edit.value is None:
        return _on_one(edit)
    indent = " " * column
    first, *more = entry(f"{indent}{edit.key}:", edit.value, indent)
    return "\n".join((first[column:], *more))


def _on_one(edit: Edit) -> str:
    return f"{edit.key}: {_one_line(edit.value)}"


def _one_line(value: Tree | None) -> str:
    return flow("" if value is None else value)


def _end(text: str, value: yaml.Node) -> int:
    """Where a value ends, without the line breaks and comments behind it, which YAML counts to a block."""
    start, end = value.start_mark.index, value.end_mark.index
    if isinstance(value, yaml.CollectionNode) and not value.flow_style and value.value:
        last = value.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    return start + len(text[start:end].rstrip()) if "\n" in text[start:end] else end


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found
