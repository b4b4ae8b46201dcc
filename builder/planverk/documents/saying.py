"""Sentences with holes to fill, lines with breaks between, and cells of plain words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

from planverk.model.content import Cell, Inline, LineBreak, Paragraph, Row, Text
from planverk.model.dates import short_date

_HOLE = re.compile(r"\{([a-z_]+)\}")


def put(sentence: str, **values: str) -> str:
    """The sentence with its values, which are not looked at again."""
    return _HOLE.sub(lambda found: values.get(found[1], found[0]), sentence)


def broken(lines: Iterable[str]) -> tuple[Inline, ...]:
    """Lines with a break between each; empty ones are left out."""
    made: list[Inline] = []
    for line in lines:
        if line:
            made += [LineBreak(), Text(line)] if made else [Text(line)]
    return tuple(made)


def listed(names: Sequence[str], labels: Mapping[str, str]) -> str:
    """Names in running text: «A, B og C»."""
    *first, last = names or [""]
    return f"{', '.join(first)} {labels['and']} {last}" if first else last


def upper_first(words: str) -> str:
    """The words with a capital letter first."""
    return words[:1].upper() + words[1:]


def lower_first(words: str) -> str:
    """The words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def day(date: datetime.date | None) -> str:
    """«29.06.2011»; empty where there is no day."""
    return short_date(date) if date else ""


def cell(words: str) -> Cell:
    """A cell with one line of plain words, or with an empty one."""
    return Cell((Paragraph((Text(words),) if words else ()),))


def row(words: Iterable[str]) -> Row:
    """A row of such cells."""
    return Row(tuple(map(cell, words)))
