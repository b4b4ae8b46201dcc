"""Votes add up, and a decision fits its paper, its meeting and the plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.checks.decisions import check_decisions
from planverk.checks.subject import Scope
from planverk.checks.votes import Room, check_votes
from planverk.model.decision import Attendance, Decision, DecisionKind, PartyVotes, Substitute, Vote
from planverk.model.workspace import Body, Member
from support_decisions import DECISION, DECISION_FILE, MEETING, PAPER, PAPER_FILE, decided, told, workspace

MOTION = "motions: [{id: f1, movers: [Trond], party: H, text: Noe annet.}]\ntext: |\n  1. Noe annet vedtas.\n"


def found(decision: str, meeting: str = MEETING, paper: str = PAPER) -> list[str]:
    return told([f for f in check_decisions(workspace(decision, meeting, paper), Scope()) if f.severity.value != "note"])


def test_a_unanimous_decision_has_nothing_to_mend() -> None:
    assert found("number: 41/11\nvotes: [{on: forslag, unanimous: true}]\n") == []


def test_votes_of_parties_add_up_to_those_who_are_there() -> None:
    against = "against: [{party: Ap, votes: 2}, {party: Sp, votes: %d}]"
    vote = "votes: [{on: f1, for: [{party: H, votes: 2}], " + against + ", adopted: false}]\n"
    assert found(MOTION + vote % 1) == []
    assert found(MOTION + vote % 2) == [
        "VO3 The vote on «f1» has 6 votes, and 5 with a vote were there.",
        "VO4 In the vote on «f1» Sp has 2 votes, and 1 of them were there.",
    ]


def test_where_nothing_is_said_of_who_was_there_the_parties_are_as_large_as_the_body_has_them() -> None:
    alone = MEETING.partition("attendance")[0]
    vote = "votes: [{on: f1, for: [{party: H, votes: 3}], against: [{party: Ap, votes: 2}], adopted: true}]\n"
    assert found(MOTION + vote, alone) == ["VO4 In the vote on «f1» H has 3 votes, and 2 of them were there."]


def test_a_party_that_splits_is_named_on_one_side() -> None:
    start = "votes: [{on: f1, adopted: true, for: [{party: H, votes: 2}, {party: Ap, votes: 1%s}], "
    end = "against: [{party: Ap, votes: 1}, {party: Sp, votes: 1}]}]\n"
    assert found(MOTION + start % ", names: [Stein]" + end) == []
    assert found(MOTION + start % "" + end) == ["VO5 Ap is split in the vote on «f1», and it does not say who voted how."]


def test_nobody_votes_who_was_inhabil_and_whoever_steps_in_does() -> None:
    inhabil = "disqualified: [{name: Aud, basis: forvaltningsloven § 6, stepped_in: Vara}]\n"
    there = "attendance: {substitutes: [{name: Vara, party: H, instead_of: Aud}]}\n"
    assert (
        found(
            inhabil
            + there
            + "votes: [{on: forslag, for: [{party: Ap, votes: 2}, {party: H, votes: 2}], against: [{party: Sp, votes: 1}]}]\n"
        )
        == []
    )
    ayes = "for: [{party: Ap, votes: 2}, {party: H, votes: 2, names: [Trond, Aud]}]"
    named = f"votes: [{{on: forslag, {ayes}, against: [{{party: Sp, votes: 1}}]}}]\n"
    assert found(inhabil + there + named) == ["VO6 Aud was found inhabil, and votes on «forslag» all the same."]


def test_whoever_is_there_in_a_case_alone_belongs_to_the_body_too() -> None:
    own = "number: 41/11\nattendance: {members: [Kari, Stein, Trond, Aud, %s]}\n"
    assert found(own % "Gunn") == []
    assert found(own % "Gunnar") == ["MT8 Gunnar is no member of «formannskapet»."]
    assert found(own % "Gunnar", MEETING + "  substitutes: [{name: Gunnar}]\n") == []
    assert found(own % "Gunnar", MEETING.partition("attendance")[0]) == ["MT8 Gunnar is no member of «formannskapet»."]


COUNCIL = "format: 1\nbody: kommunestyret\ndate: 2011-09-07\nvotes: [{on: forslag, unanimous: true}]\n"


def of_the_council(earlier: str, paper: str = PAPER, council: str = COUNCIL) -> list[str]:
    """What is said of the council's decision; `earlier` is the executive committee's, empty for none."""
    file = f"meetings/mote/cases/bolig/decisions/kommunestyret-{council.partition('date: ')[2][:10]}.yaml"
    whole = workspace(paper=paper, **{DECISION_FILE: earlier, file: council})
    return told([f for f in check_decisions(whole, Scope()) if f.place.file == file and f.code == "VO20"])


def test_the_body_that_decides_comes_after_those_before_it_in_the_saksgang() -> None:
    missing = ["VO20 «formannskapet» comes before «kommunestyret» in the saksgang, and nothing is recorded of its treatment."]
    assert of_the_council("") == missing
    assert of_the_council(DECISION + "postponed: true\n") == missing
    early = COUNCIL.replace("09-07", "06-28")  # a day before the one it should come after
    assert of_the_council(DECISION, council=early) == missing
    assert of_the_council(DECISION) == []


def test_it_may_put_the_case_off_and_a_body_that_comes_after_it_need_not_have_had_it() -> None:
    assert of_the_council("", council=COUNCIL.partition("votes")[0] + "postponed: true\n") == []
    after = PAPER.replace('number: "58/11"}\n', 'number: "58/11"}\n  - {body: eldreradet, date: 2011-10-01}\n')
    assert of_the_council(DECISION, after) == []


def test_a_protocol_in_the_paper_tells_of_an_earlier_body_as_well() -> None:
    told_of = PAPER + "\n::: {.protocol body=formannskapet date=2011-06-29}\nEnstemmig vedtatt.\n:::\n"
    assert of_the_council("", told_of) == []


@pytest.mark.parametrize(
    ("vote", "finding"),
    [
        (
            "for: [{votes: 3}], against: [{votes: 2}], casting: for",
            "VO7 The leader's casting vote is used on «forslag», and there is no tie.",
        ),
        (
            "for: [{votes: 3}], against: [{votes: 2}], adopted: false",
            "VO7 3 voted for «forslag» and 2 against, which does not go with adopted: false.",
        ),
        ("unanimous: true, against: [{votes: 2}]", "VO3 The vote on «forslag» is said to be unanimous, and 2 voted against."),
        ("adopted: true", "VO3 The vote on «forslag» does not say how it went."),
    ],
)
def test_the_result_follows_from_the_numbers(vote: str, finding: str) -> None:
    assert finding in found(f"text: Noe.\nvotes: [{{on: forslag, {vote}}}]\n")


def test_a_tie_is_decided_by_whoever_leads_the_meeting_as_they_voted() -> None:
    four = "attendance: {members: [Kari, Stein, Trond, Aud]}\n"
    tie = four + "votes: [{on: forslag, for: [{party: Ap, votes: 2}], against: [{party: H, votes: 2}], adopted: %s%s}]\n"
    assert found(tie % ("true", ", casting: for")) == []
    assert found(tie % ("true", "")) == ["VO7 The vote on «forslag» is a tie."]
    assert found(tie % ("false", ", casting: mot")) == [
        "VO7 Kari led the meeting and voted for, and the casting vote on «forslag» is mot."
    ]


def test_alternative_votes_are_on_proposals_that_were_made() -> None:
    sides = "for: [{party: H, votes: 2}], against: [{party: Ap, votes: 2}, {party: Sp, votes: 1}]"
    vote = "votes: [{on: f1, against_motion: %s, " + sides + ", adopted: false}]\n"
    assert found(MOTION + vote % "forslag") == []
    assert found(MOTION + vote % "f2") == ["VO2 There is a vote on «f2», and no such proposal was made."]
    assert found(MOTION + vote % "f1") == ["VO2 «f1» is set up against itself."]


@pytest.mark.parametrize(
    ("decision", "finding"),
    [
        ("kind: vedtak\n", "VO12 «formannskapet» cannot make a vedtak in this case: «kommunestyret» decides it."),
        ("number: 42/11\n", "VO11 The decision has the case number 42/11, and elsewhere it is 41/11."),
        ("motions: [{id: forslag, party: H, text: Nei.}]\n", "VO13 The id «forslag» of a proposal is taken."),
        ("amendments: [{target: t-bort, text: Nei.}]\n", "VO14 «t-bort» is nothing that the plan has."),
        ("motions: [{id: f1, movers: [Fremmed], text: Nei.}]\n", "VO16 Fremmed made the proposal f1, and was not there."),
        (
            "disqualified: [{name: Ukjent, basis: fvl. § 6}]\n",
            "VO17 Ukjent was found inhabil, and neither belongs to the body nor was there for anybody.",
        ),
        ("disqualified: [{name: Aud}]\n", "VO17 It does not say on what ground Aud was inhabil."),
        (
            "motions: [{id: f1, party: H, text: Nei.}]\nvotes: [{on: f1, unanimous: true}]\n",
            "VO19 The proposal was not adopted as it stood, and the decision does not give the wording.",
        ),
        (
            "motions: [{id: f1, party: H, kind: utsettelse, text: Vent.}]\nvotes: [{on: f1, unanimous: true}]\n",
            "VO19 The proposal to put the case off was adopted, and the decision does not say that it was put off.",
        ),
        (
            "votes: [{on: forslag, unanimous: true, adopted: false}]\ntext: Saken er avslått.\n",
            "VO19 The proposal fell and nothing else was adopted, and yet the decision gives a wording.",
        ),
    ],
)
def test_a_decision_fits_its_paper(decision: str, finding: str) -> None:
    assert finding in found(decision)


def test_a_proposal_that_fell_alone_is_only_to_be_noted() -> None:
    fell = "votes: [{on: forslag, unanimous: true, adopted: false}]\n"
    assert found(fell) == []
    noted = told(list(check_decisions(workspace(fell, MEETING, PAPER), Scope())))
    assert noted == ["VO19 The proposal fell, and nothing was adopted in its place."]


def test_what_is_sent_on_alters_no_wording() -> None:
    motion = "motions: [{id: f1, party: H, kind: oversendelse, text: Se på saken.}]\n"
    assert found(motion + "votes: [{on: forslag, unanimous: true}, {on: f1, unanimous: true}]\n") == []


def test_a_decision_is_not_older_than_its_paper_and_falls_on_a_day_of_the_saksgang() -> None:
    assert found("", paper=PAPER.replace("date: 2011-06-20", "date: 2011-07-20")) == [
        "VO10 The decision is of 2011-06-29, before the paper was written (2011-07-20)."
    ]
    moved = PAPER.replace("date: 2011-06-29", "date: 2011-06-30")
    assert found("", paper=moved) == ["VO10 The decision is of 2011-06-29, and «formannskapet» treats the case on 2011-06-30."]


def test_a_case_number_is_used_once() -> None:
    other = PAPER.replace("Boligsak", "Annen sak")
    both = workspace(meeting=MEETING, **{"meetings/mote/cases/annen.md": other})
    assert {each.code for each in check_decisions(both, Scope())} == {"VO18"}
    assert {each.concerns for each in check_decisions(both, Scope())} == {PAPER_FILE}


def test_the_kind_follows_from_the_body_where_it_is_not_written() -> None:
    assert decided("").kind is DecisionKind.RECOMMENDATION


PARTIES = ("Ap", "H", "Sp")


@given(st.lists(st.tuples(st.sampled_from(PARTIES), st.booleans()), min_size=1, max_size=25))
def test_any_honest_count_of_votes_has_nothing_to_mend(people: list[tuple[str, bool]]) -> None:
    """Whoever there is, and however they vote: the count with names, the right result and the leader's vote in a tie add up."""
    names = {f"Person {at}": each for at, each in enumerate(people)}
    body = Body("f", "F", tuple(Member(name, party) for name, (party, _) in names.items()))
    chair = next(iter(names))

    def side(yes: bool) -> tuple[PartyVotes, ...]:
        voted = {party: tuple(n for n, each in names.items() if each == (party, yes)) for party in PARTIES}
        return tuple(PartyVotes(party, len(who), who) for party, who in voted.items() if who)

    ayes = sum(yes for _, yes in people)
    tie = 2 * ayes == len(people)
    casting = ("for" if names[chair][1] else "mot") if tie else ""
    adopted = casting == "for" if tie else 2 * ayes > len(people)
    vote = Vote("forslag", votes_for=side(True), votes_against=side(False), casting=casting, adopted=adopted)
    decision = Decision("p.md", "f", decided("").date, DecisionKind.DECISION, "", votes=(vote,))
    room = Room.of(decision, Attendance(chair=chair, members=tuple(names)), body)
    assert list(check_votes(decision, room)) == []


def test_substitutes_have_a_vote_and_the_party_that_is_written() -> None:
    there = Attendance(members=("Kari",), substitutes=(Substitute("Vara", "H", "Aud"),))
    room = Room.of(decided(""), there, Body("f", "F", (Member("Kari", "Ap"),)))
    assert dict(room.voters) == {"Kari": "Ap", "Vara": "H"}
