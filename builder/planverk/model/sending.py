"""A Word file that goes out to be written in, and comes back: what it carries for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planverk.model.content import Block, Blocks, Landscape


@dataclass(frozen=True)
class Sending:
    """What is said in such a file: who gets it, whether Word is to track every change, which sections it holds (ids, none for
    all), and for blocks that a change in them would be lost in, where to make it instead, by the block's number (`flat`)."""

    recipient: str
    tracked: bool = False
    sections: tuple[str, ...] = ()
    generated: Mapping[int, str] = field(default_factory=dict)


def flat(body: Blocks) -> Iterator[Block]:
    """The blocks of a text one after the other, those of pages that lie on their side too: as a file numbers them."""
    for block in body:
        if isinstance(block, Landscape):
            yield from flat(block.blocks)
        else:
            yield block
