"""A document that is too large for one PDF, in volumes: each a document with the same cover, its own contents, and its share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planverk.model.content import Block, Blocks, Contents, Landscape, NumberedHeading, Paragraph, walk
from planverk.model.document import Document

MOST = 8_000  # paragraphs of one PDF: so many in tables take Typst some 0.5 GB and 2.5 s
_BOUNDARY = 2  # headings down to this level begin a part that may begin a volume


def volumes(document: Document, most: int = MOST) -> tuple[Document, ...]:
    """The document itself where it is small enough; else its volumes, each of whole parts: a heading and what stands under it."""
    if not is_large(document, most):
        return (document,)
    shares = list(_shares(list(_parts(document.body)), most))
    return tuple(_volume(document, share, number, len(shares)) for number, share in enumerate(shares, start=1))


def is_large(document: Document, most: int = MOST) -> bool:
    """True where the document's PDF comes in volumes. Each of those has pages of its own, so that no page is a place in the
    document as a whole."""
    return sum(map(_weight, document.body)) > most


@dataclass(frozen=True)
class _Part:
    """A heading and what stands under it; whether on pages that lie, and how many paragraphs it has."""

    blocks: Blocks
    lies: bool
    weight: int


def _parts(body: Blocks) -> Iterator[_Part]:
    for lies, blocks in _sheets(body):
        part: list[Block] = []
        for block in blocks:
            if part and isinstance(block, NumberedHeading) and block.level <= _BOUNDARY and not _is_bare(part):
                yield _part(part, lies)
                part = []
            part.append(block)
        if part:
            yield _part(part, lies)


def _sheets(body: Blocks) -> Iterator[tuple[bool, Blocks]]:
    """Runs of blocks on upright pages, and those on pages that lie."""
    run: list[Block] = []
    for block in body:
        if isinstance(block, Landscape):
            if run:
                yield False, tuple(run)
            run = []
            yield True, block.blocks
        elif not isinstance(block, Contents):
            run.append(block)
    if run:
        yield False, tuple(run)


def _is_bare(part: list[Block]) -> bool:
    """True where there is nothing but headings yet: a chapter's title goes with its first section."""
    return all(isinstance(block, NumberedHeading) for block in part)


def _part(blocks: list[Block], lies: bool) -> _Part:
    return _Part(tuple(blocks), lies, sum(map(_weight, blocks)))


def _weight(block: Block) -> int:
    return sum(isinstance(each, Paragraph) for each in walk(block))


def _shares(parts: list[_Part], most: int) -> Iterator[list[_Part]]:
    """Parts in order, as many together as there is room for; one that is larger than that stands alone."""
    share: list[_Part] = []
    for part in parts:
        if share and sum(each.weight for each in share) + part.weight > most:
            yield share
            share = []
        share.append(part)
    if share:
        yield share


def _volume(document: Document, share: Iterable[_Part], number: int, count: int) -> Document:
    body = tuple(_set(share))
    ids = {given for each in walk(body) if (given := getattr(each, "id", ""))}
    lists = (
        replace(block, entries=tuple(entry for entry in block.entries if entry.target in ids))
        for block in document.body
        if isinstance(block, Contents)
    )
    which = document.labels["volume"].format(number=number, count=count)
    subtitle = ". ".join(part for part in (document.fields.get("subtitle", ""), which) if part)
    return replace(
        document,
        id=f"{document.id}-{volume_suffix(number)}",
        title=f"{document.title}. {which}",
        body=(*(block for block in lists if block.entries), *body),
        fields={**document.fields, "subtitle": subtitle},
        draft=document.draft if number == count else document.draft and replace(document.draft, findings=()),
    )


def _set(share: Iterable[_Part]) -> Iterator[Block]:
    """The parts' blocks, neighbours that lie on pages of one kind."""
    lying: list[Block] = []
    for part in share:
        if part.lies:
            lying += part.blocks
            continue
        if lying:
            yield Landscape(tuple(lying))
            lying = []
        yield from part.blocks
    if lying:
        yield Landscape(tuple(lying))


def volume_suffix(number: int) -> str:
    """What a volume's name ends with."""
    return f"del-{number}"
