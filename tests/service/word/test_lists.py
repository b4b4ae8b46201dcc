"""Items that were added, moved and joined in Word stand in the list as its author writes lists, and no other item is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from support_returned import CHAPTER, TEXT, Desk, changed_lines, desk

LIST = """
- Den ene er god.
  - Den var kort.
    - Og dyr.
    - Og tung.
  - Den var billig.
- Den siste var lang.

Etter listen kommer det mer tekst.
"""


@pytest.fixture
def table(tmp_path: Path) -> Desk:
    return desk(tmp_path, TEXT + LIST)


def test_an_item_after_one_that_is_moved_away_stays_at_its_level(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.move_after("Den var billig.", "Etter listen")
    (merged,) = table.take(file)
    assert merged.clean
    assert table.text() == TEXT + LIST.replace("  - Den var billig.\n", "") + "\n- Den var billig.\n"


def test_items_below_one_that_became_part_of_another_stand_a_level_below_that(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.join("Den ene er god.")
    table.take(file)
    assert "- Den ene er god.Den var kort.\n  - Og dyr.\n  - Og tung.\n  - Den var billig.\n- Den siste" in table.text()


def test_new_items_are_marked_and_set_in_as_the_author_does(table: Desk) -> None:
    text = TEXT + "\n* Den ene var god.\n    * Den var kort.\n* Den siste var lang.\n\n1)  Først dette.\n2)  Så dette.\n"
    table.save(CHAPTER, text)
    file = table.send()
    file.author = "Kari"
    file.new_paragraph("Den var kort.", "Den var dyr.")
    file.new_paragraph("Så dette.", "Til slutt dette.")
    table.take(file)
    assert changed_lines(text, table.text()) == ([], ["    * Den var dyr.", "3) Til slutt dette."])


def test_a_reference_that_came_to_another_list_does_not_name_its_kind_twice(table: Desk) -> None:
    table.save(CHAPTER, TEXT + "\n- Den ene.\n- Den siste, med [](#omfang).\n\n1. Først gjøres dette.\n2. Så dette.\n")
    file = table.send()
    file.author = "Kari"
    file.join("Den siste, med")
    table.take(file)
    assert "\n- Den siste, med [](#omfang).Først gjøres dette.\n" in table.text()


def test_bold_signs_beside_a_word_stay_outside_of_the_mark(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.insert("Planen gjelder", "(bare) nå:")
    file.embolden("(bare) nå:")
    table.take(file)
    assert "Planen gjelder(**bare) nå:** hele" in table.text()


def test_an_item_that_is_moved_to_another_place_is_gone_where_it_was(table: Desk) -> None:
    item = "- En lang sak om boliger, med [](#omfang) og en note.[^n]\n"
    text = TEXT + f"\n- Den ene.\n- Den andre.\n{item}\nEtter listen.\n\n1. Først gjøres dette.\n2. Så dette.\n\n[^n]: Noten.\n"
    for target, after in (
        ("Etter listen.", text.replace(item, "").replace("Etter listen.\n", f"Etter listen.\n\n{item}")),
        ("Den ene.", text.replace(item, "").replace("- Den ene.\n", f"- Den ene.\n{item}")),
    ):
        table.save(CHAPTER, text)
        file = table.send()
        file.author = "Kari"
        file.move_after("En lang sak om boliger", target)
        (merged,) = table.take(file)
        assert merged.clean
        assert table.text() == after


def test_a_footnote_goes_with_an_item_that_is_moved_to_another_chapter(table: Desk) -> None:
    item = "- En lang sak om boliger, og en note.[^n]\n"
    text = TEXT + f"\n- Den ene.\n- Den andre.\n{item}\n[^n]: Noten.\n"
    table.save(CHAPTER, text)
    file = table.send()
    file.author = "Kari"
    file.move_after("En lang sak om boliger", "Planen har dette målet")
    table.take(file)
    assert table.text() == text.replace(item, "").replace("\n[^n]: Noten.\n", "")
    other = table.text(CHAPTER.replace("01-innledning", "02-mal"))
    assert "- En lang sak om boliger, og en note.[^word-1]\n\n[^word-1]: Noten.\n" in other


def test_a_paragraph_that_is_moved_to_another_chapter_takes_its_footnote_along(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.move_after("Planen bygger på", "Planen har dette målet")
    (merged,) = table.take(file)
    assert merged.clean
    assert "eldre" not in table.text()
    other = table.text(CHAPTER.replace("01-innledning", "02-mal"))
    moved = "Planen bygger på **to** tidligere planer.[^word-1] Den første kom i 2003.\n\n[^word-1]: De ligger i arkivet.\n"
    assert moved in other
