"""A package for the archive: the documents of a case, a hearing or a meeting, and what the archive wants to know of each.

The words are Noark's and Fiks Arkiv's (journalposttype I/U/X/S, dokumenttype, tilknyttetRegistreringSom H/V, variantformat P/A/O,
moeteregistreringstype); numbers are pairs of integers. The keys stand in `COLUMNS`, and are those of both manifests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from planverk.model.case_number import ArchiveCase, CaseNumber

MANIFEST_CSV, MANIFEST_JSON, README = "manifest.csv", "manifest.json", "LESMEG.txt"
ENCLOSED = "med"  # the file is in the package
WITHHELD = "holdt tilbake"  # it is not: a private person's letter
MISSING = "uten fil"  # there is none, here or anywhere

Variant = Literal["P", "A", "O", ""]
Cell = str | int | None


@dataclass(frozen=True)
class Record:
    """A document of the package. `file` is its path there, empty where it is not in it; `sender` and `public_sender` differ where
    a private person wrote it; `access` is UO where it is exempt, `basis` by what; `journal` the archive's numbers of it (year,
    sequence, document), `case` the body's case number."""

    title: str
    document_type: str
    journal_type: str
    attached_as: Literal["H", "V"] = "H"
    file: str = ""
    state: str = ENCLOSED
    variant: Variant = "A"
    public_title: str = ""
    date: str = ""
    sender: str = ""
    public_sender: str = ""
    access: str = ""
    basis: str = ""
    meeting_type: str = ""
    body: str = ""
    case: CaseNumber | None = None
    archive: ArchiveCase | None = None
    journal: tuple[int, int, int] | None = None
    media_type: str = "application/pdf"
    size: int | None = None
    sha256: str = ""
    commit: str = ""
    note: str = ""


@dataclass(frozen=True)
class Package:
    """What a package is of: `kind` is sak, horing or mote, `id` its name in the workspace; and its documents in order."""

    kind: str
    id: str
    title: str
    municipality: str
    language: str
    archive: ArchiveCase | None = None
    classification: str = ""
    commit: str = ""
    records: tuple[Record, ...] = ()


COLUMNS = (
    "nr",
    "fil",
    "status",
    "dokumenttype",
    "journalposttype",
    "tilknyttetRegistreringSom",
    "variantformat",
    "tittel",
    "offentligTittel",
    "dato",
    "avsender",
    "offentligAvsender",
    "tilgangsrestriksjon",
    "skjermingshjemmel",
    "saksaar",
    "sakssekvensnummer",
    "journalSaksaar",
    "journalSakssekvensnummer",
    "journalpostnummer",
    "moeteregistreringstype",
    "utvalg",
    "utvalgssaksaar",
    "utvalgssaksnummer",
    "mediatype",
    "stoerrelse",
    "sha256",
    "commit",
    "merknad",
)


def row(number: int, record: Record) -> Mapping[str, Cell]:
    """A document as the manifests have it: text, whole numbers, and None for what there is not."""
    archive, journal, case = record.archive, record.journal, record.case
    values: tuple[Cell, ...] = (
        number,
        record.file,
        record.state,
        record.document_type,
        record.journal_type,
        record.attached_as,
        record.variant,
        record.title,
        record.public_title or record.title,
        record.date,
        record.sender,
        record.public_sender or record.sender,
        record.access,
        record.basis,
        archive.year if archive else None,
        archive.sequence if archive else None,
        *(journal or (None, None, None)),
        record.meeting_type,
        record.body,
        case.year if case else None,
        case.sequence if case else None,
        record.media_type,
        record.size,
        record.sha256,
        record.commit,
        record.note,
    )
    return dict(zip(COLUMNS, values, strict=True))
