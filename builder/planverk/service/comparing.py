"""Two versions of a plan on today's template, what changed between them, and the account of why; each worked out once."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from planverk.changes.compare import Comparison, compare
from planverk.changes.ledger import Tree, accounted, kept, match
from planverk.changes.radar import Names, touches
from planverk.changes.sections import SectionText, reused, sections
from planverk.documents import plan as plans
from planverk.documents.frame import Frame
from planverk.model.account import Account, Promise
from planverk.model.case_paper import CasePaper
from planverk.model.change import LedgerEntry
from planverk.model.consultation import Consultation
from planverk.model.document import PLAN, Document
from planverk.model.layout import Layout
from planverk.model.measures import Measure
from planverk.model.place import NOWHERE
from planverk.model.plan import Plan
from planverk.model.source import Source
from planverk.model.template import Template
from planverk.model.workspace import Workspace
from planverk.readers.layout import read_layout
from planverk.readers.ledger import ledger_file
from planverk.readers.plan import read_plan
from planverk.readers.standing import with_standing
from planverk.readers.template import read_template
from planverk.service.rounds import hearing_told_of, put_forward, rounds
from planverk.store.versions import Version, find_versions, version_source

_ADOPTED = "adopted"  # what names of adopted versions begin with


@dataclass(frozen=True)
class Side:
    """A version of a plan: its name (empty for the text as it is now), the plan, and its document on today's template."""

    version: str
    plan: Plan
    document: Document

    @cached_property
    def sections(self) -> dict[str, SectionText]:
        """The sections by id."""
        return dict(sections(self.document.body))


@dataclass(frozen=True)
class Compared:
    """Two versions and what changed between them."""

    old: Side
    new: Side
    comparison: Comparison


class Desk:
    """Lays versions of a plan beside each other, for one state of a workspace, whose files are in `source`."""

    def __init__(self, source: Source, workspace: Workspace) -> None:
        self.source = source
        self._workspace = workspace
        self._laid: dict[tuple[str, str, str], Compared | None] = {}
        self._accounts: dict[tuple[str, str, str], Account | None] = {}

    def side(self, plan: Plan, version: str = "") -> Side | None:
        """A plan as a document; None where the template or the layout of plans cannot be read."""
        template, layout = self.template, self._layout
        if template is None or layout is None:
            return None
        frame = Frame(
            self._workspace.settings,
            layout,
            template.numbering,
            template.settings.measures,
            plans=self._workspace.plans,
            plan_numbering=template.numbering,
            consultation=told_of if (told_of := hearing_told_of(plan, self._workspace)) and told_of.whole else None,
        )
        return Side(version, plan, plans.assemble(plan, frame).document)

    def at(self, plan_id: str, version: Version) -> Side | None:
        """A plan as it stood in a named version, under today's settings and on today's template; None where it cannot be read."""
        bare = replace(version, files={path: sha for path, sha in version.files.items() if not path.startswith("frame/")})
        plan = self.read(version_source(self.source, bare), plan_id)
        return self.side(plan, version.name) if plan is not None else None

    def read(self, source: Source, plan_id: str) -> Plan | None:
        """A plan as it stands in another state, under today's settings."""
        plan = read_plan(source, f"plans/{plan_id}", self._workspace.settings).value
        return with_standing(source, plan, self._workspace.settings.wording.case_number) if plan is not None else None

    def now(self, plan_id: str) -> Side | None:
        """A plan as it is now."""
        plan = self._workspace.plan(plan_id)
        return self.side(plan) if plan is not None else None

    def version(self, plan_id: str, name: str) -> Version | None:
        """The named version of a plan."""
        return next((each for each in self._versions if (each.plan, each.name) == (plan_id, name)), None)

    def versions_of(self, plan_id: str) -> tuple[Version, ...]:
        """The named versions of a plan, the oldest first."""
        own = (version for version in self._versions if version.plan == plan_id)
        return tuple(sorted(own, key=lambda version: (version.date, version.name)))

    def put_forward(self, paper: CasePaper, plan_id: str, base: str) -> str:
        """The kept version that a paper puts forward after the hearing on `base`; empty for the text as it stands."""
        return put_forward(paper, plan_id, base, {version.name for version in self.versions_of(plan_id)})

    def account(self, plan_id: str, base: str, to: str = "") -> Account | None:
        """The account of a plan since the version `base`, until the version `to`, for an empty name until it was adopted, else
        until now; None where one of the two texts cannot be read."""
        key = plan_id, base, to
        if key not in self._accounts:
            compared = self.compared(plan_id, base, to)
            self._accounts[key] = self.account_of(compared) if compared else None
        return self._accounts[key]

    def compared(self, plan_id: str, base: str, to: str = "") -> Compared | None:
        """The version `base` beside the version `to`; for an empty name beside the plan as it was adopted after that, else as it
        is now. None where one of the two texts cannot be read."""
        key = plan_id, base, to
        if key not in self._laid:
            self._laid[key] = self._lay(plan_id, base, to)
        return self._laid[key]

    def _lay(self, plan_id: str, base: str, to: str) -> Compared | None:
        version = self.version(plan_id, base)
        old = self.at(plan_id, version) if version is not None else None
        if version is None or old is None:
            return None
        until = self.version(plan_id, to) if to else self._adopted(version)
        new = self.at(plan_id, until) if until else self.now(plan_id)
        return lay(old, new) if new is not None else None

    def account_of(self, compared: Compared) -> Account:
        """What changed between two versions, with what is known of why."""
        old, new, workspace = compared.old, compared.new, self._workspace
        changes = compared.comparison.changes
        plan_id, base = new.plan.id, old.version
        matched = match(_entries(workspace, plan_id, base, {change.id for change in changes}), changes)
        tree = self.tree(compared)
        promises = tuple(promises_of(workspace, plan_id, base, self._date(plan_id, new.version)))
        names = _names(workspace, old.plan, new.plan)
        made = accounted(changes, promises, matched, tree, {each.id: touches(each, names) for each in changes})
        return Account(
            plan_id,
            base,
            new.version,
            made,
            kept(promises, made, tree),
            matched.lost,
            reused(old.sections, new.sections),
            bool(old.sections and new.sections) and not (old.sections.keys() & {*new.sections, *new.plan.aliases}),
            tuple(_unshown(old.plan, new.plan, {change.target for change in changes})),
            ledger_file(plan_id, base),
        )

    def tree(self, compared: Compared) -> Tree:
        """How the sections of both versions hang together."""
        both = (*compared.old.sections.values(), *compared.new.sections.values())
        return Tree({each.id: each.parent for each in both}, compared.new.plan.aliases)

    def _date(self, plan_id: str, name: str) -> datetime.date | None:
        """The day on which a version was named; None for the text as it is now, and where that is not known."""
        version = self.version(plan_id, name)
        return datetime.date.fromisoformat(version.date) if version and version.date else None

    def _adopted(self, base: Version) -> Version | None:
        """The first version that was adopted after `base` was named."""
        later = (v for v in self._versions if v.plan == base.plan and v.name.startswith(_ADOPTED) and v.date >= base.date)
        return min(later, key=lambda version: (version.date, version.name), default=None)

    @cached_property
    def template(self) -> Template | None:
        """The template of plans, as it is now."""
        return read_template(self.source, f"templates/{self._workspace.settings.template}", PLAN).value

    @cached_property
    def _layout(self) -> Layout | None:
        return read_layout(self.source, self._workspace.settings.template, PLAN).value

    @cached_property
    def _versions(self) -> tuple[Version, ...]:
        return find_versions(self.source)


def _entries(workspace: Workspace, plan_id: str, base: str, changes: Collection[str]) -> Iterator[LedgerEntry]:
    """What was said of the changes since `base`; and what was said since another version of the very same change, which has the
    same id: the same words, in the same place, became the same."""
    own = workspace.ledger(plan_id, base)
    yield from own.entries if own else ()
    for ledger in workspace.ledgers:
        if ledger.plan == plan_id and ledger.base != base:
            yield from (entry for entry in ledger.entries if entry.change in changes)


def lay(old: Side, new: Side) -> Compared:
    """Two versions laid beside each other."""
    return Compared(old, new, compare(old.document, new.document, new.plan.aliases))


def promises_of(workspace: Workspace, plan_id: str, base: str, until: datetime.date | None = None) -> Iterator[Promise]:
    """What the plan's text has to show since the version `base`: the points of its hearing, and of those after it, that are
    followed; and the amendments of the deciding body. A text of the day `until` has nothing to show of what came later."""
    heard = list(rounds(workspace, plan_id))
    first = next((at for at, (_, version) in enumerate(heard) if version == base), len(heard))
    for at, (consultation, _) in enumerate(heard[first:]):
        if at and until and consultation.sent and consultation.sent > until:
            continue
        yield from _points(consultation, f"{consultation.id}#" if at else "")
    since = heard[first][0].sent if first < len(heard) else _adopted_on(workspace.plan(plan_id), base)
    papers = {paper.file for paper in workspace.papers if paper.about == plan_id}
    for decision in workspace.decisions:
        in_time = (since is None or decision.date > since) and (until is None or decision.date <= until)
        if decision.binds and decision.paper in papers and in_time:
            for each in decision.amendments:
                yield Promise(decision.key, (each.target,), None, each.text, decision.body, decision.place)


def _adopted_on(plan: Plan | None, version: str) -> datetime.date | None:
    """The day of the decision that a version was adopted by: what was decided until then stands in it already."""
    return next((each.date for each in (plan.adoptions if plan else ()) if each.version == version), None)


def _points(consultation: Consultation, prefix: str) -> Iterator[Promise]:
    for response in consultation.responses:
        for point in response.points:
            weighed = point.assessment
            if weighed is not None and weighed.outcome is not None and weighed.outcome.promises_change:
                name = f"{prefix}{response.number}.{point.id}"
                yield Promise(name, weighed.changes, weighed.outcome, place=weighed.place)


def _unshown(old: Plan, new: Plan, shown: Collection[str]) -> Iterator[Measure]:
    """The measures that are another than they were, and of which no change of the text tells."""
    before = {each.id: replace(each, number=0, place=NOWHERE) for each in old.measures.measures}
    for each in new.measures.measures:
        if each.id in before and each.id not in shown and replace(each, number=0, place=NOWHERE) != before[each.id]:
            yield each


def _names(workspace: Workspace, old: Plan, new: Plan) -> Names:
    """What the radar looks for by name."""
    both = (old.measures, new.measures)
    goals = [(each.id, each.title) for measures in both for each in measures.goals]
    goals += [(each.id, each.title) for measures in both for each in measures.strategies]
    heard = (each for each, _ in rounds(workspace, new.id))
    return Names(
        frozenset(goal for goal, _ in goals),
        frozenset(each.id for measures in both for each in measures.measures),
        tuple(title for _, title in goals),
        (
            *workspace.settings.units.values(),
            *(body.name for body in workspace.settings.bodies.values()),
            *(invitation.name for consultation in heard for invitation in consultation.invitations),
        ),
    )
