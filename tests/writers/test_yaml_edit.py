"""Values are changed in YAML that people wrote, and everything else stays byte for byte: comments, order, quotation marks."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planverk.writers.yaml import dump
from planverk.writers.yaml_edit import Edit, changes, edit

BLOCK = """# the report
rows:
  - id: kontor  # opened in March
    # ask Kari
    result: Åpnet.
    reason: |
      Høye priser.

      Få boliger.

    # last one
    progress: "40"   # counted by hand
  - {id: kjop, result: Kjøpt, progress: "10"}  # in one line
"""


def edited(row: int, key: str, value: object, after: tuple[str, ...] = ("id",)) -> str:
    return edit(BLOCK, [Edit(("rows", row), key, value, after)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "key", "value", "old", "new"),
    [
        (0, "result", "Stengt.", "    result: Åpnet.\n", "    result: Stengt.\n"),
        (0, "result", "Stengt: i dag, «nå»", "result: Åpnet.\n", 'result: "Stengt: i dag, «nå»"\n'),
        (0, "progress", "50", '"40"   # counted', '"50"   # counted'),
        (0, "progress", None, '"40"   # counted', '""   # counted'),
        (0, "result", None, "    result: Åpnet.\n", ""),
        (0, "reason", "Ferie", "reason: |\n      Høye priser.\n\n      Få boliger.\n", "reason: Ferie\n"),
        (0, "unit", "bolig", "# opened in March\n", "# opened in March\n    unit: bolig\n"),
        (1, "result", "Kjøpt, alt", "result: Kjøpt,", 'result: "Kjøpt, alt",'),
        (1, "result", None, ", result: Kjøpt", ""),
        (1, "unit", "bolig", "{id: kjop, result", "{id: kjop, unit: bolig, result"),
    ],
)
def test_the_value_is_changed_and_all_else_stays(row: int, key: str, value: object, old: str, new: str) -> None:
    assert old in BLOCK
    assert edited(row, key, value) == BLOCK.replace(old, new)


def test_several_lines_become_a_block_with_the_keys_indent() -> None:
    told = "Det ble fem møter i vår.\nTo av dem var åpne for alle."
    assert "    result: |-\n      Det ble fem møter i vår.\n      To av dem var åpne for alle.\n    reason" in edited(
        0, "result", told
    )
    assert yaml.safe_load(edited(1, "result", told))["rows"][1]["result"] == told


def test_a_comment_on_a_blocks_first_line_stays() -> None:
    text = "row:\n  id: a\n  reason: |  # why\n    Ferie.\n    Mye.\n  unit: b\n"
    assert edit(text, [Edit(("row",), "reason", "Nei")]) == "row:\n  id: a\n  reason: Nei  # why\n  unit: b\n"


@pytest.mark.parametrize("path", [("rows", 7), ("rows", "a"), ("nothing",), ("rows", 0, "id")])
def test_a_path_that_leads_nowhere_changes_nothing(path: tuple[str | int, ...]) -> None:
    assert edit(BLOCK, [Edit(path, "result", "x")]) == BLOCK


def test_what_is_no_yaml_comes_back() -> None:
    assert edit("rows: [", [Edit(("rows",), "a", "b")]) == "rows: ["


def test_a_file_without_a_last_line_break_is_edited_at_its_end() -> None:
    assert edit("a: b", [Edit((), "a", "c"), Edit((), "d", "e", ("a",))]) == "a: c\nd: e"


words = st.text(st.sampled_from("aå :#,{}[]\"'\n-|>&*!%@?x1"), max_size=60).map(lambda text: text.strip("\n"))
rows = st.dictionaries(st.sampled_from(["result", "status", "reason", "unit"]), words, min_size=1)
REMARK = "  # kept"


@given(st.lists(rows, min_size=1, max_size=4), st.lists(rows, min_size=4, max_size=4), st.booleans())
def test_whatever_is_written_reads_back_and_no_comment_goes(
    before: list[dict[str, str]], now: list[dict[str, str]], remarks: bool
) -> None:
    keys = ("id", "result", "status", "reason", "unit")
    old = [{"id": f"r{at}", **row} for at, row in enumerate(before)]
    new = [{"id": f"r{at}", **row} for at, row in enumerate(now[: len(before)])]
    text = dump({"rows": old}).decode()
    if remarks:
        text = text.replace("\n  - id: r", "\n  # before\n  - id: r").replace(": r0\n", f": r0{REMARK}\n")
    edits = [
        change
        for at, pair in enumerate(zip(old, new, strict=True))
        for change in changes(("rows", at), *([(key, row.get(key)) for key in keys] for row in pair))
    ]
    made = edit(text, edits)
    told = yaml.load(made, Loader=yaml.BaseLoader)["rows"]
    assert [{key: value for key, value in row.items() if value} for row in told] == [
        {key: value for key, value in row.items() if value} for row in new
    ]
    assert made.count("# before") == text.count("# before")
    assert made.count(REMARK) == text.count(REMARK)
