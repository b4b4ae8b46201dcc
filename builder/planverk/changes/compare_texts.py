"""The words of blocks as plain text, and how much of one stands in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    CaptionedFigure,
    CaptionedTable,
    CodeBlock,
    Container,
    Contents,
    DefinitionList,
    Facts,
    Figure,
    FormField,
    Heading,
    Landscape,
    NumberedHeading,
    OrderedList,
    Paragraph,
    Quote,
    RevisedBlock,
    Row,
    Table,
    plain,
)

_WORDS = re.compile(r"\w+")
Bag = Counter[str]


def words_of(block: Block) -> str:
    """All words of a block, a line for each paragraph, item and row."""
    match block:
        case Paragraph() | Heading() | NumberedHeading():
            return plain(block.content)
        case BulletList(items) | OrderedList(items):
            return "\n".join(words_of_all(item) for item in items)
        case DefinitionList(items):
            parts = ((plain(item.term), *(words_of_all(each) for each in item.explanations)) for item in items)
            return "\n".join(line for part in parts for line in part)
        case Quote() | Landscape() | Container():
            return words_of_all(block.blocks)
        case CodeBlock(text):
            return text
        case Table():
            return "\n".join(part for part in (plain(block.caption), *map(row_words, (*block.header, *block.rows))) if part)
        case CaptionedTable(table, caption):
            return "\n".join(part for part in (plain(caption.content), words_of(table)) if part)
        case Figure():
            return "\n".join(part for part in (plain(block.caption), block.alt) if part)
        case CaptionedFigure(figure, caption):
            return "\n".join(part for part in (plain(caption.content), figure.alt) if part)
        case Facts(rows):
            return "\n".join(f"{label}: {plain(value)}" for label, value in rows)
        case RevisedBlock():
            return words_of(block.block)
        case Contents() | FormField():
            return block.title
        case _:
            return ""


def words_of_all(blocks: Blocks) -> str:
    """The words of several blocks, a line for each that says something."""
    return "\n".join(words for block in blocks if (words := words_of(block)))


def row_words(row: Row) -> str:
    """The words of a table's row, its cells parted by a bar."""
    return " | ".join(words_of_all(cell.blocks) for cell in row.cells)


def bag(text: str) -> Bag:
    """The words of a text, counted, capitals and signs apart."""
    return Counter(_WORDS.findall(text.casefold()))


def share(one: Bag, other: Bag) -> float:
    """How much of their words two texts have in common, 0 to 1 (Dice)."""
    total = one.total() + other.total()
    return 2 * sum(min(count, other[word]) for word, count in one.items() if word in other) / total if total else 0.0


def in_order(old: Sequence[int], new: Sequence[int], worth: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The pairs, rising in both, that are worth most together; a worth of 0 is no pair."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    value = [[worth(i, j) for j in new] for i in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = best[i + 1][j + 1] + value[i][j] if value[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found = []
    i = j = 0
    while i < len(old) and j < len(new):
        if value[i][j] and best[i][j] == best[i + 1][j + 1] + value[i][j]:
            found.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found
