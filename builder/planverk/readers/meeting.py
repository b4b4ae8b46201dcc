"""A meeting: its agenda, and who came, in `meetings/<id>/meeting.yaml`."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from planverk.findings import Finding, Reading
from planverk.model.case_number import CaseNumber, parse_case_number
from planverk.model.case_paper import Access, Attachment
from planverk.model.meeting import AgendaItem, ItemKind, Meeting
from planverk.model.source import Source
from planverk.model.workspace import Settings
from planverk.readers import workspace_faults as faults
from planverk.readers.attendance import AttendanceSchema, attendance
from planverk.readers.case_paper import AccessSchema
from planverk.readers.data import load
from planverk.readers.reading import concerning, get, resolve
from planverk.readers.schema import Date, Schema
from planverk.readers.settings import Language, known_language

FILE = "meeting.yaml"


@dataclass(frozen=True, kw_only=True)
class FileSchema(Schema):
    file: str = ""
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemSchema(Schema):
    kind: ItemKind = ItemKind.CASE
    number: str = ""
    paper: str = ""
    title: str = ""
    text: str = ""
    access: AccessSchema | None = None
    closed_basis: str = ""
    files: tuple[FileSchema, ...] = ()
    added: Date | None = None
    late: Date | None = None


@dataclass(frozen=True, kw_only=True)
class MeetingSchema(Schema):
    body: str
    date: Date
    starts: str = ""
    ends: str = ""
    venue: str = ""
    called: Date | None = None
    signed_by: str = ""
    signed_title: str = ""
    absence_text: str = ""
    language: Language | None = None
    items: tuple[ItemSchema, ...] = ()
    attendance: AttendanceSchema | None = None
    approvals: str = ""
    notes: str = ""
    signatures: tuple[str, ...] = ()


def meeting_ids(source: Source) -> tuple[str, ...]:
    """The names of the folders `meetings/<id>`, sorted."""
    return tuple(sorted({path.split("/")[1] for path in source.files("meetings") if path.count("/") > 1}))


def read_meeting(source: Source, folder: str, settings: Settings) -> Reading[Meeting]:
    """The meeting in `folder`; no value where body or date is missing, nor, without a finding, where it holds papers alone."""
    file = f"{folder}/{FILE}"
    data = get(source, file)
    if data is None:
        return Reading(None)
    read = load(data, file, MeetingSchema)
    if read.value is None:
        return Reading(None, concerning(folder, read.findings))
    found = (*read.findings, *_faults(read.value, folder, settings.wording.case_number))
    return Reading(_meeting(read.value, folder, settings), concerning(folder, found))


def _meeting(read: MeetingSchema, folder: str, settings: Settings) -> Meeting:
    return Meeting(
        id=posixpath.basename(folder),
        folder=folder,
        body=read.body,
        date=read.date,
        starts=read.starts,
        ends=read.ends,
        venue=read.venue,
        called=read.called,
        signed_by=read.signed_by,
        signed_title=read.signed_title,
        absence_text=read.absence_text,
        language=known_language(read.language) if read.language else settings.language,
        items=tuple(_item(each, folder, settings) for each in read.items),
        attendance=attendance(read.attendance),
        approvals=read.approvals,
        notes=read.notes,
        signatures=read.signatures,
        place=read.read_at,
    )


def _item(read: ItemSchema, folder: str, settings: Settings) -> AgendaItem:
    return AgendaItem(
        kind=read.kind,
        number=parse_case_number(read.number, settings.wording.case_number),
        paper=_path(folder, read.paper),
        title=read.title,
        text=read.text,
        access=Access(read.access.public, read.access.paragraph, read.access.public_title) if read.access else None,
        closed_basis=read.closed_basis,
        files=tuple(Attachment(each.title, "", _path(folder, each.file), None, each.read_at) for each in read.files),
        added=read.added,
        late=read.late,
        place=read.read_at,
    )


def _path(folder: str, written: str) -> str:
    """A path in the workspace: as it stands where it begins with one of its folders, else from the meeting's own folder."""
    if not written:
        return ""
    own = written.startswith(("plans/", "meetings/", "consultations/"))
    return resolve("" if own else folder, written) or written


def _faults(read: MeetingSchema, folder: str, pattern: str) -> Iterator[Finding]:
    for item in read.items:
        if item.number and parse_case_number(item.number, pattern) is None:
            yield faults.case_number(item.read_at, item.number, CaseNumber(2011, 58).format(pattern))
        for written in (item.paper, *(each.file for each in item.files)):
            if written and resolve(folder, written) is None:
                yield faults.unsafe_path(item.read_at, written)
    if _time_is_odd(read.starts) or _time_is_odd(read.ends):
        yield faults.not_a_time(read.read_at, read.starts if _time_is_odd(read.starts) else read.ends)


def _time_is_odd(text: str) -> bool:
    hours, _, minutes = text.partition(":")
    return bool(text) and not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60)
