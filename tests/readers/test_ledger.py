"""The ledger of a plan's changes is read as it is written, and its faults are findings."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planverk.model.change import Cause, Ledger, LedgerEntry
from planverk.model.place import NOWHERE
from planverk.readers.ledger import ledger_file, read_ledger
from planverk.readers.workspace import read_workspace
from planverk.store.memory import Memory
from planverk.store.versions import is_beside
from planverk.writers.ledger import ledger_yaml

FILE = ledger_file("bolig", "hearing-1")
WORDS = st.text("abæøå :#%-–«»'\"{}[]|>\n0", max_size=40).map(lambda text: " ".join(text.split()))
ENTRIES = st.builds(
    LedgerEntry,
    change=st.text("0123456789abcdef", min_size=8, max_size=16),
    section=st.sampled_from(("innledning", "tiltak-b")),
    target=st.sampled_from(("", "t-tapsfond")),
    before=WORDS,
    after=WORDS,
    cause=st.none() | st.sampled_from(Cause),
    points=st.lists(st.sampled_from(("7.2", "10.1", "033.4")), max_size=2).map(tuple),
    decision=st.sampled_from(("", "kommunestyret-2011-09-07")),
    reason=WORDS,
    significant=st.none() | st.booleans(),
    significance_reason=WORDS,
    by=WORDS,
    date=st.none() | st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 1, 1)),
)


def bare(ledger: Ledger) -> Ledger:
    """The ledger without the places that it was read at."""
    return replace(ledger, place=NOWHERE, entries=tuple(replace(each, place=NOWHERE) for each in ledger.entries))


@given(st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.change))
def test_a_ledger_is_read_as_it_was_written(entries: list[LedgerEntry]) -> None:
    ledger = Ledger("bolig", "hearing-1", tuple(entries))
    reading = read_ledger(Memory({FILE: ledger_yaml(ledger)}), FILE)
    assert reading.findings == ()
    assert reading.value is not None
    assert bare(reading.value) == ledger


def test_what_a_person_writes_is_read_with_its_line() -> None:
    text = """format: 1
entries:
  - change: 3f2a19c0
    section: tiltak-b
    cause: innspill
    points: ["7.2", "8.1"]
    significant: nei
    significance_reason: Beløpet er det samme.
    by: Ingrid Solvoll
    date: 2011-05-20
"""
    reading = read_ledger(Memory({FILE: text.encode()}), FILE)
    assert reading.value is not None
    (entry,) = reading.value.entries
    assert (entry.cause, entry.points, entry.significant) == (Cause.POINTS, ("7.2", "8.1"), False)
    assert (entry.place.file, entry.place.line) == (FILE, 3)


def test_a_change_with_two_entries_is_an_error() -> None:
    text = "format: 1\nentries:\n  - {change: a1, section: s}\n  - {change: a1, section: s}\n"
    (finding,) = read_ledger(Memory({FILE: text.encode()}), FILE).findings
    assert (finding.code, finding.place.line, finding.concerns) == ("EN8", 4, FILE)


def test_an_unknown_cause_is_said_with_those_that_are() -> None:
    text = "format: 1\nentries:\n  - {change: a1, section: s, cause: magefølelse}\n"
    (finding,) = read_ledger(Memory({FILE: text.encode()}), FILE).findings
    assert "innspill" in finding.hint.format() + finding.message.format()


def test_a_workspace_knows_its_ledgers_by_plan_and_version() -> None:
    files = {"planverk.yaml": b"format: 1\nmunicipality: {name: A}\n", FILE: ledger_yaml(Ledger("bolig", "hearing-1"))}
    workspace = read_workspace(Memory(files)).value
    assert workspace is not None
    assert workspace.ledger("bolig", "hearing-1") is not None
    assert workspace.ledger("bolig", "hearing-2") is None


def test_a_ledger_is_no_part_of_the_plans_text() -> None:
    assert is_beside(FILE)
