"""YAML as a tree of texts that know their lines. Nothing is guessed: `033`, `no` and `22:00` stay what was written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml

from planverk.findings import Finding, Place, Reading
from planverk.readers import yaml_faults as faults
from planverk.readers.text import decode

MAX_DEPTH = 40
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REFUSED = ("", "<<")  # keys that nothing is kept under


@dataclass
class Scalar:
    """A text. `given` is False where nothing at all stands there (`key:`)."""

    line: int
    text: str
    given: bool = True


@dataclass
class Sequence:
    """A list and what stands in it."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass
class Mapping:
    """Keys and values in their order; `lines` tells where each key stands."""

    line: int
    items: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def read_tree(data: bytes, file: str, first_line: int = 1) -> tuple[Node | None, tuple[Finding, ...]]:
    """The tree of some YAML whose first line is line `first_line` of `file`, None where it is none; and what was found."""
    decoded = decode(data, file, first_line)
    cleaned = _clean(decoded.value, file, first_line) if decoded.value is not None else decoded
    text = cleaned.value
    if text is None:
        return None, cleaned.findings
    plain = None if _is_unusual(text) else _flat_tree(text, first_line) or _plain_tree(text, first_line)
    if plain is not None:
        return plain, ()
    builder = _Builder(file, first_line)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            builder.take(event)
    except _TooDeep:
        return None, tuple(builder.findings)
    except yaml.MarkedYAMLError as wrong:
        return None, (*builder.findings, _syntax_fault(wrong, text, file, first_line))
    return builder.root, tuple(builder.findings)


# A key and its text on one line, as an assessment has them: a text that YAML takes for no more than it says, one between
# quotation marks that holds no escape, or a list of ids.
_FLAT = re.compile(
    r"(?P<key>[a-z_]+): (?:(?P<text>\w(?:[\w ,.;()/%§«»–—+-]*[\w,.;()/%§«»–—+-])?)"
    r'|"(?P<quoted>[\w ,.;:?!()/%§«»–—+-]*)"|\[(?P<ids>[a-z][a-z0-9-]*(?:, [a-z][a-z0-9-]*)*)\])\Z'
)


def _flat_tree(text: str, first_line: int) -> Mapping | None:
    """The tree of YAML that is nothing but such lines, ten times as fast; None for any other, and where a key stands twice. Most
    files of a hearing are such."""
    made = Mapping(first_line)
    for line, words in enumerate(text.removesuffix("\n").split("\n"), first_line):
        found = _FLAT.match(words)
        if found is None or found["key"] in made.items:
            return None
        made.lines[found["key"]] = line
        if found["ids"]:
            made.items[found["key"]] = Sequence(line, [Scalar(line, each) for each in found["ids"].split(", ")])
        else:
            made.items[found["key"]] = Scalar(line, found["text"] or found["quoted"] or "")
    return made


_MARKED = re.compile(r"(?:^|[\s\[{,:-])[&*!]\S|^(?:---|\.\.\.)|<<|\t", re.MULTILINE)
_MAX_BRACKETS = 200


def _is_unusual(text: str) -> bool:
    """True for what needs the careful way: marks, several documents, tabs, and nesting that could exhaust the parser's stack."""
    if "- - " in text or " " * 60 in text or text.count("[") + text.count("{") > _MAX_BRACKETS:
        return True
    suspect = any(mark in text for mark in ("&", "*", "!", "---", "...", "<<", "\t"))
    return suspect and _MARKED.search(text) is not None


class _Composer(yaml.CBaseLoader):
    """libyaml's composer without its looking for a type of each text, which all are texts here."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        return ""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class _NotPlain(Exception):
    """The text has something that the careful way has to look at."""


def _plain_tree(text: str, first_line: int) -> Node | None:
    """The tree of ordinary YAML, put together by libyaml, three times as fast; None for what may need a finding."""
    try:
        root = _Composer(text).get_single_node()
        return _plain_node(root, first_line, 0) if root is not None else None
    except (yaml.YAMLError, _NotPlain):
        return None


def _plain_node(node: Any, first: int, depth: int) -> Node:
    line = first + node.start_mark.line
    if isinstance(node, yaml.ScalarNode):
        return Scalar(line, node.value, bool(node.style or node.value))
    if depth >= MAX_DEPTH:
        raise _NotPlain
    if isinstance(node, yaml.SequenceNode):
        return Sequence(line, [_plain_node(item, first, depth + 1) for item in node.value])
    made = Mapping(line)
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or not key.value or key.value in made.items:
            raise _NotPlain
        made.lines[key.value] = first + key.start_mark.line
        made.items[key.value] = _plain_node(value, first, depth + 1)
    return made


def _clean(text: str, file: str, first_line: int) -> Reading[str]:
    # YAML 1.1 counts U+2028 and U+2029 as line ends, and no editor does.
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", " ").replace("\u2029", " ")
    if found := _UNPRINTABLE.search(text):
        return Reading(None, (faults.unprintable(Place(file, first_line + text.count("\n", 0, found.start()))),))
    return Reading(unicodedata.normalize("NFC", text))


class _TooDeep(Exception):
    """The text nests deeper than MAX_DEPTH."""


class _Builder:
    """Puts the parser's events together, without recursion, and refuses what YAML has beyond keys, lists and texts."""

    def __init__(self, file: str, first_line: int) -> None:
        self._file = file
        self._first = first_line
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []  # for each open mapping, the key whose value comes next
        self._documents = 0
        self.root: Node | None = None
        self.findings: list[Finding] = []

    def take(self, event: Any) -> None:
        """Takes one event of the parser."""
        line = self._first + (event.start_mark.line if event.start_mark else 0)
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents == 2:
                    self.findings.append(faults.second_document(Place(self._file, line)))
            case yaml.ScalarEvent():
                plain = not (event.style or event.value or event.anchor)
                self._add(Scalar(line, self._marked(event, line) + event.value, not plain))
            case yaml.AliasEvent():
                self.findings.append(faults.name_mark(Place(self._file, line), f"*{event.anchor}"))
                self._add(Scalar(line, f"*{event.anchor}"))
            case yaml.MappingStartEvent():
                self._marked(event, line)
                self._open_node(Mapping(line))
            case yaml.SequenceStartEvent():
                self._marked(event, line)
                self._open_node(Sequence(line))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
                self._keys.pop()

    def _marked(self, event: Any, line: int) -> str:
        """The anchor or tag before a value, as the text that the author meant; it is refused with a finding."""
        mark = f"&{event.anchor}" if event.anchor else event.tag or ""
        if not mark or (event.tag == "!" and not event.anchor):
            return ""
        value = getattr(event, "value", "")
        self.findings.append(faults.name_mark(Place(self._file, line), f"{mark} {value}".strip()[:60]))
        return f"{mark} " if value else mark

    def _open_node(self, node: Sequence | Mapping) -> None:
        if len(self._open) >= MAX_DEPTH:
            self.findings.append(faults.too_deep(Place(self._file, node.line), MAX_DEPTH))
            raise _TooDeep
        self._add(node)
        self._open.append(node)
        self._keys.append(None)

    def _add(self, node: Node) -> None:
        if self._documents > 1:
            return
        parent = self._open[-1] if self._open else None
        if parent is None:
            self.root = node
        elif isinstance(parent, Sequence):
            parent.items.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = node if isinstance(node, Scalar) else Scalar(node.line, "")
            self._check_key(parent, node)
        else:
            key, self._keys[-1] = self._keys[-1], None
            if key.text not in _REFUSED:
                parent.lines.setdefault(key.text, key.line)
                parent.items.setdefault(key.text, node)

    def _check_key(self, parent: Mapping, node: Node) -> None:
        place = Place(self._file, node.line)
        if not isinstance(node, Scalar) or not node.text:
            self.findings.append(faults.not_understood(place))
        elif node.text == "<<":
            self.findings.append(faults.merge(place))
        elif node.text in parent.lines:
            self.findings.append(faults.twice(place, node.text, parent.lines[node.text]))


def _syntax_fault(wrong: yaml.MarkedYAMLError, text: str, file: str, first_line: int) -> Finding:
    """The parser's complaint in plain words, on the line where the mending is to be done."""
    problem, context = str(wrong.problem or ""), str(wrong.context or "")
    mark = wrong.problem_mark or wrong.context_mark
    line = mark.line if mark else 0
    begun = wrong.context_mark.line if wrong.context_mark else line
    lines = text.rstrip("\n").split("\n")
    last = len(lines) - 1  # an end that is missing is missed on the line after the last
    place, begun_at = Place(file, first_line + min(line, last)), Place(file, first_line + min(begun, last))
    words = lines[line] if line <= last else ""
    marked = next((number for number, each in enumerate(lines) if each.startswith(("<<<<<<< ", ">>>>>>> "))), None)
    if marked is not None:
        return faults.two_versions(Place(file, first_line + marked))
    if "cannot start any token" in problem:
        character = words[mark.column : mark.column + 1] if mark else ""
        return faults.tab(place) if character in ("\t", "") else faults.first_character(place, character)
    if "anchor" in context or "alias" in context or "tag" in context:
        return faults.first_character(place, words[mark.column - 1 : mark.column].strip() or "&" if mark else "&")
    if "mapping values" in problem:
        return faults.colon(place)
    if "quoted scalar" in context and "end of stream" in problem:
        return faults.quotation(begun_at)
    if "flow" in context:
        return faults.bracket(begun_at)
    return faults.not_understood(place)
