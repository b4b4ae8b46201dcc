"""The last paragraphs of a text, a cell or a note in a redline: Word never takes the very last mark away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from planverk.writers.docx.revisions import Mark, Revisions, missing
from planverk.writers.docx.sides import BOTH, NEW, OLD


@dataclass(frozen=True)
class Written:
    """A paragraph of a redline, as it was written: its runs, its properties (content of `w:pPr`) in the newer text and the older,
    the texts that its content is part of. `kept` are those in which its end stands, else the same."""

    runs: str
    new: str
    old: str
    sides: int
    mark: Mark | None = None
    kept: int | None = None

    def xml(self, revisions: Revisions, change: str) -> str:
        """The paragraph. `change` says whose its properties are, where it is not marked itself."""
        change = self.mark.change if self.mark is not None else change
        kept = self.sides if self.kept is None else self.kept
        signs = "".join(revisions.sign(each) for each in self._signs(kept, change))
        new = self.new if self.sides & NEW or kept == BOTH else self.old
        was = revisions.was("pPr", change, self.old) if kept == BOTH and self.old != self.new else ""
        inner = f"{new}{f'<w:rPr>{signs}</w:rPr>' if signs else ''}{was}"
        return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{self.runs}</w:p>"

    def _signs(self, kept: int, change: str) -> tuple[Mark, ...]:
        if self.kept is None and self.mark is not None and self.sides:
            return (self.mark,)
        return missing(kept, change)


def is_range(piece: str) -> bool:
    """True for the beginning or the end of what moved, which stands between paragraphs."""
    return piece.startswith("<w:move")


@dataclass
class Tail:
    """Remembers the paragraphs of a stream by their place in it, which texts have what else is there (tables, ends of sections),
    and the change that was last marked."""

    written: dict[int, Written] = field(default_factory=dict)
    others: dict[int, int] = field(default_factory=dict)
    change: str = ""

    def add(self, place: int, written: Written) -> None:
        self.written[place] = written
        if written.mark is not None:
            self.change = written.mark.change

    def is_plain(self, place: int) -> bool:
        """True for a paragraph that both texts have in one form."""
        written = self.written.get(place)
        return written is not None and written.sides == BOTH and written.old == written.new

    def forget(self, place: int) -> None:
        """Let a paragraph be as it is."""
        self.written.pop(place, None)

    def settle(self, out: list[str], revisions: Revisions, empty: Callable[[], str]) -> None:
        """Have the last paragraph end both texts, and the paragraph that is the last of one of them run on into it where that one
        is taken. `empty` gives the properties of a paragraph that a text without any has there.

        A paragraph that came last did so by a new mark at the end of the one before it, and the old last mark became its own:
        that is how Word itself has it.
        """
        last = next((place for place in range(len(out) - 1, -1, -1) if not is_range(out[place])), -1)
        if last not in self.written or self.written[last].sides == BOTH:
            return
        ends = {side: self._end(out, last, side) for side in (OLD, NEW)}
        new, old = (self._properties(ends[side], side, empty) for side in (NEW, OLD))
        self._put(out, revisions, last, replace(self.written[last], new=new, old=old, kept=BOTH))
        for side, place in ends.items():
            if place is not None and place != last:
                before = self.written[place]
                kept = before.sides if before.kept is None else before.kept
                self._put(out, revisions, place, replace(before, kept=kept & ~side))

    def _end(self, out: list[str], last: int, side: int) -> int | None:
        """The place of the paragraph that ends that text; None where something else does, or nothing is there."""
        for place in range(last, -1, -1):
            if place in self.written:
                if self.written[place].sides & side:
                    return place
            elif not is_range(out[place]) and self.others.get(place, BOTH) & side:
                return None
        return None

    def _properties(self, place: int | None, side: int, empty: Callable[[], str]) -> str:
        if place is None:
            return empty()
        return self.written[place].new if side == NEW else self.written[place].old

    def _put(self, out: list[str], revisions: Revisions, place: int, written: Written) -> None:
        self.written[place] = written
        out[place] = written.xml(revisions, self.change)
