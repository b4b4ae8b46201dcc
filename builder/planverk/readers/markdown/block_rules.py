"""Rules that read blocks which CommonMark lacks: containers, attribute lines, tables that lose no cell, and an end to nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import MAX_AUTOCOMPLETED_CELLS, escapedSplit
from markdown_it.rules_block.table import table as library_table

from planverk.readers.markdown import attributes, faults
from planverk.readers.markdown.attributes import Attributes
from planverk.readers.markdown.log import log_of

MAX_LEVEL = 80  # forty lists within each other, since a list and its item are a level each
_FENCE = re.compile(r"(:{3,})[ \t]*(.*?)[ \t]*(?::{3,})?[ \t]*\Z")
_WORD = re.compile(r"[A-Za-z][\w-]{0,60}\Z")
_CODE_FENCE = re.compile(r"(`{3,}(?=[^`]*\Z)|~{3,})")
_QUOTE_MARKS = re.compile(r"(?m)^[>\s]+")


def too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Past MAX_LEVEL, everything that is left of the block becomes one paragraph, so that no word of it is lost."""
    if silent or state.level < MAX_LEVEL:
        return False
    stop = start + 1
    while stop < end and (state.isEmpty(stop) or state.sCount[stop] >= state.blkIndent):
        stop += 1
    state.push("paragraph_open", "p", 1).map = [start, stop]
    inline = state.push("inline", "", 0)
    inline.content = _QUOTE_MARKS.sub("", state.getLines(start, stop, state.blkIndent, False)).strip()
    inline.map, inline.children = [start, stop], []
    state.push("paragraph_close", "p", -1)
    state.line = stop
    log_of(state).report(faults.too_deep, start, limit=MAX_LEVEL // 2)
    return True


def attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line of nothing but `{#id .class key=value}` belongs to the block on the next line."""
    if silent or start + 1 >= end or state.is_code_block(start):
        return False
    if state.isEmpty(start + 1) or state.sCount[start + 1] < state.blkIndent:
        return False
    found = attributes.parse(_line(state, start))
    if found is None:
        return False
    token = state.push("attributes", "", 0)
    token.map, token.meta = [start, start + 1], {"attributes": found}
    state.line = start + 1
    return True


# ── containers ───────────────────────────────────────────────────────────────────────────────────


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`::: {.name key=value}` or `::: name`, up to the `:::` that closes it; what is left open ends with its surroundings."""
    fence = None if state.is_code_block(start) else _FENCE.match(_line(state, start))
    if fence is None:
        return False
    if not fence[2]:
        return _stray(state, start, silent)
    found = _head(fence[2])
    if found is None:
        return _not_understood(state, start, silent)
    if not silent:
        _read_container(state, start, end, len(fence[1]), found)
    return True


def _head(text: str) -> Attributes | None:
    word, _, braces = text.partition("{")
    name = word.strip()
    if name and not _WORD.match(name):
        return None
    found = attributes.parse("{" + braces) if braces else attributes.NONE
    return found.with_class(name) if found is not None and name else found


def _read_container(state: StateBlock, start: int, end: int, colons: int, found: Attributes) -> None:
    stop, closed = _closing_line(state, start, end, colons)
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", stop  # no paragraph goes on past the closing line
    token = state.push("container_open", "div", 1)
    token.map, token.meta = [start, stop + closed], {"attributes": found}
    state.md.block.tokenize(state, start + 1, stop)
    state.push("container_close", "div", -1)
    state.parentType, state.lineMax = parent, line_max
    state.line = stop + closed
    if not closed:
        log_of(state).report(faults.not_closed, start)


def _closing_line(state: StateBlock, start: int, end: int, colons: int) -> tuple[int, bool]:
    """The line that closes the container, and True; or the line where its surroundings end, and False.

    A closing line ends the innermost container of just as many colons, or else the innermost of all.
    """
    opened = [colons]
    stop = start
    for stop, text in _lines_outside_code(state, start + 1, end):
        fence = _FENCE.match(text)
        if fence is None:
            continue
        count = len(fence[1])
        if fence[2]:
            opened += [count] if _head(fence[2]) is not None else []
            continue
        keep = max((place for place, other in enumerate(opened) if other == count), default=len(opened) - 1)
        del opened[keep:]
        if not opened:
            return stop, True
    return _end_of_surroundings(state, start + 1, end), False


def _lines_outside_code(state: StateBlock, start: int, end: int) -> Iterator[tuple[int, str]]:
    code = ""
    for line in range(start, _end_of_surroundings(state, start, end)):
        if state.is_code_block(line):
            continue
        text = _line(state, line)
        if code:
            code = "" if text.startswith(code) and not text.strip(code[0]) else code
        elif found := _CODE_FENCE.match(text):
            code = found[1]
        elif text.startswith(":::"):
            yield line, text


def _end_of_surroundings(state: StateBlock, start: int, end: int) -> int:
    if state.blkIndent == 0 and state.parentType in ("root", "container"):
        return end
    return next((n for n in range(start, end) if not state.isEmpty(n) and state.sCount[n] < state.blkIndent), end)


def _stray(state: StateBlock, start: int, silent: bool) -> bool:
    if not silent:
        state.line = start + 1
        log_of(state).report(faults.stray_colons, start)
    return True


def _not_understood(state: StateBlock, start: int, silent: bool) -> bool:
    if not silent:
        log_of(state).report(faults.not_a_block, start)
    return False


# ── tables ───────────────────────────────────────────────────────────────────────────────────────


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A pipe table (GFM). The library's rule drops cells past the header's; this one keeps them and says that rows differ."""
    if not library_table(state, start, end, True):
        return False
    if silent:
        return True
    aligns = [_align(part) for part in _line(state, start + 1).strip("|").split("|")]
    rows = [(start, _cells(_line(state, start)))]
    missing = 0
    for line in _row_lines(state, start + 2, end):
        cells = _cells(_line(state, line))
        while len(cells) > len(aligns) and not cells[-1]:
            cells.pop()
        missing += max(0, len(aligns) - len(cells))
        if missing > MAX_AUTOCOMPLETED_CELLS:
            break
        rows.append((line, cells))
    _push_table(state, aligns, rows)
    state.line = rows[-1][0] + 1 if len(rows) > 1 else start + 2
    return True


def _push_table(state: StateBlock, aligns: list[str], rows: list[tuple[int, list[str]]]) -> None:
    stop = max(rows[-1][0], rows[0][0] + 1) + 1
    token = state.push("table_open", "table", 1)
    token.map, token.meta = [rows[0][0], stop], {"aligns": aligns}
    for line, cells in rows:
        state.push("tr_open", "tr", 1).map = [line, line + 1]
        for cell in cells:
            inline = state.push("inline", "", 0)
            inline.map, inline.content, inline.children = [line, line + 1], cell, []
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)


def _row_lines(state: StateBlock, start: int, end: int) -> Iterator[int]:
    """The lines of a table's body: up to a blank line, or one that begins another block (as the library has it)."""
    enders = state.md.block.ruler.getRules("blockquote")
    parent, state.parentType = state.parentType, "table"
    for line in range(start, end):
        if state.sCount[line] < state.blkIndent or state.isEmpty(line) or state.is_code_block(line):
            break
        if any(rule(state, line, end, True) for rule in enders):
            break
        yield line
    state.parentType = parent


def _cells(text: str) -> list[str]:
    cells = [cell.strip() for cell in (escapedSplit(text) if "\\" in text else text.split("|"))]
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return cells


def _align(rule: str) -> str:
    bare = rule.strip()
    if bare.endswith(":"):
        return "center" if bare.startswith(":") else "right"
    return "left"


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
