"""AR: what is wrong with a package for the archive, by what stands in it alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from planverk.findings import Finding, error, warning
from planverk.model.archive import COLUMNS, ENCLOSED, MANIFEST_CSV, MANIFEST_JSON, Cell
from planverk.model.place import Place
from planverk.model.safe_cells import safe


@dataclass(frozen=True)
class Opened:
    """A package that was opened: its files, what the manifests say, which PDF/A each PDF claims by its path («2A», empty for
    none), and the words of each masked file."""

    files: Mapping[str, bytes]
    documents: tuple[Mapping[str, Cell], ...]
    lines: tuple[Mapping[str, str], ...]
    beside: Mapping[str, str]
    malformed: tuple[tuple[str, int, str], ...]
    claims: Mapping[str, str]
    masked: Mapping[str, str]

    @property
    def listed(self) -> dict[str, Mapping[str, Cell]]:
        """The documents that are in the package, by path."""
        return {str(each["fil"]): each for each in self.documents if each.get("status") == ENCLOSED and each.get("fil")}


PackageRule = Callable[[Opened], Iterator[Finding]]


def form(of: Opened) -> Iterator[Finding]:
    """The manifests are as they are to be."""
    for file, number, key in of.malformed:
        yield error("AR2", Place(file), "Document {number}: «{key}» is not as it is to be.", "", number=number or "–", key=key)


def presence(of: Opened) -> Iterator[Finding]:
    """Every file that is listed is there, and no other."""
    named = {*of.listed, *of.beside, MANIFEST_JSON}
    for path in sorted(named - of.files.keys()):
        yield error("AR3", Place(path), "The file is listed, and is not in the package.", "Get the package once more.")
    for path in sorted(of.files.keys() - named):
        yield error(
            "AR4", Place(path), "The file is in the package, and is not listed.", "Take it out, or make the package anew."
        )
    paths = [str(each["fil"]) for each in of.documents if each.get("fil")]
    for path in sorted({path for path in paths if paths.count(path) > 1}):
        yield error("AR2", Place(MANIFEST_JSON), "The file {file} is listed more than once.", "", file=path)


def hashes(of: Opened) -> Iterator[Finding]:
    """Every file is as it was."""
    told = {path: (str(each.get("sha256")), each.get("stoerrelse")) for path, each in of.listed.items()}
    told |= {path: (sha, None) for path, sha in of.beside.items()}
    for path, (sha, size) in sorted(told.items()):
        data = of.files.get(path)
        if data is not None and (hashlib.sha256(data).hexdigest() != sha or size not in (None, len(data))):
            yield error("AR5", Place(path), "The file was changed after the package was made.", "Get the package once more.")


def agreement(of: Opened) -> Iterator[Finding]:
    """Both manifests say the same."""
    if len(of.lines) != len(of.documents):
        text = "manifest.csv has {lines} documents, and manifest.json {documents}."
        yield error("AR6", Place(MANIFEST_CSV), text, "", lines=len(of.lines), documents=len(of.documents))
        return
    for number, (line, document) in enumerate(zip(of.lines, of.documents, strict=True), start=1):
        for key in COLUMNS:
            if line.get(key) != _as_text(document.get(key)):
                text = "Document {number}: «{key}» is another than in manifest.json."
                yield error("AR6", Place(MANIFEST_CSV, number + 1), text, "", number=number, key=key)


def archive_form(of: Opened) -> Iterator[Finding]:
    """What is said to be in archive form says so itself."""
    for path, each in of.listed.items():
        if each.get("variantformat") in ("A", "O") and path in of.files and not of.claims.get(path):
            text = "The file is said to be in archive form, and does not say itself that it is PDF/A."
            yield error("AR7", Place(path), text, "Make the package anew, or let the archive convert the file.")
    for path, claim in of.claims.items():
        if claim and path.startswith("dokumenter/") and claim != "2A":
            text = "The file is PDF/A-{claim}, and not the PDF/A-2a that everybody can read."
            yield warning("AR7", Place(path), text, "", claim=claim)


def names(of: Opened) -> Iterator[Finding]:
    """Nobody whom the public titles leave out stands in what is masked, or in a public title."""
    hidden = [
        (str(each.get("avsender")), str(each.get("offentligAvsender")))
        for each in of.documents
        if each.get("avsender") != each.get("offentligAvsender")
    ]
    secret = dict.fromkeys(name for sender, shown in hidden for name in sender.split(", ") if name not in shown.split(", "))
    public = {
        f"{MANIFEST_JSON} ({number})": f"{each.get('offentligTittel')} {each.get('offentligAvsender')} {each.get('fil')}"
        for number, each in enumerate(of.documents, start=1)
    }
    for where, text in {**of.masked, **public}.items():
        words = " ".join(text.split()).casefold()
        for name in secret:
            if name.strip() and " ".join(name.split()).casefold() in words:
                yield error("AR8", Place(where), "«{name}» is hidden from the public, and stands here.", "", name=name)


PACKAGE_RULES: tuple[PackageRule, ...] = (form, presence, hashes, agreement, archive_form, names)


def check_package(opened: Opened) -> tuple[Finding, ...]:
    """All findings about a package."""
    return tuple(dict.fromkeys(finding for rule in PACKAGE_RULES for finding in rule(opened)))


def _as_text(value: Cell) -> str:
    return "" if value is None else safe(str(value))
