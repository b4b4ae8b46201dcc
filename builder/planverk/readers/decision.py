"""What a body did with a case paper: `decisions/<body>-<date>.yaml` in the folder beside the paper."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planverk.findings import Finding, Place, Reading
from planverk.model.case_number import CaseNumber, parse_case_number
from planverk.model.case_paper import CasePaper
from planverk.model.decision import (
    Amendment,
    Decision,
    DecisionKind,
    Disqualification,
    Motion,
    MotionKind,
    PartyVotes,
    ProtocolEntry,
    Vote,
    kind_of,
)
from planverk.model.source import Source
from planverk.model.workspace import Settings
from planverk.readers import workspace_faults as faults
from planverk.readers.attendance import AttendanceSchema, attendance
from planverk.readers.data import load
from planverk.readers.reading import concerning, get
from planverk.readers.schema import Date, Flag, Schema, Whole

FOLDER = "decisions"


@dataclass(frozen=True, kw_only=True)
class DisqualifiedSchema(Schema):
    name: str
    basis: str = ""
    stepped_in: str = ""
    vote: str = ""


@dataclass(frozen=True, kw_only=True)
class MotionSchema(Schema):
    id: str
    movers: tuple[str, ...] = ()
    party: str = ""
    kind: MotionKind = MotionKind.AMENDMENT
    point: str = ""
    sections: tuple[str, ...] = ()
    text: str


@dataclass(frozen=True, kw_only=True)
class PartyVotesSchema(Schema):
    party: str = ""
    votes: Whole
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VoteSchema(Schema):
    on: str
    against_motion: str = ""
    unanimous: Flag = False
    for_: tuple[PartyVotesSchema, ...] = ()
    against: tuple[PartyVotesSchema, ...] = ()
    casting: Literal["for", "mot"] | None = None
    adopted: Flag = True


@dataclass(frozen=True, kw_only=True)
class EntrySchema(Schema):
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AmendmentSchema(Schema):
    target: str
    text: str
    motion: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionSchema(Schema):
    kind: DecisionKind | None = None
    body: str
    date: Date
    number: str = ""
    attendance: AttendanceSchema | None = None
    disqualified: tuple[DisqualifiedSchema, ...] = ()
    discussion: str = ""
    motions: tuple[MotionSchema, ...] = ()
    votes: tuple[VoteSchema, ...] = ()
    entries: tuple[EntrySchema, ...] = ()
    text: str = ""
    amendments: tuple[AmendmentSchema, ...] = ()
    postponed: Flag = False
    based_on: str = ""  # in a template alone: the hash of the decision that it was filled from


def decision_files(source: Source, paper: str) -> tuple[str, ...]:
    """The files of what was decided on the case paper in the file `paper`, sorted."""
    folder = decisions_folder(paper)
    return tuple(path for path in source.files(folder) if path.endswith(".yaml") and posixpath.dirname(path) == folder)


def decisions_folder(paper: str) -> str:
    """Where what was decided on a paper is kept: `cases/<paper>/decisions`, beside `cases/<paper>.md`."""
    return f"{paper.removesuffix('.md')}/{FOLDER}"


def read_decision(source: Source, file: str, paper: CasePaper, settings: Settings) -> Reading[Decision]:
    """The decision in `file` on `paper`; no value where the file is missing, lacks its body or date, or is not named by them."""
    data = get(source, file)
    if data is None:
        return Reading(None, concerning(paper.file, [faults.no_file(Place(file), file)]))
    read = parse_decision(data, file, paper, settings)
    if read.value is None or posixpath.basename(file) == f"{read.value.key}.yaml":
        return read
    wrong = faults.decision_name(Place(file), f"{read.value.key}.yaml")
    return Reading(None, concerning(paper.file, (*read.findings, wrong)))


def parse_decision(data: bytes, file: str, paper: CasePaper, settings: Settings) -> Reading[Decision]:
    """The decision that some YAML holds, whatever its file is called."""
    read = load(data, file, DecisionSchema)
    if read.value is None:
        return Reading(None, concerning(paper.file, read.findings))
    made = _decision(read.value, file, paper, settings)
    return Reading(made, concerning(paper.file, (*read.findings, *_number_faults(read.value, settings))))


def _decision(read: DecisionSchema, file: str, paper: CasePaper, settings: Settings) -> Decision:
    body = settings.bodies.get(read.body)
    return Decision(
        paper=paper.file,
        body=read.body,
        date=read.date,
        kind=read.kind or kind_of(body.name if body else "", read.body, paper.decided_by),
        file=file,
        number=parse_case_number(read.number, settings.wording.case_number),
        attendance=attendance(read.attendance),
        disqualified=tuple(Disqualification(each.name, each.basis, each.stepped_in, each.vote) for each in read.disqualified),
        discussion=read.discussion,
        motions=tuple(_motion(each) for each in read.motions),
        votes=tuple(_vote(each) for each in read.votes),
        entries=tuple(ProtocolEntry(each.by, each.text) for each in read.entries),
        text=read.text,
        amendments=tuple(Amendment(each.target, each.text, each.motion) for each in read.amendments),
        postponed=read.postponed,
        place=read.read_at,
    )


def _motion(read: MotionSchema) -> Motion:
    return Motion(read.id, read.movers, read.text, read.kind, read.party, read.point, read.sections, read.read_at)


def _vote(read: VoteSchema) -> Vote:
    return Vote(
        on=read.on,
        against_motion=read.against_motion,
        unanimous=read.unanimous,
        votes_for=_parties(read.for_),
        votes_against=_parties(read.against),
        casting=read.casting or "",
        adopted=read.adopted,
        place=read.read_at,
    )


def _parties(read: tuple[PartyVotesSchema, ...]) -> tuple[PartyVotes, ...]:
    return tuple(PartyVotes(each.party, each.votes, each.names) for each in read)


def _number_faults(read: DecisionSchema, settings: Settings) -> Iterator[Finding]:
    pattern = settings.wording.case_number
    if read.number and parse_case_number(read.number, pattern) is None:
        yield faults.case_number(read.read_at, read.number, CaseNumber(2011, 58).format(pattern))


def based_on(data: bytes, file: str) -> str:
    """The hash of the decision that a form was filled from; empty where there was none."""
    read = load(data, file, DecisionSchema)
    return read.value.based_on if read.value else ""
