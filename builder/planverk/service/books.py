"""The books of a plan's changes, opened: which plan, since which version, its account, and everything that speaks of it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from planverk.documents.hearing import Edition, People
from planverk.documents.ledger_tables import Ledgers
from planverk.documents.names import version_words
from planverk.errors import MissingFile, UnknownVersion, UnreadableFile
from planverk.model.account import Account
from planverk.model.consultation import Consultation
from planverk.model.labels import labels
from planverk.model.place import Place
from planverk.model.plan import Plan
from planverk.model.template import USUAL_SUMMARY, Template
from planverk.model.workspace import Workspace
from planverk.privacy.publication import public_names
from planverk.readers.workspace import read_workspace
from planverk.service.comparing import Compared, Desk, Side, lay
from planverk.service.rounds import main_round, rounds
from planverk.service.states import look_at
from planverk.service.workspace import SETTINGS, Home


@dataclass(frozen=True)
class Books:
    """A plan between two versions, with the hearing on the older of them where there was one."""

    home: Home
    workspace: Workspace
    desk: Desk
    plan: Plan
    compared: Compared
    consultation: Consultation | None

    @property
    def base(self) -> str:
        return self.compared.old.version

    @cached_property
    def account(self) -> Account:
        return self.desk.account_of(self.compared)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The words of the plan's language."""
        return labels(self.plan.language, self.workspace.settings.wording.labels)

    @cached_property
    def ledgers(self) -> Ledgers:
        """The account in words; private persons are «Privatperson 7»."""
        return ledgers_of(self.account, self.workspace, self.compared.new.plan, self.consultation, self.labels, self.template)

    @property
    def template(self) -> Template:
        """The template of plans. Raises UnreadableFile."""
        template = self.desk.template
        if template is None or template.theme is None:
            raise UnreadableFile("The template has errors.", "See them with: planverk check", Place("templates"))
        return template

    @property
    def base_words(self) -> str:
        """The older version as documents call it: «høringsversjonen (hearing-1)»."""
        return version_words(self.base, self.labels)


def ledgers_of(
    account: Account,
    workspace: Workspace,
    plan: Plan | None,
    consultation: Consultation | None,
    words: Mapping[str, str],
    template: Template | None,
    edition: Edition | None = None,
) -> Ledgers:
    """An account in the words of a document; without an `edition` a private person is «Privatperson 7»."""
    if edition is None:
        responses = consultation.responses if consultation else ()
        edition = Edition(public_names(responses, words["private-person"]))
    noun = (template.settings.summary if template else USUAL_SUMMARY).noun
    decisions = {each.key: each for each in workspace.decisions if each.binds}
    bodies = {code: body.name for code, body in workspace.settings.bodies.items()}
    return Ledgers(account, plan, consultation, People(edition, words), words, noun, decisions, bodies)


def open_books(home: Home, plan: str = "", base: str = "", to: str = "") -> Books:
    """The books of a plan (the only one, or the only one that was on hearing, for an empty name) between two named versions or
    git revisions: `base` is otherwise what was on hearing last, `to` the adopted edition after that or the text as it is now.

    Raises MissingFile, UnknownVersion, UnreadableFile.
    """
    workspace = read_workspace(home.tree).value
    if workspace is None:
        raise UnreadableFile("planverk.yaml has errors.", "See them with: planverk check", place=Place(SETTINGS))
    desk = Desk(home.tree, workspace)
    chosen = find_plan(workspace, plan)
    heard = main_round(workspace, chosen.id)
    since = base or (heard[1] if heard else "")
    if not since:
        raise UnknownVersion(
            "The plan {plan} has not been on hearing, so it must be said which version to begin with.",
            "Say it with --from. See which there are with: planverk version list",
            plan=chosen.id,
        )
    compared = _compared(home, desk, chosen, since, to)
    consultation = next((each for each, version in rounds(workspace, chosen.id) if version == since), None)
    return Books(home, workspace, desk, chosen, compared, consultation)


def find_plan(workspace: Workspace, name: str) -> Plan:
    """The plan of that id or folder; without a name the only one, or the only one that was on hearing. Raises MissingFile."""
    wanted = name.strip("/").removeprefix("plans/")
    known = {plan.id: plan for plan in workspace.plans}
    if wanted in known:
        return known[wanted]
    heard = [plan for plan in workspace.plans if main_round(workspace, plan.id)]
    if not wanted and len(known) == 1:
        return next(iter(known.values()))
    if not wanted and len(heard) == 1:
        return heard[0]
    near = difflib.get_close_matches(wanted, list(known), n=1)
    hint = "Did you mean {near}?" if near else "These are here: {known}"
    raise MissingFile("There is no plan {name}.", hint, name=wanted or "–", near="".join(near), known=", ".join(known) or "–")


def _compared(home: Home, desk: Desk, plan: Plan, base: str, to: str) -> Compared:
    if not to and desk.version(plan.id, base) is not None:
        compared = desk.compared(plan.id, base)
        if compared is not None:
            return compared
    return lay(_side(home, desk, plan, base), _side(home, desk, plan, to))


def _side(home: Home, desk: Desk, plan: Plan, at: str) -> Side:
    """A plan in a named version or at a git revision; as it is now for an empty name."""
    name = at.removeprefix(f"plan/{plan.id}/").removeprefix(f"{plan.id}/")
    version = desk.version(plan.id, name) if name else None
    if version is not None:
        side = desk.at(plan.id, version)
    else:
        with look_at(home, name) as state:
            read = desk.read(state.source, plan.id) if name else plan
        side = desk.side(read, name) if read is not None else None
    if side is None:
        raise UnreadableFile(
            "The plan {plan} cannot be read as it stood in {version}.",
            "See what is wrong with: planverk check --at {version}" if name else "See what is wrong with: planverk check",
            Place(plan.folder),
            plan=plan.id,
            version=name or "–",
        )
    return side
