"""An agenda fits its papers, an exempt case says why, and the minutes account for everybody."""

from __future__ import annotations

import pytest

from planverk.checks.meetings import check_meetings
from planverk.checks.subject import Scope
from support_decisions import MEETING, told, workspace


def found(meeting: str = MEETING, decision: str = "number: 41/11\n", files: frozenset[str] | None = None) -> list[str]:
    return told(list(check_meetings(workspace(decision, meeting), Scope(files))))


def test_a_meeting_in_order_has_nothing_to_mend() -> None:
    assert found() == []


def item(text: str) -> str:
    return MEETING.replace("attendance:", f"  - {text}\nattendance:")


@pytest.mark.parametrize(
    ("meeting", "finding"),
    [
        (MEETING.replace("body: form", "body: annet"), "MT2 planverk.yaml knows no body «annetannskapet»."),
        (item("{kind: RS}"), "MT3 An item of the agenda has neither paper nor title."),
        (item("{kind: PS, number: 42/11, paper: cases/borte.md}"), "MT3 There is no case paper meetings/mote/cases/borte.md."),
        (item("{kind: RS, title: Brev, files: [{file: brev.pdf}]}"), "MT3 The attachment meetings/mote/brev.pdf is not there."),
        (
            item("{kind: PS, number: 42/11, title: Ny sak}"),
            "MT13 The case «Ny sak» has neither paper nor text, so its page in the papers and the minutes is empty.",
        ),
        (item("{kind: PS, title: Ny sak}"), "MT4 The case has no number yet."),
        (item("{kind: PS, number: 41/11, title: Ny sak}"), "MT4 Two items of the agenda are PS 41/11."),
        (MEETING.replace("41/11", "43/11"), "MT5 The case is 43/11 on the agenda and 41/11 in its paper."),
        (
            MEETING.partition("items")[0],
            "MT5 The paper meetings/mote/cases/bolig.md is to be treated in this meeting, and is not on the agenda.",
        ),
        (
            item("{kind: PS, number: 42/11, title: Tomt, access: {public: false, public_title: Eiendom}}"),
            "MT6 The item is exempt from public access, and does not say by which paragraph.",
        ),
        (
            item("{kind: PS, number: 42/11, title: Tomt, closed_basis: kommuneloven § 31}"),
            "MT6 The doors are to be closed for a case that is public.",
        ),
        (MEETING + "called: 2011-06-30\n", "MT7 The meeting is called on 2011-06-30, after it was held (2011-06-29)."),
        (MEETING + "called: 2011-06-27\n", "MT7 The invitation goes out 2 days before the meeting."),
        (MEETING + 'starts: "10:00"\nends: "9:30"\n', "MT7 The meeting ends before it begins."),
        (MEETING + "  absent: [{name: Kari}]\n", "MT8 Kari is both there and absent."),
        (MEETING.replace(", Gunn", ""), "MT8 It does not say whether Gunn was there."),
        (MEETING.replace("Gunn", "Gunnar"), "MT8 Gunnar is no member of «formannskapet»."),
        (MEETING.replace("chair: Kari", "chair: Karin"), "MT8 Karin is no member of «formannskapet»."),
        (MEETING.replace(", Trond, Aud, Gunn", ""), "MT9 2 of 5 were there: too few for the body to decide anything."),
    ],
)
def test_what_is_wrong_with_a_meeting_is_said(meeting: str, finding: str) -> None:
    assert finding in found(meeting, files=frozenset())


def test_a_paper_that_cannot_be_read_is_not_said_to_be_away() -> None:
    faulty = item("{kind: PS, number: 42/11, paper: cases/feil.md, closed_basis: kommuneloven § 31}")
    told_of = found(faulty, files=frozenset({"meetings/mote/cases/feil.md"}))
    assert told_of == ["MT3 The case paper meetings/mote/cases/feil.md has errors, and is not read before they are mended."]


@pytest.mark.parametrize(
    "more", ["{kind: PS, number: 42/11, title: Ny sak, text: Rådmannen orienterer.}", "{kind: RS, title: Brev}"]
)
def test_a_case_with_a_text_and_an_item_that_is_only_told_of_need_no_paper(more: str) -> None:
    assert found(item(more)) == []


def test_a_substitute_may_lead_the_meeting() -> None:
    names = MEETING.replace("[Kari, Stein", "[Stein").replace("chair: Kari", "chair: Vara")
    assert found(names + "  absent: [{name: Kari}]\n  substitutes: [{name: Vara, instead_of: Kari}]\n") == []


def test_minutes_want_a_decision_on_every_paper() -> None:
    other = workspace("format: 1\nbody: kommunestyret\ndate: 2011-06-29\n".replace("kommunestyret", "formannskapet"), MEETING)
    assert told(list(check_meetings(other, Scope()))) == []
    without = workspace(meeting=MEETING, **{"meetings/mote/cases/bolig/decisions/formannskapet-2011-06-29.yaml": ""})
    assert told(list(check_meetings(without, Scope()))) == [
        "MT10 There is no decision on meetings/mote/cases/bolig.md from this meeting."
    ]
