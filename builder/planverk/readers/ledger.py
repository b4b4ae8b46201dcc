"""The ledger of a plan's changes, `plans/<plan>/changes/<base>.yaml`: what people have said of each change since a version."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from planverk.findings import Finding, Place, Reading
from planverk.model.change import Cause, Ledger, LedgerEntry
from planverk.model.source import Source
from planverk.readers import workspace_faults as faults
from planverk.readers.data import load
from planverk.readers.reading import concerning, data_of_plans, get
from planverk.readers.schema import Date, Flag, Schema

FOLDER = "changes"


@dataclass(frozen=True, kw_only=True)
class EntrySchema(Schema):
    change: str
    section: str
    target: str = ""
    before: str = ""
    after: str = ""
    cause: Cause | None = None
    points: tuple[str, ...] = ()
    decision: str = ""
    reason: str = ""
    significant: Flag | None = None
    significance_reason: str = ""
    by: str = ""
    date: Date | None = None


@dataclass(frozen=True, kw_only=True)
class LedgerSchema(Schema):
    entries: tuple[EntrySchema, ...] = ()


def ledger_file(plan: str, base: str) -> str:
    """Where the ledger of a plan's changes since the version `base` lies."""
    return f"plans/{plan}/{FOLDER}/{base}.yaml"


def ledger_files(source: Source) -> tuple[str, ...]:
    """`plans/<plan>/changes/*.yaml`, sorted."""
    return data_of_plans(source, FOLDER)


def read_ledger(source: Source, file: str) -> Reading[Ledger]:
    """The ledger in `file`; no value where it cannot be read at all. Its findings concern the file."""
    data = get(source, file)
    if data is None:
        return Reading(None, concerning(file, [faults.no_file(Place(file), file)]))
    read = load(data, file, LedgerSchema)
    if read.value is None:
        return Reading(None, concerning(file, read.findings))
    entries = tuple(_entry(each) for each in read.value.entries)
    plan, base = file.split("/")[1], posixpath.basename(file).removesuffix(".yaml")
    return Reading(Ledger(plan, base, entries, read.value.read_at), concerning(file, (*read.findings, *_twice(entries))))


def _entry(read: EntrySchema) -> LedgerEntry:
    return LedgerEntry(
        change=read.change,
        section=read.section,
        target=read.target,
        before=read.before,
        after=read.after,
        cause=read.cause,
        points=read.points,
        decision=read.decision,
        reason=read.reason,
        significant=read.significant,
        significance_reason=read.significance_reason,
        by=read.by,
        date=read.date,
        place=read.read_at,
    )


def _twice(entries: tuple[LedgerEntry, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in entries:
        if entry.change in seen:
            yield faults.change_twice(entry.place, entry.change)
        seen.add(entry.change)
