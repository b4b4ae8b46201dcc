"""Decisions and meetings are read from their files and written as they were read; whatever stands there, nothing raises."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.model.case_number import CaseNumber
from planverk.model.case_paper import Access, Attachment
from planverk.model.decision import (
    Absence,
    Amendment,
    Attendance,
    Decision,
    DecisionKind,
    Disqualification,
    Motion,
    MotionKind,
    PartyVotes,
    ProtocolEntry,
    Substitute,
    Vote,
)
from planverk.model.meeting import AgendaItem, ItemKind, Meeting
from planverk.model.place import NOWHERE
from planverk.writers.decision import decision_yaml, meeting_yaml
from support_decisions import DECISION_FILE, MEETING_FILE, PAPER_FILE, read, told, workspace

DAY = datetime.date(2011, 6, 29)
WORDS = st.text("abæøå :#%-–«»'\"{}[]|>\n", min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
NUMBERS = st.none() | st.builds(CaseNumber, st.integers(1990, 2040), st.integers(1, 400))
PATTERN = "{seq}/{yy}"


def some(values: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg]
    return st.lists(values, max_size=3).map(tuple)


MAYBE = WORDS | st.just("")
ATTENDANCES = st.builds(
    Attendance,
    WORDS,
    some(WORDS),
    some(st.builds(Absence, WORDS, MAYBE, MAYBE)),
    some(st.builds(Substitute, WORDS, MAYBE, MAYBE)),
    some(st.tuples(WORDS, MAYBE)),
)
PARTIES = some(st.builds(PartyVotes, MAYBE, st.integers(0, 30), some(WORDS)))
DECISIONS = st.builds(
    Decision,
    paper=st.just(PAPER_FILE),
    body=st.just("formannskapet"),
    date=st.just(DAY),
    kind=st.sampled_from(DecisionKind),
    file=st.just(DECISION_FILE),
    number=NUMBERS,
    attendance=st.none() | ATTENDANCES,
    disqualified=some(st.builds(Disqualification, WORDS, MAYBE, MAYBE, MAYBE)),
    discussion=MAYBE,
    motions=some(st.builds(Motion, WORDS, some(WORDS), WORDS, st.sampled_from(MotionKind), MAYBE, MAYBE, some(WORDS))),
    votes=some(
        st.builds(Vote, WORDS, MAYBE, st.booleans(), PARTIES, PARTIES, st.sampled_from(("", "for", "mot")), st.booleans())
    ),
    entries=some(st.builds(ProtocolEntry, WORDS, WORDS)),
    text=MAYBE,
    amendments=some(st.builds(Amendment, WORDS, WORDS, MAYBE)),
    postponed=st.booleans(),
)
ITEMS = st.builds(
    AgendaItem,
    kind=st.sampled_from(ItemKind),
    number=NUMBERS,
    paper=st.just("") | st.just(PAPER_FILE),
    title=MAYBE,
    text=MAYBE,
    access=st.none() | st.builds(Access, st.booleans(), MAYBE, MAYBE),
    closed_basis=MAYBE,
    files=some(st.builds(Attachment, WORDS)),
    added=st.none() | st.just(DAY),
    late=st.none() | st.just(DAY),
)
TIMES = st.just("") | st.just("10:00")
MEETINGS = st.builds(
    Meeting,
    id=st.just("mote"),
    folder=st.just("meetings/mote"),
    body=WORDS,
    date=st.just(DAY),
    starts=TIMES,
    ends=TIMES,
    venue=MAYBE,
    called=st.none() | st.just(DAY),
    signed_by=MAYBE,
    signed_title=MAYBE,
    absence_text=MAYBE,
    language=st.sampled_from(("nb", "nn")),
    items=some(ITEMS),
    attendance=st.none() | ATTENDANCES,
    approvals=MAYBE,
    notes=MAYBE,
    signatures=some(WORDS),
)


def bare_decision(decision: Decision) -> Decision:
    motions = tuple(replace(each, place=NOWHERE) for each in decision.motions)
    votes = tuple(replace(each, place=NOWHERE) for each in decision.votes)
    return replace(decision, place=NOWHERE, motions=motions, votes=votes)


def bare_meeting(meeting: Meeting) -> Meeting:
    items = (replace(i, place=NOWHERE, files=tuple(replace(f, place=NOWHERE) for f in i.files)) for i in meeting.items)
    return replace(meeting, place=NOWHERE, items=tuple(items))


@given(DECISIONS)
def test_a_decision_is_read_as_it_was_written(decision: Decision) -> None:
    (again,) = workspace(decision_yaml(decision, PATTERN).decode()).decisions
    empty = decision.attendance == Attendance()
    assert bare_decision(again) == (replace(decision, attendance=None) if empty else decision)


@given(MEETINGS)
def test_a_meeting_is_read_as_it_was_written(meeting: Meeting) -> None:
    (again,) = workspace(meeting=meeting_yaml(meeting, PATTERN).decode()).meetings
    assert bare_meeting(again) == meeting


@given(st.text("abæ:{}[]-|>\n 0129/'\"", max_size=80))
def test_whatever_stands_in_the_files_is_read_or_a_finding(text: str) -> None:
    reading = read("format: 1\n" + text, "format: 1\n" + text)
    assert reading.value is not None
    assert {f.place.file for f in reading.findings} <= {DECISION_FILE, MEETING_FILE}


def test_a_finding_concerns_the_paper_or_the_meeting() -> None:
    reading = read("votes: [{on: forslag, for: [{votes: mange}]}]\nnumber: mange\n", MEETING_BAD)
    assert sorted((f.concerns, f.code) for f in reading.findings) == [
        ("meetings/mote", "F2"),
        ("meetings/mote", "MT1"),
        (PAPER_FILE, "F13"),
        (PAPER_FILE, "Y12"),
    ]


MEETING_BAD = 'format: 1\nbody: f\ndate: 2011-06-29\nstarts: "10.99"\nitems: [{title: A, files: [{file: ../../../x.pdf}]}]\n'


def test_a_decision_is_called_after_its_body_and_its_day() -> None:
    reading = read("format: 1\nbody: kommunestyret\ndate: 2011-09-07\n")
    assert reading.value is not None
    assert reading.value.decisions == ()
    assert told(reading.findings) == ["VO1 The file of a decision is not called after its body and its date."]


def test_a_folder_with_papers_alone_is_no_meeting() -> None:
    assert workspace(meeting="").meetings == ()


@pytest.mark.parametrize(("day", "there"), [("2011-06-29", True), ("2011-06-30", False)])
def test_a_meeting_is_found_by_body_and_day(day: str, there: bool) -> None:
    found = workspace().meeting_of("formannskapet", datetime.date.fromisoformat(day))
    assert (found is not None) is there
