"""Papers with what was decided on them: before the next body, before a meeting, and after the last."""

from __future__ import annotations

import datetime

from planverk.checks import check
from planverk.checks.decisions import check_decisions
from planverk.checks.meetings import check_meetings
from planverk.checks.subject import Scope
from planverk.documents.names import next_treatment
from planverk.model.case_paper import CasePaper
from planverk.model.workspace import Workspace
from planverk.service.minuted import Clerk
from support_decisions import MEETING, PAPER, PAPER_FILE, workspace

BOTH = {
    "meetings/mote/cases/bolig/decisions/kommunestyret-2011-09-07.yaml": (
        "format: 1\nbody: kommunestyret\ndate: 2011-09-07\nnumber: 58/11\nvotes: [{on: forslag, unanimous: true}]\n"
    )
}


def clerk(space: Workspace) -> tuple[Clerk, CasePaper]:
    paper = space.paper(PAPER_FILE)
    assert paper is not None
    return Clerk(space, lambda text, place: ()), paper


def told(paper: CasePaper) -> list[str]:
    return [each.body for each in paper.protocols]


def test_the_next_body_gets_the_protocols_before_it_and_the_last_ones_own_is_in_the_extract() -> None:
    one, paper = clerk(workspace("votes: [{on: forslag, unanimous: true}]\n"))
    assert told(one.for_next(paper)) == ["formannskapet"]
    two, paper = clerk(workspace("votes: [{on: forslag, unanimous: true}]\n", **BOTH))
    assert told(two.for_next(paper)) == ["formannskapet"]
    assert told(two.with_all(paper)) == ["formannskapet", "kommunestyret"]


def test_an_extract_goes_by_the_body_that_treated_the_case_last_and_not_by_the_next() -> None:
    one, paper = clerk(workspace("votes: [{on: forslag, unanimous: true}]\n"))
    now, last = next_treatment(one.for_next(paper)), next_treatment(one.with_all(paper))
    assert (now and now.body, last and last.body) == ("kommunestyret", "formannskapet")
    two, paper = clerk(workspace("votes: [{on: forslag, unanimous: true}]\n", **BOTH))
    last = next_treatment(two.with_all(paper))
    assert last is not None
    assert last.body == "kommunestyret"


def test_a_number_that_the_agenda_has_is_not_asked_for() -> None:
    space = workspace("", meeting=MEETING, paper=PAPER.replace(', number: "41/11"', ""))
    assert [each.code for each in check(space, Scope()) if each.code == "C3"] == []


def test_before_a_meeting_nothing_is_known_of_it_or_of_later_ones() -> None:
    later = PAPER.replace(', number: "58/11"', "")
    both, paper = clerk(workspace("", paper=later, **BOTH))
    laid = both.for_meeting(paper, datetime.date(2011, 6, 29))
    assert told(laid) == []
    assert [bool(each.number) for each in laid.treatments] == [True, False]
    assert [bool(each.number) for each in both.with_all(paper).treatments] == [True, True]


def test_a_day_and_a_number_come_from_the_decision_where_the_paper_has_none() -> None:
    bare = PAPER.replace(', date: 2011-06-29, number: "41/11"', "")
    made, paper = clerk(workspace("number: 41/11\n", meeting=MEETING, paper=bare))
    first = made.numbered(paper).treatments[0]
    assert (first.date, first.number and first.number.sequence) == (datetime.date(2011, 6, 29), 41)


def test_a_protocol_that_was_typed_is_not_told_twice() -> None:
    typed = PAPER + "\n::: {.protocol body=formannskapet date=2011-06-29}\nVedtatt.\n:::\n"
    made, paper = clerk(workspace("", paper=typed))
    assert made.for_next(paper) == paper


def test_who_was_there_in_a_case_is_told_with_what_the_whole_meeting_says() -> None:
    case = (
        "attendance: {members: [Kari, Stein, Trond, Gunn]}\n"
        "disqualified: [{name: Aud, basis: fvl. § 6, stepped_in: Vara}]\nvotes: [{on: forslag, unanimous: true}]\n"
    )
    made, paper = clerk(workspace(case, MEETING + "  substitutes: [{name: Pål}]\n"))
    (decision,) = made.workspace.decisions
    assert made.minuted(decision, paper).decision.voters == ("Kari", "Stein", "Trond", "Gunn", "Pål", "Vara")


def test_a_new_paper_for_the_next_body_shows_what_was_decided_on_the_one_before() -> None:
    new = PAPER.replace("title: Boligsak", "title: Boligsak\nfollows: bolig").replace("body=formannskapet", "body=kommunestyret")
    space = workspace("votes: [{on: forslag, unanimous: true}]\n", **{"meetings/mote/cases/ny.md": new})
    paper = space.paper("meetings/mote/cases/ny.md")
    assert paper is not None
    made = Clerk(space, lambda text, place: ())
    assert told(made.for_next(paper)) == ["formannskapet"]
    found = (*check_decisions(space, Scope()), *check_meetings(space, Scope()))  # one number of one case
    assert [str(each.message) for each in found] == []


def test_papers_that_follow_each_other_do_not_go_round_for_ever() -> None:
    one, two = (PAPER.replace("title: Boligsak", f"title: Boligsak\nfollows: {name}") for name in ("ny", "bolig"))
    space = workspace("votes: [{on: forslag, unanimous: true}]\n", paper=one, **{"meetings/mote/cases/ny.md": two})
    ring, paper = clerk(space)
    assert told(ring.with_all(paper)) == ["formannskapet"]
    assert [each.code for each in check(space, Scope()) if each.code == "C10"] == ["C10", "C10"]
