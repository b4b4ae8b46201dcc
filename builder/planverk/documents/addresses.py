"""Addresses in the municipality's own letters become links: whoever reads one on a screen expects to press them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planverk.documents.rewriting import Rewriter
from planverk.model.content import Blocks, CrossReference, Inline, Inlines, Link, Text
from planverk.model.place import Place

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|\bwww\.)[^\s<>()«»“”\"]*[^\s<>()«»“”\".,;:!?]")


def linked(blocks: Blocks) -> Blocks:
    """The blocks with a link for each e-mail address and each web address that stands there as words."""
    return _Linker().blocks(blocks)


class _Linker(Rewriter):
    def inline(self, part: Inline, place: Place) -> Inlines:
        match part:
            case Text(value) if _ADDRESS.search(value):
                return tuple(_parts(value))
            case Link() | CrossReference():
                return (part,)
            case _:
                return super().inline(part, place)


def _parts(text: str) -> Iterator[Inline]:
    end = 0
    for found in _ADDRESS.finditer(text):
        if found.start() > end:
            yield Text(text[end : found.start()])
        yield Link(_target(found[0]), (Text(found[0]),))
        end = found.end()
    if end < len(text):
        yield Text(text[end:])


def _target(address: str) -> str:
    if address.startswith("http"):
        return address
    return f"https://{address}" if address.startswith("www.") else f"mailto:{address}"
