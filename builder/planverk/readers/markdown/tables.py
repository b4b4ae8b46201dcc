"""Tables: from pipe tables' tokens, and from `::: {.table}` blocks around a pipe table or nested lists."""

from __future__ import annotations

import re
from dataclasses import replace

from planverk.findings import Place
from planverk.model.content import Align, Blocks, BulletList, Cell, Column, OrderedList, Row, Table
from planverk.model.ids import is_id
from planverk.readers.markdown import faults
from planverk.readers.markdown.attributes import Attributes
from planverk.readers.markdown.inlines import text_of
from planverk.readers.markdown.log import Log

MAX_COLUMNS = 63  # what Word holds
_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,6})?")

Cells = tuple[Blocks, ...]


def pipe_table(rows: list[tuple[Place, Cells]], aligns: list[str], place: Place, log: Log) -> Blocks:
    """The table of a header row and the rows below it; a header of empty cells is none."""
    columns = tuple(Column(_ALIGNS[align]) for align in aligns)
    made = _table(rows, columns, place, log, header=1)
    if isinstance(made, Table) and made.header and not any(cell.blocks for cell in made.header[0].cells):
        made = replace(made, header=())
    return (made,) if isinstance(made, Table) else made


def in_block(found: Attributes, blocks: Blocks, place: Place, log: Log) -> Blocks:
    """What `::: {.table}` with those attributes makes of the blocks in it: one table, or the blocks where they are none."""
    inside = blocks[0] if len(blocks) == 1 else None
    made: Table | Blocks | None = None
    if isinstance(inside, BulletList | OrderedList):
        made = _list_table(inside, _header_rows(found, 1), log)
    elif isinstance(inside, Table):
        made = _with_header(inside, _header_rows(found, len(inside.header)))
    if made is None:
        log.add(faults.not_a_table(place))
        return blocks
    if not isinstance(made, Table):
        return made
    caption, identity = text_of(found.get("caption")), found.id if is_id(found.id) else ""
    return (replace(_with_widths(made, found.get("widths"), place, log), caption=caption, id=identity, place=place),)


def _list_table(rows: BulletList | OrderedList, header: int, log: Log) -> Table | Blocks | None:
    cells: list[tuple[Place, Cells]] = []
    for item in rows.items:
        inner = item[0] if len(item) == 1 else None
        if not isinstance(inner, BulletList | OrderedList):
            return None
        cells.append((inner.place, inner.items))
    return _table(cells, (Column(),) * len(cells[0][1]), rows.place, log, header)


def _table(rows: list[tuple[Place, Cells]], columns: tuple[Column, ...], place: Place, log: Log, header: int) -> Table | Blocks:
    width = max(len(columns), max(len(cells) for _, cells in rows))
    if width > MAX_COLUMNS:
        log.add(faults.too_many_columns(place, width, MAX_COLUMNS))
        return tuple(block for _, cells in rows for cell in cells for block in cell)
    uneven = [row_place for row_place, cells in rows if len(cells) != len(columns)]
    if uneven:
        log.add(faults.uneven_rows(uneven[0], len(uneven), width))
    made = tuple(Row(tuple(Cell(blocks) for blocks in cells + ((),) * (width - len(cells)))) for _, cells in rows)
    return Table(columns + (Column(),) * (width - len(columns)), made[:header], made[header:], place=place)


def _with_header(table: Table, count: int) -> Table:
    rows = table.header + table.rows
    return replace(table, header=rows[:count], rows=rows[count:])


def _header_rows(found: Attributes, usual: int) -> int:
    text = found.get("header-rows")
    return int(text) if re.fullmatch(r"\d{1,3}", text) else usual


def _with_widths(table: Table, given: str, place: Place, log: Log) -> Table:
    if not given:
        return table
    words = given.replace("%", " ").replace(";", " ").split() if " " in given.strip() else given.split(",")
    numbers = [float(word.replace(",", ".")) for word in words if _NUMBER.fullmatch(word)]
    whole = 99 <= sum(numbers) <= 101 if all(numbers) else sum(numbers) < 100
    if len(numbers) != len(words) or len(numbers) != len(table.columns) or not whole:
        log.add(faults.widths(place, given, len(table.columns)))
        return table
    columns = tuple(replace(column, width=number or None) for column, number in zip(table.columns, numbers, strict=True))
    return replace(table, columns=columns)
