"""`planverk adopt`: the version of a plan that the deciding body has adopted, with the decision that it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planverk.errors import Conflict, MissingFile, UnknownVersion, UnreadableFile
from planverk.model.account import Account
from planverk.model.adoption import STEM, Adoption, Enactment
from planverk.model.case_paper import CasePaper
from planverk.model.decision import Decision, DecisionKind
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.workspace import Workspace
from planverk.readers.workspace import read_workspace
from planverk.service.books import find_plan
from planverk.service.comparing import Desk, lay
from planverk.service.deciding import known_number
from planverk.service.parts import changed_outside, find_parts
from planverk.service.rounds import main_round
from planverk.service.saving import finish
from planverk.service.version import Listed, name_version
from planverk.service.workspace import SETTINGS, Actor, Home
from planverk.store.lock import locked
from planverk.store.versions import DECIDED
from planverk.writers.yaml import Tree, flow

_SHOWN = 8  # as many sections as a message can bear


@dataclass(frozen=True)
class Order:
    """What to adopt: the `plan` (the only one for no name); `decision` by key («kommunestyret-2011-09-07»), otherwise the last
    one that binds; the version's `name`, otherwise adopted- and the year; `parts`, the sections of the handlingsdel where the
    decision is of that alone."""

    plan: str = ""
    decision: str = ""
    name: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Adopted:
    """The version that was named, the decision that it stands on, and what the text was held against: a version's name, empty
    where there was none to hold it against."""

    version: Listed
    decision: Decision
    since: str = ""


def adopt(home: Home, order: Order, actor: Actor, base: str = "") -> Adopted:
    """Names the plan as it stands as the version that the decision adopted.

    Raises Conflict where no decision binds the plan, or it has no case number, where the text was changed since the version that
    the case paper is about without the ledger's accounting for it, where the adopted words do not stand in it, or where other
    parts than the decision is about were changed; else as name_version.
    """
    with locked(home.root, actor.owner("adopt")):
        finish(home)
    seen = base or (home.history.head() if home.history else "")  # what is read below is what is named, or nothing is
    workspace = _read(home)
    plan = find_plan(workspace, order.plan)
    paper, decision = _deciding(order, plan, workspace)
    name = _name(order, decision)
    _check_free(home, plan, name, decision)
    decision = _numbered(decision, paper, workspace)
    desk = Desk(home.tree, workspace)
    before = plan.adoption()
    since = _only_parts(order, plan, before, desk) if order.parts else _accounted(plan, paper, decision, desk, workspace)
    row = name_version(home, plan.id, name, actor, seen, _record(order, decision, before, workspace))
    return Adopted(row, decision, since)


def _read(home: Home) -> Workspace:
    workspace = read_workspace(home.tree).value
    if workspace is None:
        raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
    return workspace


# ── the decision ────────────────────────────────────────────────────────────────────────────────────


def _deciding(order: Order, plan: Plan, workspace: Workspace) -> tuple[CasePaper, Decision]:
    """The decision that binds the plan, and the paper that it was made on. Raises Conflict, MissingFile."""
    papers = {paper.file: paper for paper in workspace.papers if paper.about == plan.id}
    made = sorted((each for each in workspace.decisions if each.paper in papers), key=lambda each: (each.date, each.paper))
    if order.decision:
        chosen = _asked_for(order.decision, made, plan)
    else:
        chosen = next((each for each in reversed(made) if each.binds), None) or _none(plan, made)
    if chosen.postponed:
        raise Conflict(
            "{decision} put the case off, so that nothing was adopted.",
            "Adopt the plan when the case has been up again, and that is recorded: planverk decide",
            Place(chosen.file),
            decision=chosen.key,
        )
    if chosen.kind is not DecisionKind.DECISION:
        raise Conflict(
            "{decision} is a recommendation or a statement, and does not adopt the plan.",
            "Only the body that decides does: it stands as decided_by in {paper}.",
            Place(chosen.file),
            decision=chosen.key,
            paper=chosen.paper,
        )
    if chosen.fell:
        raise Conflict(
            "In {decision} the proposal fell.", "See {file}.", Place(chosen.file), decision=chosen.key, file=chosen.file
        )
    return papers[chosen.paper], chosen


def _asked_for(key: str, made: list[Decision], plan: Plan) -> Decision:
    found = next((each for each in reversed(made) if each.key == key), None)
    if found is None:
        known = ", ".join(dict.fromkeys(each.key for each in made)) or "–"
        text = "No decision {decision} is recorded in a case about {plan}."
        raise MissingFile(text, "These are: {known}", decision=key, plan=plan.id, known=known)
    return found


def _none(plan: Plan, made: list[Decision]) -> Decision:
    """Raises Conflict: no decision binds the plan; one that was put off, or voted down, is shown for what it is."""
    idle = next((each for each in reversed(made) if each.postponed or each.fell), None)
    if idle is not None:
        return idle
    raise Conflict(
        "No decision adopts {plan}: these are recorded in its cases: {known}",
        "Record what the deciding body decided: planverk decide PAPER BODY",
        Place(plan.folder),
        plan=plan.id,
        known=", ".join(f"{each.key} ({each.kind.value})" for each in made) or "–",
    )


def _numbered(decision: Decision, paper: CasePaper, workspace: Workspace) -> Decision:
    """The decision with its case number, which the cover carries for good. Raises Conflict where nothing tells it."""
    number = decision.number or known_number(decision.body, decision.date, paper, workspace)
    if number is None:
        raise Conflict(
            "{decision} has no case number, and the cover of an adopted plan is to have it.",
            "Write number: in {file}, or in treatments: of the paper.",
            Place(decision.file),
            decision=decision.key,
            file=decision.file,
        )
    return replace(decision, number=number)


# ── the name ────────────────────────────────────────────────────────────────────────────────────────


def _name(order: Order, decision: Decision) -> str:
    name = order.name or f"{STEM}-{decision.date.year}"
    if not name.startswith(STEM):
        raise UnknownVersion(
            "An adopted version cannot be called {version}.",
            "Its name begins with adopted, such as adopted-{year}.",
            version=name,
            year=decision.date.year,
        )
    return name


def _check_free(home: Home, plan: Plan, name: str, decision: Decision) -> None:
    """Raises Conflict where the decision has its version already, or git has a tag of the name that is not of these files."""
    same = [each for each in plan.adoptions if each.decided[-1].key == decision.key]
    if same:
        raise Conflict(
            "{decision} has adopted {plan} already, as {version}.",
            "A named version is never changed. If it was decided on again, record that first: planverk decide PAPER BODY",
            decision=decision.key,
            plan=plan.id,
            version=same[0].version,
        )
    tag = f"plan/{plan.id}/{name}"
    kept = home.tree.exists(f"{plan.folder}/versions/{name}/version.yaml")
    if not kept and home.history is not None and any(each.name == tag for each in home.history.tags(tag)):
        raise Conflict(
            "git has the tag {tag} already, and its files are not kept here. Nothing was changed.",
            "Get the files back from that tag, take the tag away, or choose another name.",
            tag=tag,
        )


# ── the text ────────────────────────────────────────────────────────────────────────────────────────


def _accounted(plan: Plan, paper: CasePaper, decision: Decision, desk: Desk, workspace: Workspace) -> str:
    """The version that the text was held against, where every change since has a cause. Raises Conflict where one has none."""
    base = _base(plan, paper, desk, workspace)
    older = desk.version(plan.id, base) if base else None
    old, new = desk.at(plan.id, older) if older else None, desk.now(plan.id)
    if old is None or new is None:
        return ""
    account = desk.account_of(lay(old, new))
    _check_causes(account)
    _check_amendments(account, decision)
    return base


def _base(plan: Plan, paper: CasePaper, desk: Desk, workspace: Workspace) -> str:
    """The version that the paper put forward, where it has been kept; else the one that was on hearing."""
    heard = main_round(workspace, plan.id)
    base = heard[1] if heard else ""
    return desk.put_forward(paper, plan.id, base) or base


def _check_causes(account: Account) -> None:
    if account.without_cause:
        raise Conflict(
            "The text is not the one that was decided on: changed since {base} without a cause in the ledger: {sections}",
            "See them with: planverk trace {plan} --from {base} --open. "
            "Say why: planverk ledger set CHANGE --from {base} --cause …",
            Place(f"plans/{account.plan}"),
            plan=account.plan,
            base=account.base,
            sections=_listed(each.change.section for each in account.without_cause),
        )


def _check_amendments(account: Account, decision: Decision) -> None:
    missing = [kept.promise for kept in account.promises if kept.promise.name == decision.key and not kept.is_kept]
    if missing:
        raise Conflict(
            "{decision} changes {sections}, and the adopted words do not stand in the plan.",
            "Write them into the plan and commit that; what is decided stands in {file}.",
            Place(decision.file),
            decision=decision.key,
            sections=_listed(section for promise in missing for section in promise.sections),
            file=decision.file,
        )


def _only_parts(order: Order, plan: Plan, before: Adoption | None, desk: Desk) -> str:
    """The adopted version before this one, where only the parts were changed since. Raises Conflict."""
    older = desk.version(plan.id, before.version) if before else None
    old, new = desk.at(plan.id, older) if older else None, desk.now(plan.id)
    if old is None or new is None or before is None:
        raise Conflict(
            "No version of {plan} has been adopted whole, so that a part of it cannot be adopted alone.",
            "Adopt the plan first: planverk adopt {plan}",
            plan=plan.id,
        )
    sections = changed_outside(find_parts(order.parts, new.plan), old, new, desk)
    if sections:
        raise Conflict(
            "The decision is of the handlingsdel alone, and other sections are not as in {version}: {sections}",
            "Take those changes back, name the sections that the decision is about with --part, or adopt the whole plan.",
            Place(plan.folder),
            version=before.version,
            sections=_listed(sections),
        )
    return before.version


# ── the record ──────────────────────────────────────────────────────────────────────────────────────


def _record(order: Order, decision: Decision, before: Adoption | None, workspace: Workspace) -> dict[str, str]:
    """The lines of version.yaml that tell of the decision, and of those that it stands on where it is of a part."""
    pattern = workspace.settings.wording.case_number
    part = ", ".join(order.parts)
    own = Enactment(decision.body, decision.date, decision.number, part, decision.key)
    earlier = before.decided if part and before else ()
    lines = (flow(_entry(own, pattern)), flow([_entry(each, pattern) for each in earlier]) if earlier else "")
    return {key: line for key, line in zip(DECIDED, lines, strict=True) if line}


def _entry(each: Enactment, pattern: str) -> dict[str, Tree]:
    entry: dict[str, Tree] = {
        "body": each.body,
        "date": each.date,
        "number": each.number.format(pattern) if each.number else "",
        "part": each.part,
        "decision": each.key,
    }
    return {key: value for key, value in entry.items() if value}


def _listed(names: Iterable[str]) -> str:
    each = list(dict.fromkeys(names))
    return ", ".join(each[:_SHOWN]) + (" …" if len(each) > _SHOWN else "")
