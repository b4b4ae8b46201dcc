"""The worked example of Word there and back: what the page about it says is what becomes of the two copies."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from planverk.readers.returned import open_package, read_origin
from planverk.service.word.merge import Merged, merge
from planverk.service.workspace import Home, open_workspace
from support_returned import ASTRID

ROOT = Path(__file__).resolve().parent.parent
COPIES = tuple((name, (ROOT / "docs" / "word-eksempel" / name).read_bytes()) for name in ("nav.docx", "brukerradet.docx"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The example as it stood when the copies were sent; skips the test where the history does not reach so far."""
    origin = read_origin(open_package(COPIES[0][1], "nav.docx"))
    assert origin is not None
    clone = tmp_path / "klone"
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", ROOT, clone], check=True, capture_output=True)
    found = subprocess.run(["git", "checkout", "--quiet", origin.commit, "--", "plans", "templates", "planverk.yaml"], cwd=clone)
    if found.returncode:
        pytest.skip("the history of this clone does not reach back to the commit that the copies were made from")
    subprocess.run(["git", "reset", "--quiet", origin.commit], cwd=clone, check=True)
    return open_workspace(clone)


def told(merged: tuple[Merged, ...]) -> list[tuple[str, list[str], list[int]]]:
    """For each author the new lines that they made, by number."""
    made = []
    for step in (step for each in merged for step in each.steps):
        (change,) = step.changes
        before = change.before.split("\n")
        lines = [(number, line) for number, line in enumerate(change.after.split("\n"), start=1) if line not in before]
        made.append((step.author, [line for _, line in lines], [number for number, _ in lines]))
    return made


def test_what_became_of_the_two_copies(home: Home) -> None:
    merged = merge(home, COPIES, ASTRID, preview=True)
    assert [(author, numbers) for author, _, numbers in told(merged)] == [
        ("Unni Bakken", [36, 75]),
        ("Geir Solli", [73]),
        ("Torill Nes", [30]),
    ]
    (left,) = (left for each in merged for left in each.unplaced)
    assert (left.place.line, left.here[-31:], left.back[-24:]) == (
        73,
        "blir solgt før de er annonsert.",
        "er dyrere enn folk tror.",
    )
    assert [(note.author, note.section) for each in merged for note in each.notes] == [
        ("Unni Bakken", "levekar"),
        ("Torill Nes", "husstandene"),
    ]


def test_the_other_way_round_only_the_line_that_both_wrote_in_is_another(home: Home) -> None:
    merged = merge(home, COPIES[::-1], ASTRID, preview=True)
    assert [author for author, _, _ in told(merged)] == ["Torill Nes", "Unni Bakken"]
    (left,) = (left for each in merged for left in each.unplaced)
    assert left.back.endswith("de fleste blir solgt før de er annonsert.")
