"""E4 and EN: promises that nothing in the plan shows, changes that nobody has explained, and entries that do not add up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from planverk.checks.subject import shorten
from planverk.findings import Finding, error, note, warning
from planverk.model.account import Account, AccountedChange
from planverk.model.case_paper import CasePaper
from planverk.model.change import Cause, LedgerEntry
from planverk.model.consultation import Consultation, ConsultationKind
from planverk.model.place import Place
from planverk.model.workspace import Workspace

SHOWN = 12  # as many names as a message can bear
_SINGLY = 40  # points that are told one by one, each in its own file
_BROKEN_TEXT = "{count} points or amendments are to be followed, and nothing in the plan was changed for them: {names}"
_TRACE_HINT = "See them with: planverk trace {plan}"


@dataclass(frozen=True)
class Accounting:
    """An account under inspection, with the hearing that it is about and the workspace around it."""

    account: Account
    consultation: Consultation
    workspace: Workspace

    @cached_property
    def points(self) -> dict[str, bool]:
        """Whether each point of the hearings about the plan is followed, by the name that an entry has for it."""
        found: dict[str, bool] = {}
        for each in self.workspace.consultations:
            if any(subject.plan == self.account.plan for subject in each.subjects):
                prefix = "" if each.id == self.consultation.id else f"{each.id}#"
                for response in each.responses:
                    for point in response.points:
                        outcome = point.assessment.outcome if point.assessment else None
                        found[f"{prefix}{response.number}.{point.id}"] = bool(outcome and outcome.promises_change)
        return found


AccountRule = Callable[[Accounting], Iterator[Finding]]


def promises(of: Accounting) -> Iterator[Finding]:
    """What is said to be followed, and what the deciding body has changed, can be seen in the plan. Where nobody has begun to
    revise it, or the points are too many to be read, that is said once."""
    waiting = [each for each in of.account.promises if not each.is_kept and not each.promise.is_decision]
    together = len(waiting) > (_SINGLY if of.account.changes else 1)
    if together:
        place, names = Place(f"plans/{of.account.plan}/plan.yaml"), _listed([each.promise.name for each in waiting])
        yield warning("E4", place, _BROKEN_TEXT, _TRACE_HINT, count=len(waiting), names=names, plan=of.account.plan)
    for kept in of.account.promises:
        promise = kept.promise
        if not kept.is_kept and promise.is_decision:
            text = "The decision {decision} changes «{section}», and the adopted words do not stand in the plan."
            hint = "Write them into the plan; or say which change they are: planverk ledger set CHANGE --decision {decision}"
            yield warning("E4", promise.place, text, hint, decision=promise.name, section=", ".join(promise.sections))
        elif not kept.is_kept and not together:
            text = "Point {point} is said to be followed, and nothing in the plan was changed for it since {base}."
            hint = "Change the plan, and say where: planverk respond assess {point} --changes ID"
            yield warning("E4", promise.place, text, hint, point=promise.name, base=of.account.base)
        elif kept.missing:
            text = "Point {point} is said to change «{sections}», where nothing was changed for it."
            hint = "Take it out of changes: in the assessment, or change the plan there."
            yield note("EN5", promise.place, text, hint, point=promise.name, sections=", ".join(kept.missing))


def causes(of: Accounting) -> Iterator[Finding]:
    """Every change has a cause."""
    for each in of.account.without_cause:
        text = "The change {change} in «{section}» has no cause: {words}"
        hint = "Say it: planverk ledger set {change} --cause faglig --reason … (or --points 7.2)"
        yield warning("E4", _place(each, of), text, hint, change=each.change.id, section=each.change.section, words=_words(each))


def entries(of: Accounting) -> Iterator[Finding]:
    """What was said of a change has a reason, and names points and decisions that are there."""
    for each in of.account.changes:
        if each.entry is None:
            continue
        if each.earlier:
            text = "The change {change} was reworded since its cause was written (as {before})."
            hint = "Look at it again, and confirm it: planverk ledger set {change}"
            yield warning("EN2", each.entry.place, text, hint, change=each.change.id, before=each.entry.change)
        yield from _reasons(each.entry, each.change.id)
        yield from _names(each.entry, each.change.id, of)


def lost(of: Accounting) -> Iterator[Finding]:
    """What was said is said of a change that is there."""
    for entry in of.account.lost:
        text = "The change {change} in «{section}» is no more."
        hint = "Take its entry out with: planverk ledger remove {change}"
        yield warning("EN1", entry.place, text, hint, change=entry.change, section=entry.section)


def identities(of: Accounting) -> Iterator[Finding]:
    """The two versions are versions of one plan, and an id stands for one thing."""
    account = of.account
    if account.strangers:
        text = "The plan and its version {base} share no section."
        hint = "A section keeps its id for as long as it lives. Was the text imported anew? Then give the sections their old ids."
        yield error("EN7", Place(f"plans/{account.plan}/plan.yaml"), text, hint, base=account.base)
    for each in account.reused:
        text = "The id «{id}» stood for «{before}» in {base}, and now stands for «{after}»."
        hint = "Give the new section an id of its own, and write the old one under retired: in plan.yaml."
        yield warning("EN7", each.place, text, hint, id=each.id, before=each.before, base=account.base, after=each.after)


def hidden(of: Accounting) -> Iterator[Finding]:
    """A measure that was changed is changed where people read of it."""
    for each in of.account.unshown:
        text = "Measure «{id}» was changed since {base}, in something that no table of the plan shows."
        hint = "Show the column in the plan, or account for it in the case paper: nobody can see it in the plan or the redline."
        yield note("EN11", each.place, text, hint, id=each.id, base=of.account.base)


ACCOUNT_RULES: tuple[AccountRule, ...] = (promises, causes, entries, lost, identities, hidden)


def check_account(account: Account, consultation: Consultation, workspace: Workspace) -> Iterator[Finding]:
    """All findings about the account of a plan since the version that was on hearing."""
    of = Accounting(account, consultation, workspace)
    return (replace(finding, concerns=consultation.folder) for rule in ACCOUNT_RULES for finding in rule(of))


def check_paper(paper: CasePaper, account: Account, workspace: Workspace) -> Iterator[Finding]:
    """What a case paper that puts the revised plan forward cannot go out with, and what it should not."""
    place = paper.place if paper.place.file else Place(paper.file)
    broken = [kept.promise.name for kept in account.promises if not kept.is_kept]
    if broken:
        said = error("E4", place, _BROKEN_TEXT, _TRACE_HINT, count=len(broken), names=_listed(broken), plan=account.plan)
        yield _of(paper, said)
    if account.without_cause:
        text = "{count} changes since {base} have no cause."
        hint = "See them with: planverk trace {plan} --open"
        count = len(account.without_cause)
        yield _of(paper, error("E4", place, text, hint, count=count, base=account.base, plan=account.plan))
    if account.unmarked:
        text = "{count} changes since {base} may call for a new hearing, and nobody has said whether they are vesentlig."
        hint = "Say it of each: planverk ledger set CHANGE --significant no. See them with: planverk trace {plan} --open"
        yield _of(paper, warning("EN6", place, text, hint, count=len(account.unmarked), base=account.base, plan=account.plan))
    unheard = _unheard(account, workspace)
    if unheard:
        text = "Changes that are vesentlig have not been on a new hearing: {sections}"
        hint = "Send those sections out: planverk consult prepare {plan} --sections {ids} --deadline DATE"
        ids = ",".join(unheard)
        yield _of(paper, warning("EN9", place, text, hint, sections=_listed(unheard), plan=account.plan, ids=ids))


def without_version(paper: CasePaper, base: str) -> Finding:
    """A paper puts a revised plan forward, and what was on hearing is not here to be held against it."""
    place = paper.place if paper.place.file else Place(paper.file)
    text = "The version {base}, which was on hearing, is not here, so nobody can tell what was changed since."
    hint = "Take the folder of the version back from git. See which there are with: planverk version list"
    return _of(paper, warning("EN10", place, text, hint, base=base))


def without_name(paper: CasePaper, plan: str, version: str) -> Finding:
    """A body has had the case, and the text that it had was not kept under the name that the paper gives it."""
    place = paper.place if paper.place.file else Place(paper.file)
    text = (
        "A meeting has had the version {version}, and no text has that name: what the paper attaches and counts follows the plan."
    )
    hint = "Give the text its name as long as it is the one that the meeting had: planverk version name {plan} {version}"
    return _of(paper, note("EN12", place, text, hint, version=version, plan=plan))


def _reasons(entry: LedgerEntry, change: str) -> Iterator[Finding]:
    lacks = {
        None: False,
        Cause.POINTS: not entry.points,
        Cause.DECISION: not entry.decision,
    }.get(entry.cause, not entry.reason.strip())
    if lacks:
        text = "The change {change} has the cause «{cause}», and not the reason, the point or the decision that goes with it."
        hint = "Say it: planverk ledger set {change} --reason … (or --points 7.2, or --decision BODY-DATE)"
        yield warning("EN3", entry.place, text, hint, change=change, cause=entry.cause.value if entry.cause else "")
    if entry.significant is not None and not entry.significance_reason.strip():
        text = "It is said whether the change {change} is vesentlig, and not why."
        yield warning("EN3", entry.place, text, "Say it: planverk ledger set {change} --because …", change=change)


def _names(entry: LedgerEntry, change: str, of: Accounting) -> Iterator[Finding]:
    for point in entry.points:
        if of.points.get(point) is not True:
            text = "The change {change} is said to follow point {point}, which is not there or not followed."
            hint = "Correct it: planverk ledger set {change} --points … or weigh the point anew."
            yield warning("EN4", entry.place, text, hint, change=change, point=point)
    if entry.decision and entry.decision not in {each.key for each in of.workspace.decisions if each.binds}:
        text = "The change {change} is said to follow the decision {decision}, which is not there or does not bind the plan."
        hint = "Only a decision (vedtak) of the deciding body binds; a recommendation (innstilling) does not."
        yield warning("EN4", entry.place, text, hint, change=change, decision=entry.decision)


def _unheard(account: Account, workspace: Workspace) -> list[str]:
    """The sections with a significant change that no limited hearing has been about."""
    heard = {
        section
        for each in workspace.consultations
        if each.kind is ConsultationKind.LIMITED
        for subject in each.subjects
        if subject.plan == account.plan
        for section in subject.sections
    }
    touched = dict.fromkeys(each.change.section for each in account.significant)
    return [section for section in touched if section not in heard]


def _of(paper: CasePaper, finding: Finding) -> Finding:
    return replace(finding, concerns=paper.file)


def _place(each: AccountedChange, of: Accounting) -> Place:
    plan = of.workspace.plan(of.account.plan)
    measures = plan.measures.places if plan is not None else {}
    place = measures.get(each.change.target, each.change.place)
    if each.change.what == "measure" and not place.file:
        return Place(f"plans/{of.account.plan}/measures.yaml")
    return place if place.file else Place(f"plans/{of.account.plan}/plan.yaml")


def _words(each: AccountedChange) -> str:
    change = each.change
    within = f"{change.within}: " if change.within and change.kind != "moved" else ""
    return f"«{within}{shorten(change.after or change.before)}»"


def _listed(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
