"""A consultation's folder: what its files say, and what is wrong in them."""

from __future__ import annotations

import datetime

from planverk.findings import Reading
from planverk.model.case_number import CaseNumber
from planverk.model.consultation import Consultation
from planverk.model.response import Advice, Link, Outcome, Quote, Sender, SenderKind, Stance
from planverk.model.workspace import Municipality, Settings
from planverk.readers.consultation import read_consultation
from planverk.readers.workspace import read_workspace
from support import FileTree

SETTINGS = Settings(Municipality("Vågsund kommune"))
FOLDER = "consultations/bolig-2011"
CONSULTATION = """\
format: 1
id: bolig-2011
kind: hearing
subjects: [{plan: bolig, version: hearing-1}]
decided: {body: formannskapet, date: 2011-03-09, number: "21/11"}
sent: 2011-03-15
deadline: 2011-04-29
next_number: 8
invitations:
  - {body: eldreradet, name: Eldrerådet, kind: raad, extensions: [{to: 2011-05-06, by: leder}]}
"""
OUTLINE = """\
format: 1
plan: bolig
pdf: sha256:aa
nodes:
  - {id: tildeling, kind: section, parent: null, number: [4, 2], label: "4.2", title: Tildeling, printed: ["10", "12"]}
"""
RESPONSE = """\
format: 1
number: 7
sender: {kind: raad, name: Eldrerådet, invitation: eldreradet}
joint: [{kind: privatperson, ref: p1}]
received: 2011-05-02
version: hearing-1
remarks: med
stance: stotter-delvis
supplements: 3
publish: {decision: publish, by: sekretær, date: 2011-05-03}
access: {paragraph: offl. § 13}
themes: [tildeling]
"""
POINTS = """\
format: 1
points:
  - id: 2
    quote: {exact: Kapittel 4.2 er uklart., after: " Hilsen"}
    links: [{target: tildeling, how: explicit}]
passed_over: [{exact: Hilsen ⟦p1⟧, before: " "}]
next_point: 5
"""
ASSESSMENT = (
    "format: 1\noutcome: delvis\ntext: |\n  Endres.\n\n  Se *under*.\nadvice: [{by: NAV, text: Enig}]\nchanges: [tildeling]\n"
)
RESPONSE_FOLDER = f"{FOLDER}/responses/00/0007"
FILES = {
    f"{FOLDER}/consultation.yaml": CONSULTATION,
    f"{FOLDER}/outlines/hearing-1.yaml": OUTLINE,
    f"{FOLDER}/answers.yaml": "format: 1\nanswers: [{id: a1, title: Standard, text: Takk.}]\n",
    f"{RESPONSE_FOLDER}/response.yaml": RESPONSE,
    f"{RESPONSE_FOLDER}/text.md": "Kapittel 4.2 er uklart. Hilsen ⟦p1⟧\n",
    f"{RESPONSE_FOLDER}/points.yaml": POINTS,
    f"{RESPONSE_FOLDER}/assessments/2.yaml": ASSESSMENT,
}


def read(**changed: str | None) -> Reading[Consultation]:
    """The consultation of FILES, with files named by their last part changed or taken away."""
    files = {path: changed.get(path.rsplit("/")[-1].split(".")[0], data) for path, data in FILES.items()}
    return read_consultation(FileTree({path: data for path, data in files.items() if data is not None}), FOLDER, SETTINGS)


def codes(reading: Reading[Consultation]) -> list[str]:
    return [finding.code for finding in reading.findings]


def test_a_consultation_says_who_was_asked_about_what_until_when() -> None:
    value = read().value
    assert value is not None
    assert read().findings == ()
    assert value.decided
    assert value.decided.number == CaseNumber(2011, 21)
    assert value.deadline_of("eldreradet") == datetime.date(2011, 5, 6)
    assert (value.next_number, value.last_step) == (8, "godkjent")
    assert value.outlines["hearing-1"].nodes[0].printed == ("10", "12")
    assert value.outlines["hearing-1"].nodes[0].parent == ""
    assert [answer.id for answer in value.answers] == ["a1"]


def test_a_response_is_read_with_points_and_assessments() -> None:
    value = read().value
    assert value is not None
    (response,) = value.responses
    assert response.senders == (
        Sender(SenderKind.COUNCIL, "Eldrerådet", invitation="eldreradet"),
        Sender(SenderKind.PRIVATE, ref="p1"),
    )
    assert (response.remarks, response.stance, response.supplements, response.access) == (True, Stance.PARTLY, 3, "offl. § 13")
    assert response.text == "Kapittel 4.2 er uklart. Hilsen ⟦p1⟧"
    assert response.next_point == 5
    assert response.passed_over == (Quote("Hilsen ⟦p1⟧", " "),)
    (point,) = response.points
    assert point.links == (Link("tildeling", "explicit"),)
    assert point.assessment is not None
    assert point.assessment.outcome is Outcome.PARTLY
    assert point.assessment.text == "Endres.\n\nSe *under*.\n"
    assert point.assessment.advice == (Advice("NAV", "Enig"),)
    assert not value.is_late(response)


def test_a_private_person_never_has_a_name_here() -> None:
    reading = read(response=RESPONSE.replace("ref: p1", "name: Kari Nes"))
    assert reading.value is not None
    assert reading.value.responses[0].senders[1].name == ""
    assert "H22" in codes(reading)


def test_an_assessment_without_its_point_is_a_finding() -> None:
    assert codes(read(points=POINTS.replace("id: 2", "id: 3"))) == ["H1"]


def test_a_response_in_the_wrong_folder_is_a_finding() -> None:
    assert codes(read(response=RESPONSE.replace("number: 7", "number: 8"))) == ["H21"]


def test_a_text_that_is_gone_is_a_finding_unless_nobody_has_typed_it_yet() -> None:
    assert codes(read(text=None)) == ["H3"]
    assert codes(read(text=None, response=RESPONSE + "needs_text: true\n")) == []


def test_a_response_that_cannot_be_read_is_said_to_be_missing() -> None:
    reading = read(response="format: 1\nnumber: [")
    assert reading.value is not None
    assert reading.value.responses == ()
    assert "H21" in codes(reading)


def test_findings_concern_the_consultation() -> None:
    assert {finding.concerns for finding in read(text=None).findings} == {FOLDER}


def test_responses_are_left_unread_where_nobody_asks_for_them() -> None:
    source = FileTree({"planverk.yaml": "format: 1\nmunicipality: {name: Vågsund kommune}\n", **FILES})
    workspace = read_workspace(source, responses_of=()).value
    assert workspace is not None
    assert workspace.consultation("bolig-2011") is not None
    assert (workspace.consultations[0].whole, workspace.consultations[0].responses) == (False, ())
    whole = read_workspace(source).value
    assert whole is not None
    assert [response.number for response in whole.consultations[0].responses] == [7]
