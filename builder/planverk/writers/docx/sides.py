"""The two texts that a redline holds, the older and the newer: what of it is in which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planverk.model.content import (
    Blocks,
    CrossReference,
    Definition,
    Emphasis,
    Inlines,
    Link,
    Reformatted,
    Revised,
    RevisedBlock,
    RevisionKind,
    Row,
    Span,
    Strikeout,
    Strong,
    plain,
    walk,
)

OLD, NEW, BOTH = 1, 2, 3
_SIDE: dict[RevisionKind, int] = {"inserted": NEW, "deleted": OLD}
_HOLDERS = (Emphasis, Strong, Strikeout, Link, CrossReference, Span)


def of_kind(kind: RevisionKind | None) -> int:
    """The texts (OLD, NEW or BOTH) that something with that mark is part of."""
    return BOTH if kind is None else _SIDE[kind]


def of_block(block: object) -> int:
    """The texts that a block or a row is part of."""
    if isinstance(block, RevisedBlock):
        return _SIDE[block.kind]
    return of_kind(block.revision) if isinstance(block, Row) else BOTH


def of_blocks(blocks: Blocks) -> int:
    """The texts that have an item with these blocks: where every one is revised alike, the item came or went whole."""
    found = BOTH if not blocks else 0
    for block in blocks:
        found |= of_block(block)
    return found


def of_definition(item: Definition) -> Revised | None:
    """A mark of the definition's term, where all of it and all that explains it came, or went; None for another one."""
    first = item.term[0] if item.term else None
    if not isinstance(first, Revised):
        return None
    alike = all(isinstance(part, Revised) and part.kind == first.kind for part in item.term)
    explained = all(each and of_blocks(each) == _SIDE[first.kind] for each in item.explanations)
    return first if alike and explained else None


def is_redline(found: tuple[object, ...]) -> bool:
    """True where something of what `bookmarks.marked` found is marked as a change."""
    return any(isinstance(each, (Revised, Reformatted, RevisedBlock)) or of_block(each) != BOTH for each in found)


def changes(body: object) -> Iterator[str]:
    """The ids of the changes that are marked in a text, in reading order; one may come again."""
    for each in walk(body):
        if isinstance(each, (Revised, Reformatted, RevisedBlock, Row)) and each.change:
            yield each.change


def walk_sides(body: object) -> Iterator[tuple[object, int]]:
    """As `walk`, each value with the texts that it is part of."""
    inside, around = 0, BOTH  # how many of the next values are in one of the texts alone, and in which
    for each in walk(body):
        if inside:
            inside -= 1
            yield each, around
            continue
        around = of_part(each) if type(each) in _REVISABLE else BOTH
        inside = sum(1 for _ in walk(each)) - 1 if around != BOTH else 0
        yield each, around


_REVISABLE = (Revised, RevisedBlock, Row)


def of_part(each: object) -> int:
    """The texts that a block, a row or some words are part of."""
    return _SIDE[each.kind] if isinstance(each, Revised) else of_block(each)


def words(content: Inlines, side: int = NEW) -> str:
    """The characters of inlines as one of the two texts has them."""
    return plain(inlines(content, side))


def inlines(content: Inlines, side: int) -> Inlines:
    """Inlines as one of the two texts has them, without marks."""
    made: list[object] = []
    for part in content:
        match part:
            case Revised(inner, kind):
                made += inlines(inner, side) if _SIDE[kind] & side else ()
            case Reformatted(inner, before):
                made += inlines(inner if side & NEW else before, side)
            case _ if isinstance(part, _HOLDERS):
                made.append(replace(part, content=inlines(part.content, side)))
            case _:
                made.append(part)
    return tuple(made)  # type: ignore[arg-type]  # every part is an inline, or was made of one
