"""A three-way merge of a text, line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planverk.changes.lines import LineConflict, merge_lines

LINES = [f"Linje nummer {number} i en tekst." for number in range(8)]
SENT = "\n".join(LINES)


def changed(**lines: str | None) -> str:
    """The text with some lines (n0, n1 …) written anew; None takes one out."""
    made = [lines.get(f"n{number}", line) for number, line in enumerate(LINES)]
    return "\n".join(line for line in made if line is not None)


def test_what_was_changed_there_and_not_here_is_made() -> None:
    merged = merge_lines(SENT, changed(n1="Her."), changed(n5="Der."))
    assert (merged.text, merged.conflicts, merged.made) == (changed(n1="Her.", n5="Der."), (), 1)


def test_lines_beside_each_other_are_two_changes() -> None:
    assert merge_lines(SENT, changed(n1="Her."), changed(n2="Der.")).text == changed(n1="Her.", n2="Der.")


def test_the_same_change_on_both_sides_is_made_already() -> None:
    merged = merge_lines(SENT, changed(n1="Nytt."), changed(n1="Nytt."))
    assert (merged.text, merged.conflicts, merged.made) == (changed(n1="Nytt."), (), 0)


def test_one_line_changed_to_two_things_is_left_as_it_is_here() -> None:
    merged = merge_lines(SENT, changed(n1="Her."), changed(n1="Der.", n5="Også."))
    assert merged.text == changed(n1="Her.", n5="Også.")
    assert merged.conflicts == (LineConflict(2, LINES[1], "Her.", "Der."),)


def test_two_new_lines_at_one_place_are_left_to_a_person() -> None:
    here, back = SENT + "\nHer kommer noe nytt.", SENT + "\nDer kommer noe annet."
    assert merge_lines(SENT, here, back).text == here


def test_a_new_paragraph_is_one_change_whatever_else_was_changed_here() -> None:
    sent = "Over.\n\nEn linje.\n\nUnder.\n"
    back = sent.replace("Over.\n", "Over.\n\nNy.\n")
    here = back.replace("En linje.\n", "En ny.\n\nlinje.\n").replace("Under.\n", "")
    assert merge_lines(sent, here, back).text == here


def test_a_move_is_held_whole_where_one_end_of_it_collides() -> None:
    moved = "\n".join([*LINES[1:5], LINES[0], *LINES[5:]])
    merged = merge_lines(SENT, changed(n0="Skrevet om her."), moved)
    assert merged.text == changed(n0="Skrevet om her.")
    assert len(merged.conflicts) == 2


EDIT = st.dictionaries(st.integers(0, 7), st.one_of(st.none(), st.sampled_from(["A", "B", "C"])), max_size=4)


@given(EDIT, EDIT)
def test_changes_that_do_not_meet_come_out_the_same_in_either_order(
    one: dict[int, str | None], other: dict[int, str | None]
) -> None:
    other = {number: line for number, line in other.items() if number not in one}
    first, second = (changed(**{f"n{number}": line for number, line in edit.items()}) for edit in (one, other))
    forth, back = merge_lines(SENT, first, second), merge_lines(SENT, second, first)
    assert not forth.conflicts
    assert forth.text == back.text == changed(**{f"n{number}": line for number, line in {**one, **other}.items()})


@given(EDIT, EDIT)
def test_nothing_that_stands_here_is_overwritten(one: dict[int, str | None], other: dict[int, str | None]) -> None:
    here, back = (changed(**{f"n{number}": line for number, line in edit.items()}) for edit in (one, other))
    merged = merge_lines(SENT, here, back)
    assert all(line in merged.text for number, line in one.items() if line is not None and one.get(number) == line)
    assert merge_lines(SENT, merged.text, back).text == merged.text or merged.conflicts
