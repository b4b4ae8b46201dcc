"""Which blocks must not be parted by the end of a page, in Word and in PDF alike."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from planverk.model.content import Block, Blocks, Paragraph

_SIGNATURE = "signature"


def kept(blocks: Blocks) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it must stand on the page of the next: those who sign do so in one place, below what they sign, so
    signatures that follow each other stay together, and with the paragraph before them."""
    for block, following in zip_longest(blocks, blocks[1:]):
        yield block, isinstance(block, Paragraph) and following is not None and _is_signature(following)


def _is_signature(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == _SIGNATURE
