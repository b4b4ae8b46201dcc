"""Tables that came back: alignments and widths go with the columns that stayed, and a cell keeps to the line that its row is."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from planverk.changes.returned.likeness import text_of
from planverk.changes.returned.tokens import normal
from planverk.model.returned import Grid, Line, Part, Piece

_RULE = re.compile(r"(?m)^[ \t]*(?=.*\|)\|?(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?$")
_WIDTHS = re.compile(r'(?<= widths=")\d+(?: \d+)*(?=")')
_APART = ("quote", "code", "term", "explanation")  # roles of paragraphs that no row's line can hold
_NEW = "---"  # aligned as the text is

Columns = tuple[int | None, ...]  # of each column that came back the one that it was; None for a new one


def columns_of(sent: Sequence[Part], back: Sequence[Part]) -> Columns | None:
    """What became of the columns of the only table in some parts; None where none came or went."""
    was, now = ([part for part in parts if isinstance(part, Grid)] for parts in (sent, back))
    if len(was) != 1 or len(now) != 1:
        return None
    before, after = _heads(was[0]), _heads(now[0])
    if len(before) == len(after):
        return None
    kept: list[int | None] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        paired = min(a2 - a1, b2 - b1) if tag != "insert" else 0
        kept += [*range(a1, a1 + paired), *[None] * (b2 - b1 - paired)]
    return tuple(kept)


def _heads(table: Grid) -> list[str]:
    first = table.rows[0].cells if table.rows else ()
    return [normal(" ".join(text_of(part) for part in cell)) for cell in first]


def is_outgrown(here: str, back: Sequence[Part]) -> bool:
    """True where the table here has a line for each row, and a cell that came back holds more than a paragraph."""
    cells = (cell for part in back if isinstance(part, Grid) for row in part.rows for cell in row.cells)
    return _RULE.search(here) is not None and any(not _is_line(cell) for cell in cells)


def _is_line(cell: Sequence[Part]) -> bool:
    line = cell[0] if len(cell) == 1 else None
    if not isinstance(line, Line):
        return not cell
    is_plain = not (line.form.list or line.form.heading or line.form.role in _APART)
    return is_plain and all(piece.kind != "break" for piece in line.pieces)


def with_heads(sent: Sequence[Part], back: Sequence[Part]) -> tuple[Part, ...]:
    """What came back, with no more rows of a table's head than there were: Word makes a row below the head one of it."""
    most = max((sum(row.header for row in part.rows) for part in sent if isinstance(part, Grid)), default=None)
    return tuple(part if most is None or isinstance(part, Line) else _with_heads(part, most) for part in back)


def _with_heads(table: Grid, most: int) -> Grid:
    return Grid(tuple(replace(row, header=row.header and at < most) for at, row in enumerate(table.rows)))


def in_lines(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with one paragraph in each cell of a table: what stood below each other follows each other."""
    return tuple(part if isinstance(part, Line) else _in_lines(part) for part in parts)


def _in_lines(table: Grid) -> Grid:
    return Grid(
        tuple(
            replace(row, cells=tuple(cell if _is_line(cell) else (_in_a_line(cell),) for cell in row.cells)) for row in table.rows
        )
    )


def _in_a_line(cell: Sequence[Part]) -> Line:
    """The words of a cell; a table in it is left out, as no line can hold it."""
    pieces: list[Piece] = []
    for part in cell:
        if isinstance(part, Line):
            own = (Piece("text", " ") if piece.kind == "break" else piece for piece in part.pieces)
            pieces += [*([Piece("text", " ")] if pieces else []), *own]
    return Line(tuple(pieces))


def with_rules(here: str, was: str, now: str, kept: Columns | None) -> tuple[str, str]:
    """What was sent and what came back, with the line below a table's head as it is `here`, its columns as they became."""
    rule = _RULE.search(here)
    if rule is None:
        return was, now
    own = [each.strip() for each in rule[0].strip().strip("|").split("|")]
    made = rule[0] if kept is None else f"| {' | '.join(own[at] if at is not None and at < len(own) else _NEW for at in kept)} |"
    return _RULE.sub(rule[0], was, count=1), _RULE.sub(made, now, count=1)


def with_widths(text: str, kept: Columns | None) -> str:
    """The text with as many widths as its table has columns now."""
    found = _WIDTHS.search(text)
    if kept is None or found is None:
        return text
    return text.replace(found[0], _shared_out([int(each) for each in found[0].split()], kept), 1)


def _shared_out(widths: Sequence[int], kept: Columns) -> str:
    """Widths in per cent, 100 together: a new column is as wide as the others are on average."""
    usual = sum(widths) / len(widths) or 1
    wanted = [widths[at] if at is not None and at < len(widths) else usual for at in kept]
    edges = [round(100 * sum(wanted[:n]) / (sum(wanted) or 1)) for n in range(len(wanted) + 1)]
    return " ".join(str(end - start) for start, end in itertools.pairwise(edges))
