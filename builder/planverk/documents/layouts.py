"""Laying a document out: the municipality's own blocks in order, each slot in them filled with a part of the document."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from planverk.documents.filling import Filler
from planverk.documents.values import Sandbox
from planverk.findings import Finding, error
from planverk.model.content import Block, Blocks, Container, Heading, PageBreak, Paragraph
from planverk.model.layout import Layout
from planverk.model.place import Place

ROLE_SLOTS = ("title", "subtitle", "lead", "signature")  # their own text, set in the template's style for it
ALWAYS = (*ROLE_SLOTS, "page-break")


@dataclass(frozen=True)
class Slotted:
    """What came into a slot. `filled` is False for words that only say that there is nothing («Ingen»)."""

    blocks: Blocks
    filled: bool = True
    findings: tuple[Finding, ...] = ()


Slot = Callable[[Container], Slotted]


@dataclass(frozen=True)
class LaidOut:
    """A document's blocks in the layout's order, and the names of the slots that the layout has."""

    blocks: Blocks
    slots: frozenset[str]
    findings: tuple[Finding, ...]


def lay_out(layout: Layout, slots: Mapping[str, Slot], sandbox: Sandbox) -> LaidOut:
    """The layout with its values and slots filled.

    What stands in `::: {.optional}` is left out where every slot and value in it came to nothing; labels and other words that
    stand in every document do not count. Headings of the
    layout go unnumbered unless they say `.numbered`. A slot of another name is an error.
    """
    composer = _Composer(slots, sandbox)
    blocks = composer.compose(layout.blocks).blocks
    return LaidOut(blocks, frozenset(composer.seen), tuple(composer.findings))


def level_of(slot: Container, usual: int = 1) -> int:
    """The level of headings that a slot asks for with `level=`; `usual` where it says none that is."""
    level = slot.get("level")
    return int(level) if level in {"1", "2", "3", "4", "5"} else usual


def without_place(laid_out: LaidOut, layout: Layout, parts: Mapping[str, bool]) -> tuple[Finding, ...]:
    """An error for each part of the document (slot name -> whether it holds anything) that the layout has no slot for."""
    missing = sorted(name for name, holds in parts.items() if holds and name not in laid_out.slots)
    return tuple(no_place(Place(layout.file), name) for name in missing)


def no_place(place: Place, slot: str) -> Finding:
    """The error that the layout has no place for `slot` (its name, and attributes where they matter)."""
    return error(
        "L2",
        place,
        "The layout has no place for «{slot}», so a part of the document would be lost.",
        "Add a line with ::: {{.slot name={slot}}} and a line with ::: where that part is to stand.",
        slot=slot,
    )


@dataclass
class _Part:
    """Blocks composed so far; whether a slot or value was asked for, and whether any came to something."""

    blocks: Blocks = ()
    asked: bool = False
    filled: bool = False

    def add(self, other: _Part) -> None:
        self.blocks += other.blocks
        self.asked = self.asked or other.asked
        self.filled = self.filled or other.filled


class _Composer:
    def __init__(self, slots: Mapping[str, Slot], sandbox: Sandbox) -> None:
        self._slots = slots
        self._sandbox = sandbox
        self.seen: set[str] = set()
        self.findings: list[Finding] = []

    def compose(self, blocks: Blocks) -> _Part:
        whole = _Part()
        for block in blocks:
            whole.add(self._block(block))
        return whole

    def _block(self, block: Block) -> _Part:
        match block:
            case Container(name="slot"):
                return self._slot(block)
            case Container(name="optional"):
                inner = self.compose(block.blocks)
                return inner if inner.filled or not inner.asked else _Part((), inner.asked)
            case Container():
                inner = self.compose(block.blocks)
                return _Part((replace(block, blocks=inner.blocks),), inner.asked, inner.filled)
            case Heading() if "numbered" not in block.classes:
                return self._text(replace(block, classes=(*block.classes, "unnumbered")))
            case _:
                return self._text(block)

    def _text(self, *blocks: Block) -> _Part:
        filler = Filler(self._sandbox, holes=False)
        built = filler.blocks(blocks)
        self.findings += filler.findings
        return _Part(built, filler.asked, filler.filled)

    def _slot(self, container: Container) -> _Part:
        name = container.get("name")
        if name in ROLE_SLOTS:
            return self._role(container, name)
        if name == "page-break":
            return _Part((PageBreak(container.place),))
        if name not in self._slots:
            self.findings.append(_unknown_slot(name, container, sorted({*self._slots, *ALWAYS})))
            return _Part()
        self.seen.add(name)
        slotted = self._slots[name](container)
        self.findings += slotted.findings
        return _Part(slotted.blocks, asked=True, filled=slotted.filled and bool(slotted.blocks))

    def _role(self, container: Container, role: str) -> _Part:
        self.seen.add(role)
        part = self._text(*container.blocks)
        part.blocks = tuple(
            replace(block, role=role) if isinstance(block, Paragraph) else block
            for block in part.blocks
            if not isinstance(block, Paragraph) or block.content
        )
        return part


def _unknown_slot(name: str, container: Container, known: list[str]) -> Finding:
    near = difflib.get_close_matches(name, known, 1, 0.5)
    return error(
        "L1",
        container.place,
        "The layout asks for «{name}», which is no slot of this kind of document.",
        "The slots are {known}.",
        name=name,
        known=", ".join(near or known),
    )
