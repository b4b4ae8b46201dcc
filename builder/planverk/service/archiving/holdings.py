"""What goes into a package: each document with its record, its bytes where there are any, and the folder that it lies in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from planverk.model.archive import ENCLOSED, Package, Record
from planverk.service.archiving.names import safe_name

OWN, ORIGINALS, ATTACHED = "dokumenter", "originaler", "vedlegg"
_JOURNAL = re.compile(r"(\d{4})/(\d{1,9})-(\d{1,6})\Z")
# Written out, for what a machine knows of file endings is not what the next one knows.
_MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "eml": "message/rfc822",
    "msg": "application/vnd.ms-outlook",
    "html": "text/html",
    "txt": "text/plain",
    "csv": "text/csv",
    "yaml": "application/yaml",
    "json": "application/json",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}


@dataclass(frozen=True)
class Held:
    """A document for the package; `data` is None where it is not in it."""

    record: Record
    folder: str = OWN
    ending: str = "pdf"
    data: bytes | None = field(default=None, repr=False)


def packed(package: Package, held: Iterable[Held]) -> tuple[Package, dict[str, bytes]]:
    """The package with its records numbered and hashed, and its files by path. Names are made of what may be shown to all."""
    records: list[Record] = []
    files: dict[str, bytes] = {}
    for number, each in enumerate(held, start=1):
        record = each.record
        if each.data is not None:
            title = record.public_title or record.title
            path = f"{each.folder}/{safe_name(number, title, each.ending)}"
            files[path] = each.data
            record = replace(
                record,
                file=path,
                state=ENCLOSED,
                size=len(each.data),
                sha256=hashlib.sha256(each.data).hexdigest(),
                media_type=_MEDIA.get(path.rpartition(".")[2], "application/octet-stream"),
            )
        records.append(record)
    return replace(package, records=tuple(records)), files


def journal_numbers(text: str) -> tuple[int, int, int] | None:
    """Year, sequence and document of «2011/812-9»; None for another form."""
    found = _JOURNAL.match(text.strip())
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def in_volumes(held: Held, volumes: Sequence[bytes]) -> Iterator[Held]:
    """The document; one that comes in volumes as that many, each with its number in the title."""
    for at, data in enumerate(volumes, start=1):
        if len(volumes) == 1:
            yield replace(held, data=data)
            return
        record, part = held.record, f" ({at}/{len(volumes)})"
        public = f"{record.public_title or record.title}{part}"
        yield replace(held, data=data, record=replace(record, title=f"{record.title}{part}", public_title=public))
