"""Which documents belong to a case, a hearing or a meeting, and their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from planverk.errors import Conflict, UnreadableFile
from planverk.findings import Finding, Severity, first_error
from planverk.model.archive import MISSING, Record, Variant
from planverk.model.case_paper import Access, Attachment, CasePaper
from planverk.model.consultation import Consultation
from planverk.model.document import Document
from planverk.model.meeting import AgendaItem, Meeting
from planverk.model.person import Person
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.workspace import Workspace
from planverk.readers.enclosure import look_at
from planverk.service.archiving.documents import EXEMPT, Registrar
from planverk.service.archiving.holdings import ATTACHED, Held, in_volumes
from planverk.service.archiving.letters import Letters
from planverk.service.assembling import assemble
from planverk.service.bundling import own_document
from planverk.service.compiled import Compiled
from planverk.service.consult.edition import edition
from planverk.service.consult.papers import outgoing
from planverk.service.convened import Extracted, Sat
from planverk.service.gathering import Gathered, Target
from planverk.service.making import make
from planverk.service.manifest import Manifest
from planverk.service.placing import Folder, Keys, jobs
from planverk.service.printing import Print
from planverk.service.program import fingerprint
from planverk.service.workspace import OUTPUT, Home
from planverk.store.cache import Cache
from planverk.store.versions import find_versions

_MOST = 300_000_000  # bytes of one attachment


@dataclass(frozen=True)
class _Wanted:
    """A document that is to be in the package: one of our own (`target`), or one that is there as it is."""

    target: Target | None = None
    access: Access | None = None
    attached: bool = False
    held: Held | None = None


@dataclass
class Collector:
    """Puts the documents of one package together. What is to be said of the attachments stands in `findings`."""

    home: Home
    gathered: Gathered
    workspace: Workspace
    labels: Mapping[str, str]
    press: Print
    persons: tuple[Person, ...] | None = None
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._commit = self.gathered.state.commit
        self._registrar = Registrar(self.workspace, self.labels, self._commit)

    def of_case(self, paper: CasePaper) -> tuple[Held, ...]:
        """The paper with its attachments, what was decided on it, and the edition that the decision adopted."""
        return self._made((*self._case(paper, None), *(_Wanted(held=each) for each in self._adopted(paper))))

    def of_meeting(self, meeting: Meeting) -> tuple[Held, ...]:
        """Invitation, supplement and minutes in all editions, and each item's papers."""
        sat = [each for each in self.gathered.targets if isinstance(each.value, Sat) and each.value.meeting.id == meeting.id]
        wanted = [_Wanted(each) for each in sat]
        for item in meeting.items:
            paper = self.workspace.paper(item.paper) if item.paper else None
            wanted += self._case(paper, item.access) if paper is not None else []
            wanted += self._files(item, paper)
        return self._made(wanted)

    def of_hearing(self, consultation: Consultation) -> tuple[Held, ...]:
        """What went out, what came in, and what was made of it."""
        heard = [
            each
            for each in self.gathered.targets
            if isinstance(each.value, Compiled) and each.value.consultation.id == consultation.id
        ]
        letters = Letters(self.home, consultation, self.labels, self._commit, self.persons)
        return (*self._sent(consultation), *letters.held(), *self._made([_Wanted(each) for each in heard]))

    # ── what belongs to it ──────────────────────────────────────────────────────────────────────

    def _case(self, paper: CasePaper, access: Access | None) -> list[_Wanted]:
        targets = self.gathered.targets
        wanted = [_Wanted(each, access) for each in targets if each.concerns == paper.file]
        for attachment in (*paper.printed, *paper.unprinted):
            own = own_document(attachment, paper, targets)
            if own is not None:
                wanted.append(_Wanted(own, attached=True))
            else:
                wanted.append(_Wanted(held=self._attachment(attachment, access or paper.access)))
        wanted += [_Wanted(each, access) for each in targets if isinstance(each.value, Extracted) and each.folder == paper.file]
        return wanted

    def _files(self, item: AgendaItem, paper: CasePaper | None) -> list[_Wanted]:
        return [_Wanted(held=self._attachment(each, item.access_with(paper))) for each in item.files]

    def _attachment(self, attachment: Attachment, access: Access) -> Held:
        """An attachment that others have made, as it is; one that has no file is named."""
        title = attachment.title or attachment.file.rpartition("/")[2] or attachment.document
        day = attachment.date.isoformat() if attachment.date else ""
        record = Record(title, "VEDLEGG", "S", "V", date=day, meeting_type="VL", commit=self._commit, media_type="")
        if not access.public:
            record = replace(record, access=EXEMPT, basis=access.paragraph, public_title=self.labels["exempt"])
        if not attachment.file:
            return Held(replace(record, state=MISSING, variant="", note=self.labels["archive-unprinted"]), ATTACHED)
        data = self._read(attachment)
        variant = self._variant(data, Place(attachment.file))
        return Held(replace(record, variant=variant), ATTACHED, attachment.file.rpartition(".")[2], data)

    def _variant(self, data: bytes, place: Place) -> Variant:
        """A where an attachment says that it is PDF/A, else P; a PDF that cannot be opened is taken as it is, and named."""
        if not data.startswith(b"%PDF-"):
            return "P"
        try:
            return "A" if look_at(data, place).archive_part else "P"
        except UnreadableFile as fault:
            self.findings.append(Finding("AR9", Severity.WARNING, place, fault.message, fault.hint))
            return "P"

    def _read(self, attachment: Attachment) -> bytes:
        """Raises UnreadableFile for a file that is not there or is too large: a package lacks nothing in silence."""
        source, file = self.gathered.state.source, attachment.file
        if not source.exists(file):
            text = "The attachment {file} is not there, so the package would not be whole."
            raise UnreadableFile(text, "Put it there, or take it out of the list.", attachment.place, file=file)
        data = source.read(file)
        if len(data) > _MOST:
            raise UnreadableFile("The attachment {file} is too large.", "Save it with smaller pictures.", Place(file), file=file)
        return data

    # ── making ──────────────────────────────────────────────────────────────────────────────────

    def _made(self, wanted: Iterable[_Wanted]) -> tuple[Held, ...]:
        """The documents in their order, each of our own as PDF, once. Raises Conflict where one cannot be made."""
        listed = list(wanted)
        targets = {each.target.concerns: each.target for each in listed if each.target is not None}
        printed = self._printed(tuple(targets.values()))
        found: list[Held] = []
        for each in listed:
            if each.held is not None:
                found.append(each.held)
            elif each.target is not None and (volumes := printed.pop(each.target.concerns, None)) is not None:
                record = self._registrar.record(each.target, each.access)
                record = replace(record, attached_as="V", document_type="VEDLEGG") if each.attached else record
                found += in_volumes(Held(record), volumes)
        return tuple(found)

    def _printed(self, targets: tuple[Target, ...]) -> dict[str, list[bytes]]:
        if not targets:
            return {}
        assembly = assemble(replace(self.gathered, targets=targets))
        _stop(assembly.all_findings)
        for paper in assembly.papers:
            if paper.document is not None:
                _check_saved(paper.document)
        folder = Folder(self.home.root, f"{OUTPUT}/arkiv", Manifest(fingerprint()))
        made = make(jobs(assembly.papers, ("pdf",), folder, Keys()), Cache(self.home.root), self.press, lambda *_: None)
        _stop(tuple(finding for each in made for finding in each.findings))
        return {each.job.concerns: _volumes(each.files) for each in made}

    def _sent(self, consultation: Consultation) -> Iterator[Held]:
        """What went out with the round, as PDF: the edition, the announcement, the list of bodies, a letter to each."""
        about = self.workspace.plan(consultation.subjects[-1].plan) if consultation.subjects else None
        common = Record(
            "",
            "VEDLEGG",
            "U",
            date=consultation.sent.isoformat() if consultation.sent else "",
            sender=self.workspace.settings.municipality.name,
            archive=about.archive.case if about else None,
            commit=self._commit,
        )
        for path, data in outgoing(self.home, consultation, self.press, self.persons is not None).items():
            if path.endswith(".pdf"):
                kind, title = self._outgoing(path.removesuffix(".pdf"), consultation, about)
                attached: Literal["H", "V"] = "V" if kind == "VEDLEGG" else "H"
                yield Held(replace(common, title=title, document_type=kind, attached_as=attached), data=data)

    def _outgoing(self, stem: str, consultation: Consultation, plan: Plan | None) -> tuple[str, str]:
        """The kind and the title of what went out under that name."""
        words, name = self.labels, stem.rpartition("/")[2]
        if stem.startswith(f"{words['consultation-file-letter']}/"):
            to = next((each.name for each in consultation.invitations if each.id == name), name)
            return "BREV", words["archive-letter"].replace("{name}", to)
        if name == words["consultation-file-announcement"]:
            return "KUNNGJ", words["announcement"]
        if name == words["consultation-file-bodies"]:
            return "VEDLEGG", words["bodies"]
        return "VEDLEGG", f"{plan.title}, {words['status-hearing'].lower()}" if plan else name

    def _adopted(self, paper: CasePaper) -> Iterator[Held]:
        """The plan in the versions that were adopted by a decision on this paper."""
        keys = {each.key for each in self.workspace.decisions_on(paper.file) if each.binds}
        plan = self.workspace.plan(paper.about)
        for adoption in plan.adoptions if plan else ():
            version = next(
                (v for v in find_versions(self.home.tree) if (v.plan, v.name) == (paper.about, adoption.version)), None
            )
            if version is None or adoption.decided[-1].key not in keys:
                continue
            made = edition(self.home.tree, version, False, self.press)
            title = f"{made.document.title}. {made.document.fields.get('status', '')}".rstrip(". ")
            record = Record(
                title,
                "VEDLEGG",
                "X",
                "V",
                date=adoption.date.isoformat(),
                sender=self.workspace.settings.municipality.name,
                meeting_type="VL",
                archive=made.plan.archive.case,
                commit=version.commit,
            )
            yield Held(record, data=made.printed.data)


def _stop(findings: tuple[Finding, ...]) -> None:
    """Raises Conflict for the first error."""
    fault = first_error(findings)
    if fault is not None:
        raise Conflict.of(fault)


def _check_saved(document: Document) -> None:
    """Raises Conflict for a document that is made from what git has not got."""
    if document.origin.dirty:
        text = "{document} has changes that are not saved in git, and the archive is to have what is."
        raise Conflict(text, "Save them first: git commit", Place(document.origin.source), document=document.id)


def _volumes(files: Mapping[str, bytes]) -> list[bytes]:
    """The PDF, or its volumes in order."""
    return [files[form] for form in sorted(files, key=lambda form: int(form.partition("-")[2] or 0)) if form.startswith("pdf")]
