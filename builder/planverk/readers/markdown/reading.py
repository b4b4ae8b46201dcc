"""A text that the parser has to read, to blocks."""

from __future__ import annotations

from planverk.findings import Reading
from planverk.model.content import Blocks
from planverk.readers.markdown import faults, notes, parser
from planverk.readers.markdown.blocks import BlockReader
from planverk.readers.markdown.cleaning import clean, unprintable
from planverk.readers.markdown.log import Log


def read(text: str, file: str, first_line: int) -> Reading[Blocks]:
    """The blocks of `text`; see `markdown.parse`."""
    cleaned = clean(text)
    log = Log(file, cleaned.split("\n"), first_line)
    if found := unprintable(text):
        log.report(faults.unprintable, found[1], count=found[0])
    tokens, references = parser.tokens(cleaned, log)
    body, definitions = notes.take_out(tokens, log)
    reader = BlockReader(log, definitions)
    blocks = reader.read(body)
    reader.notes.report_unused()
    for label, reference in references.items():
        if label not in reader.inlines.labels:
            log.add(faults.unused_link(log.span(reference["map"]), label.casefold()))
    return Reading(blocks, log.findings())
