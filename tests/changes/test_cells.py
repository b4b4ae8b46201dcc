"""Cells that come back are merged one by one, and nothing of anybody's is overwritten."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planverk.changes.cells import CellMerge, merge_cells
from planverk.model.sheet import ReturnedRow, ReturnedSheet, cell_mark

COLUMNS = ("assessment", "outcome")


def merge(sent: dict[str, str], here: dict[str, str], back: dict[str, str]) -> CellMerge:
    """One row `7.1` as it was sent, as it is here now, and as it came back."""
    base = {("7.1", column): cell_mark(value) for column, value in sent.items()}
    sheet = ReturnedSheet("Innspill", (ReturnedRow("7.1", back, 2),), base)
    return merge_cells(sheet, {"7.1": here}, COLUMNS)


def test_a_cell_changed_there_alone_is_taken() -> None:
    merged = merge({"assessment": "a"}, {"assessment": "a"}, {"assessment": "b"})
    assert [(c.column, c.before, c.after, c.row) for c in merged.changes] == [("assessment", "a", "b", 2)]
    assert merged.conflicts == ()


def test_a_cell_changed_here_alone_is_left() -> None:
    assert merge({"assessment": "a"}, {"assessment": "ny"}, {"assessment": "a"}) == CellMerge()


def test_a_cell_changed_to_the_same_in_both_places_is_settled() -> None:
    assert merge({"assessment": "a"}, {"assessment": "b"}, {"assessment": " b "}) == CellMerge()


def test_a_cell_changed_to_different_things_is_a_conflict_for_a_person() -> None:
    merged = merge({"assessment": "a"}, {"assessment": "b"}, {"assessment": "c"})
    assert merged.changes == ()
    assert [(c.ours, c.theirs) for c in merged.conflicts] == [("b", "c")]


def test_rows_added_deleted_copied_and_unknown_are_told() -> None:
    base = {("1.1", "outcome"): cell_mark(""), ("2.1", "outcome"): cell_mark("")}
    rows = (
        ReturnedRow("", {"outcome": "ny"}, 2),
        ReturnedRow("1.1", {}, 3),
        ReturnedRow("1.1", {}, 4),
        ReturnedRow("9.9", {"outcome": "x"}, 5),
    )
    merged = merge_cells(ReturnedSheet("Innspill", rows, base), {"1.1": {}, "2.1": {}}, COLUMNS)
    assert [r.row for r in merged.added] == [2]
    assert merged.missing == ("2.1",)
    assert [r.row for r in merged.twice] == [4]
    assert [r.key for r in merged.unknown] == ["9.9"]


@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
def test_merging_twice_changes_nothing_more(sent: str, here: str, back: str) -> None:
    once = merge({"outcome": sent}, {"outcome": here}, {"outcome": back})
    now = once.changes[0].after if once.changes else here
    assert merge({"outcome": sent}, {"outcome": now}, {"outcome": back}).changes == ()
