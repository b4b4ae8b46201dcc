"""Tables: widths, header rows that repeat, cells that hold blocks. Rows are text that is joined once, so time grows with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planverk.model.content import Cell, Code, Column, Paragraph, Row, Table, Text, plain, walk
from planverk.model.spaces import held_numbers, unparted
from planverk.writers.docx.flow import Flow, Waiting
from planverk.writers.docx.looks import Look
from planverk.writers.docx.revisions import Mark
from planverk.writers.docx.sides import OLD
from planverk.writers.docx.xml import attribute

_MOST_LETTERS = 80  # a cell's text beyond this asks for no more width
_MOST_WORD = 24
_LONG_ROW = 1200  # letters; a row so long may part over two pages, others stay whole
_PADDING = 216  # left and right in a cell, twips, as Word's own tables have it
_LETTER = 115  # the width of a letter in twips, near enough to share a line out


def write_table(flow: Flow, table: Table, caption: str = "") -> None:
    """Write a table. `caption` is the text that tells those who do not see the table what it is."""
    columns = _columns(table)
    rows = table.header + table.rows
    if not columns or not rows:
        return
    texts = [[_plain(cell) for cell in row.cells] for row in rows]
    widths = column_widths(columns, texts, flow.width - flow.left)
    grid = tuple(zip(columns, widths, strict=True))
    waiting = _take_over(flow, table.id)
    pieces = [_head(flow, table, widths, caption)]
    for number, row in enumerate(rows):
        header = number < len(table.header)
        whole = header or sum(map(len, texts[number])) <= _LONG_ROW
        inner = _of_row(flow, row)
        pieces.append(_row(inner, row, grid, _for_row(flow, inner, waiting, row.id), (whole, header)))
    pieces.append("</w:tbl>")
    flow.table("".join(pieces))


def _columns(table: Table) -> tuple[Column, ...]:
    """The columns, and one more for every cell that a row has beyond them."""
    most = max((len(row.cells) for row in table.header + table.rows), default=0)
    return table.columns + (Column(),) * (most - len(table.columns))


def _take_over(flow: Flow, name: str) -> Waiting:
    """What the next paragraph was to carry goes to the first one in the table."""
    flow.wait(name)
    ids = list(flow.waiting.ids)
    page_break = flow.waiting.page_break & flow.sides
    flow.waiting.ids.clear()
    flow.waiting.page_break &= ~flow.sides
    return Waiting(page_break, ids)


def _of_row(flow: Flow, row: Row) -> Flow:
    """The stream for what stands in a row; a table that moved is to Word one that went and one that came."""
    if row.revision is not None:
        return flow.marked(Mark(row.revision, row.change))
    return flow.inside(mark=replace(flow.mark, moved=False)) if flow.mark is not None and flow.mark.moved else flow


def _for_row(flow: Flow, inner: Flow, waiting: Waiting, name: str) -> Waiting:
    """What the first paragraph of a row carries; what is for the whole table goes past a row that went."""
    own = Waiting(waiting.page_break & inner.sides)
    if inner.sides != OLD or flow.sides == OLD:
        own.ids, waiting.ids = waiting.ids, []
    if name and not inner.keeps(name):
        own.ids.append(name)
    waiting.page_break &= ~inner.sides
    return own


def _head(flow: Flow, table: Table, widths: Sequence[int], caption: str) -> str:
    style = flow.job.styles.role("table", "table")
    look = f'<w:tblStyle w:val="{attribute(style)}"/>' if style else ""
    indent = f'<w:tblInd w:w="{flow.left}" w:type="dxa"/>' if flow.left else ""
    borders = "" if flow.job.styles.found("table") or flow.job.styles.draws(style) else _BORDERS
    told = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
    first = int(bool(table.header))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{look}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{indent}{borders}<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0400 | first << 5:04X}" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="0" w:noVBand="1"/>{told}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


# Only for a template that has no style for tables: a table needs lines to be read.
_BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def _row(flow: Flow, row: Row, grid: Sequence[tuple[Column, int]], waiting: Waiting, is_: tuple[bool, bool]) -> str:
    """A row; `is_` tells whether it is to stay whole on one page, and whether it is a header."""
    whole, header = is_
    cells = []
    for number, (column, width) in enumerate(grid):
        cell = row.cells[number] if number < len(row.cells) else _EMPTY
        cells.append(_cell(flow, cell, column, width, waiting, header))
        waiting = Waiting()
    properties = f"{'<w:cantSplit/>' if whole else ''}{'<w:tblHeader/>' if header else ''}"
    if flow.job.revisions is not None and flow.mark is not None:
        properties += flow.job.revisions.sign(flow.mark)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


_EMPTY = Cell(())
_HEAD = Look(strong=True)


def _cell(flow: Flow, cell: Cell, column: Column, width: int, waiting: Waiting, header: bool) -> str:
    inner = Flow(
        flow.job,
        flow.relations,
        max(width - _PADDING, _PADDING),
        flow.height,
        base=flow.style("table-head" if header else "table-text"),
        align="" if column.align == "left" else column.align,
        shelf=flow.shelf + (1 if flow.depth else 0),
        compact=True,
        in_note=flow.in_note,
        look=_HEAD if header and not _is_marked(flow) else flow.look,
        waiting=waiting,
        mark=flow.mark,
        sides=flow.sides,
    )
    inner.write(cell.blocks)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner.closed()}</w:tc>'


def _is_marked(flow: Flow) -> bool:
    """True where the template itself sets header cells apart; where both it and a run's style were bold, Word would show neither
    (ECMA-376 part 1, 17.7.3)."""
    styles = flow.job.styles
    return styles.found("table-head") or styles.heads(styles.role("table", "table"))


# ── widths ───────────────────────────────────────────────────────────────────────────────────────


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """The width of every column in twips, together `width`: the shares that are given, the rest by the texts of the cells."""
    given = [max(column.width, 0.0) / 100 if column.width is not None else None for column in columns]
    open_columns = [number for number, share in enumerate(given) if share is None]
    stated = sum(share for share in given if share is not None)
    shares = [share or 0.0 for share in given]
    if open_columns:
        rest = max(1 - stated, 0.1 * len(open_columns) / len(columns))
        for number, share in zip(open_columns, _by_content(rows, open_columns, width * rest), strict=True):
            shares[number] = share * rest
    return _whole(shares, width)


def _by_content(rows: Sequence[Sequence[str]], columns: Sequence[int], width: float) -> list[float]:
    """Shares of `width`, together 1: every column has room for its longest word, what is left goes by the length of its text."""
    words, lengths = [], []
    for number in columns:
        texts = [row[number] for row in rows if number < len(row)]
        longest = max((len(word) for text in texts for word in unparted(held_numbers(text))), default=1)
        words.append(min(longest, _MOST_WORD) * _LETTER + _PADDING)
        lengths.append(min(max(map(len, texts), default=1), _MOST_LETTERS) * _LETTER)
    spare = width - sum(words)
    if spare < 0:
        return [each / width for each in _cut(words, width)]
    wants = [max(length - word, 0) + 1 for length, word in zip(lengths, words, strict=True)]
    wide = [word + spare * want / sum(wants) for word, want in zip(words, wants, strict=True)]
    return [each / sum(wide) for each in wide]


def _cut(words: Sequence[float], width: float) -> list[float]:
    """Widths, together `width`: the longest words give way, for they can be parted; numbers cannot."""
    left, widths = width, dict[int, float]()
    for done, number in enumerate(sorted(range(len(words)), key=lambda each: words[each])):
        widths[number] = min(words[number], left / (len(words) - done))
        left -= widths[number]
    return [widths[number] for number in range(len(words))]


def _whole(shares: Sequence[float], width: int) -> list[int]:
    """Whole twips that add up to `width`."""
    shares = shares if sum(shares) else [1.0] * len(shares)
    total = sum(shares)
    widths, passed = [], 0.0
    for share in shares:
        widths.append(round((passed + share) / total * width) - round(passed / total * width))
        passed += share
    return [max(each, 1) for each in widths]


def _plain(cell: Cell) -> str:
    """The characters of a cell; most hold one paragraph of text, and there are many of them."""
    if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph):
        return plain(cell.blocks[0].content)
    return " ".join(_texts(cell))


def _texts(cell: Cell) -> Iterator[str]:
    for each in walk(cell):
        if isinstance(each, (Text, Code)):
            yield each.value
