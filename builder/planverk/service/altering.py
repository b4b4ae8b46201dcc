"""What was changed in a plan after its hearing, put together as a case paper attaches it: the redline, or the account of why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planverk.documents import ledger
from planverk.documents import redline as redlines
from planverk.documents.frame import Assembled, Frame
from planverk.documents.ledger_tables import Ledgers
from planverk.documents.names import version_words
from planverk.findings import Reading, error
from planverk.model.document import Document
from planverk.model.labels import labels
from planverk.model.layout import Layout
from planverk.model.place import Place
from planverk.model.template import Template
from planverk.model.workspace import Workspace
from planverk.readers.layout import read_layout
from planverk.service.altered import Altered
from planverk.service.books import ledgers_of
from planverk.service.comparing import Compared, Desk
from planverk.service.compiled import Workshop
from planverk.service.signing import signed
from planverk.service.states import State


@dataclass(frozen=True)
class Office:
    """What the documents are made in: the state, the workspace, where versions are laid beside each other, and whom to name."""

    state: State
    workspace: Workspace
    desk: Desk
    workshop: Workshop


def layout_of(value: Altered, state: State, template: str) -> Reading[Layout]:
    """The layout: of the account the municipality's own, where it has one; a redline stands in that of plans."""
    if value.kind == ledger.KIND and not state.source.exists(f"templates/{template}/documents/{ledger.KIND}.md"):
        return Reading(ledger.usual_layout())
    return read_layout(state.source, template, ledger.KIND if value.kind == ledger.KIND else "plan")


def assemble(value: Altered, frame: Frame, template: Template, office: Office) -> Reading[Assembled]:
    """The document; an error, and none, where one of the two versions cannot be read."""
    compared = office.desk.compared(value.plan.id, value.base, value.to)
    if compared is None:
        text = "The plan {plan} cannot be read as it stood in {version}."
        hint = "See what is wrong with: planverk check --at {version}"
        place, named = Place(value.plan.folder), value.to or value.base
        return Reading(None, (error("V1", place, text, hint, plan=value.plan.id, version=named),))
    ledgers = _ledgers(value, compared, template, office)
    base = version_words(value.base, ledgers.labels)
    if value.kind == ledger.KIND:
        made = ledger.assemble(ledgers, value.plan, base, frame)
        return Reading(replace(made, document=_named(made.document, value, frame)))
    written = signed(ledgers.account, compared.new, office.desk, office.state.history, office.state.commit)
    old, new = compared.old.document, compared.new.document
    document = redlines.redline(old, new, compared.comparison.body, ledgers, written, base, frame.origin)
    return Reading(Assembled(_named(document, value, frame)))


def _named(document: Document, value: Altered, frame: Frame) -> Document:
    """The document under the name that the paper's list has for it, made from the plan."""
    return replace(document, id=value.id, draft=frame.draft, origin=replace(frame.origin, source=value.plan.folder))


def _ledgers(value: Altered, compared: Compared, template: Template, office: Office) -> Ledgers:
    """The account in the plan's words."""
    account = office.desk.account(value.plan.id, value.base, value.to)
    assert account is not None, "the two versions were compared"
    words = labels(value.language, office.workspace.settings.wording.labels)
    edition = office.workshop.edition(value.consultation)
    return ledgers_of(account, office.workspace, compared.new.plan, value.consultation, words, template, edition)
