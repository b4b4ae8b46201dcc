"""`planverk meeting papers`: all papers of a meeting in one PDF, with bookmarks, running page numbers and a linked agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from planverk.documents.agenda import Agenda, Item
from planverk.documents.binding import bind
from planverk.documents.convened import Attached
from planverk.documents.saying import put
from planverk.errors import MissingFile, Unclear, UnreadableFile
from planverk.findings import Finding
from planverk.model.case_paper import Attachment, CasePaper
from planverk.model.document import Document
from planverk.model.labels import labels as labels_in
from planverk.model.meeting import NOTICE, PAPERS, Meeting
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.template import Theme
from planverk.model.workspace import Workspace
from planverk.service.altered import Altered
from planverk.service.assembling import assemble, assemble_unchecked
from planverk.service.composing import Paper, has_errors
from planverk.service.convened import Laid, Sat
from planverk.service.convening import agenda_of
from planverk.service.enclosures import Enclosures, Sheets
from planverk.service.gathering import Gathered, Target, gather
from planverk.service.printing import Print
from planverk.service.reported import Reported
from planverk.service.states import look_at
from planverk.service.workspace import OUTPUT, SETTINGS, Actor, Home
from planverk.store.atomic import write_files
from planverk.store.lock import locked
from planverk.store.versions import find_versions
from planverk.writers.enclosing import Enclosed, enclose
from planverk.writers.pdf import compile_pdf, typeset


@dataclass(frozen=True)
class Bundled:
    """The file (its path in the workspace, empty where errors stopped it), its pages, and the attachments by others that are
    joined in: with any, the file claims neither PDF/A nor PDF/UA."""

    file: str
    pages: int
    joined: tuple[str, ...]
    findings: tuple[Finding, ...]


def bundle(home: Home, name: str, actor: Actor, full: bool = False, press: Print = compile_pdf) -> Bundled:
    """Puts the papers of the meeting `name` (empty for the only one) into one PDF in `build/`, each with its attachments.

    What the municipality made itself is set in one go. With `full` what is exempt from public access is in it, too; without, only
    the title that may be shown. Raises MissingFile, Unclear, UnreadableFile, TypesettingFailed, WriteFailed, Busy.
    """
    with look_at(home) as state:
        gathered = gather(state)
        workspace = gathered.workspace
        if workspace is None:
            raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
        binder = _Binder(home, gathered, workspace, find_meeting(workspace, name), full)
        findings = binder.gather()
        if has_errors(findings):
            return Bundled("", 0, (), findings)
        data, pages = binder.bound(press)
    file = f"{OUTPUT}/{binder.name}.pdf"
    with locked(home.root, actor.owner("meeting papers")):
        write_files(home.root, {file: data})
    return Bundled(file, pages, tuple(each.file for each in binder.sheets.values()), tuple(dict.fromkeys(findings)))


def find_meeting(workspace: Workspace, name: str) -> Meeting:
    """The meeting of that id or folder; the only one for no name. Raises MissingFile, Unclear."""
    path = name.strip("/").removeprefix("./").removesuffix("/meeting.yaml")
    found = [each for each in workspace.meetings if not path or path in (each.id, each.folder)]
    known = ", ".join(each.id for each in workspace.meetings) or "–"
    if not found:
        raise MissingFile("There is no meeting {name}.", "These are here: {known}", name=name or "–", known=known)
    if len(found) > 1:
        raise Unclear("There are several meetings.", "Say which: {known}", known=known)
    return found[0]


def own_document(attachment: Attachment, paper: CasePaper, targets: Iterable[Target]) -> Target | None:
    """The document of our own that is attached to a case paper, if it is one."""
    if not attachment.document:
        return None
    name = attachment.document
    plan = f"plans/{paper.about if name == 'plan' else name}"
    heard = f"consultations/{paper.consultation}#{name}"
    for target in targets:
        if target.concerns in (plan, heard) or target.value.id == name:
            return target
        match target.value:
            case Altered(kind=kind, papers=papers) if kind == name and paper.file in papers:
                return target
            case Reported(kind=kind, report=report) if (kind, report.id, report.plan) == (name, paper.report, paper.about):
                return target
    return None


@dataclass
class _Binder:
    """Puts the papers of one meeting together. What is found on the way stands in it afterwards."""

    home: Home
    gathered: Gathered
    workspace: Workspace
    meeting: Meeting
    full: bool
    parts: dict[str, Document] = field(default_factory=dict)
    attached: dict[str, tuple[Attached, ...]] = field(default_factory=dict)
    sheets: dict[str, Sheets] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        words = labels_in(self.meeting.language, self.workspace.settings.wording.labels)
        self._labels = words
        ending = f"-{words['meeting-file-full']}" if self.full else ""
        self.name = f"{words['meeting-file-papers']}-{self.meeting.id}{ending}"
        self._agenda: Agenda = agenda_of(self.meeting, self.workspace, self.full)

    def gather(self) -> tuple[Finding, ...]:
        """Puts the papers and what is attached to them together; gives what was found. An error stops everything."""
        assembly = assemble(replace(self.gathered, targets=tuple(self._targets())))
        made = {paper.target.concerns: paper for paper in assembly.papers}
        enclosures = Enclosures(self.home)
        for each in self._shown():
            if each.paper is not None:
                self._keep(each.id, made[each.paper.file])
            self.attached[each.id] = tuple(self._attach(each, made, enclosures))
        return (*assembly.all_findings, *self.found, *enclosures.findings)

    def bound(self, press: Print) -> tuple[bytes, int]:
        """The PDF and its number of pages."""
        sat = Sat(self.name, PAPERS, self._labels[PAPERS], self.meeting, self.full, self.attached)
        (front,) = assemble_unchecked(replace(self.gathered, targets=(Target(sat.concerns, sat),)))
        if front.document is None or front.template is None or has_errors(front.findings):
            fault = next(each for each in front.findings if each.is_error)
            raise UnreadableFile.of(fault)
        theme: Theme | None = front.template.theme
        assert theme is not None, "the template was read with its look"
        printed = press(typeset(bind(front.document, self.parts), theme))
        foreign = [
            Enclosed(each.data, printed.pages.pages[name], each.pages, self.stamps[name], Place(each.file))
            for name, each in self.sheets.items()
        ]
        return (enclose(printed.data, foreign) if foreign else printed.data), printed.pages.count

    def _shown(self) -> Iterator[Item]:
        return (each for each in self._agenda.items if not self._agenda.hides(each))

    def _targets(self) -> Iterator[Target]:
        """The papers as they are laid before the meeting, the documents attached to them, and the invitation for its rules."""
        notice = Sat(f"{self.name}-innkalling", NOTICE, self._labels[NOTICE], self.meeting, self.full)
        wanted = {notice.concerns: Target(notice.concerns, notice)}
        for each in self._shown():
            if each.paper is not None:
                laid = Laid(each.paper, self.meeting.date)
                wanted[laid.concerns] = Target(laid.concerns, laid)
                for attachment in each.paper.printed:
                    own = self._own(attachment, each)
                    wanted |= {own.concerns: own} if own is not None else {}
        yield from wanted.values()

    def _own(self, attachment: Attachment, each: Item) -> Target | None:
        """The document of our own that is attached, if it is one."""
        return own_document(attachment, each.paper, self.gathered.targets) if each.paper is not None else None

    def _attach(self, each: Item, made: dict[str, Paper], enclosures: Enclosures) -> Iterator[Attached]:
        """Every attachment of an item: the paper's printed ones, then those of the agenda."""
        printed = each.paper.printed if each.paper else ()
        for number, attachment in enumerate((*printed, *each.item.files), start=1):
            name = f"{each.id}-v{number}"
            own = self._own(attachment, each)
            if own is not None:
                paper = self._as_put_forward(own.value, each) if isinstance(own.value, Plan) else None
                paper = paper or made[own.concerns]
                self._keep(name, paper)
                yield Attached(name, self._title(number, attachment.title or paper.target.value.title))
            else:
                yield self._foreign(name, number, attachment, each, enclosures)

    def _as_put_forward(self, plan: Plan, each: Item) -> Paper | None:
        """The plan in the version that the case paper names, where there is a version of that name."""
        named = [concern.version for concern in (each.paper.concerns if each.paper else ()) if concern.plan == plan.id]
        known = {version.name for version in find_versions(self.home.tree) if version.plan == plan.id}
        version = next((name for name in named if name in known), "")
        if not version:
            return None
        with look_at(self.home, f"{plan.id}/{version}") as state:
            assembly = assemble(gather(state))
        self.found += assembly.all_findings
        return next(iter(assembly.papers), None)

    def _foreign(self, name: str, number: int, attachment: Attachment, each: Item, enclosures: Enclosures) -> Attached:
        title = self._title(number, attachment.title or attachment.file.rpartition("/")[2])
        sheets = enclosures.sheets(attachment.file, attachment.place) if attachment.file else None
        if sheets is None:
            return Attached(name, title, self._labels["meeting-not-enclosed"])
        self.sheets[name] = sheets
        self.stamps[name] = put(self._labels["meeting-stamp"], case=self._agenda.number(each), number=str(number))
        key = "meeting-enclosed" if sheets.pages != 1 else "meeting-enclosed-one"
        return Attached(name, title, put(self._labels[key], pages=str(sheets.pages)), sheets.pages)

    def _keep(self, name: str, paper: Paper) -> None:
        if paper.document is not None:
            self.parts[name] = paper.document

    def _title(self, number: int, title: str) -> str:
        return put(self._labels["meeting-attachment"], number=str(number), title=title)
