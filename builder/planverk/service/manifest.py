"""build/manifest.json: for each file that was made, what it was made from, its hash, its pages, and what was found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from planverk.documents.volumes import volume_suffix
from planverk.findings import Finding, Message, Place, Severity
from planverk.model.document import Origin

MANIFEST = "manifest.json"
FORMAT = 1


@dataclass(frozen=True)
class MadeFile:
    """A file in the build folder. `pages` is None where its kind has none; `made_from` is a hash of all that went into it."""

    name: str
    sha256: str
    pages: int | None
    made_from: str


@dataclass(frozen=True)
class Entry:
    """A document in the manifest: where it comes from, its files by format, and what was found: in its text, and (for what only
    shows there) in setting it."""

    source: str
    title: str
    commit: str = ""
    dirty: bool = False
    version: str = ""
    draft: bool = False
    files: Mapping[str, MadeFile] = field(default_factory=dict)
    findings: tuple[Mapping[str, Any], ...] = ()
    typesetting: tuple[Mapping[str, Any], ...] = ()

    @staticmethod
    def of(
        origin: Origin,
        title: str,
        draft: bool,
        files: Mapping[str, MadeFile],
        findings: tuple[Finding, ...],
        typesetting: tuple[Finding, ...],
    ) -> Entry:
        """The entry of a document that was just made."""
        found, in_setting = (tuple(plain_finding(each) for each in those) for those in (findings, typesetting))
        return Entry(origin.source, title, origin.commit, origin.dirty, origin.version, draft, files, found, in_setting)


@dataclass(frozen=True)
class Manifest:
    """What stands in a build folder, by document id. `program` is the fingerprint of the planverk that wrote it last."""

    program: str = ""
    documents: Mapping[str, Entry] = field(default_factory=dict)

    def files(self, document: str, form: str) -> tuple[MadeFile, ...]:
        """A document's file in a format, or the volumes of it in order."""
        entry = self.documents.get(document)
        return tuple(made for key, made in in_order(entry.files).items() if format_of(key) == form) if entry else ()

    def to_json(self) -> bytes:
        """The file's bytes, the same for the same content."""
        documents = {name: asdict(entry) for name, entry in sorted(self.documents.items())}
        whole = {"format": FORMAT, "planverk": self.program, "documents": documents}
        return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(data: bytes | None) -> Manifest:
    """The manifest in a build folder; an empty one where there is none, or none that can be read: then all is built anew."""
    try:
        whole = json.loads(data or b"{}")
        return Manifest(str(whole["planverk"]), {str(name): _entry(entry) for name, entry in whole["documents"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def _entry(entry: dict[str, Any]) -> Entry:
    read = Entry(**entry)
    files = {str(form): MadeFile(**made) for form, made in entry["files"].items()}
    return replace(read, files=files, findings=tuple(read.findings), typesetting=tuple(read.typesetting))


def plain_finding(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it: the English sentence, and the message id and values that it is made of."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.place.file,
        "line": finding.place.line,
        "message": finding.message.format(),
        "hint": finding.hint.format(),
        "ids": [finding.message.text, finding.hint.text],
        "values": dict(finding.message.values),
    }


def finding_again(told: Mapping[str, Any], concerns: str) -> Finding:
    """The finding that `plain_finding` told of."""
    values = tuple(sorted(told["values"].items()))
    message, hint = (Message(text, values if text else ()) for text in told["ids"])
    return Finding(told["code"], Severity(told["severity"]), Place(told["file"], told["line"]), message, hint, concerns)


def format_of(form: str) -> str:
    """The format of an entry's file: volumes of a PDF are `pdf-1`, `pdf-2` …"""
    return form.partition("-")[0]


def in_order(files: Mapping[str, MadeFile]) -> dict[str, MadeFile]:
    """Files by format, volumes by number."""
    return dict(sorted(files.items(), key=lambda item: (format_of(item[0]), int(item[0].partition("-")[2] or 0))))


def file_name(document: str, form: str) -> str:
    """The file of a document in a format, or of a volume of it: `plan.pdf`, `oppsummering-del-2.pdf`."""
    bare, _, volume = form.partition("-")
    return f"{document}-{volume_suffix(int(volume))}.{bare}" if volume else f"{document}.{bare}"


def sha256(data: bytes) -> str:
    """The hash of a file's bytes, in hex."""
    return hashlib.sha256(data).hexdigest()
