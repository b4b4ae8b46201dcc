"""A case paper: front matter, proposals, protocols, text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from planverk.findings import Finding, Place, Reading
from planverk.model.case_number import CaseNumber, parse_case_number
from planverk.model.case_paper import Access, Attachment, CasePaper, Concern, Proposal, Protocol, Treatment
from planverk.model.content import Block, Blocks, Container
from planverk.model.dates import parse_iso
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.model.workspace import Settings
from planverk.readers import kept, yaml_faults
from planverk.readers import workspace_faults as faults
from planverk.readers.archive import ArchiveSchema, archive, archive_faults
from planverk.readers.data import load
from planverk.readers.front_matter import FrontMatter, split
from planverk.readers.reading import concerning, get, resolve
from planverk.readers.schema import Date, Flag, Schema
from planverk.readers.sections import sections
from planverk.readers.settings import Language, known_language
from planverk.readers.shown_pictures import read_pictures


@dataclass(frozen=True, kw_only=True)
class ConcernSchema(Schema):
    plan: str
    version: str = ""


@dataclass(frozen=True, kw_only=True)
class AccessSchema(Schema):
    public: Flag = True
    paragraph: str = ""
    public_title: str = ""


@dataclass(frozen=True, kw_only=True)
class TreatmentSchema(Schema):
    body: str
    date: Date | None = None
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class AttachmentSchema(Schema):
    title: str = ""
    document: str = ""
    file: str = ""
    date: Date | None = None


@dataclass(frozen=True, kw_only=True)
class AttachmentsSchema(Schema):
    printed: tuple[AttachmentSchema, ...] = ()
    unprinted: tuple[AttachmentSchema, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CasePaperSchema(Schema):
    title: str
    layout: str
    language: Language | None = None
    concerns: tuple[ConcernSchema, ...] = ()
    consultation: str = ""
    report: str = ""
    follows: str = ""
    archive: ArchiveSchema = ArchiveSchema()
    case_worker: str = ""
    saksordforer: str = ""
    decided_by: str = ""
    date: Date | None = None
    access: AccessSchema = AccessSchema()
    treatments: tuple[TreatmentSchema, ...] = ()
    attachments: AttachmentsSchema | None = None


def read_case_paper(source: Source, file: str, settings: Settings, plan: Plan | None) -> Reading[CasePaper]:
    """The paper in `file`, which lies in the folder of `plan` where there is one; no value where its front matter is missing or
    lacks its title or layout."""
    data = get(source, file)
    if data is None:
        return Reading(None, concerning(file, [faults.no_file(Place(file), file)]))
    parts = split(data, file)
    if parts.value is None:
        return Reading(None, concerning(file, parts.findings))
    front = load(parts.value.yaml, file, CasePaperSchema, parts.value.yaml_line)
    if front.value is None:
        return Reading(None, concerning(file, front.findings))
    return _read_text(source, file, settings, plan, parts.value, front)


def _read_text(
    source: Source,
    file: str,
    settings: Settings,
    plan: Plan | None,
    parts: FrontMatter,
    front: Reading[CasePaperSchema],
) -> Reading[CasePaper]:
    read = front.value
    assert read is not None
    text = kept.parse(parts.text, file, parts.text_line)
    blocks = text.value or ()
    pictures = read_pictures(source, blocks, posixpath.dirname(file))
    pattern = settings.wording.case_number
    decisions = _Decisions(pattern)
    preamble, tree = sections(decisions.take_out(blocks))
    paper = CasePaper(
        id=posixpath.basename(file).removesuffix(".md"),
        file=file,
        title=read.title,
        layout=read.layout,
        language=_language(read.language, settings, plan),
        plan=plan.id if plan else "",
        concerns=tuple(Concern(each.plan, each.version) for each in read.concerns),
        consultation=read.consultation,
        report=read.report.strip().casefold(),
        follows=_follows(read.follows.strip(), posixpath.dirname(file)),
        archive=archive(read.archive),
        case_worker=read.case_worker,
        saksordforer=read.saksordforer,
        decided_by=read.decided_by,
        date=read.date,
        access=Access(read.access.public, read.access.paragraph, read.access.public_title),
        treatments=tuple(
            Treatment(each.body, each.date, parse_case_number(each.number, pattern), each.read_at) for each in read.treatments
        ),
        printed=_attachments(read.attachments.printed if read.attachments else (), file, source),
        unprinted=_attachments(read.attachments.unprinted if read.attachments else (), file, source),
        attachments_stated=read.attachments is not None,
        proposals=tuple(decisions.proposals),
        protocols=tuple(decisions.protocols),
        preamble=preamble,
        sections=tree,
        pictures=pictures.value or {},
        place=read.read_at,
    )
    findings = (*front.findings, *_front_faults(read, pattern), *text.findings, *decisions.findings, *pictures.findings)
    return Reading(paper, concerning(file, findings))


def _language(given: str | None, settings: Settings, plan: Plan | None) -> str:
    if given:
        return known_language(given)
    return plan.language if plan else settings.language


def _follows(written: str, folder: str) -> str:
    """The file of the paper that goes before, by its id in the same folder or by its path in the workspace."""
    if not written or "/" in written:
        return written
    return f"{folder}/{written.removesuffix('.md')}.md"


def _attachments(read: tuple[AttachmentSchema, ...], paper: str, source: Source) -> tuple[Attachment, ...]:
    folder = posixpath.dirname(paper)
    return tuple(
        Attachment(each.title, each.document, _attached(each.file, folder, source), each.date, each.read_at) for each in read
    )


def _attached(written: str, folder: str, source: Source) -> str:
    """The path of an attached file in the workspace, written from its root or from the paper's own folder; what is there neither
    way stands as it was written."""
    paths = (path for path in (resolve("", written), resolve(folder, written)) if path)
    return next((path for path in paths if source.exists(path)), written)


def _front_faults(read: CasePaperSchema, pattern: str) -> Iterator[Finding]:
    yield from archive_faults(read.archive)
    for each in read.treatments:
        if each.number and parse_case_number(each.number, pattern) is None:
            yield faults.case_number(each.read_at, each.number, CaseNumber(2011, 58).format(pattern))


class _Decisions:
    """Proposals and protocols, taken out of the text that they stand in."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self.proposals: list[Proposal] = []
        self.protocols: list[Protocol] = []
        self.findings: list[Finding] = []

    def take_out(self, blocks: Blocks) -> Iterator[Block]:
        """The other blocks."""
        for block in blocks:
            match block:
                case Container(name="proposal"):
                    self.proposals.append(Proposal(block.get("body"), block.blocks, block.place))
                case Container(name="protocol"):
                    self.protocols.append(self._protocol(block))
                case _:
                    yield block

    def _protocol(self, block: Container) -> Protocol:
        date, number = block.get("date"), block.get("number")
        first = Place(block.place.file, block.place.line)
        if date and parse_iso(date) is None:
            self.findings.append(yaml_faults.not_date(first, "date", date[:60]))
        if number and parse_case_number(number, self._pattern) is None:
            self.findings.append(faults.case_number(first, number, CaseNumber(2011, 58).format(self._pattern)))
        return Protocol(block.get("body"), parse_iso(date), parse_case_number(number, self._pattern), block.blocks, block.place)
