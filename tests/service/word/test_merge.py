"""What was written in Word lands in git as the edit that it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from support_returned import CHAPTER, TEXT, Desk, changed_lines, desk


@pytest.fixture
def table(tmp_path: Path) -> Desk:
    return desk(tmp_path)


@pytest.mark.parametrize("author", ["Kari Nordmann", ""])
def test_words_written_in_a_paragraph_change_its_line_alone_under_the_name_of_their_author(table: Desk, author: str) -> None:
    file = table.send()
    file.author = author
    file.save_as("Kari Nordmann")
    file.replace("gode boliger", "gode og rimelige boliger")
    (merged,) = table.take(file)
    assert merged.clean
    assert table.text() == TEXT.replace("gode boliger", "gode og rimelige boliger")
    assert table.log()[0] == "Kari Nordmann: word: endringer fra Kari Nordmann i «svar-0.docx»"
    assert table.log("%cn")[0] == "Astrid Moen"


def test_a_file_that_nobody_wrote_in_changes_nothing_at_all(table: Desk) -> None:
    before = table.log("%H")
    (merged,) = table.take(table.send())
    assert merged.clean
    assert not merged.steps
    assert table.log("%H") == before
    assert table.text() == TEXT


def test_what_word_adds_by_itself_is_no_change(table: Desk) -> None:
    file = table.send()
    file.add_noise()
    (merged,) = table.take(file)
    assert not merged.steps
    assert merged.clean


def test_a_word_before_a_reference_leaves_the_reference_as_it_is(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.insert("Se ", "også ")
    table.take(file)
    assert changed_lines(TEXT, table.text()) == (["Se [](#mal) for resten."], ["Se også [](#mal) for resten."])


def test_a_word_beside_a_footnote_keeps_the_author_s_label(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.replace("tidligere planer.", "tidligere boligplaner.")
    table.take(file)
    assert "Planen bygger på **to** tidligere boligplaner.[^eldre] Den første kom i 2003." in table.text()


def test_a_cell_and_a_row_are_changed_in_the_table_s_own_lines(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.replace("9 412", "9 413")
    file.new_row("2011", "2012", "9 500")
    file.delete_row("2010")
    table.take(file)
    assert changed_lines(TEXT, table.text()) == (
        ["| 2010 | 9 300 |", "| 2011 | 9 412 |"],
        ["| 2011 | 9 413 |", "| 2012 | 9 500 |"],
    )


def test_a_caption_is_changed_where_the_table_has_it(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.replace("Innbyggere i kommunen", "Folketallet i kommunen")
    table.take(file)
    assert '::: {.table #tab-folk caption="Folketallet i kommunen"}' in table.text()


def test_items_of_a_list_are_changed_added_and_taken_out(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.new_paragraph("Den andre var kort.", "Den tredje kom aldri.")
    file.replace("var god", "var svært god")
    file.delete_paragraph("Den andre var kort.")
    table.take(file)
    assert "- Den ene var svært god.\n- Den tredje kom aldri.\n\n[^eldre]" in table.text()


def test_a_paragraph_that_is_new_comes_after_the_one_before_it(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.new_paragraph("også øyene", "Sjøen er ikke med.")
    table.take(file)
    assert table.text() == TEXT + "\nSjøen er ikke med.\n"


def test_a_paragraph_that_is_taken_out_goes_with_the_empty_line_after_it(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.delete_paragraph("Planen bygger på")
    table.take(file)
    assert "## Bakgrunn {#bakgrunn}\n\n- Den ene" in table.text()
    assert "[^eldre]" not in table.text()


def test_a_heading_that_is_renamed_keeps_its_id(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.replace("Bakgrunn", "Bakgrunn og formål")
    table.take(file)
    assert "## Bakgrunn og formål {#bakgrunn}" in table.text()


def test_a_heading_that_is_new_gets_an_id(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    heading = file.new_paragraph("også øyene", "Omfang", style="Heading2")
    file.new_paragraph(heading, "Mer om omfanget.", style="BodyText")
    table.take(file)
    assert table.text() == TEXT + "\n## Omfang {#omfang-2}\n\nMer om omfanget.\n"


def test_bold_words_become_strong(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.embolden("hele kommunen")
    table.take(file)
    assert "Planen gjelder **hele kommunen**, også øyene." in table.text()


def test_each_author_gets_a_commit_of_their_own(table: Desk) -> None:
    file = table.send()
    file.author, file.date = "Kari", "2026-11-20T10:00:00Z"
    file.replace("gode boliger", "trygge boliger")
    file.author, file.date = "Ola", "2026-11-21T10:00:00Z"
    file.replace("hele kommunen", "hele fylket")
    (merged,) = table.take(file)
    assert [step.author for step in merged.steps] == ["Kari", "Ola"]
    assert table.log("%an")[:2] == ["Ola", "Kari"]
    assert "trygge boliger" in table.text()
    assert "hele fylket" in table.text()


def test_a_change_of_what_was_changed_here_too_is_left_to_a_person(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.replace("hele kommunen", "hele fylket")
    file.replace("gode boliger", "trygge boliger")
    table.save(CHAPTER, TEXT.replace("hele kommunen", "bare fastlandet"))
    (merged,) = table.take(file)
    assert not merged.clean
    (left,) = merged.unplaced
    assert (left.here, left.back) == ("Planen gjelder bare fastlandet, også øyene.", "Planen gjelder hele fylket, også øyene.")
    assert "bare fastlandet" in table.text()
    assert "trygge boliger" in table.text()


def test_merging_a_file_twice_changes_nothing_more(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.replace("gode boliger", "trygge boliger")
    file.new_paragraph("også øyene", "Sjøen er ikke med.")
    table.take(file)
    once = table.text()
    (merged,) = table.take(file)
    assert merged.clean
    assert not merged.steps
    assert table.text() == once


def test_a_preview_changes_nothing_on_disk(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.replace("gode boliger", "trygge boliger")
    (merged,) = table.take(file, preview=True)
    assert [step.author for step in merged.steps] == ["Kari"]
    assert table.text() == TEXT


def test_a_comment_becomes_a_note_with_its_section_and_quote(table: Desk) -> None:
    file = table.send()
    file.comment("hele kommunen", ("Per Ås", "Også verftet?"))
    (merged,) = table.take(file)
    (note,) = merged.notes
    assert (note.author, note.section, note.quote, note.text) == ("Per Ås", "omfang", "hele kommunen", "Også verftet?")
    assert "Også verftet?" in (table.root / "plans/eksempelplan/notes/nav.yaml").read_text("utf-8")


def test_a_moved_paragraph_keeps_its_line_as_it_was_written(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.move_after("Planen bygger på", "også øyene")
    table.take(file)
    assert table.text().endswith("også øyene.\n\nPlanen bygger på **to** tidligere planer.[^eldre] Den første kom i 2003.\n")
    assert table.text().count("Planen bygger på") == 1


def test_a_deleted_section_is_told_of_and_left(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.delete_paragraph("Omfang")
    file.delete_paragraph("også øyene")
    (merged,) = table.take(file)
    assert [each.why.value for each in merged.unplaced] == ["section-gone"]
    assert table.text() == TEXT


def test_two_copies_merge_in_any_order_to_the_same(tmp_path: Path) -> None:
    texts = []
    for number, turn in enumerate((1, -1)):
        table = desk(tmp_path / str(number))
        copies = []
        for author, old, new in (("Kari", "gode boliger", "trygge boliger"), ("Ola", "også øyene", "men ikke øyene")):
            file = table.send(to=author)
            file.author = author
            file.replace(old, new)
            copies.append(file)
        table.take(*copies[::turn])
        texts.append(table.text())
    assert texts[0] == texts[1] == TEXT.replace("gode boliger", "trygge boliger").replace("også øyene", "men ikke øyene")


def test_a_file_without_its_bookmarks_is_matched_by_its_text_and_says_so(table: Desk) -> None:
    file = table.send()
    file.author = "Kari"
    file.replace("gode boliger", "trygge boliger")
    file.strip_bookmarks()
    (merged,) = table.take(file)
    assert table.text() == TEXT.replace("gode boliger", "trygge boliger")
    assert [str(each) for each in merged.remarks] == ["The file has lost its bookmarks. Its paragraphs were found by their text."]


def test_a_file_that_has_lost_where_it_came_from_is_merged_against_the_state_that_its_text_is_nearest_to(table: Desk) -> None:
    file = table.send()
    table.save(CHAPTER, TEXT.replace("også øyene", "og alle øyene som har bru"))
    file.author = "Kari"
    file.replace("gode boliger", "trygge boliger")
    file.strip_custom_xml()
    file.strip_bookmarks()
    file.make_fields_text()
    (merged,) = table.take(file)
    assert merged.clean
    assert table.text() == TEXT.replace("gode boliger", "trygge boliger").replace("også øyene", "og alle øyene som har bru")
    assert "has lost what it was made from" in str(merged.remarks[0])
