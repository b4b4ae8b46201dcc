"""`planverk publish`: the public edition of a hearing, made from the commit alone, read back, and looked through before it lies
anywhere.

One hit that nobody has cleared means that no file is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planverk.documents.hearing import Edition
from planverk.errors import Conflict, PlanverkError
from planverk.findings import Finding, Severity, error, note, warning
from planverk.model.consultation import Consultation
from planverk.model.labels import labels
from planverk.model.person import Exposure, Person
from planverk.model.place import Place
from planverk.model.response import Clearance
from planverk.privacy.publication import PublicEdition, marks_in, public_edition
from planverk.privacy.search import Searcher, covers, find_national_ids
from planverk.readers.readback import texts
from planverk.service.assembling import Assembly, assemble
from planverk.service.compiled import Compiled, language_of
from planverk.service.consultations import find_consultation
from planverk.service.gathering import Gathered, Target, gather
from planverk.service.making import Format, Made, Progress, make
from planverk.service.manifest import Manifest, file_name
from planverk.service.municipality import own_words
from planverk.service.placing import Folder, Keys, jobs
from planverk.service.printing import Print
from planverk.service.program import fingerprint
from planverk.service.states import State, look_at
from planverk.service.workspace import OUTPUT, Actor, Home
from planverk.store.atomic import write_files
from planverk.store.cache import Cache
from planverk.store.lock import locked
from planverk.store.private import PERSONS, read_persons
from planverk.writers.pdf import compile_pdf

FOLDER = f"{OUTPUT}/offentlig"
USUAL: tuple[Format, ...] = ("docx", "pdf", "html")  # the workbook is for those who work in it


@dataclass(frozen=True)
class Published:
    """What became of an edition: its files (none where anything stood in the way), the hits that stand in the way, and those that
    somebody has cleared; `looked_for` counts the persons that were looked for."""

    files: tuple[str, ...] = ()
    hits: tuple[Exposure, ...] = ()
    cleared: tuple[Exposure, ...] = ()
    findings: tuple[Finding, ...] = ()
    looked_for: int = 0
    shown: int = 0
    withheld: int = 0

    @property
    def stopped(self) -> bool:
        return not self.files


def publish(
    home: Home,
    consultation: str,
    actor: Actor,
    formats: tuple[Format, ...] = USUAL,
    press: Print = compile_pdf,
    progress: Progress = lambda *_: None,
) -> Published:
    """Makes the public edition of a consultation in `build/offentlig/<consultation>/`.

    Raises MissingFile, UnreadableFile (private/ cannot be read, or a file cannot be read back), Conflict (the responses are not
    committed yet), WriteFailed, Busy. What was published before stands until a whole new edition takes its place.
    """
    found = find_consultation(home, consultation)
    _check_committed(home, found)
    persons = read_persons(home.tree)
    with look_at(home, "HEAD" if home.history and home.history.head() else "") as state:
        gathered, public = _gather(state, found)
        assembly = assemble(gathered, editions={found.id: Edition(public.names, public.withheld)})
        folder = Folder(home.root, f"{FOLDER}/{found.id}", Manifest(fingerprint()))
        made = make(jobs(assembly.papers, formats, folder, Keys()), Cache(home.root), press, progress)
    files = {file_name(each.job.document.id, form): data for each in made for form, data in each.files.items()}
    log = _log(gathered, found.id)
    told = (*_of_making(assembly, made), *_of_log(log, public, persons, home.tree.exists(PERSONS)))
    with locked(home.root, actor.owner("publish")):
        hits, cleared = _search(home, files, persons, log)
        stops = bool(hits) or not files or any(finding.is_error for finding in told)
        if not stops:
            _place(home, folder.path, files)
    return Published(
        () if stops else tuple(f"{folder.path}/{name}" for name in sorted(files)),
        hits,
        cleared,
        (*told, *_of_hits(hits)),
        len(persons),
        len(log.responses) - len(public.withheld),
        len(public.withheld),
    )


def _check_committed(home: Home, consultation: Consultation) -> None:
    if home.history and home.history.head() and home.history.changed(consultation.folder):
        raise Conflict(
            "{folder} has changes that are not saved in git, and the public edition is made from what is.",
            "Save them first: git commit",
            Place(consultation.folder),
            folder=consultation.folder,
        )


def _gather(state: State, consultation: Consultation) -> tuple[Gathered, PublicEdition]:
    """The consultation's documents of that state, each with the public edition in the place of the log."""
    gathered = gather(state, (consultation.folder,))
    whole = _log(gathered, consultation.id)
    assert gathered.workspace is not None, "a workspace that cannot be read has no consultation to find"
    language = language_of(whole, gathered.workspace)
    word = labels(language, gathered.workspace.settings.wording.labels)["private-person"]
    public = public_edition(whole, word)
    targets = tuple(_public_target(target, public) for target in gathered.targets)
    return replace(gathered, targets=targets), public


def _public_target(target: Target, public: PublicEdition) -> Target:
    if isinstance(target.value, Compiled):
        return replace(target, value=replace(target.value, consultation=public.consultation))
    return target


def _log(gathered: Gathered, consultation_id: str) -> Consultation:
    """The consultation as the log has it, in the state that was gathered."""
    found = gathered.workspace.consultation(consultation_id) if gathered.workspace else None
    if found is None:
        raise Conflict("The hearing {name} is not saved in git yet.", "Save it first: git commit", name=consultation_id)
    return found


# ── reading back ─────────────────────────────────────────────────────────────────────────────────


def _search(
    home: Home, files: dict[str, bytes], persons: tuple[Person, ...], log: Consultation
) -> tuple[tuple[Exposure, ...], tuple[Exposure, ...]]:
    """What names anybody in the files and in what is about to be committed: what stops the edition, and what is cleared."""
    searcher = Searcher(persons, own_words(home))
    found: dict[Exposure, None] = {}
    for where, text in _read_back(home, files):
        found |= dict.fromkeys((*searcher.find(text, where), *find_national_ids(text, where)))
    clearances = [clearance for response in log.responses for clearance in response.clearances]
    cleared = tuple(hit for hit in found if is_cleared(hit, clearances))
    return tuple(hit for hit in found if hit not in cleared), cleared


def is_cleared(hit: Exposure, clearances: Iterable[Clearance]) -> bool:
    """True where somebody has decided, with a reason, that these words may stand just there."""
    return any(each.reason and covers(each.words, each.where, hit) for each in clearances)


def _read_back(home: Home, files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for name, data in sorted(files.items()):
        yield from texts(data, name)
    for path, data in home.history.staged() if home.history else ():
        yield from _staged(path, data)


def _staged(path: str, data: bytes) -> Iterator[tuple[str, str]]:
    """A file that git is about to commit. One that cannot be read whole is looked at byte by byte: it is not ours."""
    where = f"git: {path}"
    yield where, path
    try:
        yield from ((f"git: {part}", text) for part, text in texts(data, path))
    except PlanverkError:
        yield where, data.decode("utf-8", "replace")


def _place(home: Home, folder: str, files: dict[str, bytes]) -> None:
    """The whole edition in the place of the one before it."""
    there = home.root / folder
    old = [path.relative_to(home.root).as_posix() for path in there.rglob("*") if path.is_file()] if there.is_dir() else []
    new = {f"{folder}/{name}": data for name, data in files.items()}
    write_files(home.root, new, [path for path in sorted(old) if path not in new])


# ── what there is to say ─────────────────────────────────────────────────────────────────────────


def _of_making(assembly: Assembly, made: list[Made]) -> tuple[Finding, ...]:
    """What stopped a document: an edition without one of its documents is none."""
    found = (*assembly.all_findings, *(finding for each in made for finding in each.findings))
    return tuple(finding for finding in dict.fromkeys(found) if finding.severity is Severity.ERROR)


def _of_log(log: Consultation, public: PublicEdition, persons: tuple[Person, ...], has_private: bool) -> Iterator[Finding]:
    yield from (undecided(log, number) for number in public.undecided)
    for response in log.responses:
        if response.access and response.publish and response.publish.decision != "withhold":
            text = "Response {number} is exempt from innsyn ({paragraph}), and is not published."
            yield note("P6", response.place, text, number=response.number, paragraph=response.access)
    known = {person.ref for person in persons}
    marks = marks_in(log)
    erased = {sender.ref for each in log.responses if each.erased for sender in each.senders}
    missing = len(marks - known - erased)
    if missing and not has_private:
        text = "There is no private/ here, so nobody's name could be looked for."
        hint = "Make the edition where private/ is, or bring it back: planverk private restore FILE"
        yield warning("P7", log.place, text, hint)
    elif missing:
        text = "{count} private persons are not on file in private/persons.yaml, and could not be looked for."
        yield warning("P7", log.place, text, "Bring them back: planverk private restore FILE", count=missing)
    if erased & marks:
        text = "The data of {count} private persons is erased, so their names could not be looked for."
        yield note("P7", log.place, text, count=len(erased & marks))


def undecided(log: Consultation, number: int) -> Finding:
    """Nobody has said whether a response may be on the web."""
    response = log.response(number)
    return warning(
        "P5",
        response.place if response else log.place,
        "Nobody has decided whether response {number} may be on the web, so it is not published.",
        "Decide: planverk respond publish {number} --decision publish --basis …",
        number=number,
    )


def _of_hits(hits: tuple[Exposure, ...]) -> Iterator[Finding]:
    """An error for each hit, with the words around it, by which it can be cleared."""
    for hit in hits:
        yield error(
            "P8",
            Place(""),
            "«{words}» tells who a private person is, in {where}: «{context}»"
            if hit.ref
            else "«{words}» is a fødselsnummer, in {where}: «{context}»",
            "Mend the text, or clear this very hit: planverk respond clear NR --words … --where … --reason …",
            words=hit.text,
            where=hit.where,
            context=hit.around,
        )
