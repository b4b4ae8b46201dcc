"""The `archive:` of plans and case papers: the archive's case and class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planverk.findings import Finding
from planverk.model.case_number import Archive, parse_archive_case
from planverk.readers import workspace_faults as faults
from planverk.readers.schema import Schema


@dataclass(frozen=True, kw_only=True)
class ArchiveSchema(Schema):
    case: str = ""
    class_: str = ""


def archive(read: ArchiveSchema) -> Archive:
    """The value; a case that cannot be read is left out."""
    return Archive(parse_archive_case(read.case), read.class_)


def archive_faults(read: ArchiveSchema) -> Iterator[Finding]:
    """What is wrong with it."""
    if read.case and parse_archive_case(read.case) is None:
        yield faults.archive_case(read.read_at, read.case)
    if read.class_[:1] in ("&", "*", "!"):
        yield faults.archive_class(read.read_at, read.class_)
