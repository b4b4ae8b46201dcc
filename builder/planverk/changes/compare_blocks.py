"""Blocks of two versions as one text with marks: which belong together, and what was changed within each pair."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from planverk.changes.compare_laying import Way, lay, newer
from planverk.changes.compare_marks import marked, pieces
from planverk.changes.compare_record import Record
from planverk.changes.compare_texts import words_of, words_of_all
from planverk.changes.compare_words import Step, Words
from planverk.changes.essence import Essence, Essences, runs
from planverk.model.change import ChangedThing, ChangeKind, Piece
from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    CaptionedFigure,
    CaptionedTable,
    Container,
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
    Reference,
    Revised,
    RevisedBlock,
    RevisionKind,
    Span,
    Table,
    Text,
    plain,
)
from planverk.model.place import Place

_COUNTED = re.compile(r"\w+ \d+:\Z")  # what stands before a goal


class Comparer:
    """Compares blocks, and keeps every change in its record."""

    def __init__(self, record: Record, essences: Essences) -> None:
        self.record = record
        self.essences = essences
        self.words = Words(replace(essences, by_words=False))
        self.elsewhere: frozenset[Essence] = frozenset()  # blocks that stand in another section now

    def blocks(self, old: Blocks, new: Blocks) -> Blocks:
        """Both as one text with marks."""
        if old == new:
            return new
        way = Way(self.essences.block, self.sort, words_of, newer, self.pair, self.gone, self.come)
        return tuple(lay(old, new, way))

    def sort(self, block: Block) -> object:
        """Two blocks of one sort may be one block, reworded."""
        key = self.essences.block(block) if self.elsewhere else ()
        return type(block), key if key in self.elsewhere else ()

    # ── whole blocks ───────────────────────────────────────────────────────────────────────────

    def gone(self, block: Block) -> Blocks:
        """A block that the newer version has not."""
        change = self.one_sided("deleted", self.thing(block), words_of(block), block.place)
        return (self.mark(block, "deleted", change),)

    def come(self, block: Block) -> Blocks:
        """A block that the older version had not."""
        change = self.one_sided("inserted", self.thing(block), words_of(block), block.place)
        return (self.mark(block, "inserted", change),)

    def one_sided(self, kind: RevisionKind, what: ChangedThing, words: str, place: Place) -> str:
        """The change of something that one version has not."""
        if kind == "inserted":
            return self.record.add("added", what, "", words, place=place)
        return self.record.add("removed", what, words, "", place=place)

    def replaced(self, old: Block, new: Block) -> Blocks:
        """One block in the place of another, as one change."""
        before, after = words_of(old), words_of(new)
        kind: ChangeKind = "reworded" if before != after else "reformatted"
        change = self.record.add(kind, self.thing(new), before, after, self.pieces(before, after), place=new.place)
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
                change = self.one_sided(kind, "list", words, item[0].place)
                return (tuple(self.mark(block, kind, change) for block in item),)

            return make

        def both(before: Blocks, after: Blocks) -> tuple[Blocks]:
            return (self.blocks(before, after),)

        with self.record.within(what="list"):
            way = Way(
                self.essences.blocks, lambda item: "", words_of_all, newer, both, one_sided("deleted"), one_sided("inserted")
            )
            return tuple(lay(old, new, way))

    def _definitions(self, old: DefinitionList, new: DefinitionList) -> tuple[Definition, ...]:
        def key(item: Definition) -> Essence:
            return self.essences.block(DefinitionList((item,)))

        def words(item: Definition) -> str:
            return words_of(DefinitionList((item,)))

        def one_sided(kind: RevisionKind) -> Callable[[Definition], tuple[Definition]]:
            def make(item: Definition) -> tuple[Definition]:
                change = self.one_sided(kind, "list", words(item), new.place)
                explained = tuple(tuple(self.mark(block, kind, change) for block in each) for each in item.explanations)
                return (Definition((Revised(item.term, kind, change),), explained),)

            return make

        def both(before: Definition, after: Definition) -> tuple[Definition]:
            term = self.inlines(before.term, after.term, "list", new)
            return (Definition(term, self.items(before.explanations, after.explanations)),)

        with self.record.within(what="list"):
            way = Way(key, lambda item: "", words, newer, both, one_sided("deleted"), one_sided("inserted"))
            return tuple(lay(old.items, new.items, way))

    def _facts(self, old: Facts, new: Facts) -> Facts:
        both = zip(old.rows, new.rows, strict=True)
        return replace(new, rows=tuple((label, self.inlines(was, now, "text", new)) for (_, was), (label, now) in both))

    # ── running text ───────────────────────────────────────────────────────────────────────────

    def inlines(self, old: Inlines, new: Inlines, what: ChangedThing, block: Block) -> Inlines:
        """Running text with marks. What differs in it is one change, but for notes, which are changes of their own."""
        if old == new or self.essences.inlines(old) == self.essences.inlines(new):
            return new
        match old, new:
            case (Span() as was,), (Span() as now,) if was.id and self._is_same(was, now):
                return (replace(now, content=self._titled(was.content, now.content, what, block)),)
        parted = [self._reworded(self._with_note(step)) for step in self.words.steps(old, new)]
        steps = [step for each in parted for step in each]
        differing = [step for step in steps if step.mark != "same"]
        alone = {id(step): self._lone_note(step) for step in differing if _is_note(step)}
        alone |= {id(step): "" for each in parted if len(each) > 1 for step in each}
        name = ""
        if any(id(step) not in alone for step in differing):
            before, after = plain(old), plain(new)
            kind = _kind(before, after, [step for step in differing if id(step) not in alone])
            told = pieces([step for step in steps if id(step) not in alone])
            name = self.record.add(kind, what, before, after, told, place=block.place)
        return marked(steps, lambda step: alone.get(id(step), name))

    def _is_same(self, old: Span, new: Span) -> bool:
        return self.essences.shell(replace(old, id="")) == self.essences.shell(replace(new, id="")) and self.essences.id(
            old.id
        ) == self.essences.id(new.id)

    def _titled(self, old: Inlines, new: Inlines, what: ChangedThing, block: Block) -> Inlines:
        """What an id stands for, as a goal, compared within. «Mål 2:» before it is derived: both numbers, with marks that belong
        to no change."""
        heads = [plain(each[:1]) for each in (old, new)]
        if heads[0] == heads[1] or not all(map(_COUNTED.match, heads)) or heads[0].split()[0] != heads[1].split()[0]:
            return self.inlines(old, new, what, block)
        return (Revised(old[:1], "deleted"), Revised(new[:1], "inserted"), *self.inlines(old[1:], new[1:], what, block))

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

    def _reworded(self, step: Step) -> tuple[Step, ...]:
        """A reference that leads where it led, by another word («kapittel», «vedlegg»), as one that went and one that came."""
        if step.old is None or step.new is None:
            return (step,)
        old, new = step.old.run.thing, step.new.run.thing
        if not (isinstance(old, Reference) and isinstance(new, Reference)) or self.essences.thing(old) == self.essences.thing(
            new
        ):
            return (step,)
        return step._replace(mark="deleted", new=None), step._replace(mark="inserted", old=None)

    def _lone_note(self, step: Step) -> str:
        thing = step.token.run.thing
        assert isinstance(thing, Footnote)
        words = words_of_all(thing.blocks)
        if step.mark == "inserted" or step.mark == "deleted":
            return self.one_sided(step.mark, "footnote", words, thing.place)
        return self.record.add("reformatted", "footnote", words, words, place=thing.place)


def _kind(before: str, after: str, differing: Sequence[Step]) -> ChangeKind:
    """Reformatted where the words are the same: bold and italic, and which spaces a line may break at."""
    if all(step.mark == "set otherwise" for step in differing):
        return "reformatted"
    letters = all(step.token.run.thing is None and not step.token.run.around for step in differing)
    return "reformatted" if letters and before.split() == after.split() else "reworded"


def _is_note(step: Step) -> bool:
    return isinstance(step.token.run.thing, Footnote)


def _shell(block: Container) -> Container:
    return replace(block, blocks=())


def _can_be_marked(item: Definition) -> bool:
    """False for a definition without a term or with an empty explanation: a mark of the whole of it has nothing to hold on to."""
    return any(runs(item.term)) and all(item.explanations)
