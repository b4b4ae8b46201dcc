"""The worked example's hearing: whole, all weighed, and in agreement with what was changed in the plan since."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from planverk.documents.outline import own_texts
from planverk.linking.links import references
from planverk.linking.points import uncovered
from planverk.model.consultation import Consultation, Outline
from planverk.model.plan import Plan
from planverk.model.quotes import locate
from planverk.model.response import SenderKind
from planverk.model.workspace import Workspace
from planverk.readers.workspace import read_workspace
from planverk.service.states import look_at
from planverk.service.workspace import open_workspace
from planverk.store.private import digest

REPOSITORY = Path(__file__).resolve().parents[1]
VERSION = "boligsosial-handlingsplan/hearing-1"
CHANGED_WITHOUT_A_POINT = {"forord", "slik-ble-planen-til", "om-horingen"}  # they tell of the hearing itself


def read(at: str = "") -> Workspace:
    with look_at(open_workspace(REPOSITORY), at) as state:
        workspace = read_workspace(state.source).value
    assert workspace is not None
    return workspace


@pytest.fixture(scope="module")
def today() -> Workspace:
    return read()


@pytest.fixture(scope="module")
def hearing(today: Workspace) -> Consultation:
    return today.consultations[0]


@pytest.fixture(scope="module")
def outline(hearing: Consultation) -> Outline:
    return hearing.outlines["hearing-1"]


def plan_of(workspace: Workspace) -> Plan:
    plan = workspace.plan("boligsosial-handlingsplan")
    assert plan is not None
    return plan


def test_forty_bodies_were_asked_and_eleven_answers_came(hearing: Consultation) -> None:
    assert len(hearing.invitations) == 40
    assert [response.number for response in hearing.responses] == list(range(1, 12))
    assert hearing.next_number == 12
    assert [response.number for response in hearing.responses if hearing.is_late(response)] == [9, 11]
    within = [each for each in hearing.responses if each.received and each.received > datetime.date(2011, 4, 29)]
    assert [response.number for response in within if not hearing.is_late(response)] == [10]


def test_originals_are_kept_but_for_the_private_person(hearing: Consultation) -> None:
    for response in hearing.responses:
        files = list((REPOSITORY / response.folder).glob("original.*"))
        if response.sender.kind is SenderKind.PRIVATE:
            assert files == []
            assert "⟦p1⟧" in response.text
        else:
            assert [digest(file.read_bytes()) for file in files] == [response.original]
        assert digest(response.text.encode()) == response.text_hash


def test_every_sentence_is_in_a_point_or_passed_over(hearing: Consultation) -> None:
    for response in hearing.responses:
        quotes = (*(point.quote for point in response.points), *response.passed_over)
        assert all(locate(response.text, quote) for quote in quotes)
        assert uncovered(response.text, quotes) == ()


def test_every_point_is_weighed_approved_and_tied_to_the_version_that_was_read(hearing: Consultation, outline: Outline) -> None:
    for response in hearing.responses:
        for point in response.points:
            assert point.assessment is not None
            assert point.assessment.outcome is not None
            assert point.assessment.text.strip()
            assert point.assessment.step == hearing.last_step
            assert point.links
            assert all(outline.node(link.target) for link in point.links)


def test_references_are_linked_as_they_are_resolved(hearing: Consultation, outline: Outline) -> None:
    for response in hearing.responses:
        found = references(response.text, response.points, outline, "Boligsosial handlingsplan 2011–2025")
        for point in response.points:
            certain = {link.target for link in found[point.id].links}
            assert certain <= {link.target for link in point.links if link.how == "explicit"}, (response.number, point.id)


def test_what_is_said_to_be_changed_was_changed_and_nothing_else(today: Workspace, hearing: Consultation) -> None:
    before, after = own_texts(plan_of(read(VERSION))), own_texts(plan_of(today))
    changed = {key for key in after if before.get(key) != after[key]} | {"samarbeid"}  # which moved, its text as it was
    said = {
        target
        for response in hearing.responses
        for point in response.points
        if point.assessment
        for target in point.assessment.changes
    }
    assert said <= changed
    assert changed - said == CHANGED_WITHOUT_A_POINT


def test_reusable_answers_are_used_and_say_what_they_said(hearing: Consultation) -> None:
    texts = {answer.id: answer.text for answer in hearing.answers}
    used = [
        (point.assessment.answer, point.assessment.text.strip())
        for response in hearing.responses
        for point in response.points
        if point.assessment and point.assessment.answer
    ]
    assert all(texts[answer].strip() == text for answer, text in used)
    assert all(sum(answer == known for answer, _ in used) >= 2 for known in texts)


def test_like_points_have_like_outcomes(hearing: Consultation) -> None:
    outcomes: dict[str, set[object]] = {}
    for response in hearing.responses:
        for point in response.points:
            if point.group and point.assessment:
                outcomes.setdefault(point.group, set()).add(point.assessment.outcome)
    assert len(outcomes) >= 5
    assert all(len(each) == 1 for each in outcomes.values())
