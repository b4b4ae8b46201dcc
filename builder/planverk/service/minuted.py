"""Case papers with what was decided on them: as they are laid before the next body, before a meeting, and after the last one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planverk.model.case_paper import CasePaper, Protocol, Treatment
from planverk.model.labels import labels
from planverk.model.workspace import Workspace

if TYPE_CHECKING:
    from planverk.documents.minutes import Minuted, Read
    from planverk.model.decision import Decision
    from planverk.model.meeting import Meeting

# What minutes are made of is imported with the first decision: most papers have none.


@dataclass(frozen=True)
class Clerk:
    """Puts the recorded protocols into case papers; `read` makes blocks of Markdown."""

    workspace: Workspace
    read: Read

    def for_next(self, paper: CasePaper) -> CasePaper:
        """The paper as the next body gets it, or, where all have decided, as the last one got it."""
        last = paper.treatments[-1] if paper.treatments else None
        earlier = [each for each in self.decisions(paper) if last is None or not _is_of(each, last)]
        return self._with(self.numbered(paper), earlier)

    def for_meeting(self, paper: CasePaper, date: datetime.date) -> CasePaper:
        """The paper as it was laid before a meeting on that day."""
        earlier = [each for each in self.decisions(paper) if each.date < date]
        return self._with(self.numbered(paper, date), earlier)

    def with_all(self, paper: CasePaper) -> CasePaper:
        """The paper as an extract, with every protocol there is."""
        return replace(self._with(self.numbered(paper), self.decisions(paper)), extract=True)

    def decisions(self, paper: CasePaper) -> tuple[Decision, ...]:
        """What was decided in the case, on this paper and on those that went before it, the oldest first."""
        papers = (*self.workspace.papers_before(paper), paper)
        made = (decision for each in papers for decision in self.workspace.decisions_on(each.file))
        return tuple(sorted(made, key=lambda each: each.date))

    def numbered(self, paper: CasePaper, until: datetime.date = datetime.date.max) -> CasePaper:
        """The paper with the days and case numbers of its saksgang, where the agenda or a decision has them and the paper has
        not; of meetings after the day `until` nothing is known yet."""
        known = tuple(self._numbered(paper, each, until) for each in paper.treatments)
        return paper if known == paper.treatments else replace(paper, treatments=known)

    def minuted(self, decision: Decision, paper: CasePaper) -> Minuted:
        """A decision, made on the paper or on one that went before it, ready to be told of."""
        from planverk.documents.minutes import Minuted

        settings = self.workspace.settings
        own = self.workspace.paper(decision.paper) or paper
        if own.file == paper.file:
            own = paper
        earlier = tuple(self.minuted(each, own) for each in self.decisions(own) if each.date < decision.date)
        meeting = self.workspace.meeting_of(decision.body, decision.date)
        if decision.attendance is not None and meeting is not None and meeting.attendance is not None:
            decision = replace(decision, attendance=meeting.attendance.changed_by(decision.attendance))
        return Minuted(decision, own, earlier, settings, labels(paper.language, settings.wording.labels), self.read)

    def _with(self, paper: CasePaper, decisions: Iterable[Decision]) -> CasePaper:
        """Protocols that were typed into the paper stand as they are, and are not told twice."""
        typed = {(each.body, each.date) for each in paper.protocols}
        told = tuple(self.minuted(each, paper).protocol() for each in decisions if (each.body, each.date) not in typed)
        return replace(paper, protocols=_in_order((*paper.protocols, *told))) if told else paper

    def _numbered(self, paper: CasePaper, treatment: Treatment, until: datetime.date) -> Treatment:
        made = [each for each in self.decisions(paper) if _is_of(each, treatment) and each.date <= until]
        date = treatment.date or (made[0].date if made else None)
        if date is None or date > until or (treatment.date and treatment.number):
            return treatment
        meeting = self.workspace.meeting_of(treatment.body, date)
        listed = (item.number for item in (meeting.items if meeting else ()) if item.paper == paper.file)
        numbers = (treatment.number, *(each.number for each in made), *listed)
        return replace(treatment, date=date, number=next((each for each in numbers if each), None))


def decided_in(workspace: Workspace, paper: CasePaper) -> tuple[str, ...]:
    """The papers that went before a paper, and the files of what was decided on it and on those."""
    before = workspace.papers_before(paper)
    made = tuple(decision.file for each in (*before, paper) for decision in workspace.decisions_on(each.file))
    return (*(each.file for each in before), *made)


def sat_from(workspace: Workspace, meeting: Meeting) -> tuple[str, ...]:
    """The files that the documents of a meeting are made from, besides its own: papers, and what was decided on them."""
    papers = (paper for item in meeting.items if (paper := workspace.paper(item.paper)) is not None)
    return tuple(file for paper in papers for file in (paper.file, *decided_in(workspace, paper)))


def _is_of(decision: Decision, treatment: Treatment) -> bool:
    return decision.body == treatment.body and (treatment.date is None or decision.date == treatment.date)


def _in_order(protocols: tuple[Protocol, ...]) -> tuple[Protocol, ...]:
    """Oldest first; one without a day stays where it was written."""
    if any(each.date is None for each in protocols):
        return protocols
    return tuple(sorted(protocols, key=lambda each: each.date or datetime.date.min))
