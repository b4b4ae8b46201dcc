"""Blocks of a plan to chapters: headings told apart from text, levels put right, ids made, captions taken up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from planverk.model.content import Block, Blocks, Figure, Heading, Paragraph, Strong, Table, Text, plain, walk
from planverk.model.ids import make_id
from planverk.model.imported import DraftChapter, DraftPlan, Imported, LeftOut, Why
from planverk.readers.imports.headings import is_appendix, without_appendix_label, without_number
from planverk.readers.imports.language import language_of

_CAPTION = re.compile(r"(?:tabell|figur)\s*\d+[.:]?\s*[-–:]?\s*(?P<text>.*)", re.IGNORECASE | re.DOTALL)
_CONTENTS = re.compile(r"innhold(?:sfortegnelse|sliste)?|innhald(?:sliste)?", re.IGNORECASE)
_UNNUMBERED = re.compile(r"forord|føreord|sammendrag|samandrag", re.IGNORECASE)


def read_plan(imported: Imported, name: str) -> DraftPlan:
    """The plan's chapters. `name` is the title where the file has none. Text before the first heading is in `left_out`."""
    blocks = tuple(_captions(_headings(imported.blocks)))
    title, blocks = _title(imported.title, blocks)
    blocks, contents = _without_contents(_levels(blocks))
    preamble, chapters = _split(blocks)
    left_out = (*imported.left_out, *contents, *(LeftOut(t, Why.UNPLACED) for t in _texts(preamble) if t != title))
    drafts, unnumbered, appendices = _chapters(chapters)
    language = language_of(" ".join(part.value for part in walk(blocks) if isinstance(part, Text)))
    return DraftPlan(title or name, language, drafts, unnumbered, appendices, imported.pictures, left_out)


def _headings(blocks: Blocks) -> Iterator[Block]:
    """Blocks with short bold paragraphs made headings, where the file has no headings of its own."""
    has_headings = any(isinstance(block, Heading) for block in blocks)
    for block in blocks:
        if not has_headings and isinstance(block, Paragraph) and len(block.content) == 1 and isinstance(block.content[0], Strong):
            words = plain(block.content).strip()
            if words and len(words) < 90 and not words.endswith((".", ":")):
                yield Heading(1, (Text(words),), place=block.place)
                continue
        yield block


def _captions(blocks: Iterator[Block]) -> Iterator[Block]:
    """Tables and figures with the paragraph «Tabell 3: …» before or «Figur 1 …» after them as their caption."""
    waiting: Block | None = None
    for block in blocks:
        text = _caption(block)
        if isinstance(block, Table) and (before := _caption(waiting)) is not None and not block.caption:
            waiting = replace(block, caption=(Text(before),))
        elif isinstance(waiting, (Table, Figure)) and text is not None and not waiting.caption:
            waiting = replace(waiting, caption=(Text(text),))
        else:
            if waiting is not None:
                yield waiting
            waiting = block
    if waiting is not None:
        yield waiting


def _caption(block: Block | None) -> str | None:
    found = _CAPTION.fullmatch(plain(block.content).strip()) if isinstance(block, Paragraph) else None
    return found["text"].strip() if found and len(found["text"]) < 200 and found["text"].strip() else None


def _title(title: str, blocks: Blocks) -> tuple[str, Blocks]:
    """The file's title; where it has none, its only first-level heading that stands before all others."""
    blocks = tuple(b for b in blocks if not (title and isinstance(b, Heading) and plain(b.content).strip() == title))
    firsts = [b for b in blocks if isinstance(b, Heading) and b.level == 1]
    deeper = [b for b in blocks if isinstance(b, Heading) and b.level > 1]
    if not title and len(firsts) == 1 and len(deeper) > 1 and next(b for b in blocks if isinstance(b, Heading)) is firsts[0]:
        return plain(firsts[0].content).strip(), tuple(b for b in blocks if b is not firsts[0])
    return title, blocks


def _levels(blocks: Blocks) -> Blocks:
    """Headings from level 1 on, none of which is more than one deeper than the one above it."""
    used = sorted({b.level for b in blocks if isinstance(b, Heading)})
    above = 0
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            above = min(used.index(block.level) + 1, above + 1)
            block = replace(block, level=above)
        out.append(block)
    return tuple(out)


def _without_contents(blocks: Blocks) -> tuple[Blocks, tuple[LeftOut, ...]]:
    kept: list[Block] = []
    dropped: list[Block] = []
    inside = False
    for block in blocks:
        if isinstance(block, Heading):
            inside = _CONTENTS.fullmatch(plain(block.content).strip()) is not None
        (dropped if inside else kept).append(block)
    return tuple(kept), tuple(LeftOut(text, Why.CONTENTS) for text in _texts(tuple(dropped)))


def _texts(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        text = " ".join("".join(part.value for part in walk(block) if isinstance(part, Text)).split())
        if text:
            yield text


def _split(blocks: Blocks) -> tuple[Blocks, list[Blocks]]:
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    if not starts:
        return (), [blocks] if blocks else []
    return blocks[: starts[0]], [blocks[a:b] for a, b in zip(starts, [*starts[1:], len(blocks)], strict=True)]


def _chapters(chapters: list[Blocks]) -> tuple[tuple[DraftChapter, ...], tuple[str, ...], tuple[str, ...]]:
    taken: set[str] = set()
    drafts: list[DraftChapter] = []
    unnumbered: list[str] = []
    appendices: list[str] = []
    for blocks in chapters:
        first = blocks[0] if isinstance(blocks[0], Heading) else Heading(1, (Text("Innledning"),))
        typed = plain(first.content).strip()
        body = tuple(_with_ids((first, *blocks[1:]) if first is blocks[0] else (first, *blocks), taken))
        head = body[0]
        assert isinstance(head, Heading)
        drafts.append(DraftChapter(head.id, plain(head.content), body))
        if is_appendix(typed):
            appendices.append(head.id)
        elif _UNNUMBERED.fullmatch(typed):
            unnumbered.append(head.id)
    return tuple(drafts), tuple(unnumbered), tuple(appendices)


def _with_ids(blocks: Blocks, taken: set[str]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Heading):
            typed = plain(block.content).strip()
            title = without_appendix_label(typed) if block.level == 1 and is_appendix(typed) else without_number(typed)
            content = block.content if title == typed else (Text(title),)
            block = Heading(block.level, content, make_id(title, taken), place=block.place)
            taken.add(block.id)
        elif isinstance(block, (Table, Figure)) and block.caption:
            stem = "tab" if isinstance(block, Table) else "fig"
            block = replace(block, id=make_id(f"{stem} {plain(block.caption)}", taken))
            taken.add(block.id)
        yield block
