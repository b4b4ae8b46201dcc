"""`planverk archive make`: everything of a case, a hearing or a meeting in one package for the archive, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from planverk.errors import Conflict, MissingFile, UnreadableFile
from planverk.findings import Finding, error
from planverk.model.archive import MANIFEST_CSV, README, WITHHELD, Package
from planverk.model.case_paper import CasePaper
from planverk.model.consultation import Consultation
from planverk.model.dates import short_date
from planverk.model.labels import labels as labels_in
from planverk.model.person import Exposure, Person
from planverk.model.place import Place
from planverk.model.workspace import Workspace
from planverk.privacy.search import Searcher
from planverk.readers.readback import texts
from planverk.service.archiving.gathering import Collector
from planverk.service.archiving.holdings import ATTACHED, ORIGINALS, Held, packed
from planverk.service.archiving.subject import Subject, find_subject
from planverk.service.compiled import language_of
from planverk.service.gathering import gather
from planverk.service.municipality import own_words
from planverk.service.printing import Print
from planverk.service.publish import is_cleared
from planverk.service.states import look_at
from planverk.service.workspace import SETTINGS, Home
from planverk.store.package import write_package
from planverk.store.private import PERSONS, read_persons
from planverk.writers.archive import manifests
from planverk.writers.pdf import compile_pdf


@dataclass(frozen=True)
class Archived:
    """The package (its path, empty where findings stopped it), its documents, those withheld of them, and its bytes. Findings
    that did not stop it are of attachments that cannot be opened."""

    path: str
    documents: int
    withheld: int
    size: int
    findings: tuple[Finding, ...] = ()


def make_package(home: Home, name: str, target: Path, private: bool = False, press: Print = compile_pdf) -> Archived:
    """Makes the package of the case, hearing or meeting `name` in the folder `target`, or the ZIP where it ends so.

    With `private` it holds private persons' letters, taken from private/, and names them; without, they are listed as withheld.
    Raises MissingFile, Unclear, Conflict where anything is not saved or cannot be made, UnreadableFile, WriteFailed; then nothing
    is written.
    """
    persons = read_persons(home.tree)
    if private and not home.tree.exists(PERSONS):
        raise MissingFile(
            "There is no private/ here, so nobody's letter can be put into the package.",
            "Make it where private/ is, or bring it back: planverk private restore FILE",
        )
    with look_at(home) as state:
        gathered = gather(state)
        workspace = gathered.workspace
        if workspace is None:
            raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
        subject = find_subject(workspace, name)
        _check_saved(home, subject)
        words = labels_in(_language(subject, workspace), workspace.settings.wording.labels)
        collector = Collector(home, gathered, workspace, words, press, persons if private else None)
        held = _held(collector, subject)
        package, files = packed(_package(subject, workspace, state.commit), held)
    whole = files | manifests(package)
    exposed = tuple(_exposed(home, whole, package, persons, subject)) if not private else tuple(_named(whole, package, persons))
    if exposed:
        return Archived("", len(package.records), 0, 0, exposed)
    write_package(target, whole)
    withheld = sum(each.state == WITHHELD for each in package.records)
    return Archived(str(target), len(package.records), withheld, sum(map(len, whole.values())), tuple(collector.findings))


def _held(collector: Collector, subject: Subject) -> tuple[Held, ...]:
    if isinstance(subject, CasePaper):
        return collector.of_case(subject)
    return collector.of_hearing(subject) if isinstance(subject, Consultation) else collector.of_meeting(subject)


def _check_saved(home: Home, subject: Subject) -> None:
    folder = subject.file if isinstance(subject, CasePaper) else subject.folder
    if home.history and home.history.head() and home.history.changed(folder):
        raise Conflict(
            "{document} has changes that are not saved in git, and the archive is to have what is.",
            "Save them first: git commit",
            Place(folder),
            document=subject.id,
        )


def _language(subject: Subject, workspace: Workspace) -> str:
    return language_of(subject, workspace) if isinstance(subject, Consultation) else subject.language


def _package(subject: Subject, workspace: Workspace, commit: str) -> Package:
    town = workspace.settings.municipality.name
    language = _language(subject, workspace)
    if isinstance(subject, CasePaper):
        archive = subject.archive
        return Package("sak", subject.id, subject.title, town, language, archive.case, archive.classification, commit)
    if isinstance(subject, Consultation):
        about = workspace.plan(subject.subjects[-1].plan) if subject.subjects else None
        title = subject.title or (about.title if about else subject.id)
        case, of_class = (about.archive.case, about.archive.classification) if about else (None, "")
        return Package("horing", subject.id, title, town, language, case, of_class, commit)
    body = workspace.settings.bodies.get(subject.body)
    title = f"{body.name if body else subject.body} {short_date(subject.date)}"
    return Package("mote", subject.id, title, town, language, commit=commit)


# ── reading back ────────────────────────────────────────────────────────────────────────────────────


def _exposed(
    home: Home, files: Mapping[str, bytes], package: Package, persons: tuple[Person, ...], subject: Subject
) -> Iterator[Finding]:
    """What names a private person in the municipality's own documents, and in the manifests; that stops the package."""
    searcher = Searcher(persons, own_words(home))
    clearances = [each for one in subject.responses for each in one.clearances] if isinstance(subject, Consultation) else []
    closed = {record.file for record in package.records if record.access}
    for path, data in sorted(files.items()):
        if path.startswith(f"{ORIGINALS}/") or path in closed:
            continue
        for where, text in _read_back(data, path):
            for hit in searcher.find(text, where):
                if not is_cleared(hit, clearances):
                    yield _finding(hit)


def _read_back(data: bytes, path: str) -> tuple[tuple[str, str], ...]:
    """The texts of a file with the places where they stand; of what others made, and nobody can open, there is none."""
    try:
        return tuple(texts(data, path))
    except UnreadableFile:
        if path.startswith(f"{ATTACHED}/"):
            return ()
        raise


def _named(files: Mapping[str, bytes], package: Package, persons: tuple[Person, ...]) -> Iterator[Finding]:
    """The same in a package that names them: what is said to be masked is, and so is what stands beside the manifest."""
    masked = {record.file for record in package.records if record.variant == "O"} | {README}
    searcher = Searcher(persons)
    for path in sorted(masked & files.keys() - {MANIFEST_CSV}):
        for where, text in texts(files[path], path):
            yield from (_finding(hit) for hit in searcher.find(text, where))


def _finding(hit: Exposure) -> Finding:
    text = "«{words}» tells who a private person is, in {where}: «{context}»"
    hint = "Mend the text, or clear it: planverk respond clear. The package was not written."
    return error("AR1", Place(""), text, hint, words=hit.text, where=hit.where, context=hit.around)
