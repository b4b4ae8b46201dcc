"""Blocks that moved: a range where they were and one where they are, of the same name (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

from collections import Counter

from planverk.model.content import Block, Blocks, RevisedBlock, walk
from planverk.writers.docx.revisions import Mark, Revisions

_Half = tuple[str, str]  # what names the move, and its kind of mark


class Moves:
    """The moves in a text. Only blocks that stand side by side in the text itself, in both halves, move to Word; what else is
    marked as moved has come and gone."""

    def __init__(self, body: Blocks, revisions: Revisions | None) -> None:
        self._body = body
        self._revisions = revisions
        self._places: dict[_Half, list[int]] = {}
        for place, block in enumerate(body if revisions is not None else ()):
            if isinstance(block, RevisedBlock) and block.move:
                self._places.setdefault((block.move, block.kind), []).append(place)
        everywhere = _count(body) if self._places else Counter()
        here = {half for half, places in self._places.items() if len(places) == everywhere[half]}
        self._names = {move: f"move{number}" for number, move in enumerate(dict.fromkeys(move for move, _ in self._places))}
        self._whole = {move for move, _ in here if {(move, "inserted"), (move, "deleted")} <= here}
        self._open: dict[_Half, int] = {}

    def bare(self, block: Block) -> tuple[Mark | None, Block]:
        """A block without its mark, and the mark."""
        if not isinstance(block, RevisedBlock):
            return None, block
        return Mark(block.kind, block.change, block.move in self._whole), block.block

    def begin(self, out: list[str], place: int) -> None:
        """Begin the range that the block at that place of the text is the first in."""
        block = self._moved(place, 0)
        if block is not None and self._revisions is not None:
            number = self._revisions.number()
            self._open[block.move, block.kind] = number
            signed = self._revisions.signed(block.change)
            out.append(f'<w:{_name(block)}RangeStart w:id="{number}" w:name="{self._names[block.move]}"{signed}/>')

    def end(self, out: list[str], place: int) -> None:
        """End the range that the block at that place of the text is the last in."""
        block = self._moved(place, -1)
        if block is not None:
            out.append(f'<w:{_name(block)}RangeEnd w:id="{self._open.pop((block.move, block.kind))}"/>')

    def _moved(self, place: int, which: int) -> RevisedBlock | None:
        """The block, where it is the first (0) or the last (-1) of a half."""
        block = self._body[place]
        if isinstance(block, RevisedBlock) and block.move in self._whole:
            return block if self._places[block.move, block.kind][which] == place else None
        return None


def _name(block: RevisedBlock) -> str:
    return "moveTo" if block.kind == "inserted" else "moveFrom"


def _count(body: Blocks) -> Counter[_Half]:
    return Counter((each.move, each.kind) for each in walk(body) if isinstance(each, RevisedBlock) and each.move)
