"""Markdown to blocks: CommonMark with tables, footnotes, definition lists, attributes and `:::` containers. Raw HTML is text."""

from __future__ import annotations

import re

from planverk.findings import Reading
from planverk.model.content import Blocks, Paragraph, Text
from planverk.model.place import Place
from planverk.readers.markdown.cleaning import clean

__all__ = ["has_faulty_braces", "parse"]

# One line of words and the stops between them, which no rule of Markdown makes anything else of: most assessments of a hearing.
_PLAIN = re.compile(r"[^\W\d_][\w .,;:?!()/%§«»–—-]*[\w.,;:?!()%§«»]\Z")

# The parser is imported with the first text that needs it: what is known already (readers/kept.py) does not wait for it.


def parse(text: str, file: str, first_line: int = 1) -> Reading[Blocks]:
    """The blocks of `text`, with their places in `file`, where the text begins at `first_line`.

    Never raises, whatever the text holds: what cannot be read as Markdown is kept as words, and said.
    """
    if _is_plain(text) and clean(text) == text:
        return Reading((Paragraph((Text(text),), place=Place(file, first_line, first_line)),))
    from planverk.readers.markdown.reading import read

    return read(text, file, first_line)


def has_faulty_braces(heading: str) -> bool:
    """True where a heading ends in braces that are meant as attributes and cannot be read as such."""
    from planverk.readers.markdown import inline_rules

    return inline_rules.has_faulty_braces(heading)


def _is_plain(text: str) -> bool:
    return _PLAIN.match(text) is not None and "_" not in text and "  " not in text
