"""What is written as YAML reads back as it was, whatever people put into it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planverk.model.case_number import CaseNumber
from planverk.model.consultation import (
    Consultation,
    ConsultationKind,
    Extension,
    Invitation,
    Outline,
    OutlineNode,
    ReusableAnswer,
    SendingDecision,
    Subject,
)
from planverk.model.place import NOWHERE
from planverk.model.response import (
    Advice,
    Assessment,
    Clearance,
    Link,
    Outcome,
    Point,
    Publication,
    Quote,
    Response,
    Sender,
    SenderKind,
    Stance,
)
from planverk.model.workspace import Municipality, Settings
from planverk.readers.consultation import read_consultation, read_outline
from planverk.writers import consultation as written
from planverk.writers.yaml import dump
from support import FileTree

HOSTILE = (
    "=HYPERLINK(1)",
    "{{ 7*7 }}",
    "#set page",
    "no",
    "033",
    "22:00",
    "&13",
    "*alias",
    "!tag",
    "- a",
    "a: b",
    "a #b",
    "'",
    '"',
    "\\",
    "|",
    ">",
    "%",
    "@",
    "`",
    "~",
    "<<",
    "\u0338",
    "e\u0301",
    "\u2028",
    "\u202e",
    "\x00",
    "\x85",
    "\ufeff",
    "\U0001f600",
    "a\n\n b\n",
    "\na",
    "a\n\n",
    "a\n  \nb",
    "a\r\nb",
    "\t",
    " ",
    "---",
    "...",
    "a\n---\nb",
    "[",
    "{}",
    ",",
    "⟦p1⟧",
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.text("aÅ\u030a\n :#-'\"\\\u0301|=\u0338", max_size=12),
    st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join),
)
given_texts = texts.filter(bool)
dates = st.dates(datetime.date(1990, 1, 1))
quotes = st.builds(Quote, texts, texts, texts)
numbers = st.integers(1, 99_999)


def ids_unlike(points: list[Point]) -> tuple[Point, ...]:
    return tuple(replace(point, id=at) for at, point in enumerate(points, start=1))


points = st.builds(
    Point,
    st.just(1),
    quotes,
    st.lists(st.builds(Link, texts, st.sampled_from(["explicit", "suggested", "manual"]), texts), max_size=2).map(tuple),
    texts,
    st.lists(given_texts, max_size=2).map(tuple),
    st.none()
    | st.builds(
        Assessment,
        st.just(1),
        st.none() | st.sampled_from(Outcome),
        texts,
        texts,
        texts,
        st.lists(st.builds(Advice, texts, texts), max_size=2).map(tuple),
        st.lists(given_texts, max_size=2).map(tuple),
        texts,
        st.none() | dates,
        texts,
        texts,
    ),
)
senders = st.one_of(
    st.builds(Sender, st.sampled_from([kind for kind in SenderKind if kind is not SenderKind.PRIVATE]), given_texts),
    st.builds(Sender, st.just(SenderKind.PRIVATE), st.just(""), given_texts),
)
responses = st.builds(
    Response,
    number=numbers,
    folder=st.just(""),
    senders=st.lists(senders, min_size=1, max_size=3).map(tuple),
    received=st.none() | dates,
    dated=st.none() | dates,
    channel=texts,
    journal=texts,
    their_ref=texts,
    version=texts,
    remarks=st.sampled_from([None, True, False]),
    stance=st.sampled_from(Stance),
    supplements=st.none() | numbers,
    replaces=st.none() | numbers,
    original=texts,
    original_name=texts,
    text_hash=texts,
    text=st.just("Tekst."),
    needs_text=st.booleans(),
    publish=st.none()
    | st.builds(Publication, st.sampled_from(["publish", "redacted", "withhold"]), texts, texts, st.none() | dates),
    access=texts,
    summary=texts,
    themes=st.lists(given_texts, max_size=2).map(tuple),
    points=st.lists(points, max_size=3).map(ids_unlike),
    passed_over=st.lists(quotes, max_size=2).map(tuple),
    next_point=st.integers(4, 99),
    clearances=st.lists(st.builds(Clearance, texts, texts, texts, texts), max_size=2).map(tuple),
)


def nowhere(response: Response) -> Response:
    """The response without the places that it was read from."""
    made = tuple(
        replace(point, place=NOWHERE, assessment=point.assessment and replace(point.assessment, place=NOWHERE, point=point.id))
        for point in response.points
    )
    return replace(response, place=NOWHERE, points=made)


def files_of(response: Response) -> dict[str, bytes | str]:
    folder = response.folder
    files: dict[str, bytes | str] = {
        f"{folder}/response.yaml": written.response_yaml(response),
        f"{folder}/points.yaml": written.points_yaml(response),
        f"{folder}/text.md": response.text + "\n",
    }
    weighed = {point.id: point.assessment for point in response.points if point.assessment}
    return files | {f"{folder}/assessments/{point}.yaml": written.assessment_yaml(a) for point, a in weighed.items()}


@settings(max_examples=60, deadline=None)
@given(responses)
def test_a_response_reads_back_as_it_was_written(response: Response) -> None:
    response = replace(response, folder=f"consultations/x/responses/{response.number // 100:02}/{response.number:04}")
    files = {"consultations/x/consultation.yaml": "format: 1\nkind: hearing\n", **files_of(response)}
    reading = read_consultation(FileTree(files), "consultations/x", Settings(Municipality("Vågsund")))
    assert [f for f in reading.findings if f.code not in ("H2", "H22")] == []  # empty quotes and senders are strange, not lost
    assert reading.value is not None
    assert [nowhere(each) for each in reading.value.responses] == [nowhere(response)]


bodies = st.builds(
    Invitation,
    texts,
    texts,
    st.sampled_from(SenderKind),
    texts,
    texts,
    texts,
    texts,
    st.lists(st.builds(Extension, dates, texts), max_size=2).map(tuple),
)
consultations = st.builds(
    Consultation,
    st.just("x"),
    st.just("consultations/x"),
    st.sampled_from(ConsultationKind),
    st.lists(st.builds(Subject, texts, texts, texts, st.lists(given_texts, max_size=2).map(tuple)), max_size=2).map(tuple),
    texts,
    st.none() | st.builds(SendingDecision, texts, st.none() | dates, st.none() | st.just(CaseNumber(2011, 21))),
    st.none() | dates,
    st.none() | dates,
    numbers,
    st.lists(bodies, max_size=3).map(tuple),
    st.lists(given_texts, min_size=1, max_size=3).map(tuple),
    answers=st.lists(st.builds(ReusableAnswer, texts, texts, texts), max_size=2, unique_by=lambda a: a.id).map(tuple),
)


@settings(max_examples=50, deadline=None)
@given(consultations)
def test_a_consultation_reads_back_as_it_was_written(consultation: Consultation) -> None:
    files = {
        "consultations/x/consultation.yaml": written.consultation_yaml(consultation, "{seq}/{yy}"),
        "consultations/x/answers.yaml": written.answers_yaml(consultation.answers),
    }
    reading = read_consultation(FileTree(files), "consultations/x", Settings(Municipality("Vågsund")))
    assert reading.findings == ()
    read = reading.value
    assert read is not None
    invitations = tuple(replace(each, place=NOWHERE) for each in read.invitations)
    answers = tuple(replace(each, place=NOWHERE) for each in read.answers)
    assert replace(read, place=NOWHERE, invitations=invitations, answers=answers) == consultation


nodes = st.builds(
    OutlineNode,
    texts,
    st.sampled_from(["section", "measure", "goal"]),
    texts.filter(lambda text: text not in ("null", "~")),
    st.lists(numbers, max_size=3).map(tuple),
    texts,
    texts,
    st.none() | st.tuples(numbers, numbers),
    st.none() | st.tuples(texts, texts),
    texts,
)


@settings(max_examples=50, deadline=None)
@given(st.builds(Outline, texts, st.just("hearing-1"), texts, st.lists(nodes, max_size=3).map(tuple)))
def test_an_outline_reads_back_as_it_was_written(outline: Outline) -> None:
    reading = read_outline(written.outline_yaml(outline), "consultations/x/outlines/hearing-1.yaml")
    assert (reading.value, reading.findings) == (outline, ())


@settings(max_examples=200, deadline=None)
@given(texts)
@example("a\n\u0301b")
def test_other_readers_of_yaml_see_the_same_texts(text: str) -> None:
    read = yaml.safe_load(dump({"text": text, "list": [text], "inner": {"key": text}}).decode("utf-8"))
    assert (read["text"], read["list"], read["inner"]["key"]) == (text, [text], text)


def test_a_file_looks_as_people_write_it() -> None:
    assessment = Assessment(
        2,
        Outcome.PARTLY,
        "vurderes",
        "Kapittelet får en setning.\n\nResten står.\n",
        advice=(Advice("NAV", "Enig: ja"),),
        changes=("tildeling",),
        due=datetime.date(2011, 6, 1),
    )
    assert written.assessment_yaml(assessment).decode() == (
        "format: 1\n"
        "outcome: delvis\n"
        "step: vurderes\n"
        "text: |\n"
        "  Kapittelet får en setning.\n"
        "\n"
        "  Resten står.\n"
        "advice:\n"
        "  - by: NAV\n"
        '    text: "Enig: ja"\n'
        "changes: [tildeling]\n"
        "due: 2011-06-01\n"
    )


@pytest.mark.parametrize("text", ["Boligkontoret", "Nærøy og Vågan, seksjon 2", "offl. § 13", "sha-256"])
def test_ordinary_words_stand_without_quotation_marks(text: str) -> None:
    assert dump({"text": text}).decode() == f"format: 1\ntext: {text}\n".replace(text, f'"{text}"' if "," in text else text)
