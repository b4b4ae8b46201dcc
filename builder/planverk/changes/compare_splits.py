"""A paragraph that became two, and two that became one: one change, where the words themselves are the same."""

from __future__ import annotations

from dataclasses import replace

from planverk.changes.compare_record import Record
from planverk.changes.compare_texts import words_of
from planverk.model.change import Change, Piece
from planverk.model.content import Block, Blocks, Paragraph, Revised, RevisedBlock, plain

_FEWEST = 4  # words that are known again in the paragraph beside; fewer may stand there by chance


def with_splits(blocks: Blocks, record: Record) -> Blocks:
    """The marked text, where words went at the end (or the beginning) of a paragraph and came beside it as one of their own, with
    one change for both; and the other way about. The record is put right."""
    changes = {change.id: change for change in record.changes}
    built = list(blocks)
    for at, block in enumerate(built):
        if isinstance(block, Paragraph) and block.content:
            for step in (1, -1):
                _join(built, at, step, changes)
    record.changes[:] = changes.values()
    return tuple(built)


def _join(built: list[Block], at: int, step: int, changes: dict[str, Change]) -> None:
    """Makes one change of what the paragraph `at` lost or won at an edge and of a whole one beside it, if those are the same
    words; `step` is 1 for those after it and -1 for those before."""
    kept = built[at]
    assert isinstance(kept, Paragraph)
    mark, inner = (kept.content[-1], kept.content[-2:-1]) if step > 0 else (kept.content[0], kept.content[1:2])
    if not inner or isinstance(inner[0], Revised):
        return  # other words came in the place of these
    beside = at + step
    while isinstance(mark, Revised) and mark.change in changes and 0 <= beside < len(built):
        whole = built[beside]
        if not isinstance(whole, RevisedBlock):
            return
        if isinstance(whole.block, Paragraph) and whole.change in changes and _says(mark, whole):
            told = changes.pop(whole.change)
            changes[mark.change] = _one(changes[mark.change], told, step > 0)
            built[beside] = replace(whole, change=mark.change)
            return
        beside += step


def _says(mark: Revised, whole: RevisedBlock) -> bool:
    """True where the mark holds the words of the whole paragraph, and one of them went and the other came."""
    if whole.move or whole.kind == mark.kind:
        return False
    words = words_of(whole.block).split()
    return len(words) >= _FEWEST and plain(mark.content).split() == words


def _one(change: Change, told: Change, last: bool) -> Change:
    """The change of a paragraph with that of the one beside it, which stands after it where `last`."""
    parted = bool(told.after)
    words = told.after if parted else told.before
    line = (Piece("\n", "inserted"), Piece(" ", "deleted")) if parted else (Piece("\n", "deleted"), Piece(" ", "inserted"))
    edge = (*line, Piece(words, "same")) if last else (Piece(words, "same"), *line)
    pieces = (*change.pieces[:-1], *edge) if last else (*edge, *change.pieces[1:])
    before, after = change.before, change.after
    if parted:
        after = f"{after}\n{words}" if last else f"{words}\n{after}"
    else:
        before = f"{before}\n{words}" if last else f"{words}\n{before}"
    return replace(change, kind="split" if parted else "merged", before=before, after=after, pieces=pieces)
