"""Who was there, as minutes and decisions write it in their YAML files."""

from __future__ import annotations

from dataclasses import dataclass

from planverk.model.decision import Absence, Attendance, Substitute
from planverk.readers.schema import Schema


@dataclass(frozen=True, kw_only=True)
class AbsenceSchema(Schema):
    name: str
    party: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SubstituteSchema(Schema):
    name: str
    party: str = ""
    instead_of: str = ""


@dataclass(frozen=True, kw_only=True)
class OtherSchema(Schema):
    name: str
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class AttendanceSchema(Schema):
    chair: str = ""
    members: tuple[str, ...] = ()
    absent: tuple[AbsenceSchema, ...] = ()
    substitutes: tuple[SubstituteSchema, ...] = ()
    others: tuple[OtherSchema, ...] = ()


def attendance(read: AttendanceSchema | None) -> Attendance | None:
    """The value that was read; None where nothing is said of who was there."""
    if read is None:
        return None
    return Attendance(
        chair=read.chair,
        members=read.members,
        absent=tuple(Absence(each.name, each.party, each.reason) for each in read.absent),
        substitutes=tuple(Substitute(each.name, each.party, each.instead_of) for each in read.substitutes),
        others=tuple((each.name, each.role) for each in read.others),
    )
