"""Plans of random words, and what people do to a plan: words, items, rows and sections that come, go, move and are reworded."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Caption,
    CaptionedTable,
    Cell,
    Column,
    Emphasis,
    Footnote,
    Inline,
    Inlines,
    Landscape,
    Link,
    NumberedHeading,
    OrderedList,
    Paragraph,
    Quote,
    Reference,
    Row,
    Strong,
    Table,
    Text,
)

WORDS = (
    *("kommunen", "bolig", "boliger", "skal", "ha", "flere", "og", "i", "unge", "tiltak", "frist"),
    *("leie", "eie", "husstander", "15", "500", "mål", "plan", "Husbanken", "å"),
)
ENDS = (".", ",", ".", "", "")


def sentence(random: Random, longest: int = 14) -> str:
    words = (random.choice(WORDS) + random.choice(ENDS) for _ in range(random.randint(1, longest)))
    return " ".join(words)


def inlines(random: Random, notes: bool = True) -> Inlines:
    made: list[Inline] = []
    for _ in range(random.randint(1, 4)):
        made.append(Text(sentence(random) + " "))
        kind = random.randint(0, 9)
        if kind == 0:
            made.append(Strong((Text(sentence(random, 3)),)))
        elif kind == 1:
            made.append(Link("https://x.example", (Text("lenke"), Emphasis((Text("her"),)))))
        elif kind == 2:
            made.append(Reference(f"s{random.randint(1, 5)}", "kapittel\u00a04", "4"))
        elif kind == 3 and notes:
            made.append(Footnote((Paragraph(inlines(random, False)),)))
    return tuple(made)


def paragraph(random: Random) -> Paragraph:
    return Paragraph(inlines(random))


def row(random: Random, own_id: str = "") -> Row:
    return Row((Cell((paragraph(random),)), Cell((Paragraph((Text(sentence(random, 3)),)),))), own_id)


def block(random: Random, number: int, depth: int = 1) -> Block:
    kind = random.randint(0, 9)
    if kind == 0 and depth:
        return BulletList(tuple((block(random, number, 0),) for _ in range(random.randint(1, 4))))
    if kind == 1 and depth:
        items = ((paragraph(random), BulletList(((paragraph(random),),))), (paragraph(random),))
        return OrderedList(items, random.choice((1, 4)))
    if kind == 2 and depth:
        rows = tuple(row(random, f"t{number}-{at}" if random.random() < 0.5 else "") for at in range(random.randint(1, 4)))
        table = Table((Column(), Column()), (Row((Cell((Paragraph((Text("Tiltak"),)),)), Cell(()))),), rows)
        return CaptionedTable(table, Caption("table", "Tabell", number, (Text(sentence(random, 3)),), f"tab{number}"))
    if kind == 3 and depth:
        return Quote((paragraph(random), paragraph(random)))
    if kind == 4 and depth:
        return Landscape((paragraph(random), paragraph(random)))
    return paragraph(random)


def plan(random: Random) -> Blocks:
    """A plan of a few sections on two levels."""
    built: list[Block] = [paragraph(random)] if random.random() < 0.3 else []
    for number in range(1, random.randint(2, 7)):
        level = random.choice((1, 2, 2))
        built.append(NumberedHeading(level, (Text(sentence(random, 3)),), f"s{number}", "numbered", (number,), str(number)))
        built += [block(random, 10 * number + at) for at in range(random.randint(0, 4))]
    return tuple(built)


def edited(blocks: Blocks, random: Random) -> Blocks:
    """The same plan after some days' work."""
    made = blocks
    for _ in range(random.randint(0, 5)):
        made = _edit(made, random)
    return made


def _edit(blocks: Blocks, random: Random) -> Blocks:
    kind = random.randint(0, 7)
    at = random.randint(0, max(0, len(blocks) - 1))
    if not blocks or kind == 0:
        return (*blocks[:at], block(random, random.randint(100, 999)), *blocks[at:])
    if kind == 1:
        return (*blocks[:at], *blocks[at + 1 :])
    if kind == 2:
        return _with_section_moved(blocks, random)
    here = blocks[at]
    if kind == 3 and isinstance(here, Paragraph):
        return (*blocks[:at], *_cut(here), *blocks[at + 1 :])
    if kind == 4:
        return _with_block_moved(blocks, at, random)
    return (*blocks[:at], _reworded(here, random), *blocks[at + 1 :])


def _cut(block: Paragraph) -> Blocks:
    """A paragraph as two."""
    middle = len(block.content) // 2
    return replace(block, content=block.content[:middle]), replace(block, content=block.content[middle:])


def _with_block_moved(blocks: Blocks, at: int, random: Random) -> Blocks:
    rest = (*blocks[:at], *blocks[at + 1 :])
    to = random.randint(0, len(rest))
    return (*rest[:to], blocks[at], *rest[to:])


def _with_section_moved(blocks: Blocks, random: Random) -> Blocks:
    starts = [at for at, each in enumerate(blocks) if isinstance(each, NumberedHeading)]
    if len(starts) < 2:
        return blocks
    start = random.choice(starts)
    end = next((at for at in starts if at > start), len(blocks))
    rest = (*blocks[:start], *blocks[end:])
    to = random.choice([at for at, each in enumerate(rest) if isinstance(each, NumberedHeading)])
    return (*rest[:to], *blocks[start:end], *rest[to:])


def _reworded(block: Block, random: Random) -> Block:
    match block:
        case Paragraph():
            return replace(block, content=_words_changed(block.content, random))
        case NumberedHeading():
            if random.random() < 0.2:
                return replace(block, level=3 - block.level if block.level < 3 else 1)
            return replace(block, content=_words_changed(block.content, random))
        case BulletList(items) | OrderedList(items):
            at = random.randrange(len(items)) if items else 0
            changed = _edit(items[at], random) if items else (paragraph(random),)
            return replace(block, items=(*items[:at], changed or (paragraph(random),), *items[at + 1 :]))
        case Quote() | Landscape():
            return replace(block, blocks=_edit(block.blocks, random))
        case CaptionedTable(table):
            return replace(block, table=replace(table, rows=_rows_changed(table.rows, random)))
        case _:
            return block


def _rows_changed(rows: tuple[Row, ...], random: Random) -> tuple[Row, ...]:
    kind = random.randint(0, 3)
    at = random.randrange(len(rows)) if rows else 0
    if not rows or kind == 0:
        return (*rows[:at], row(random, f"ny-{random.randint(1, 999)}"), *rows[at:])
    if kind == 1:
        return (*rows[:at], *rows[at + 1 :])
    cells = rows[at].cells
    changed = replace(rows[at], cells=(Cell(_edit(cells[0].blocks, random)), *cells[1:]))
    return (*rows[:at], changed, *rows[at + 1 :])


def _words_changed(content: Inlines, random: Random) -> Inlines:
    if not content:
        return (Text(sentence(random)),)
    at = random.randrange(len(content))
    part = content[at]
    kind = random.randint(0, 3)
    if kind == 0:
        return (*content[:at], *content[at + 1 :])
    if kind == 1:
        return (*content[:at], Strong((part,)), *content[at + 1 :])
    match part:
        case Text(value):
            words = value.split(" ")
            place = random.randrange(len(words))
            words[place : place + random.randint(0, 2)] = [random.choice(WORDS) for _ in range(random.randint(0, 3))]
            changed: Inline = Text(" ".join(words))
        case Footnote():
            changed = replace(part, blocks=_edit(part.blocks, random))
        case _:
            changed = Text(sentence(random, 3))
    return (*content[:at], changed, *content[at + 1 :])
