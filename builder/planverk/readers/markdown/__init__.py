"""Markdown to blocks: CommonMark with tables, footnotes, definition lists, attributes and `:::` containers. Raw HTML is text."""

from __future__ import annotations

import re

from planverk.findings import Reading
from planverk.model.content import Blocks, Paragraph, Text
from planverk.readers.markdown import faults, notes, parser
from planverk.readers.markdown.blocks import BlockReader
from planverk.readers.markdown.cleaning import clean, unprintable
from planverk.readers.markdown.inline_rules import has_faulty_braces
from planverk.readers.markdown.log import Log

# One line of words and the stops between them, which no rule of Markdown makes anything else of: most assessments of a hearing.
_PLAIN = re.compile(r"[^\W\d_][\w .,;:?!()/%§«»–—-]*[\w.,;:?!()%§«»]\Z")

__all__ = ["has_faulty_braces", "parse"]


def parse(text: str, file: str, first_line: int = 1) -> Reading[Blocks]:
    """The blocks of `text`, with their places in `file`, where the text begins at `first_line`.

    Never raises, whatever the text holds: what cannot be read as Markdown is kept as words, and said.
    """
    cleaned = clean(text)
    log = Log(file, cleaned.split("\n"), first_line)
    if found := unprintable(text):
        log.report(faults.unprintable, found[1], count=found[0])
    if _is_plain(cleaned):
        return Reading((Paragraph((Text(cleaned),), place=log.line(0)),), log.findings())
    tokens, references = parser.tokens(cleaned, log)
    body, definitions = notes.take_out(tokens, log)
    reader = BlockReader(log, definitions)
    blocks = reader.read(body)
    reader.notes.report_unused()
    for label, reference in references.items():
        if label not in reader.inlines.labels:
            log.add(faults.unused_link(log.span(reference["map"]), label.casefold()))
    return Reading(blocks, log.findings())


def _is_plain(text: str) -> bool:
    return _PLAIN.match(text) is not None and "_" not in text and "  " not in text
