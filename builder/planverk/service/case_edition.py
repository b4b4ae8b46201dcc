"""`respond case`: a hearing's documents with names, for those who treat the case; never in git, nor beside the public's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from planverk.documents.hearing import Edition
from planverk.errors import MissingFile, UnreadableFile
from planverk.findings import Finding, warning
from planverk.model.consultation import Consultation
from planverk.model.content import Paragraph, Strong, Text
from planverk.model.document import Document, Draft
from planverk.model.labels import labels as labels_in
from planverk.model.person import Person
from planverk.model.place import Place
from planverk.model.response import Response
from planverk.privacy.publication import marks_in, public_names
from planverk.privacy.restoring import restored
from planverk.service.assembling import Assembly, assemble
from planverk.service.compiled import Compiled, language_of
from planverk.service.consultations import find_consultation
from planverk.service.gathering import Gathered, Target, gather
from planverk.service.making import Format, Made, Progress, make
from planverk.service.manifest import Manifest, file_name
from planverk.service.placing import Folder, Keys, jobs
from planverk.service.printing import Print
from planverk.service.program import fingerprint
from planverk.service.states import look_at
from planverk.service.workspace import OUTPUT, SETTINGS, Actor, Home
from planverk.store.atomic import write_files
from planverk.store.cache import Cache
from planverk.store.lock import locked
from planverk.store.private import PERSONS, read_persons, text_path
from planverk.writers.pdf import compile_pdf

FOLDER = f"{OUTPUT}/saken"
USUAL: tuple[Format, ...] = ("docx", "pdf", "html")


@dataclass(frozen=True)
class CaseEdition:
    """The files (paths in the workspace; none where an error stands in the way), and how many private persons they name."""

    files: tuple[str, ...]
    named: int
    findings: tuple[Finding, ...]


def case_edition(
    home: Home,
    name: str,
    actor: Actor,
    formats: tuple[Format, ...] = USUAL,
    press: Print = compile_pdf,
    progress: Progress = lambda *_: None,
) -> CaseEdition:
    """Makes the documents of a hearing with names in `build/saken/<hearing>/`, each page marked. What is exempt from innsyn, and
    what is not to be published, is in them too.

    Raises MissingFile where there is no private/ to take the names from, UnreadableFile, Conflict, WriteFailed, Busy.
    """
    found = find_consultation(home, name, whole=True)
    persons = read_persons(home.tree)
    _check_private(home, found)
    with look_at(home, "") as state:
        gathered = gather(state, (found.folder,))
        names, words = _names(gathered, found, persons)
        named = replace(gathered, targets=tuple(_as_sent(home, target, persons) for target in gathered.targets))
        assembly = _marked(assemble(named, editions={found.id: Edition(names)}), words)
        folder = Folder(home.root, f"{FOLDER}/{found.id}", Manifest(fingerprint()))
        made = make(jobs(assembly.papers, formats, folder, Keys()), Cache(home.root), press, progress)
    findings = (*_told(assembly, made), *_unknown(found, persons))
    ending = words["case-edition-file"]
    files = {f"{folder.path}/{_named(each, form, ending)}": data for each in made for form, data in each.files.items()}
    if any(finding.is_error for finding in findings) or not files:
        return CaseEdition((), 0, findings)
    with locked(home.root, actor.owner("respond case")):
        there = home.root / folder.path
        old = [path.relative_to(home.root).as_posix() for path in sorted(there.rglob("*")) if path.is_file()]
        write_files(home.root, files, [path for path in old if path not in files])
    return CaseEdition(tuple(sorted(files)), len(marks_in(found) & {person.ref for person in persons}), findings)


def _check_private(home: Home, consultation: Consultation) -> None:
    if marks_in(consultation) and not home.tree.exists(PERSONS):
        raise MissingFile(
            "There is no private/ here, so nobody knows who the private persons are, and no edition can name them.",
            "Bring it back: planverk private restore FILE. The documents without names: planverk build",
            Place(consultation.folder),
        )


def _names(
    gathered: Gathered, consultation: Consultation, persons: tuple[Person, ...]
) -> tuple[Mapping[str, str], dict[str, str]]:
    """What stands for each mark, those who are on file by name; and the words of the documents' language."""
    workspace = gathered.workspace
    if workspace is None:
        raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
    words = labels_in(language_of(consultation, workspace), workspace.settings.wording.labels)
    public = public_names(consultation.responses, words["private-person"])
    return {**public, **{person.ref: person.name for person in persons}}, words


def _as_sent(home: Home, target: Target, persons: tuple[Person, ...]) -> Target:
    """The document with each private person's letter as it was sent."""
    if not isinstance(target.value, Compiled):
        return target
    consultation = target.value.consultation
    responses = tuple(_whole(home, response, persons) for response in consultation.responses)
    return replace(target, value=replace(target.value, consultation=replace(consultation, responses=responses)))


def _whole(home: Home, response: Response, persons: tuple[Person, ...]) -> Response:
    """The response with the text that private/ holds; where it holds none, or another, names stand for the marks."""
    path = text_path(response.text_hash)
    if not response.text_hash or not home.tree.exists(path):
        return response
    refs = {sender.ref for sender in response.senders}
    sent = home.tree.read(path).decode("utf-8", "replace")
    return restored(response, sent, [person for person in persons if person.ref in refs]) or response


def _marked(assembly: Assembly, words: Mapping[str, str]) -> Assembly:
    """Each document with the mark on every page, and above its text what the mark means."""

    def marked(document: Document) -> Document:
        mark = Draft(words["case-edition-mark"], "", ())
        sentence = Paragraph((Strong((Text(words["case-edition-sentence"]),)),))
        return replace(document, draft=mark, body=(sentence, *document.body))

    papers = (
        replace(paper, document=marked(paper.document)) if paper.document and not paper.stopped else paper
        for paper in assembly.papers
    )
    return replace(assembly, papers=tuple(papers))


def _named(made: Made, form: str, ending: str) -> str:
    return file_name(f"{made.job.document.id}-{ending}", form)


def _told(assembly: Assembly, made: list[Made]) -> tuple[Finding, ...]:
    """What stopped a document."""
    found = (*assembly.all_findings, *(finding for each in made for finding in each.findings))
    return tuple(finding for finding in dict.fromkeys(found) if finding.is_error)


def _unknown(consultation: Consultation, persons: tuple[Person, ...]) -> Iterator[Finding]:
    """Private persons whom nobody can name."""
    missing = len(marks_in(consultation) - {person.ref for person in persons})
    if missing:
        yield warning(
            "P7",
            consultation.place,
            "{count} private persons are not on file, and stand as «Privatperson 7» in this edition too.",
            "If their data was not erased, bring it back: planverk private restore FILE",
            count=missing,
        )
