"""Front matter: YAML between two lines of `---` at the top of a Markdown file."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from planverk.findings import Place, Reading
from planverk.readers import yaml_faults as faults
from planverk.readers.text import decode

_OPENING = re.compile(rb"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(rb"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True)
class FrontMatter:
    """A file in its two parts: the YAML, and the text with the line of the file that it begins on."""

    yaml: bytes
    yaml_line: int
    text: str
    text_line: int


def split(data: bytes, file: str) -> Reading[FrontMatter]:
    """The two parts of a file; no value where it has no front matter or where that is not closed."""
    body = data.removeprefix(codecs.BOM_UTF8)
    opening = _OPENING.match(body)
    if opening is None:
        return Reading(None, (faults.no_front_matter(Place(file, 1)),))
    closing = _CLOSING.search(body, opening.end())
    if closing is None:
        return Reading(None, (faults.open_front_matter(Place(file, 1)),))
    text_line = 1 + _lines(body[: closing.end()])
    text = decode(body[closing.end() :], file, text_line)
    if text.value is None:
        return Reading(None, text.findings)
    return Reading(FrontMatter(body[opening.end() : closing.start()], 2, text.value, text_line))


def _lines(data: bytes) -> int:
    return len(re.findall(rb"\r\n|\r|\n", data))
