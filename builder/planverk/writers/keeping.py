"""Which blocks must not be parted by the end of a page, in Word and in PDF alike."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.model.content import Block, Blocks, Heading, NumberedHeading, Paragraph, plain

_SIGNATURE = "signature"
_LINE = 130  # characters that stand on little more than one line


def kept(blocks: Blocks) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it must stand on the page of the next.

    Those who sign do so in one place, below what they sign, so signatures that follow each other stay together, and with the
    paragraph before them. A line below a heading («Kommune, mottatt 2. mai») goes with the text that it stands over.
    """
    for before, block, following in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        yield block, isinstance(block, Paragraph) and (_is_signature(following) or _is_line_over(before, block, following))


def _is_line_over(before: Block | None, block: Paragraph, following: Block | None) -> bool:
    under_heading = isinstance(before, (Heading, NumberedHeading)) and isinstance(following, Paragraph)
    return under_heading and len(plain(block.content)) <= _LINE


def _is_signature(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == _SIGNATURE
