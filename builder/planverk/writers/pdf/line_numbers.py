"""Line numbers in the margin of a PDF, from 1 on each page, so that an answer can say «side 12, linje 4»."""

from __future__ import annotations

from dataclasses import replace

from planverk.model.template import Theme
from planverk.writers.pdf.typesetting import Typeset

_RULE = '#set par.line(numbering: n => text(size: 0.75em, str(n)), numbering-scope: "page")\n'


def with_line_numbers(typeset: Typeset, theme: Theme) -> Typeset:
    """The same text with its lines numbered, those of the cover left out. Numbers are no part of the text that is read aloud."""
    before = f"#set page(..sheet-{len(theme.cover)})\n"
    head, mark, rest = typeset.source.partition(before)
    assert mark, "typeset() writes this line in every source"
    after = head.count("\n") + 1
    lines = tuple((line + 1 if line > after else line, place) for line, place in typeset.lines)
    return replace(typeset, source=f"{head}{mark}{_RULE}{rest}", lines=lines)
