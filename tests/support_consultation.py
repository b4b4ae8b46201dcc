"""A small consultation for tests: five bodies asked, four responses of different kinds, and the plan that they speak of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from planverk.documents.frame import Frame
from planverk.documents.hearing import PUBLIC, Edition, Hearing
from planverk.model.case_number import CaseNumber
from planverk.model.chart import Chart
from planverk.model.consultation import (
    Consultation,
    ConsultationKind,
    Extension,
    Invitation,
    Outline,
    OutlineNode,
    SendingDecision,
    Subject,
)
from planverk.model.content import Blocks
from planverk.model.layout import Layout
from planverk.model.measures import Measure, Measures
from planverk.model.pictures import Picture
from planverk.model.place import Place
from planverk.model.plan import Period, Plan
from planverk.model.response import (
    Advice,
    Assessment,
    Link,
    Outcome,
    Point,
    Quote,
    Response,
    Sender,
    SenderKind,
    Stance,
)
from planverk.model.workspace import Settings
from planverk.readers.markdown import parse
from planverk.writers.consultation import assessment_yaml, consultation_yaml, outline_yaml, points_yaml, response_yaml
from support_checks import SETTINGS, plan

ID = "bolig-2011"
FOLDER = f"consultations/{ID}"
PLAN_TEXT = "# Innledning {#innledning}\n\nTekst.\n\n# Tildeling {#tildeling}\n\nTekst.\n\n## Frister {#frister}\n\nTekst.\n"
OUTLINE = Outline(
    "bolig",
    "hearing-1",
    nodes=(
        OutlineNode("innledning", "section", "", (1,), "1", "Innledning", (3, 4), ("3", "4")),
        OutlineNode("tildeling", "section", "", (2,), "2", "Tildeling", (5, 7), ("5", "7")),
        OutlineNode("frister", "section", "tildeling", (2, 1), "2.1", "Frister", (6, 6), ("6", "6")),
        OutlineNode("t-boliger", "measure", "tildeling", (1,), "1", "Flere utleieboliger", (7, 7), ("7", "7")),
    ),
)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def response(number: int, sender: Sender, text: str = "", points: Iterable[Point] = (), **changes: Any) -> Response:
    folder = f"{FOLDER}/responses/{number // 100:02}/{number:04}"
    given = tuple(points)
    made = Response(
        number,
        folder,
        (sender,),
        received=day("2011-04-28"),
        version="hearing-1",
        text=text,
        points=given,
        next_point=1 + max((each.id for each in given), default=0),
        place=Place(f"{folder}/response.yaml"),
    )
    return replace(made, **changes)


def point(number: int, words: str, *targets: str, themes: tuple[str, ...] = (), **assessed: Any) -> Point:
    assessment = Assessment(number, place=Place(f"{FOLDER}/assessment.yaml"), **assessed) if assessed else None
    return Point(number, Quote(words), tuple(Link(each, "explicit") for each in targets), themes=themes, assessment=assessment)


HUSBANKEN = response(
    1,
    Sender(SenderKind.STATE, "Husbanken", invitation="husbanken"),
    "Vi viser til høringsbrevet.\n\nKap. 2.1 bør få frister.\n\nTiltak 1 er bra:\n\n- flere boliger\n- bedre boliger\n\n"
    "Planen bør også nevne studenter.",
    (
        point(
            1,
            "Kap. 2.1 bør få frister.",
            "frister",
            themes=("saksbehandling",),
            outcome=Outcome.FOLLOWED,
            step="godkjent",
            summary="Ber om frister for saksbehandlingen.",
            text="Fristene er tatt inn, se [](#frister).",
            changes=("frister",),
            advice=(Advice("Boligkontoret", "Fire uker er nok."),),
            responsible="bolig",
        ),
        point(2, "Tiltak 1 er bra", "t-boliger", "tildeling", outcome=Outcome.NOTED, text="Rådmannen er **enig**."),
        point(3, "Planen bør også nevne studenter.", outcome=Outcome.OUTSIDE, text="Planen gjelder ikke studenter."),
    ),
    dated=day("2011-04-26"),
    remarks=True,
    stance=Stance.SUPPORTS,
    summary="Husbanken støtter planen.",
    journal="11/812-14",
)
COUNCIL = response(
    2,
    Sender(SenderKind.COUNCIL, "Eldrerådet", invitation="eldreradet"),
    "Eldrerådet ber om heis.",
    (point(1, "Eldrerådet ber om heis.", "tildeling", outcome=Outcome.NOT_FOLLOWED, text="Det blir for dyrt."),),
    received=day("2011-05-09"),
    remarks=True,
)
PERSON = response(
    3,
    Sender(SenderKind.PRIVATE, ref="p1"),
    'Jeg heter ⟦p1⟧ og vil bo sentralt. {{ 7*7 }} =HYPERLINK("x") <script>',
    (point(1, "Jeg heter ⟦p1⟧ og vil bo sentralt.", "innledning"),),
    remarks=True,
    stance=Stance.AGAINST,
)
NEIGHBOUR = response(
    4, Sender(SenderKind.MUNICIPALITY, "Storvik kommune", invitation="storvik"), "Ingen merknader.", remarks=False
)
CONSULTATION = Consultation(
    ID,
    FOLDER,
    ConsultationKind.HEARING,
    (Subject("bolig", "hearing-1"),),
    decided=SendingDecision("formannskapet", day("2011-03-09"), CaseNumber(2011, 21)),
    sent=day("2011-03-15"),
    deadline=day("2011-04-29"),
    next_number=5,
    invitations=(
        Invitation("husbanken", "Husbanken", SenderKind.STATE),
        Invitation("eldreradet", "Eldrerådet", SenderKind.COUNCIL, extensions=(Extension(day("2011-05-06")),)),
        Invitation("storvik", "Storvik kommune", SenderKind.MUNICIPALITY),
        Invitation("brukerradet", "Brukerrådet", SenderKind.ORGANISATION),
        Invitation("politiet", "Politiet", SenderKind.STATE),
    ),
    outlines={"hearing-1": OUTLINE},
    responses=(HUSBANKEN, COUNCIL, PERSON, NEIGHBOUR),
    place=Place(f"{FOLDER}/consultation.yaml"),
)


def plan_on_hearing(language: str = "nb") -> Plan:
    measures = Measures(measures=(Measure("t-boliger", 1, "Flere utleieboliger"),))
    return plan(PLAN_TEXT, language, measures=measures, period=Period(2011, 2025))


def read(text: str, place: Place) -> Blocks:
    """Markdown, as the service reads it for a document."""
    return parse(text, place.file).value or ()


def drawn(chart: Chart) -> Picture:
    """A picture that is known again by the chart's name."""
    return Picture(chart.name.encode(), "png", 100, 50)


def hearing(consultation: Consultation = CONSULTATION, language: str = "nb", edition: Edition = PUBLIC) -> Hearing:
    return Hearing(consultation, read, drawn, plan_on_hearing(language), edition)


def frame(layout: str, settings: Settings = SETTINGS) -> Frame:
    """A frame with the layout that the Markdown says."""
    return Frame(settings, Layout("layout", "templates/x/documents/layout.md", parse(layout, "layout.md").value or ()))


def files(consultation: Consultation = CONSULTATION) -> dict[str, str]:
    """The consultation and the plan as files of a workspace without a template, by path."""
    laid: dict[str, bytes] = {f"{consultation.folder}/consultation.yaml": consultation_yaml(consultation, "{seq}/{yy}")}
    for version, outline in consultation.outlines.items():
        laid[f"{consultation.folder}/outlines/{version}.yaml"] = outline_yaml(outline)
    for each in consultation.responses:
        laid[f"{each.folder}/response.yaml"] = response_yaml(each)
        laid[f"{each.folder}/points.yaml"] = points_yaml(each)
        laid[f"{each.folder}/text.md"] = each.text.encode()
        for made in each.points:
            if made.assessment is not None:
                laid[f"{each.folder}/assessments/{made.id}.yaml"] = assessment_yaml(made.assessment)
    return {
        "planverk.yaml": SETTINGS_FILE,
        "plans/bolig/plan.yaml": PLAN_FILE,
        "plans/bolig/01.md": PLAN_TEXT,
        "plans/bolig/measures.yaml": MEASURES_FILE,
        **{path: data.decode() for path, data in laid.items()},
    }


SETTINGS_FILE = """format: 1
municipality: {name: Vågsund kommune}
template: vagsund
bodies: {formannskapet: {name: Formannskapet}, kommunestyret: {name: Kommunestyret}}
units: {bolig: Boligkontoret}
"""
PLAN_FILE = """format: 1
id: bolig
title: Boligplan 2011–2025
type: temaplan
period: {from: 2011, to: 2025}
chapters: [01.md]
"""
MEASURES_FILE = "format: 1\nmeasures: [{id: t-boliger, text: Flere utleieboliger, unit: bolig, due: 2013-01-01}]\n"
