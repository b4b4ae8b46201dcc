"""What new Markdown needs before it can stand in a file: ids for headings, labels and texts for footnotes, files for pictures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planverk.changes.returned.blocks import PICTURE, without_named
from planverk.changes.returned.labels import NEW, SENT, Labelled
from planverk.changes.returned.notes import definition, definitions
from planverk.changes.returned.rewriting import Wording
from planverk.model.content import Heading, plain
from planverk.model.ids import make_id

_HEADING = re.compile(r"(?m)^#{1,6} +(?!.*\{#).*$")
_PICTURE = re.compile(rf"{PICTURE}([0-9a-f]+\.\w+)")
_NEW_CALL = re.compile(rf"\[\^((?:{NEW}|{SENT})\d+)\]")
FIGURES = "figures"


@dataclass
class Finisher:
    """Finishes new text. `taken` are ids that no heading may get, `known` the files of pictures that were sent, by hash;
    `pictures` collects the files of new ones, by their path."""

    back: Labelled
    wording: Wording
    taken: set[str]
    known: Mapping[str, str]
    pictures: dict[str, str] = field(default_factory=dict)
    _labels: dict[tuple[str, str], str] = field(default_factory=dict)

    def finish(self, text: str, file: str, whole: str) -> tuple[str, tuple[str, ...]]:
        """The text for `file`, which holds `whole` besides, and the texts of the footnotes that are new in it."""
        text = _HEADING.sub(lambda found: self._with_id(found[0]), text)
        text = _PICTURE.sub(lambda found: self._file_of(found[1], posixpath.dirname(file)), text)
        notes = []
        for name in dict.fromkeys(found[1] for found in _NEW_CALL.finditer(text)):
            label = self._label(name, file, whole)
            text = text.replace(f"[^{name}]", f"[^{label}]")
            notes.append(definition(label, self.wording.of(without_named(self.back.notes.get(name, ())))))
        return text, tuple(notes)

    def _with_id(self, line: str) -> str:
        heading = next((each for each in self.wording.read(line) if isinstance(each, Heading)), None)
        if heading is None:
            return line
        made = make_id(plain(heading.content), self.taken)
        self.taken.add(made)
        return f"{line.rstrip()} {{#{made}}}"

    def _file_of(self, name: str, folder: str) -> str:
        if name in self.known:
            return self.known[name]
        self.pictures[f"{folder}/{FIGURES}/word-{name}"] = name
        return f"{FIGURES}/word-{name}"

    def _label(self, name: str, file: str, whole: str) -> str:
        """A label that the file does not have."""
        if (file, name) not in self._labels:
            taken = {*definitions(whole), *(label for (there, _), label in self._labels.items() if there == file)}
            number = 1
            while (label := f"word-{number}") in taken:
                number += 1
            self._labels[file, name] = label
        return self._labels[file, name]
