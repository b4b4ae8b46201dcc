"""What the archive is told of the documents that planverk makes: kinds, numbers, days, and who may see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planverk.model.archive import Record
from planverk.model.case_number import Archive
from planverk.model.case_paper import Access, CasePaper
from planverk.model.dates import short_date
from planverk.model.decision import Decision
from planverk.model.meeting import MINUTES, NOTICE, Meeting
from planverk.model.plan import Plan
from planverk.model.workspace import Workspace
from planverk.privacy.publication import marks_in
from planverk.service.altered import Altered
from planverk.service.compiled import Compiled
from planverk.service.convened import Extracted, Laid, Sat
from planverk.service.gathering import Target
from planverk.service.reported import Reported

EXEMPT = "UO"  # tilgangsrestriksjon: unntatt offentlighet
# moeteregistreringstype: innkalling, saksliste, møteprotokoll, saksframlegg, saksprotokoll, vedlegg
_SUMMONED, _LISTED, _MINUTED, _PUT_FORWARD, _DECIDED, _ATTACHED = "MI", "SL", "MP", "SF", "SP", "VL"


@dataclass(frozen=True)
class Registrar:
    """Writes the records of the municipality's own documents."""

    workspace: Workspace
    labels: Mapping[str, str]
    commit: str

    def record(self, target: Target, access: Access | None = None) -> Record:
        """What is told of a document; `access` is that of the agenda's item, where it says another than the paper."""
        made = self._record(target, access)
        return replace(made, sender=self.workspace.settings.municipality.name, commit=self.commit)

    def _record(self, target: Target, access: Access | None) -> Record:
        match target.value:
            case CasePaper() as paper:
                return self._paper(paper, access)
            case Laid(paper=paper):
                return self._paper(paper, access)
            case Extracted() as extract:
                return self._extract(extract, access)
            case Compiled() as made:
                return self._compiled(made)
            case Altered() as made:
                return self._altered(made)
            case Sat() as sat:
                return self._sat(sat)
            case Plan() as plan:
                day = plan.date.isoformat() if plan.date else ""
                return replace(_attached(plan.title), date=day, archive=plan.archive.case)
            case Reported(plan=plan, title=title):
                return replace(_attached(title), archive=plan.archive.case)

    def _paper(self, paper: CasePaper, access: Access | None) -> Record:
        numbered = [each for each in paper.treatments if each.number]
        record = Record(
            paper.title,
            "SAKSFRAMLEGG",
            "S",
            date=paper.date.isoformat() if paper.date else "",
            meeting_type=_PUT_FORWARD,
            body=self._body(numbered[-1].body) if numbered else "",
            case=numbered[-1].number if numbered else None,
            archive=paper.archive.case,
        )
        return self._seen(record, access or paper.access)

    def _extract(self, extract: Extracted, access: Access | None) -> Record:
        paper = extract.paper
        decided: Decision = self.workspace.decisions_on(paper.file)[-1]
        record = Record(
            extract.title,
            "PROTOKOLL",
            "X",
            date=decided.date.isoformat(),
            meeting_type=_DECIDED,
            body=self._body(decided.body),
            case=decided.number,
            archive=paper.archive.case,
        )
        seen = self._seen(record, access or paper.access)
        if not seen.access:
            return seen
        return replace(seen, public_title=f"{self.labels['extract']}: {seen.public_title}")

    def _compiled(self, made: Compiled) -> Record:
        """A document of a hearing; where private persons have answered, it has «Privatperson 7» for them."""
        masked = bool(marks_in(made.consultation))
        about = made.consultation.subjects[-1].plan if made.consultation.subjects else ""
        plan = self.workspace.plan(about)
        title = f"{made.title}: {plan.title}" if plan else made.title
        archive = plan.archive if plan else Archive()
        return Record(title, "NOTAT", "X", variant="O" if masked else "A", archive=archive.case)

    def _altered(self, made: Altered) -> Record:
        """The plan with its changes marked, or the account of them: both name who asked for them, private persons masked."""
        masked = bool(marks_in(made.consultation))
        return replace(_attached(made.title), variant="O" if masked else "A", archive=made.plan.archive.case)

    def _sat(self, sat: Sat) -> Record:
        meeting: Meeting = sat.meeting
        kind = {NOTICE: _SUMMONED, MINUTES: _MINUTED}.get(sat.kind, _LISTED)
        title = f"{sat.title} {self._body(meeting.body)} {short_date(meeting.date)}"
        return Record(
            title,
            "PROTOKOLL" if sat.kind == MINUTES else "NOTAT",
            "X",
            date=meeting.date.isoformat(),
            variant="O" if self._hides(meeting) and not sat.full else "A",
            meeting_type=kind,
            body=self._body(meeting.body),
            access=EXEMPT if sat.full else "",
            basis="; ".join(self._paragraphs(meeting)) if sat.full else "",
        )

    def _hides(self, meeting: Meeting) -> bool:
        """True where the public edition of a meeting's documents leaves something out."""
        return any(not item.access_with(self.workspace.paper(item.paper)).public for item in meeting.items)

    def _paragraphs(self, meeting: Meeting) -> list[str]:
        found = (item.access_with(self.workspace.paper(item.paper)) for item in meeting.items)
        return list(dict.fromkeys(each.paragraph for each in found if not each.public and each.paragraph))

    def _seen(self, record: Record, access: Access) -> Record:
        """The record with who may see it, and under what title."""
        if access.public:
            return replace(record, public_title=access.public_title)
        masked = access.public_title or self.labels["exempt"]
        return replace(record, public_title=masked, access=EXEMPT, basis=access.paragraph)

    def _body(self, code: str) -> str:
        body = self.workspace.settings.bodies.get(code)
        return body.name if body else code


def _attached(title: str) -> Record:
    return Record(title, "VEDLEGG", "S", "V", meeting_type=_ATTACHED)
