"""A consultation's folder: who was asked about what, the outlines of the versions, the reusable answers, and all responses."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from planverk.findings import Finding, Place, Reading
from planverk.model.case_number import CaseNumber, parse_case_number
from planverk.model.consultation import (
    Consultation,
    ConsultationKind,
    Extension,
    Invitation,
    NodeKind,
    Outline,
    OutlineNode,
    ReusableAnswer,
    SendingDecision,
    Subject,
)
from planverk.model.response import SenderKind
from planverk.model.source import Source
from planverk.model.workspace import Settings
from planverk.readers import consultation_faults as faults
from planverk.readers import workspace_faults
from planverk.readers.data import load
from planverk.readers.reading import concerning, get
from planverk.readers.response import read_responses
from planverk.readers.schema import Date, Flag, Schema, Whole

FILE = "consultation.yaml"
ANSWERS = "answers.yaml"
_NONE = ("null", "~")  # how YAML is told that there is none


@dataclass(frozen=True, kw_only=True)
class SubjectSchema(Schema):
    plan: str
    version: str = ""
    tree: str = ""
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DecidedSchema(Schema):
    body: str
    date: Date | None = None
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class ExtensionSchema(Schema):
    to: Date
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class InvitationSchema(Schema):
    body: str
    name: str
    kind: SenderKind
    email: str = ""
    address: str = ""
    contact: str = ""
    language: str = ""
    extensions: tuple[ExtensionSchema, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConsultationSchema(Schema):
    kind: Literal["hearing", "public-inspection", "planning-programme", "limited"] = "hearing"
    id: str = ""
    title: str = ""
    subjects: tuple[SubjectSchema, ...] = ()
    decided: DecidedSchema | None = None
    sent: Date | None = None
    deadline: Date | None = None
    next_number: Whole = 1
    invitations: tuple[InvitationSchema, ...] = ()
    steps: tuple[str, ...] = Consultation.steps
    contact: str = ""
    web: str = ""
    purpose: str = ""
    line_numbers: Flag = False


@dataclass(frozen=True, kw_only=True)
class NodeSchema(Schema):
    id: str
    kind: NodeKind = "section"
    parent: str = ""
    number: tuple[Whole, ...] = ()
    label: str = ""
    title: str = ""
    pages: tuple[Whole, ...] = ()
    printed: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class OutlineSchema(Schema):
    plan: str
    pdf: str = ""
    nodes: tuple[NodeSchema, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnswerSchema(Schema):
    id: str
    title: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswersSchema(Schema):
    answers: tuple[AnswerSchema, ...] = ()


def read_consultation(source: Source, folder: str, settings: Settings, whole: bool = True) -> Reading[Consultation]:
    """The consultation in `folder`; no value where consultation.yaml is missing or unreadable.

    With `whole` its responses too, in the order of their numbers; without, `Consultation.whole` is False and there are none.
    """
    file = f"{folder}/{FILE}"
    data = get(source, file)
    if data is None:
        return Reading(None, concerning(folder, [faults.no_consultation(Place(folder), folder)]))
    read = load(data, file, ConsultationSchema)
    if read.value is None:
        return Reading(None, concerning(folder, read.findings))
    outlines = [_outline(source, path, read.value) for path in source.files(f"{folder}/outlines") if _is_outline(path, folder)]
    answers = _answers(source, f"{folder}/{ANSWERS}")
    responses = read_responses(source, folder, source.files(f"{folder}/responses")) if whole else Reading(())
    consultation = Consultation(
        id=posixpath.basename(folder),
        folder=folder,
        kind=ConsultationKind(read.value.kind),
        subjects=tuple(Subject(each.plan, each.version, each.tree, each.sections) for each in read.value.subjects),
        title=read.value.title,
        decided=_decided(read.value.decided, settings),
        sent=read.value.sent,
        deadline=read.value.deadline,
        next_number=read.value.next_number,
        invitations=tuple(invitation(each) for each in read.value.invitations),
        steps=read.value.steps or Consultation.steps,
        contact=read.value.contact,
        web=read.value.web,
        purpose=read.value.purpose,
        line_numbers=read.value.line_numbers,
        outlines={each.value.version: each.value for each in outlines if each.value},
        responses=responses.value or (),
        answers=answers.value or (),
        whole=whole,
        place=read.value.read_at,
    )
    found = (*read.findings, *_faults(read.value, folder, settings), *(f for each in outlines for f in each.findings))
    return Reading(consultation, concerning(folder, (*found, *answers.findings, *responses.findings)))


def read_outline(data: bytes, file: str) -> Reading[Outline]:
    """What an outline's file says; its version is the file's name."""
    read = load(data, file, OutlineSchema)
    if read.value is None:
        return Reading(None, read.findings)
    version = posixpath.basename(file).removesuffix(".yaml")
    return Reading(Outline(read.value.plan, version, read.value.pdf, tuple(_node(n) for n in read.value.nodes)), read.findings)


def _is_outline(path: str, folder: str) -> bool:
    return posixpath.dirname(path) == f"{folder}/outlines" and path.endswith(".yaml")


def _outline(source: Source, path: str, read: ConsultationSchema) -> Reading[Outline]:
    outline = read_outline(get(source, path) or b"", path)
    plans = [subject.plan for subject in read.subjects]
    if outline.value and plans and outline.value.plan not in plans:
        fault = faults.outline_of(Place(path), outline.value.plan, ", ".join(plans))
        return Reading(outline.value, (*outline.findings, fault))
    return outline


def _node(read: NodeSchema) -> OutlineNode:
    return OutlineNode(
        read.id,
        read.kind,
        "" if read.parent in _NONE else read.parent,
        read.number,
        read.label,
        read.title,
        (read.pages[0], read.pages[-1]) if read.pages else None,
        (read.printed[0], read.printed[-1]) if read.printed else None,
        read.text,
    )


def _decided(read: DecidedSchema | None, settings: Settings) -> SendingDecision | None:
    if read is None:
        return None
    return SendingDecision(read.body, read.date, parse_case_number(read.number, settings.wording.case_number))


def invitation(read: InvitationSchema) -> Invitation:
    """The value of an entry under `invitations`."""
    extensions = tuple(Extension(each.to, each.by) for each in read.extensions)
    return Invitation(
        read.body, read.name, read.kind, read.email, read.address, read.contact, read.language, extensions, read.read_at
    )


def _answers(source: Source, file: str) -> Reading[tuple[ReusableAnswer, ...]]:
    data = get(source, file)
    if data is None:
        return Reading(())
    read = load(data, file, AnswersSchema)
    answers = tuple(
        ReusableAnswer(each.id, each.title, each.text, each.read_at) for each in (read.value.answers if read.value else ())
    )
    ordered = sorted(answers, key=lambda each: each.id)
    twice = [faults.answer_twice(second.place, second.id) for first, second in pairwise(ordered) if first.id == second.id]
    return Reading(answers, (*read.findings, *twice))


def _faults(read: ConsultationSchema, folder: str, settings: Settings) -> Iterator[Finding]:
    name = posixpath.basename(folder)
    if read.id and read.id != name:
        yield faults.folder_name(read.read_at, read.id, name)
    pattern = settings.wording.case_number
    if read.decided and read.decided.number and parse_case_number(read.decided.number, pattern) is None:
        example = CaseNumber(2011, 21).format(pattern)
        yield workspace_faults.case_number(read.decided.read_at, read.decided.number, example)
