"""Markdown as `changes` needs it written and read: the one place where the two rooms are brought together for it."""

from __future__ import annotations

from collections.abc import Callable

from planverk.changes.returned.rewriting import Wording
from planverk.model.content import Blocks, Footnote
from planverk.readers import markdown as markdown_in
from planverk.writers import markdown as markdown_out


def _write(blocks: Blocks, sentences: bool, label: Callable[[Footnote], str]) -> str:
    return markdown_out.write(blocks, sentences, label)


def _read(text: str) -> Blocks:
    return markdown_in.parse(text, "").value or ()


WORDING = Wording(_write, _read)
