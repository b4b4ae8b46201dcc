"""`respond reply`: a letter to each who answered, once the deciding body has decided, where the municipality wants any sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planverk.documents.answer_letter import KIND, Decision, Reply, assemble
from planverk.documents.frame import Frame
from planverk.documents.hearing import Edition
from planverk.errors import Conflict, MissingFile, UnreadableFile
from planverk.findings import Finding, error, warning
from planverk.model.consultation import Consultation
from planverk.model.document import CASE_PAPER, PLAN, Origin
from planverk.model.labels import labels as labels_in
from planverk.model.layout import Layout
from planverk.model.person import Person
from planverk.model.place import Place
from planverk.model.response import Response
from planverk.model.template import Template
from planverk.model.workspace import Workspace
from planverk.privacy.publication import public_names
from planverk.readers.layout import read_layout
from planverk.readers.template import read_template
from planverk.readers.workspace import read_workspace
from planverk.service.compiled import Workshop, language_of
from planverk.service.consultations import find_consultation
from planverk.service.making import Format, Job, Progress, make
from planverk.service.printing import Print
from planverk.service.workspace import OUTPUT, SETTINGS, Actor, Home
from planverk.store.atomic import write_files
from planverk.store.cache import Cache
from planverk.store.lock import locked
from planverk.store.private import read_persons
from planverk.writers.pdf import compile_pdf

_FORMATS: tuple[Format, ...] = ("docx", "pdf")


@dataclass(frozen=True)
class Replies:
    """The letters that were made (paths in the workspace), and the numbers of the responses that got none, with the reason among
    the findings."""

    files: tuple[str, ...]
    without: tuple[int, ...]
    findings: tuple[Finding, ...]


def reply(
    home: Home,
    name: str,
    actor: Actor,
    numbers: Sequence[int] = (),
    press: Print = compile_pdf,
    progress: Progress = lambda *_: None,
) -> Replies:
    """Makes the letters to those who sent the responses of these numbers, to all for none, in `build/<hearing>/svar/`.

    A response that has a point without an outcome gets no letter. Raises Conflict where nothing is decided yet, MissingFile for
    a number that is not there, UnreadableFile, WriteFailed, Busy.
    """
    consultation = find_consultation(home, name, whole=True)
    reading = read_workspace(home.tree, ())
    if reading.value is None:
        raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
    secretary = _Secretary(home, consultation, reading.value, actor)
    responses = _wanted(consultation, numbers)
    jobs = [job for response in responses if (job := secretary.job(response)) is not None]
    made = make(jobs, Cache(home.root), press, progress)
    words = labels_in(language_of(consultation, reading.value), reading.value.settings.wording.labels)
    folder = f"{OUTPUT}/{consultation.id}/{words['consultation-file-answer']}"
    files = {f"{folder}/{each.job.document.id}.{form}": data for each in made for form, data in each.files.items()}
    found = (*secretary.findings, *(finding for each in made for finding in each.findings))
    done = {each.job.document.id for each in made if each.files}
    with locked(home.root, actor.owner("respond reply")):
        write_files(home.root, files)
    without = tuple(each.number for each in responses if f"uttalelse-{each.number}" not in done)
    return Replies(tuple(sorted(files)), without, tuple(dict.fromkeys(found)))


def _wanted(consultation: Consultation, numbers: Sequence[int]) -> list[Response]:
    missing = next((number for number in numbers if consultation.response(number) is None), None)
    if missing is not None:
        raise MissingFile("There is no response {number}.", "See which there are with: planverk respond list", number=missing)
    replaced = {each.replaces for each in consultation.responses}
    chosen = (each for each in consultation.responses if (each.number in numbers if numbers else each.number not in replaced))
    return sorted(chosen, key=lambda each: each.number)


class _Secretary:
    """Writes the letters of one hearing. Findings are collected on the way."""

    def __init__(self, home: Home, consultation: Consultation, workspace: Workspace, actor: Actor) -> None:
        self._consultation = consultation
        self._workspace = workspace
        self._date = actor.time.date()
        self._decision = _decision(consultation, workspace)
        self._persons = {person.ref: person for person in read_persons(home.tree)}
        self._template = _template(home, workspace)
        self._layout = _layout(home, workspace)
        plan = read_template(home.tree, f"templates/{workspace.settings.template}", PLAN).value
        self._plan_numbering = plan.numbering if plan else None
        heard = tuple(consultation if each.id == consultation.id else each for each in workspace.consultations)
        self._workshop = Workshop(replace(workspace, consultations=heard), source=home.tree)  # as it was read, with its points
        self.findings: list[Finding] = []

    def job(self, response: Response) -> Job | None:
        """The letter to make; None where the response is not weighed to the end."""
        unweighed = [point for point in response.points if point.assessment is None or point.assessment.outcome is None]
        if unweighed:
            self.findings.append(_unweighed(response, unweighed[0].id))
            return None
        unknown = [sender.ref for sender in response.senders if sender.ref and sender.ref not in self._persons]
        if unknown:
            self.findings.append(_unnamed(response))
        frame = Frame(
            self._workspace.settings,
            self._layout,
            self._template.numbering,
            self._template.settings.measures,
            Origin(self._consultation.folder),
            plans=self._workspace.plans,
            plan_numbering=self._plan_numbering,
        )
        assembled = assemble(self._reply(response), frame, self._template.settings.summary)
        self.findings += assembled.findings
        if any(finding.is_error for finding in assembled.findings):
            return None
        return Job(assembled.document, self._template, _FORMATS, "", f"{self._consultation.folder}#{response.number}")

    def _reply(self, response: Response) -> Reply:
        theme = self._template.theme
        assert theme is not None, "the template was read with its look"
        hearing = replace(self._workshop.hearing(self._consultation, theme), edition=self._edition(response))
        invitation = self._consultation.invitation(response.sender.invitation)
        language = (invitation.language if invitation else "") or language_of(self._consultation, self._workspace)
        return Reply(hearing, response, self._decision, language, self._addresses(response), self._date)

    def _edition(self, response: Response) -> Edition:
        """A letter names those whom it goes to, and no other private person."""
        word = labels_in(language_of(self._consultation, self._workspace))["private-person"]
        own = (self._persons.get(sender.ref, Person("")) for sender in response.senders)
        known = {person.ref: person.name for person in own if person.name}
        return Edition(public_names(self._consultation.responses, word) | known)

    def _addresses(self, response: Response) -> tuple[str, ...]:
        """The lines of the first sender's postal address."""
        person = self._persons.get(response.sender.ref, Person(""))
        invitation = self._consultation.invitation(response.sender.invitation)
        asked = self._persons.get(invitation.id, Person("")) if invitation else Person("")
        whole = _street_and_place(person) or _street_and_place(asked) or (invitation.address if invitation else "")
        return tuple(line.strip() for line in whole.split(",") if line.strip())


def _street_and_place(person: Person) -> str:
    """The first address, and the place with its postal number where a letter has that by itself, below the street."""
    first, second = (*person.addresses, "", "")[:2]
    return f"{first}, {second}" if re.match(r"\d{4}\s", second) and not re.search(r"\b\d{4}\s", first) else first


def _decision(consultation: Consultation, workspace: Workspace) -> Decision:
    """The deciding body's decision on the paper that tells of the hearing: as it is recorded, else by the paper's protocol."""
    about = [paper for paper in workspace.papers if paper.consultation == consultation.id and paper.decided_by]
    for paper in about:
        body = workspace.settings.bodies.get(paper.decided_by)
        name = body.name if body else paper.decided_by
        made = [each for each in workspace.decisions_on(paper.file) if each.body == paper.decided_by and each.binds]
        if made:
            return Decision(name, made[-1].date, made[-1].number)
        for protocol in paper.protocols:
            if protocol.body == paper.decided_by:
                return Decision(name, protocol.date, protocol.number)
    raise Conflict(
        "Nothing is decided yet: no case paper about this hearing has a decision of the body that decides.",
        "Record it with: planverk decide PAPER BODY",
        about[0].place if about else consultation.place,
    )


def _template(home: Home, workspace: Workspace) -> Template:
    """The Word file that template.yaml names for these letters, else that of the case papers."""
    folder = f"templates/{workspace.settings.template}"
    reading = read_template(home.tree, folder, KIND)
    if reading.value is not None and KIND not in reading.value.settings.files:
        reading = read_template(home.tree, folder, CASE_PAPER)
    if reading.value is None or reading.value.theme is None:
        raise _unusable(reading.findings, folder)
    return reading.value


def _layout(home: Home, workspace: Workspace) -> Layout:
    reading = read_layout(home.tree, workspace.settings.template, KIND)
    if reading.value is None:
        raise _unusable(reading.findings, f"templates/{workspace.settings.template}")
    return reading.value


def _unusable(findings: Iterable[Finding], folder: str) -> UnreadableFile:
    place = next((finding.place for finding in findings if finding.is_error), Place(folder))
    return UnreadableFile("The template cannot be read.", "See what is wrong with: planverk check", place)


def _unweighed(response: Response, point: int) -> Finding:
    return error(
        "H41",
        Place(f"{response.folder}/points.yaml"),
        "The sender of response {number} gets no letter, for point {point} has no outcome.",
        "Weigh it first: planverk respond assess {point}",
        number=response.number,
        point=f"{response.number}.{point}",
    )


def _unnamed(response: Response) -> Finding:
    return warning(
        "H42",
        Place(f"{response.folder}/response.yaml"),
        "Who sent response {number} is not in private/, so the letter has no name.",
        "Bring private/ back from the backup: planverk private restore FILE",
        number=response.number,
    )
