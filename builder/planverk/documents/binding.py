"""Documents taken into another one: their headings further down, their ids their own, their lists of contents left out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from planverk.documents.rewriting import Rewriter
from planverk.model.content import (
    Block,
    Blocks,
    Caption,
    CaptionedFigure,
    Container,
    Contents,
    Figure,
    Heading,
    Inline,
    Inlines,
    NumberedHeading,
    PageBreak,
    Paragraph,
    Reference,
    Reformatted,
    Revised,
    RevisedBlock,
    Row,
    Span,
    Table,
)
from planverk.model.document import Document
from planverk.model.ids import MAX_LENGTH
from planverk.model.place import Place

_DEEPEST = 6
_T = TypeVar("_T", NumberedHeading, Heading, Container, Figure, Table, Row, Span, Caption)


def bind(document: Document, parts: Mapping[str, Document]) -> Document:
    """The document with the text of each part below the heading of its id, with its pictures and what is told of its changes."""
    body: list[Block] = []
    for block in document.body:
        body.append(block)
        if isinstance(block, NumberedHeading) and block.id in parts:
            body += adopt(parts[block.id].body, block.id, block.level)
    pictures = {name: each for part in (*parts.values(), document) for name, each in part.pictures.items()}
    told = {_prefixed(name, change): each for name, part in parts.items() for change, each in part.revisions.items()}
    marked = tuple(name for name, part in parts.items() if part.revisions)
    return replace(document, body=tuple(body), pictures=dict(sorted(pictures.items())), revisions=told, redlines=marked)


def adopt(body: Blocks, prefix: str, below: int) -> Blocks:
    """The text of an assembled document, as it stands below a heading of the level `below` in another: its highest heading one
    level further down, every id with the prefix, so that no two parts have one id, its title and lists of contents left out."""
    levels = [each.level for each in body if isinstance(each, NumberedHeading)]
    shift = below + 1 - min(levels) if levels else 0
    made = _Adopter(prefix, shift).blocks(body)
    first = next((at for at, block in enumerate(made) if not isinstance(block, PageBreak)), 0)
    return made[first:]


class _Adopter(Rewriter):
    """Renames and shifts."""

    changes_words = False

    def __init__(self, prefix: str, shift: int) -> None:
        self._prefix = prefix
        self._shift = shift

    def block(self, block: Block, place: Place) -> Blocks:
        match block:
            case Contents() | Paragraph(role="title" | "subtitle"):
                return ()
            case NumberedHeading():
                moved = replace(block, level=self._level(block.level), in_contents=False)
                return super().block(self._named(moved), place)
            case Heading():
                return super().block(self._named(replace(block, level=self._level(block.level))), place)
            case RevisedBlock():
                mine = replace(block, change=self._change(block.change), move=self._change(block.move))
                return super().block(mine, place)
            case Container():
                return super().block(self._named(block), place)
            case Figure():
                return super().block(self._named(block), place)
            case CaptionedFigure():
                return super().block(replace(block, figure=self._named(block.figure)), place)
            case _:
                return super().block(block, place)

    def table(self, table: Table, place: Place) -> Table:
        return super().table(self._named(table), place)

    def row(self, row: Row, place: Place) -> Row:
        return replace(self._named(super().row(row, place)), change=self._change(row.change))

    def inline(self, part: Inline, place: Place) -> Inlines:
        match part:
            case Reference():
                return (replace(part, target=self._name(part.target)),)
            case Span():
                return super().inline(self._named(part), place)
            case Revised() | Reformatted():
                return super().inline(replace(part, change=self._change(part.change)), place)
            case _:
                return super().inline(part, place)

    def _captioned(self, caption: Caption, place: Place) -> Caption:
        return self._named(super()._captioned(caption, place))

    def _named(self, thing: _T) -> _T:
        given = thing.id
        return replace(thing, id=self._name(given)) if given else thing

    def _level(self, level: int) -> int:
        return min(max(level + self._shift, 1), _DEEPEST)

    def _change(self, change: str) -> str:
        return _prefixed(self._prefix, change) if change else ""

    def _name(self, given: str) -> str:
        """The id with the prefix; a long one is cut, and told apart from others by a hash."""
        name = _prefixed(self._prefix, given)
        if len(name) <= MAX_LENGTH:
            return name
        mark = hashlib.sha256(given.encode()).hexdigest()[:8]
        return f"{name[: MAX_LENGTH - 9].rstrip('-')}-{mark}"


def _prefixed(prefix: str, name: str) -> str:
    return f"{prefix}-{name}"
