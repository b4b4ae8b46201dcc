"""Blocks of two versions as one text with marks: which belong together, and what was changed within each pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from planverk.changes.alignment import align, gaps
from planverk.changes.compare_record import Record
from planverk.changes.compare_texts import bag, in_order, share, words_of, words_of_all
from planverk.changes.compare_words import Step, Words, marked, pieces
from planverk.changes.essence import Essence, Essences, runs
from planverk.model.change import ChangedThing, Piece
from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    CaptionedFigure,
    CaptionedTable,
    Container,
    Contents,
    Definition,
    DefinitionList,
    Facts,
    Figure,
    Footnote,
    Heading,
    Inlines,
    Landscape,
    NumberedHeading,
    OrderedList,
    Paragraph,
    Quote,
    Revised,
    RevisedBlock,
    RevisionKind,
    Table,
    Text,
    plain,
)

ALIKE = 0.3  # the share of their words that two blocks have in common when one is taken for the other, reworded
_MOST = 10_000  # pairs that are weighed for likeness between two blocks that are sure; more than that nobody reads as pairs

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Way(Generic[T, R]):
    """How things of one sort are compared: `key` is equal where nothing was changed, `sort` where two may be a pair, `words` what
    they say; `same`, `both` (reworded), `gone` and `come` give what stands in the marked text."""

    key: Callable[[T], Essence]
    sort: Callable[[T], object]
    words: Callable[[T], str]
    same: Callable[[T, T], Sequence[R]]
    both: Callable[[T, T], Sequence[R]]
    gone: Callable[[T], Sequence[R]]
    come: Callable[[T], Sequence[R]]


class Comparer:
    """Compares blocks, and keeps every change in its record."""

    def __init__(self, record: Record, essences: Essences) -> None:
        self.record = record
        self.essences = essences
        self.words = Words(essences)

    def blocks(self, old: Blocks, new: Blocks) -> Blocks:
        """Both as one text with marks."""
        if old == new:
            return new
        way = Way(self.essences.block, type, words_of, newer, self.pair, self.gone, self.come)
        return tuple(self.lay(old, new, way))

    def lay(self, old: Sequence[T], new: Sequence[T], way: Way[T, R]) -> list[R]:
        """Two rows of things as one: those that are equal in their newer form, pairs that are alike compared, the rest marked."""
        laid: list[R] = []
        same = align([way.key(each) for each in old], [way.key(each) for each in new])
        for before, after, pair in gaps(same, len(old), len(new)):
            laid += self._gap([old[at] for at in before], [new[at] for at in after], way)
            if pair is not None:
                laid += way.same(old[pair[0]], new[pair[1]])
        return laid

    def _gap(self, old: list[T], new: list[T], way: Way[T, R]) -> list[R]:
        laid: list[R] = []
        for before, after, pair in gaps(self._pairs(old, new, way), len(old), len(new)):
            lone = len(before) == len(after) == 1 and way.sort(old[before[0]]) == way.sort(new[after[0]])
            if lone:
                laid += way.both(old[before[0]], new[after[0]])
            else:
                laid += [part for at in before for part in way.gone(old[at])]
                laid += [part for at in after for part in way.come(new[at])]
            if pair is not None:
                laid += way.both(old[pair[0]], new[pair[1]])
        return laid

    def _pairs(self, old: list[T], new: list[T], way: Way[T, R]) -> list[tuple[int, int]]:
        """Which of them are one thing, reworded."""
        if not old or not new or len(old) == len(new) == 1 or len(old) * len(new) > _MOST:
            return []
        sorts = [way.sort(each) for each in old], [way.sort(each) for each in new]
        bags = [bag(way.words(each)) for each in old], [bag(way.words(each)) for each in new]

        def worth(i: int, j: int) -> float:
            alike = share(bags[0][i], bags[1][j]) if sorts[0][i] == sorts[1][j] else 0.0
            return alike if alike >= ALIKE else 0.0

        return in_order(range(len(old)), range(len(new)), worth)

    # ── whole blocks ───────────────────────────────────────────────────────────────────────────

    def gone(self, block: Block) -> Blocks:
        """A block that the newer version has not."""
        change = self.record.add("removed", self.thing(block), words_of(block), "", place=block.place)
        return (self.mark(block, "deleted", change),)

    def come(self, block: Block) -> Blocks:
        """A block that the older version had not."""
        change = self.record.add("added", self.thing(block), "", words_of(block), place=block.place)
        return (self.mark(block, "inserted", change),)

    def replaced(self, old: Block, new: Block) -> Blocks:
        """One block in the place of another, as one change."""
        before, after = words_of(old), words_of(new)
        kind = "reworded" if before != after else "reformatted"
        change = self.record.add(kind, self.thing(new), before, after, self.pieces(before, after), place=new.place)  # type: ignore[arg-type]
        return self.mark(old, "deleted", change), self.mark(new, "inserted", change)

    def mark(self, block: Block, kind: RevisionKind, change: str, move: str = "") -> RevisedBlock:
        return RevisedBlock(block, kind, change, move, block.place)

    def pieces(self, before: str, after: str) -> tuple[Piece, ...]:
        """What differs between two texts, word by word."""
        return pieces(self.words.steps((Text(before),), (Text(after),)))

    def thing(self, block: Block) -> ChangedThing:
        """What a change of the whole block is a change of."""
        match block:
            case Table() | CaptionedTable():
                return "table"
            case Figure() | CaptionedFigure():
                return "figure"
            case BulletList() | OrderedList() | DefinitionList():
                return "list"
            case NumberedHeading() | Heading():
                return "heading"
            case _:
                return self.record.what

    # ── pairs ──────────────────────────────────────────────────────────────────────────────────

    def pair(self, old: Block, new: Block) -> Blocks:
        """Two blocks of one sort, compared within; one in the place of the other where what they are was changed itself."""
        match old, new:
            case (Paragraph(), Paragraph()) if old.role == new.role:
                return (replace(new, content=self.inlines(old.content, new.content, self.record.what, new)),)
            case (NumberedHeading(), NumberedHeading()) if self.essences.rank(old) == self.essences.rank(new):
                return (replace(new, content=self.inlines(old.content, new.content, "heading", new)),)
            case (BulletList(), BulletList()) if all((*old.items, *new.items)):
                return (replace(new, items=self.items(old.items, new.items)),)
            case (OrderedList(), OrderedList()) if all((*old.items, *new.items)) and (old.start, old.kind) == (
                new.start,
                new.kind,
            ):
                return (replace(new, items=self.items(old.items, new.items)),)
            case (DefinitionList(), DefinitionList()) if all(map(_can_be_marked, (*old.items, *new.items))):
                return (replace(new, items=self._definitions(old, new)),)
            case (Quote(), Quote()):
                return (replace(new, blocks=self.blocks(old.blocks, new.blocks)),)
            case (Landscape(), Landscape()):
                return (replace(new, blocks=self.text(old.blocks, new.blocks)),)
            case (Container(), Container()) if _shell(old) == _shell(new):
                return (replace(new, blocks=self.text(old.blocks, new.blocks)),)
            case (Facts(), Facts()) if [label for label, _ in old.rows] == [label for label, _ in new.rows]:
                return (self._facts(old, new),)
            case (Contents(), Contents()):
                return (new,)
            case _:
                return self.replaced(old, new)

    def text(self, old: Blocks, new: Blocks) -> Blocks:
        """Blocks among which there may be headings."""
        return self.blocks(old, new)

    def items(self, old: tuple[Blocks, ...], new: tuple[Blocks, ...]) -> tuple[Blocks, ...]:
        """A list's items. One that came or went whole is marked in all its blocks."""

        def one_sided(kind: RevisionKind) -> Callable[[Blocks], tuple[Blocks]]:
            def make(item: Blocks) -> tuple[Blocks]:
                words = words_of_all(item)
                told = ("added", "", words) if kind == "inserted" else ("removed", words, "")
                change = self.record.add(told[0], "list", *told[1:], place=item[0].place)  # type: ignore[arg-type]
                return (tuple(self.mark(block, kind, change) for block in item),)

            return make

        def both(before: Blocks, after: Blocks) -> tuple[Blocks]:
            return (self.blocks(before, after),)

        with self.record.within(what="list"):
            way = Way(
                self.essences.blocks, lambda item: "", words_of_all, newer, both, one_sided("deleted"), one_sided("inserted")
            )
            return tuple(self.lay(old, new, way))

    def _definitions(self, old: DefinitionList, new: DefinitionList) -> tuple[Definition, ...]:
        def key(item: Definition) -> Essence:
            return self.essences.block(DefinitionList((item,)))

        def words(item: Definition) -> str:
            return words_of(DefinitionList((item,)))

        def one_sided(kind: RevisionKind) -> Callable[[Definition], tuple[Definition]]:
            def make(item: Definition) -> tuple[Definition]:
                told = ("added", "", words(item)) if kind == "inserted" else ("removed", words(item), "")
                change = self.record.add(told[0], "list", *told[1:], place=new.place)  # type: ignore[arg-type]
                explained = tuple(tuple(self.mark(block, kind, change) for block in each) for each in item.explanations)
                return (Definition((Revised(item.term, kind, change),), explained),)

            return make

        def both(before: Definition, after: Definition) -> tuple[Definition]:
            term = self.inlines(before.term, after.term, "list", new)
            return (Definition(term, self.items(before.explanations, after.explanations)),)

        with self.record.within(what="list"):
            way = Way(key, lambda item: "", words, newer, both, one_sided("deleted"), one_sided("inserted"))
            return tuple(self.lay(old.items, new.items, way))

    def _facts(self, old: Facts, new: Facts) -> Facts:
        both = zip(old.rows, new.rows, strict=True)
        return replace(new, rows=tuple((label, self.inlines(was, now, "text", new)) for (_, was), (label, now) in both))

    # ── running text ───────────────────────────────────────────────────────────────────────────

    def inlines(self, old: Inlines, new: Inlines, what: ChangedThing, block: Block) -> Inlines:
        """Running text with marks. What differs in it is one change, but for notes, which are changes of their own."""
        if old == new or self.essences.inlines(old) == self.essences.inlines(new):
            return new
        steps = [self._with_note(step) for step in self.words.steps(old, new)]
        differing = [step for step in steps if step.mark != "same"]
        alone = {id(step): self._lone_note(step) for step in differing if _is_note(step)}
        name = ""
        if any(id(step) not in alone for step in differing):
            kind = (
                "reformatted" if all(step.mark == "set otherwise" for step in differing if id(step) not in alone) else "reworded"
            )
            name = self.record.add(kind, what, plain(old), plain(new), pieces(steps), place=block.place)  # type: ignore[arg-type]
        return marked(steps, lambda step: alone.get(id(step), name))

    def _with_note(self, step: Step) -> Step:
        """A note that both have, with what was changed within it marked."""
        if step.old is None or step.new is None:
            return step
        old, new = step.old.run.thing, step.new.run.thing
        if not (isinstance(old, Footnote) and isinstance(new, Footnote)) or old == new:
            return step
        with self.record.within(what="footnote"):
            note = replace(new, blocks=self.blocks(old.blocks, new.blocks))
        return step._replace(new=step.new._replace(run=step.new.run._replace(thing=note)))

    def _lone_note(self, step: Step) -> str:
        thing = step.token.run.thing
        assert isinstance(thing, Footnote)
        words = words_of_all(thing.blocks)
        if step.mark == "inserted":
            return self.record.add("added", "footnote", "", words, place=thing.place)
        if step.mark == "deleted":
            return self.record.add("removed", "footnote", words, "", place=thing.place)
        return self.record.add("reformatted", "footnote", words, words, place=thing.place)


def newer(_: T, new: T) -> tuple[T]:
    """What stands for two things between which nothing was changed."""
    return (new,)


def _is_note(step: Step) -> bool:
    return isinstance(step.token.run.thing, Footnote)


def _shell(block: Container) -> Container:
    return replace(block, blocks=())


def _can_be_marked(item: Definition) -> bool:
    """False for a definition without a term or with an empty explanation: a mark of the whole of it has nothing to hold on to."""
    return any(runs(item.term)) and all(item.explanations)
