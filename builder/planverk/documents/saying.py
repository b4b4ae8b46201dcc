"""Sentences with holes to fill, and lines with breaks between: what several documents say in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from planverk.model.content import Inline, LineBreak, Text

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
