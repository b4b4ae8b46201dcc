"""What does not add up in the log of a hearing."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import replace
from typing import Any

from planverk.checks.consultation import check_consultation, unassessed
from planverk.checks.subject import Scope, of_paper
from planverk.findings import Finding
from planverk.linking.review import review
from planverk.model.consultation import (
    Consultation,
    ConsultationKind,
    Extension,
    Invitation,
    Outline,
    OutlineNode,
    ReusableAnswer,
    Subject,
)
from planverk.model.plan import PlanType
from planverk.model.quotes import make_quote
from planverk.model.response import Assessment, Link, Outcome, Point, Quote, Response, Sender, SenderKind
from planverk.model.workspace import Workspace
from support_checks import SETTINGS, paper, plan

TEXT = "Kapittel 4.2 er uklart. Hvem avgjør søknaden om bolig? Vennlig hilsen Eldrerådet"
POINT = Point(1, make_quote(TEXT, 0, 54), (Link("soknad", "explicit"),), assessment=Assessment(1, Outcome.FOLLOWED, "vurderes"))
OUTLINE = Outline("bolig", "hearing-1", nodes=(OutlineNode("soknad", "section", number=(4, 2), label="4.2", title="Søknad"),))


def text_hash(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def response(number: int = 1, **changes: Any) -> Response:
    made = Response(
        number,
        f"consultations/h/responses/00/{number:04}",
        (Sender(SenderKind.COUNCIL, "Eldrerådet", invitation="eldreradet"),),
        received=datetime.date(2011, 4, 20),
        version="hearing-1",
        remarks=True,
        text=TEXT,
        text_hash=text_hash(TEXT),
        points=(POINT,),
        passed_over=(make_quote(TEXT, 55, len(TEXT)),),
    )
    return replace(made, **changes)


def hearing(*responses: Response, **changes: Any) -> Consultation:
    made = Consultation(
        "h",
        "consultations/h",
        ConsultationKind.HEARING,
        (Subject("bolig", "hearing-1"),),
        deadline=datetime.date(2011, 4, 29),
        next_number=max((each.number for each in responses), default=0) + 1,
        invitations=(Invitation("eldreradet", "Eldrerådet", SenderKind.COUNCIL),),
        outlines={"hearing-1": OUTLINE},
        responses=responses,
        answers=(ReusableAnswer("takk", "Takk", "Takk."),),
    )
    return replace(made, **changes)


def found(consultation: Consultation, **of_plan: Any) -> list[Finding]:
    workspace = Workspace(SETTINGS, (plan(**of_plan),), consultations=(consultation,))
    return list(check_consultation(consultation, workspace))


def codes(consultation: Consultation, **of_plan: Any) -> list[str]:
    return [finding.code for finding in found(consultation, **of_plan)]


def weighed(**changes: Any) -> Response:
    """A response whose one point is weighed otherwise."""
    assessment = replace(POINT.assessment or Assessment(1), **changes)
    return response(points=(replace(POINT, assessment=assessment),))


def test_a_log_that_adds_up_has_no_findings() -> None:
    assert codes(hearing(response())) == []
    assert list(review(hearing(response()))) == []


def test_a_log_that_nobody_read_says_nothing() -> None:
    assert codes(hearing(whole=False, next_number=0)) == []


def test_numbers_are_there_once_and_all_of_them() -> None:
    assert codes(hearing(response(), response(3))) == ["H4"]
    assert codes(hearing(response(), response(folder="consultations/h/responses/00/0001b"))) == ["H4"]
    assert codes(hearing(response(), next_number=1)) == ["H4"]


def test_a_text_that_was_altered_is_found() -> None:
    assert codes(hearing(response(text=TEXT + " Mer."))) == ["H3"]
    assert codes(hearing(response(text="", text_hash=text_hash(""), needs_text=True, points=(), passed_over=()))) == ["H12"]
    assert [finding.message.text for finding in found(hearing(response(needs_text=True)))] == [
        "A part of response {number} has no text yet."
    ]


def test_a_quote_that_is_gone_is_found() -> None:
    assert codes(hearing(response(points=(replace(POINT, quote=Quote("Noe annet")),)))) == ["H5"]
    assert codes(hearing(response(passed_over=(Quote("Noe annet"),)))) == ["H5"]


def test_late_goes_by_the_senders_own_deadline() -> None:
    late = response(received=datetime.date(2011, 5, 2))
    assert codes(hearing(late)) == ["H7"]
    (said,) = (dict(each.message.values) for each in found(hearing(late)))
    assert (said["received"], said["deadline"]) == ("02.05.2011", "29.04.2011")
    more_time = Invitation("eldreradet", "Eldrerådet", SenderKind.COUNCIL, extensions=(Extension(datetime.date(2011, 5, 6)),))
    assert codes(hearing(late, invitations=(more_time,))) == []


def test_a_version_without_outline_is_found() -> None:
    assert codes(hearing(response(version="hearing-2"))) == ["H8"]


def test_a_link_to_what_the_version_lacks_is_found() -> None:
    assert codes(hearing(response(points=(replace(POINT, links=(Link("borte"),)),)))) == ["H9"]


def test_steps_answers_and_changes_are_those_that_there_are() -> None:
    assert codes(hearing(weighed(step="ferdig"))) == ["H10"]
    assert codes(hearing(weighed(step="godkjent", outcome=None))) == ["H10"]
    assert codes(hearing(weighed(answer="borte"))) == ["H16"]
    assert codes(hearing(weighed(changes=("borte",)))) == ["H17"]
    assert codes(hearing(weighed(answer="takk", changes=("mal",)))) == []


def test_like_points_with_unlike_outcomes_want_a_reason() -> None:
    def pair(**second: Any) -> Consultation:
        assessment = Assessment(1, Outcome.NOT_FOLLOWED, "vurderes", **second)
        return hearing(response(), response(2, points=(replace(POINT, assessment=assessment),)))

    assert codes(pair()) == ["H11"]
    assert codes(pair(exception="Avsenderen bor utenfor kommunen.")) == []
    grouped = tuple(
        replace(each, points=tuple(replace(p, group="g", links=()) for p in each.points)) for each in pair().responses
    )
    assert codes(hearing(*grouped)) == ["H11"]


def test_points_on_other_sections_or_of_other_words_are_not_alike() -> None:
    other = replace(POINT, links=(), assessment=Assessment(1, Outcome.NOTED, "vurderes"))
    assert codes(hearing(response(), response(2, points=(other,)))) == []


def test_an_innsigelse_belongs_to_area_plans() -> None:
    text = "Vi fremmer innsigelse mot kapittel 4.2."
    objecting = response(text=text, text_hash=text_hash(text), points=(), passed_over=(), remarks=False)
    assert codes(hearing(objecting)) == ["H13"]
    assert codes(hearing(objecting), type=PlanType.AREALDEL) == []
    none = "Vi har ingen innsigelse, og fremmer ikke innsigelse."
    assert codes(hearing(replace(objecting, text=none, text_hash=text_hash(none)))) == []


def test_remarks_are_said_and_agree_with_the_points() -> None:
    assert codes(hearing(response(remarks=None))) == ["H14"]
    assert codes(hearing(response(points=(), passed_over=()))) == ["H14"]


def test_what_a_response_adds_to_is_there() -> None:
    assert codes(hearing(response(supplements=9))) == ["H15"]
    assert codes(hearing(response(replaces=1))) == ["H15"]


def test_a_sentence_in_no_point_is_found_with_its_line() -> None:
    (finding,) = review(hearing(response(passed_over=())))
    assert (finding.code, finding.place.line) == ("H6", 1)


def test_a_reference_without_a_place_is_found() -> None:
    text = "Se kapittel 9.9."
    lost = response(text=text, text_hash=text_hash(text), points=(Point(1, Quote(text)),), passed_over=())
    assert [finding.code for finding in review(hearing(lost))] == ["E10"]
    linked = replace(lost, points=(Point(1, Quote(text), (Link("mal", "manual"),)),))
    assert list(review(hearing(linked))) == []


def test_a_case_paper_accounts_for_every_point() -> None:
    def of(consultation: Consultation) -> list[str]:
        about = paper(consultation="h")
        workspace = Workspace(SETTINGS, (plan(),), (about,), (consultation,))
        return [finding.code for finding in unassessed(of_paper(about, workspace, Scope()))]

    assert of(hearing(response())) == []
    assert of(hearing(response(points=(replace(POINT, assessment=None),)))) == ["E3"]
    assert of(hearing(weighed(outcome=None))) == ["E3"]


def test_in_a_limited_round_a_point_on_a_section_that_is_not_open_is_found_until_it_is_weighed() -> None:
    nodes = (
        OutlineNode("tildeling", "section", number=(4,), label="4", title="Tildeling"),
        OutlineNode("soknad", "section", "tildeling", (4, 2), "4.2", "Søknad"),
    )
    outlines = {"hearing-1": replace(OUTLINE, nodes=nodes)}
    point = replace(POINT, assessment=None)

    def about(*sections: str, **changes: Any) -> list[str]:
        subjects = (Subject("bolig", "hearing-1", "", sections),)
        limited = hearing(response(points=(replace(point, **changes),)), outlines=outlines, subjects=subjects)
        return codes(replace(limited, kind=ConsultationKind.LIMITED))

    assert about("tildeling") == []
    assert about("soknad") == []
    assert about("klage") == ["H18"]
    assert about("klage", assessment=Assessment(1, Outcome.OUTSIDE, "vurderes")) == []
    assert codes(hearing(response())) == []
