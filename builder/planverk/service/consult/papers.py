"""`consult papers`: everything that goes out with a round; before it is sent, the drafts that go with the first case paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from planverk.documents import announcement, answer_form, bodies, hearing_letter
from planverk.documents.frame import Assembled, Frame
from planverk.documents.sending import Sending, Words
from planverk.errors import Conflict, UnknownVersion, UnreadableFile
from planverk.findings import Finding
from planverk.model.consultation import Consultation
from planverk.model.document import CASE_PAPER, Origin
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.template import Template
from planverk.model.workspace import Workspace
from planverk.readers.layout import read_layout
from planverk.readers.template import read_template
from planverk.readers.workspace import read_workspace
from planverk.service.consult.act import settle
from planverk.service.consult.edition import Edition, Print, edition
from planverk.service.consult.mailing import mail_to
from planverk.service.consultations import find_consultation
from planverk.service.making import Format, Job, Made, Progress, make
from planverk.service.respond.invited import with_names
from planverk.service.workspace import OUTPUT, SETTINGS, Actor, Home
from planverk.store.atomic import write_files
from planverk.store.cache import Cache
from planverk.store.lock import locked
from planverk.store.versions import find_versions
from planverk.writers import eml
from planverk.writers.pdf import compile_pdf

_WORD_AND_PDF: tuple[Format, ...] = ("docx", "pdf")


@dataclass(frozen=True)
class Papers:
    """The files that were made, by path in the workspace, and what is to be said of them."""

    consultation: Consultation
    files: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def papers(home: Home, name: str, actor: Actor, press: Print = compile_pdf, progress: Progress = lambda *_: None) -> Papers:
    """Makes the papers of a round, all of them in place at once; letters that are no more are taken away.

    Raises MissingFile, Conflict where one cannot be made, Busy, WriteFailed.
    """
    with locked(home.root, actor.owner("consult papers")):
        settle(home)
        consultation = find_consultation(home, name)
        office = _Office.of(home, consultation, press, progress)
        files = office.drafts() if consultation.sent is None else office.everything()
        folder = f"{OUTPUT}/{consultation.id}"
        whole = {f"{folder}/{path}": data for path, data in files.items()}
        write_files(home.root, whole, _gone(home, folder, whole, office))
        return Papers(consultation, tuple(sorted(whole)), tuple(dict.fromkeys(office.findings)))


def outgoing(home: Home, consultation: Consultation, press: Print = compile_pdf, named: bool = False) -> dict[str, bytes]:
    """Everything that went out with a round, by path in its build folder; nothing is written. Letters to private persons name
    them where `named`. Raises as `papers`."""
    office = _Office.of(home, consultation, press, lambda *_: None)
    office.named = named
    return office.everything() if consultation.sent else {}


def _gone(home: Home, folder: str, files: Mapping[str, bytes], office: _Office) -> list[str]:
    """Letters to bodies that are asked no more, and the draft of a letter that is sent."""
    there = [*(home.root / folder / office.letters_folder).glob("*"), *(home.root / folder).glob(f"{office.draft_name}.*")]
    paths = sorted(path.relative_to(home.root).as_posix() for path in there if path.is_file())
    return [path for path in paths if path not in files]


@dataclass
class _Office:
    """Makes the papers of one round. Findings are collected on the way."""

    home: Home
    consultation: Consultation
    plan: Plan
    workspace: Workspace
    edition: Edition | None
    press: Print
    progress: Progress
    named: bool = True
    findings: list[Finding] = field(default_factory=list)
    _templates: dict[str, Template] = field(default_factory=dict)

    @staticmethod
    def of(home: Home, consultation: Consultation, press: Print, progress: Progress) -> _Office:
        workspace = read_workspace(home.tree, ()).value
        if workspace is None:
            raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
        made = _edition(home, consultation, press) if consultation.sent else None
        about = consultation.subjects[-1].plan if consultation.subjects else ""
        plan = made.plan if made else workspace.plan(about)
        if plan is None:
            raise Conflict("The hearing {id} is about no plan that is here.", "See subjects: in {file}.", id=consultation.id,
                           file=f"{consultation.folder}/consultation.yaml")  # fmt: skip
        return _Office(home, consultation, plan, workspace, made, press, progress)

    @property
    def sending(self) -> Sending:
        """What goes to all."""
        nodes = tuple(node for node in self.edition.outline.nodes if node.kind == "section") if self.edition else ()
        version = self.edition.version.name if self.edition else ""
        return Sending(self.consultation, self.plan, version, nodes, decides=self._decides())

    @property
    def letters_folder(self) -> str:
        return self._words(self.sending).labels["consultation-file-letter"]

    @property
    def draft_name(self) -> str:
        return self._words(self.sending).labels["consultation-file-letter-draft"]

    def drafts(self) -> dict[str, bytes]:
        """Before it is decided: the draft letter, and the list of bodies."""
        jobs = [
            self._job(hearing_letter.KIND, hearing_letter.assemble, self.sending, _WORD_AND_PDF),
            self._job(bodies.KIND, bodies.assemble, self.sending, _WORD_AND_PDF),
        ]
        return {f"{made.job.document.id}.{form}": data for made in self._make(jobs) for form, data in made.files.items()}

    def everything(self) -> dict[str, bytes]:
        """The edition, the announcement, the form, the list, and a letter and a mail to each body."""
        assert self.edition is not None, "a round that was sent has a version"
        sending = self.sending
        common = self._make(
            [
                self._job(announcement.KIND, announcement.assemble, sending, ("docx", "pdf", "html")),
                self._job(answer_form.KIND, answer_form.assemble, sending, ("docx",)),
                self._job(bodies.KIND, bodies.assemble, sending, _WORD_AND_PDF),
            ]
        )
        files = self.edition.files()
        files |= {f"{made.job.document.id}.{form}": data for made in common for form, data in made.files.items()}
        (form,) = (made.files["docx"] for made in common if made.job.document.kind == answer_form.KIND)
        return files | self._letters(eml.Attached(f"{self._form_name(sending)}.docx", form))

    def _letters(self, form: eml.Attached) -> dict[str, bytes]:
        asked = with_names(self.home, self.consultation) if self.named else self.consultation
        to = {each.id: replace(self.sending, to=each) for each in asked.invitations}
        assert self.edition is not None
        jobs = [self._job(hearing_letter.KIND, hearing_letter.assemble, each, _WORD_AND_PDF) for each in to.values()]
        files: dict[str, bytes] = {}
        for made, each in zip(self._make(jobs), to.values(), strict=True):
            stem = f"{self.letters_folder}/{made.job.document.id}"
            files |= {f"{stem}.{kind}": data for kind, data in made.files.items()}
            letter = eml.Attached(f"{self.letters_folder}-{made.job.document.id}.pdf", made.files["pdf"])
            files[f"{stem}.eml"] = eml.write(mail_to(self._words(each), (letter, form), self.edition.pdf))
        return files

    # ── making ─────────────────────────────────────────────────────────────────────────────────

    def _job(
        self, kind: str, assemble: Callable[[Sending, Frame], Assembled], sending: Sending, formats: tuple[Format, ...]
    ) -> Job:
        template = self._template(kind)
        layout = read_layout(self.home.tree, self.workspace.settings.template, kind)
        if layout.value is None:
            raise _stopped(layout.findings)
        version = self.edition.version if self.edition else None
        origin = Origin(self.consultation.folder, version.commit if version else "", version=version.name if version else "")
        frame = Frame(
            self.workspace.settings,
            layout.value,
            template.numbering,
            template.settings.measures,
            origin,
            date=self.consultation.sent,
            plans=self.workspace.plans,
        )
        assembled = assemble(sending, frame)
        found = (*layout.findings, *assembled.findings)
        if any(finding.is_error for finding in found):
            raise _stopped(found)
        self.findings += found
        return Job(assembled.document, template, formats, "", self.consultation.folder)

    def _template(self, kind: str) -> Template:
        """The Word file for a kind of letter: the one that template.yaml names, else that of the case papers."""
        if kind not in self._templates:
            folder = f"templates/{self.workspace.settings.template}"
            reading = read_template(self.home.tree, folder, kind)
            if reading.value is not None and kind not in reading.value.settings.files:
                reading = read_template(self.home.tree, folder, CASE_PAPER)
            if reading.value is None or any(finding.is_error for finding in reading.findings):
                raise _stopped(reading.findings)
            self._templates[kind] = reading.value
        return self._templates[kind]

    def _make(self, jobs: list[Job]) -> list[Made]:
        made = make(jobs, Cache(self.home.root), self.press, self.progress)
        for each in made:
            self.findings += each.findings
            if any(finding.is_error for finding in each.findings):
                raise _stopped(each.findings)
        return made

    def _words(self, sending: Sending) -> Words:
        return Words.of(sending, self.workspace.settings)

    def _form_name(self, sending: Sending) -> str:
        return self._words(sending).labels["consultation-file-form"]

    def _decides(self) -> str:
        """The body that is to decide, by the case paper about the round."""
        about = (paper for paper in self.workspace.papers if paper.consultation == self.consultation.id)
        code = next((paper.decided_by for paper in about if paper.decided_by), "")
        body = self.workspace.settings.bodies.get(code)
        return body.name if body else ""


def _edition(home: Home, consultation: Consultation, press: Print) -> Edition:
    last = consultation.subjects[-1]
    version = next((v for v in find_versions(home.tree) if (v.plan, v.name) == (last.plan, last.version)), None)
    if version is None:
        raise UnknownVersion(
            "There is no version {version} of {plan}.",
            "See which there are with: planverk version list",
            version=last.version,
            plan=last.plan,
        )
    return edition(home.tree, version, consultation.line_numbers, press)


def _stopped(findings: tuple[Finding, ...]) -> Conflict:
    fault = next(finding for finding in findings if finding.is_error)
    return Conflict.of(fault)
