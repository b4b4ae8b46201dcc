"""Every figure of a hearing is counted from its log."""

from __future__ import annotations

from dataclasses import replace

from planverk.model.response import Outcome, SenderKind
from planverk.model.tally import Tally
from support_consultation import CONSULTATION, COUNCIL, HUSBANKEN

TALLY = Tally(CONSULTATION)


def test_who_was_asked_and_did_not_answer_is_on_list_a() -> None:
    assert [each.name for each in TALLY.unanswered] == ["Brukerrådet", "Politiet"]
    assert TALLY.invited == 5


def test_a_response_is_late_by_its_senders_own_deadline() -> None:
    assert [each.number for each in TALLY.late] == [2]
    assert Tally(replace(CONSULTATION, responses=(replace(COUNCIL, received=CONSULTATION.deadline_of("eldreradet")),))).late == ()


def test_lists_b_and_c_share_the_responses_between_them() -> None:
    without, with_ = TALLY.without_remarks, TALLY.with_remarks
    assert ([each.number for each in without], [each.number for each in with_]) == ([4], [1, 2, 3])


def test_where_nothing_is_said_of_remarks_points_are_remarks() -> None:
    unsaid = replace(
        CONSULTATION, responses=(replace(HUSBANKEN, remarks=None), replace(HUSBANKEN, number=9, points=(), remarks=None))
    )
    assert [each.number for each in Tally(unsaid).with_remarks] == [1]


def test_responses_are_counted_by_kind_and_points_by_outcome() -> None:
    assert {kind: n for kind, n in TALLY.kinds.items() if n} == dict.fromkeys(
        (SenderKind.STATE, SenderKind.MUNICIPALITY, SenderKind.COUNCIL, SenderKind.PRIVATE), 1
    )
    assert TALLY.outcomes[Outcome.FOLLOWED] == 1
    assert (TALLY.points, TALLY.unassessed, sum(TALLY.outcomes.values())) == (5, 1, 4)


def test_a_point_counts_once_in_each_chapter_that_it_speaks_of() -> None:
    # Point 1.2 is tied to a measure and to its chapter, which is one chapter.
    assert {node.label: n for node, n in TALLY.chapters.items()} == {"1": 1, "2": 3}
    assert TALLY.without_place == 1
