"""Decisions and meetings are read from their files and written as they were read; whatever stands there, nothing raises."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_strategies import DECISIONS, MEETINGS, PATTERN
from planverk.model.decision import Attendance, Decision
from planverk.model.meeting import Meeting
from planverk.model.place import NOWHERE
from planverk.writers.decision import decision_yaml, meeting_yaml
from support_decisions import DECISION_FILE, MEETING_FILE, PAPER_FILE, read, told, workspace


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


def test_a_decision_whose_paper_was_renamed_is_told_of() -> None:
    stray = DECISION_FILE.replace("cases/bolig/", "cases/boliger/")
    reading = read("votes: [{on: forslag, unanimous: true}]\n", **{stray: "format: 1\nbody: formannskapet\ndate: 2011-06-29\n"})
    assert stray != DECISION_FILE
    assert [(f.code, f.place.file, f.is_error) for f in reading.findings] == [("VO21", stray, False)]


def test_a_folder_with_papers_alone_is_no_meeting() -> None:
    assert workspace(meeting="").meetings == ()


@pytest.mark.parametrize(("day", "there"), [("2011-06-29", True), ("2011-06-30", False)])
def test_a_meeting_is_found_by_body_and_day(day: str, there: bool) -> None:
    found = workspace().meeting_of("formannskapet", datetime.date.fromisoformat(day))
    assert (found is not None) is there
