"""What texts and templates came to, kept while they say the same: as long as planverk watches, and from one run to the next."""

from __future__ import annotations

import hashlib
import io
import pickle
from dataclasses import is_dataclass
from typing import Any

from planverk.errors import PlanverkError
from planverk.findings import Reading
from planverk.model.content import Blocks
from planverk.model.source import Source
from planverk.model.template import Template
from planverk.readers import markdown

_MOST = 8_000_000  # characters of all texts that are kept from one run to the next: some 2,500 pages
_ROOM = "planverk.model."

_Answers = dict[tuple[str, str], str]
_Texts = dict[tuple[str, int], tuple[str, Reading[Blocks]]]
_Templates = dict[tuple[str, str], tuple[_Answers, Reading[Template]]]

_texts: _Texts = {}  # a text's file and first line -> the text, and what it came to; what was used last stands last
_templates: _Templates = {}  # a template's folder and kind of document -> what was asked of the workspace, and what it came to
_news: list[object] = []


def parse(text: str, file: str, first_line: int = 1) -> Reading[Blocks]:
    """The same as `markdown.parse`, for texts that are read again and again: chapters, layouts, papers."""
    place = (file, first_line)
    known = _texts.pop(place, None)
    if known is None or known[0] != text:
        known = text, markdown.parse(text, file, first_line)
        _news.append(place)
    _texts[place] = known
    return known[1]


def template(source: Source, folder: str, kind: str) -> Reading[Template]:
    """The same as `read_template`."""
    known = _templates.get((folder, kind))
    if known is not None and all(_answer(source, *asked) == answer for asked, answer in known[0].items()):
        return known[1]
    from planverk.readers.template import read_template  # a template that is known does not wait for what reads one

    listening = _Listening(source)
    reading = read_template(listening, folder, kind)
    _templates[folder, kind] = listening.answers, reading
    _news.append((folder, kind))
    return reading


def is_empty() -> bool:
    """True where nothing has been read yet."""
    return not _texts and not _templates


def recall(data: bytes) -> None:
    """Takes what an earlier run kept. What is not as it should be is left: everything can be read anew."""
    try:
        texts, templates = _Careful(io.BytesIO(data)).load()
        found: _Texts = {(file, line): (text, Reading(blocks)) for file, line, text, blocks in texts}
        looks: _Templates = {(folder, kind): (answers, Reading(value)) for folder, kind, answers, value in templates}
    except Exception:  # noqa: BLE001 — bytes that are no pickle make it stumble in any way
        return
    for place, known in found.items():
        _texts.setdefault(place, known)
    for name, look in looks.items():
        _templates.setdefault(name, look)


def remembered() -> bytes | None:
    """What is worth keeping for a later run, for `recall`; None where that has it all. What something was found in is read anew
    each time."""
    if not _news:
        return None
    _news.clear()
    texts, room = [], _MOST
    for (file, line), (text, read) in reversed(_texts.items()):
        room -= len(text)
        if room >= 0 and not read.findings:
            texts.append((file, line, text, read.value))
    templates = [(*name, answers, look.value) for name, (answers, look) in _templates.items() if not look.findings]
    return pickle.dumps((texts[::-1], templates), protocol=5)


class _Listening:
    """A source that writes down what it is asked, and a hash of each answer."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.answers: _Answers = {}

    def read(self, path: str) -> bytes:
        self.answers["read", path] = _answer(self._source, "read", path)
        return self._source.read(path)

    def exists(self, path: str) -> bool:
        self.answers["exists", path] = _answer(self._source, "exists", path)
        return self._source.exists(path)

    def files(self, under: str = "") -> tuple[str, ...]:
        self.answers["files", under] = _answer(self._source, "files", under)
        return self._source.files(under)


def _answer(source: Source, question: str, path: str) -> str:
    try:
        match question:
            case "read":
                return hashlib.sha256(source.read(path)).hexdigest()
            case "exists":
                return str(source.exists(path))
            case _:
                return "\n".join(source.files(path))
    except PlanverkError as fault:
        return type(fault).__name__


class _Careful(pickle.Unpickler):
    """Makes values of the model, and nothing else: a pickle from elsewhere could otherwise run whatever it names."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith(_ROOM) and "." not in name else None
        if not isinstance(found, type) or not is_dataclass(found) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found
