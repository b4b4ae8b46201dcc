"""The manifests of a package for the archive, read as a stranger would: nothing in them is believed before it is looked at."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planverk.errors import UnreadableFile
from planverk.model.archive import COLUMNS, MANIFEST_CSV, MANIFEST_JSON, Cell
from planverk.model.place import Place

FORMAT = 1
_BOM = b"\xef\xbb\xbf"
_MOST = 200_000_000  # bytes of a manifest
_HASH = re.compile(r"[0-9a-f]{64}\Z")
_PATH = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.-]*\Z")
_WHOLE = frozenset(
    {"nr", "saksaar", "sakssekvensnummer", "journalSaksaar", "journalSakssekvensnummer", "journalpostnummer"}
    | {"utvalgssaksaar", "utvalgssaksnummer", "stoerrelse"}
)
_AMONG = {
    "status": {"med", "holdt tilbake", "uten fil"},
    "journalposttype": {"I", "U", "N", "X", "S"},
    "tilknyttetRegistreringSom": {"H", "V"},
    "variantformat": {"P", "A", "O", ""},
    "tilgangsrestriksjon": {"UO", ""},
}


@dataclass(frozen=True)
class Manifests:
    """What the two manifests say: a mapping for each document (of JSON) and the texts of each line (of CSV), the hashes of the
    files beside them, and what is wrong in form: the file, the number of the document (0 for none), and the key."""

    documents: tuple[Mapping[str, Cell], ...]
    lines: tuple[Mapping[str, str], ...]
    beside: Mapping[str, str]
    malformed: tuple[tuple[str, int, str], ...] = field(default=())


def read_manifests(files: Mapping[str, bytes]) -> Manifests:
    """Both manifests of a package. Raises UnreadableFile where one is not there or cannot be read at all."""
    whole = _json(_part(files, MANIFEST_JSON))
    documents, beside = whole.get("dokumenter"), whole.get("filer")
    if whole.get("format") != FORMAT or not isinstance(documents, list) or not isinstance(beside, dict):
        raise _unreadable(MANIFEST_JSON)
    lines, header = _csv(_part(files, MANIFEST_CSV))
    malformed = [] if header == COLUMNS else [(MANIFEST_CSV, 0, ", ".join(sorted({*header} ^ {*COLUMNS})) or "nr")]
    malformed += [(MANIFEST_JSON, at, key) for at, each in enumerate(documents, start=1) for key in _faults(each, at)]
    sound = tuple(each for each in documents if isinstance(each, dict))
    hashes = {str(name): str(sha) for name, sha in beside.items()}
    return Manifests(sound, lines, hashes, tuple(malformed))


def _part(files: Mapping[str, bytes], name: str) -> bytes:
    data = files.get(name)
    if data is None or len(data) > _MOST:
        raise UnreadableFile("The package has no {file}.", "Is it the right folder?", Place(name), file=name)
    return data


def _json(data: bytes) -> dict[str, object]:
    try:
        whole = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as fault:
        raise _unreadable(MANIFEST_JSON) from fault
    if not isinstance(whole, dict):
        raise _unreadable(MANIFEST_JSON)
    return whole


def _csv(data: bytes) -> tuple[tuple[Mapping[str, str], ...], tuple[str, ...]]:
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    except (UnicodeDecodeError, csv.Error) as fault:
        raise _unreadable(MANIFEST_CSV) from fault
    header = tuple(rows[0]) if rows else ()
    return tuple(dict(zip(header, each, strict=False)) for each in rows[1:]), header


def _faults(document: object, number: int) -> list[str]:
    """The keys whose values are not what they are to be."""
    if not isinstance(document, dict):
        return ["dokumenter"]
    found = sorted({str(key) for key in document} ^ {*COLUMNS})
    found += [key for key in COLUMNS if key in document and not _is_sound(key, document[key])]
    if document.get("nr") != number:
        found.append("nr")
    if (document.get("status") == "med") != bool(document.get("fil")):
        found.append("status")
    return list(dict.fromkeys(found))


def _is_sound(key: str, value: object) -> bool:
    if key in _WHOLE:
        return value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0)
    if not isinstance(value, str) or value not in _AMONG.get(key, {value}):
        return False
    if key == "fil":
        return not value or (bool(_PATH.match(value)) and ".." not in value)
    return key != "sha256" or not value or bool(_HASH.match(value))


def _unreadable(name: str) -> UnreadableFile:
    return UnreadableFile(
        "{file} is not as planverk writes it, and cannot be read.", "Make the package anew.", Place(name), file=name
    )
