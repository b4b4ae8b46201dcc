"""Paragraphs and tables of a Word file as blocks of plan text, so that they can be written as Markdown."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import cast

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Column,
    CrossReference,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Footnote,
    Heading,
    Inline,
    InlinePicture,
    Inlines,
    LineBreak,
    Link,
    ListKind,
    OrderedList,
    Paragraph,
    Quote,
    Row,
    Strikeout,
    Strong,
    Table,
    Text,
    plain,
)
from planverk.model.returned import PLAIN, Grid, Line, Part, Piece
from planverk.model.spaces import held_numbers

_NAMED = re.compile(r"\w+\u00a0\Z")
_SIGNS_FIRST, _SIGNS_LAST = re.compile(r"\A[\W_]+"), re.compile(r"[\W_]+\Z")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_HELD = "\u00a0"
PICTURE = "picture:"  # before the hash of a picture's bytes, where Markdown has a file's name


def to_blocks(parts: Sequence[Part]) -> Blocks:
    """The blocks that the parts make up. The text of a footnote is its label (`label_of`)."""
    return tuple(_blocks(parts))


def references_in(parts: Sequence[Part]) -> frozenset[str]:
    """The ids that the parts refer to."""
    cells = (cell for part in parts if isinstance(part, Grid) for row in part.rows for cell in row.cells)
    own = {piece.text for part in parts if isinstance(part, Line) for piece in part.pieces if piece.kind == "reference"}
    return frozenset(own).union(*map(references_in, cells))


def without_named(parts: Sequence[Part], past: Collection[str] = ()) -> tuple[Part, ...]:
    """The parts without the word that a reference brings itself («kapittel», joined to its number by a space that holds);
    references to the ids in `past` keep theirs."""
    return tuple(
        _without_named_in_cells(part, past)
        if isinstance(part, Grid)
        else replace(part, pieces=tuple(_unnamed(part.pieces, past)))
        for part in parts
    )


def _without_named_in_cells(table: Grid, past: Collection[str]) -> Grid:
    return Grid(tuple(replace(row, cells=tuple(without_named(cell, past) for cell in row.cells)) for row in table.rows))


def _unnamed(pieces: Sequence[Piece], past: Collection[str]) -> Iterator[Piece]:
    for piece, after in itertools.zip_longest(pieces, pieces[1:]):
        named = piece.kind == "text" and after is not None and after.kind == "reference" and after.text not in past
        text = _NAMED.sub("", piece.text) if named else piece.text
        if text or piece.kind != "text":
            yield replace(piece, text=text)


def label_of(note: Footnote) -> str:
    """The label that stands in the place of a footnote's text."""
    return plain(note.blocks[0].content) if note.blocks and isinstance(note.blocks[0], Paragraph) else ""


def _blocks(parts: Sequence[Part]) -> Iterator[Block]:
    for kind, group in itertools.groupby(parts, _kind):
        lines = list(group)
        match kind:
            case "table":
                yield from (_table(cast(Grid, part)) for part in lines)
            case "list":
                yield from _lists(_stepped(cast(list[Line], lines)), 0)
            case "quote":
                yield Quote(tuple(Paragraph(inlines(line)) for line in cast(list[Line], lines)))
            case "definition":
                yield _definitions(cast(list[Line], lines))
            case _:
                yield from (_block(line) for line in cast(list[Line], lines))


def _kind(part: Part) -> str:
    if isinstance(part, Grid):
        return "table"
    if part.form.list:
        return "list"
    return {"quote": "quote", "term": "definition", "explanation": "definition"}.get(part.form.role, "")


def _block(line: Line) -> Block:
    if line.form.heading:
        return Heading(line.form.heading, inlines(line))
    if line.form.role == "code":
        return CodeBlock("".join("\n" if piece.kind == "break" else piece.text for piece in line.pieces))
    pictures = [piece for piece in line.pieces if piece.kind == "picture"]
    if len(pictures) == 1 and all(piece is pictures[0] or not piece.text.strip() for piece in line.pieces):
        return Figure(f"{PICTURE}{pictures[0].text}", pictures[0].alt)
    return Paragraph(inlines(line))


def _table(table: Grid) -> Table:
    """A table with a heading row, as Markdown needs it, and as many cells in every row."""
    width = max((len(row.cells) for row in table.rows), default=0)
    rows = [Row(tuple(_cell(row.cells[n] if n < len(row.cells) else ()) for n in range(width))) for row in table.rows]
    heads = max(1, sum(1 for _ in itertools.takewhile(lambda row: row.header, table.rows)))
    return Table((Column(),) * width, tuple(rows[:heads]), tuple(rows[heads:]))


def _cell(parts: Sequence[Part]) -> Cell:
    """The blocks of a cell; a picture in it is part of a line."""
    pictured = (
        Paragraph((InlinePicture(block.source, block.alt),)) if isinstance(block, Figure) else block for block in to_blocks(parts)
    )
    return Cell(tuple(pictured))


def _definitions(lines: Sequence[Line]) -> DefinitionList:
    items: list[Definition] = []
    for line in lines:
        if line.form.role == "term" or not items:
            items.append(Definition(inlines(line), ()))
        else:
            items[-1] = replace(items[-1], explanations=(*items[-1].explanations, (Paragraph(inlines(line)),)))
    return DefinitionList(tuple(items))


def _stepped(lines: Sequence[Line]) -> list[Line]:
    """The items with none more than a level below the one before it, and the first at the left: Markdown has no other."""
    above: list[int] = []
    made = []
    for line in lines:
        while above and above[-1] >= line.form.depth:
            above.pop()
        made.append(replace(line, form=replace(line.form, depth=len(above))))
        above.append(line.form.depth)
    return made


def _lists(lines: Sequence[Line], depth: int) -> Iterator[Block]:
    """Lists of one depth, each of one kind; deeper lines belong to the item before them."""
    at = 0
    while at < len(lines):
        kind = lines[at].form.list
        items: list[Blocks] = []
        while at < len(lines) and lines[at].form.list == kind:
            end = at + 1
            while end < len(lines) and lines[end].form.depth > depth:
                end += 1
            items.append((Paragraph(inlines(lines[at])), *_lists(lines[at + 1 : end], depth + 1)))
            at = end
        yield BulletList(tuple(items)) if kind == "bullet" else OrderedList(tuple(items), kind=cast(ListKind, kind))


# ── inlines ──────────────────────────────────────────────────────────────────────────────────────


def inlines(line: Line) -> Inlines:
    """The words of a paragraph, without space at either end."""
    pieces = list(_edges_bare(line.pieces))
    while pieces and pieces[0].kind in ("text", "break") and not pieces[0].text.strip():
        pieces.pop(0)
    while pieces and pieces[-1].kind in ("text", "break") and not pieces[-1].text.strip():
        pieces.pop()
    if pieces and pieces[0].kind == "text":
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())
    if pieces and pieces[-1].kind == "text":
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
    return _grouped(pieces, ("link", "strong", "emphasis", "strike", "code"))


def _edges_bare(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Space at the edges of marked text goes out of the mark, and so do signs beside a word: Markdown has none there."""
    for at, piece in enumerate(pieces):
        text = _let_go(_UNSEEN.sub("", piece.text.replace("\t", " ")))
        if piece.kind != "text" or piece.marks == PLAIN:
            yield piece if text == piece.text else replace(piece, text=text)
            continue
        core = text.strip()
        if not (piece.marks.code or piece.marks.link):
            core = _SIGNS_FIRST.sub("", core) if core[:1] == text[:1] and _is_word(pieces, at - 1, -1) else core
            core = _SIGNS_LAST.sub("", core) if core[-1:] == text[-1:] and _is_word(pieces, at + 1, 0) else core
        start = text.index(core)
        bare = (text[:start], core, text[start + len(core) :])
        for part, marks in zip(bare, (PLAIN, piece.marks, PLAIN), strict=True):
            if part:
                yield replace(piece, text=part, marks=marks)


def _let_go(text: str) -> str:
    """The text with plain spaces where none was typed that holds: those who write files hold numbers together by themselves."""
    if _HELD not in text:
        return text
    held = held_numbers(text.replace(_HELD, " "))
    return "".join(" " if sign == own == _HELD else sign for sign, own in zip(text, held, strict=True))


def _is_word(pieces: Sequence[Piece], at: int, letter: int) -> bool:
    """True where the plain text at that place ends, or begins, with a letter or a figure."""
    near = pieces[at] if 0 <= at < len(pieces) else None
    return near is not None and near.kind == "text" and near.marks == PLAIN and near.text[letter:][:1].isalnum()


def _grouped(pieces: Sequence[Piece], left: tuple[str, ...]) -> Inlines:
    """Marks from the outermost to the innermost."""
    if not left:
        return tuple(each for piece in pieces for each in _inline(piece))
    made: list[Inline] = []
    for mark, group in itertools.groupby(pieces, lambda piece: getattr(piece.marks, left[0])):
        members = list(group)
        if left[0] == "code" and mark:
            made.append(Code("".join(piece.text for piece in members)))
            continue
        inner = _grouped(members, left[1:])
        made += [_marked(left[0], mark, inner)] if mark else inner
    return tuple(made)


def _marked(name: str, mark: str, inner: Inlines) -> Inline:
    match name:
        case "link":
            return CrossReference(mark[1:], inner) if mark.startswith("#") else Link(mark, inner)
        case "strong":
            return Strong(inner)
        case "emphasis":
            return Emphasis(inner)
        case _:
            return Strikeout(inner)


def _inline(piece: Piece) -> Inlines:
    match piece.kind:
        case "text":
            return (Text(piece.text),) if piece.text else ()
        case "break":
            return (LineBreak(),)
        case "note":
            return (Footnote((Paragraph((Text(piece.text),)),)),)
        case "picture":
            return (InlinePicture(f"{PICTURE}{piece.text}", piece.alt),)
        case _:
            return (CrossReference(piece.text),)
