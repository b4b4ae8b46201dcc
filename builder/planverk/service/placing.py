"""The build folder: what stands there already and need not be made, and putting what is new in its place, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planverk.findings import Finding
from planverk.model.document import Document, digest
from planverk.model.sheet import Workbook
from planverk.model.template import Template
from planverk.service.assembling import Assembly
from planverk.service.composing import Paper, has_errors
from planverk.service.making import Format, Job, Made
from planverk.service.manifest import (
    MANIFEST,
    Entry,
    MadeFile,
    Manifest,
    file_name,
    finding_again,
    format_of,
    in_order,
    read_manifest,
    sha256,
)
from planverk.service.program import fingerprint
from planverk.service.states import State
from planverk.service.workspace import OUTPUT, Home
from planverk.store.atomic import write_files
from planverk.store.cache import key_of


@dataclass(frozen=True)
class Built:
    """What became of a document: its files (paths in the workspace), those of them that are new, and its findings."""

    id: str
    title: str
    files: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    pages: int | None = None
    findings: tuple[Finding, ...] = ()
    stopped: bool = False


@dataclass(frozen=True)
class Folder:
    """A build folder (its path in the workspace), and what its manifest says of it."""

    root: Path
    path: str
    manifest: Manifest

    @staticmethod
    def of(home: Home, state: State) -> Folder:
        """The folder that a state is built into: `build`, and a folder below it for what stood earlier."""
        path = f"{OUTPUT}/{state.label}" if state.label else OUTPUT
        file = home.root / path / MANIFEST
        return Folder(home.root, path, read_manifest(file.read_bytes() if file.is_file() else None))

    def knows(self, document: str) -> bool:
        """True where anything of the document was made before."""
        return document in self.manifest.documents

    def stands(self, document: str, form: Format, key: str) -> bool:
        """True where the file (or each volume of it) is there, was made from what `key` stands for, and nobody has changed it."""
        known = self.manifest.files(document, form)
        return bool(known) and all(each.made_from == key and self.untouched(each) for each in known)

    def untouched(self, known: MadeFile) -> bool:
        """True where the file is there as it was made."""
        file = self.root / self.path / known.name
        return file.is_file() and sha256(file.read_bytes()) == known.sha256

    def write(self, files: Mapping[str, bytes], manifest: Manifest, remove: Sequence[str]) -> None:
        """Everything at once, the manifest last; nothing at all where nothing is new. Raises WriteFailed."""
        data, file = manifest.to_json(), self.root / self.path / MANIFEST
        same = file.is_file() and file.read_bytes() == data
        if files or remove or (manifest.documents and not same):
            whole = {f"{self.path}/{name}": content for name, content in files.items()}
            write_files(self.root, {**whole, f"{self.path}/{MANIFEST}": data}, [f"{self.path}/{name}" for name in remove])


class Keys:
    """A hash of all that goes into a document's files, worked out once for each document."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Document, str]] = {}

    def of(self, document: Document, template: Template, workbook: Workbook | None) -> str:
        """The hash for a document on a template, with its table where it has one."""
        if id(document) not in self._known:
            table = digest(workbook) if workbook else ""
            key = key_of(digest(document), table, template.sha256, digest(template.settings), fingerprint())
            self._known[id(document)] = document, key
        return self._known[id(document)][1]


def jobs(papers: Iterable[Paper], formats: tuple[Format, ...], folder: Folder, keys: Keys) -> list[Job]:
    """What there is to make: of each document that nothing stops, the formats that do not stand there already."""
    return [job for paper in papers if not paper.stopped for job in _job(paper, formats, folder, keys)]


def place(
    assembly: Assembly, made: Sequence[Made], formats: tuple[Format, ...], folder: Folder, whole: bool
) -> tuple[Built, ...]:
    """Puts what was made into the folder, with the manifest. Where the build was of the whole workspace, files of documents that
    it has no more are taken away. The workspace's lock must be held. Raises WriteFailed; then all stands as before."""
    done = {each.job.concerns: each for each in made}
    entries: dict[str, Entry] = {}
    files: dict[str, bytes] = {}
    built = []
    for paper in assembly.papers:
        each = done.get(paper.target.concerns)
        if each is None or has_errors(each.findings):
            built.append(_stopped(paper, each))
            continue
        entry = entries[each.job.document.id] = _entry(paper, each, folder)
        files |= {entry.files[form].name: data for form, data in each.files.items()}
        built.append(_built(paper, each, entry, formats, folder))
    gone = _gone(assembly, folder) if whole else {}
    fewer = _fewer(entries, folder)
    kept = {name: entry for name, entry in folder.manifest.documents.items() if name not in gone}
    folder.write(
        files,
        Manifest(fingerprint(), {**kept, **entries}),
        [*fewer, *(name for names in gone.values() for name in names)],
    )
    return tuple(built)


def _job(paper: Paper, formats: tuple[Format, ...], folder: Folder, keys: Keys) -> list[Job]:
    document, template = paper.document, paper.template
    if document is None or template is None:
        return []
    key = keys.of(document, template, paper.workbook)
    possible = [form for form in formats if form != "xlsx" or paper.workbook]
    missing = tuple(form for form in possible if not folder.stands(document.id, form, key))
    return [Job(document, template, missing, key, paper.target.concerns, paper.workbook)]


def _entry(paper: Paper, done: Made, folder: Folder) -> Entry:
    """The document's entry: its new files, and the old ones that were made from the very same."""
    document, key = done.job.document, done.job.key
    old = folder.manifest.documents.get(document.id)
    files = {form: made for form, made in (old.files.items() if old else ()) if made.made_from == key}
    for form, data in done.files.items():
        pages = done.pages if format_of(form) == "pdf" else None
        files[form] = MadeFile(file_name(document.id, form), sha256(data), pages, key)
    drafted = document.draft is not None
    entry = Entry.of(document.origin, document.title, drafted, in_order(files), paper.findings, done.findings)
    if old is not None and not done.files:  # nothing was set anew, and what was found in the setting stands as it did
        return replace(entry, typesetting=old.typesetting)
    return entry


def _built(paper: Paper, done: Made, entry: Entry, formats: tuple[Format, ...], folder: Folder) -> Built:
    names = tuple(f"{folder.path}/{made.name}" for form, made in entry.files.items() if format_of(form) in formats)
    new = tuple(f"{folder.path}/{entry.files[form].name}" for form in done.files)
    pages = next((made.pages for form, made in entry.files.items() if format_of(form) == "pdf"), done.pages)
    findings = tuple(finding_again(told, paper.target.concerns) for told in (*entry.findings, *entry.typesetting))
    return Built(done.job.document.id, done.job.document.title, names, new, pages, findings)


def _stopped(paper: Paper, done: Made | None) -> Built:
    findings = (*paper.findings, *(done.findings if done else ()))
    return Built(paper.target.value.id, paper.target.value.title, findings=findings, stopped=True)


def _fewer(entries: Mapping[str, Entry], folder: Folder) -> list[str]:
    """Files of the documents built that are theirs no more: volumes of a PDF that has become smaller."""
    names = []
    for name, entry in entries.items():
        old = folder.manifest.documents.get(name)
        now = {made.name for made in entry.files.values()}
        other = {format_of(form) for form in entry.files}
        for form, made in old.files.items() if old else ():
            if format_of(form) in other and made.name not in now and folder.untouched(made):
                names.append(made.name)
    return names


def _gone(assembly: Assembly, folder: Folder) -> dict[str, list[str]]:
    """Documents that an earlier build made and that are no more, with those of their files that nobody has changed since."""
    if has_errors(assembly.findings):
        return {}
    known = {paper.target.value.id for paper in assembly.papers}
    gone = {name: entry for name, entry in folder.manifest.documents.items() if name not in known}
    return {name: [made.name for made in entry.files.values() if folder.untouched(made)] for name, entry in gone.items()}
