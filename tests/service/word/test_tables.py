"""Columns, cells and tables that were changed in Word, tracked as Word tracks them: the table's other lines stay as they were."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import etree

from planverk.changes.returned.units import Why
from support_returned import CHAPTER, TEXT, Desk, changed_lines, desk
from word_editing import Element, W, WordFile, set_text

WIDE = TEXT.replace('kommunen"}\n| År', 'kommunen" widths="60 40"}\n| År')


@pytest.fixture
def table(tmp_path: Path) -> Desk:
    return desk(tmp_path, WIDE)


def rows(file: WordFile) -> list[Element]:
    found = next(each for each in file.root.iter(f"{W}tbl") if "9 412" in "".join(each.itertext()).replace("\u00a0", " "))
    return list(found.iter(f"{W}tr"))


def mark_cell(cell: Element, kind: str) -> None:
    """As Word tracks a column: every cell of it says that it came, or went."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    etree.SubElement(properties, f"{W}{kind}", {f"{W}author": "Kari", f"{W}date": "2026-11-20T10:00:00Z"})


def add_column(file: WordFile, *words: str, tracked: bool) -> None:
    """A column after the first."""
    for row, text in zip(rows(file), words, strict=True):
        first = row.findall(f"{W}tc")[0]
        made = copy.deepcopy(first)
        for mark in [*made.iter(f"{W}bookmarkStart"), *made.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        set_text(next(made.iter(f"{W}r")), text)
        first.addnext(made)
        if tracked:
            mark_cell(made, "cellIns")


@pytest.mark.parametrize("tracked", [True, False])
def test_a_new_column_leaves_the_others_aligned_as_they_were(table: Desk, tracked: bool) -> None:
    file = table.send()
    add_column(file, "Kilde", "SSB", "anslag", tracked=tracked)
    (merged,) = table.take(file)
    assert [(step.author, step.tracked) for step in merged.steps] == [("Kari", True) if tracked else ("NAV", False)]
    head = '::: {.table #tab-folk caption="Innbyggere i kommunen" widths="40 33 27"}'
    new = [head, "| År | Kilde | Folk |", "| :--- | --- | ---: |", "| 2010 | SSB | 9 300 |", "| 2011 | anslag | 9 412 |"]
    assert changed_lines(WIDE, table.text())[1] == new


def test_a_column_whose_deletion_is_tracked_is_gone(table: Desk) -> None:
    table.save(CHAPTER, WIDE.replace(' widths="60 40"', ""))
    file = table.send()
    for row in rows(file):
        mark_cell(row.findall(f"{W}tc")[0], "cellDel")
    (merged,) = table.take(file)
    assert [step.author for step in merged.steps] == ["Kari"]
    assert "\n| Folk |\n| ---: |\n| 9 300 |\n| 9 412 |\n:::\n" in table.text()


def test_a_second_paragraph_in_a_cell_stands_on_the_row_s_line_and_is_told_of(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.new_paragraph("2011", "anslag")
    (merged,) = table.take(file)
    assert [left.why for left in merged.unplaced] == [Why.CELLS]
    assert changed_lines(WIDE, table.text()) == (["| 2011 | 9 412 |"], ["| 2011 anslag | 9 412 |"])


def test_a_table_that_was_deleted_without_its_caption_stands_and_is_told_of(table: Desk) -> None:
    file = table.send()
    gone = rows(file)[0].getparent()
    assert gone is not None
    gone.getparent().remove(gone)
    (merged,) = table.take(file)
    assert [left.why for left in merged.unplaced] == [Why.TABLE_GONE]
    assert table.text() == WIDE


def test_a_row_below_the_head_is_none_of_it_though_word_says_so(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.new_row("Folk", "2009", "9 204")
    assert len(list(file.root.iter(f"{W}tblHeader"))) > 1
    (merged,) = table.take(file)
    assert merged.clean
    assert changed_lines(WIDE, table.text()) == ([], ["| 2009 | 9 204 |"])


def test_a_line_end_in_a_cell_is_a_space_on_the_row_s_line_and_is_told_of(table: Desk) -> None:
    file = table.send()
    run = next(file.paragraph("9 412").iter(f"{W}r"))
    etree.SubElement(run, f"{W}br")
    etree.SubElement(run, f"{W}t").text = "anslag"
    (merged,) = table.take(file)
    assert [left.why for left in merged.unplaced] == [Why.CELLS]
    assert changed_lines(WIDE, table.text()) == (["| 2011 | 9 412 |"], ["| 2011 | 9 412 anslag |"])
