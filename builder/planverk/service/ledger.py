"""`planverk ledger set` and `remove`: what a person says of changes, one act one commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planverk.changes.ledger import is_in
from planverk.errors import MissingFile, Unclear, UnreadableFile
from planverk.findings import first_error
from planverk.model.account import Account, AccountedChange
from planverk.model.change import Cause, Ledger, LedgerEntry
from planverk.model.place import Place
from planverk.readers.ledger import FOLDER, ledger_file, read_ledger
from planverk.service.books import Books, open_books
from planverk.service.consultations import expect
from planverk.service.saving import finish, save
from planverk.service.workspace import Actor, Home
from planverk.store.lock import locked
from planverk.writers.ledger import ledger_yaml

_SHORTEST = 4  # characters of a change's id that may stand for the whole
_KEPT = 600  # characters of each wording that an entry repeats


@dataclass(frozen=True)
class Saying:
    """What somebody says of one or several changes. None leaves what stands as it is."""

    cause: Cause | None = None
    points: tuple[str, ...] | None = None
    decision: str | None = None
    reason: str | None = None
    significant: bool | None = None
    significance_reason: str | None = None


@dataclass(frozen=True)
class Which:
    """Which changes are meant: ids, or their beginnings, and sections, of a plan since a version (as open_books finds them)."""

    changes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    plan: str = ""
    base: str = ""


def set_entries(home: Home, which: Which, saying: Saying, actor: Actor, expected: str = "") -> tuple[AccountedChange, ...]:
    """Keeps what is said of the changes, as one act, and gives them as they are then. Without anything said, what was said of an
    earlier wording is confirmed.

    Raises MissingFile for a change or a point that is not there, Unclear where nothing is said, Conflict where somebody else has
    changed the ledger since (`expected` is `state_of` its folder), UnreadableFile, Busy, WriteFailed.
    """
    with locked(home.root, actor.owner("ledger set")):
        finish(home)
        books = open_books(home, which.plan, which.base)
        expect(home.tree, f"{books.plan.folder}/{FOLDER}", expected)
        _check(saying, books)
        chosen = _chosen(books.account, which, books)
        said = [_said(each, saying, actor) for each in chosen]
        _keep(home, books, chosen, said, actor)
        after = open_books(home, which.plan, which.base).account
        return tuple(after.by_id[each.change.id] for each in chosen)


def remove_entries(home: Home, which: Which, actor: Actor, expected: str = "") -> tuple[LedgerEntry, ...]:
    """Takes out what was said of changes, those that are no more among them. Raises as `set_entries`."""
    with locked(home.root, actor.owner("ledger remove")):
        finish(home)
        books = open_books(home, which.plan, which.base)
        expect(home.tree, f"{books.plan.folder}/{FOLDER}", expected)
        ledger = _ledger(home, books)
        gone = tuple(dict.fromkeys(_entry(ledger, name) for name in which.changes))
        if not gone:
            raise Unclear("It is not said which changes.", "Name them: planverk ledger remove CHANGE")
        left = tuple(entry for entry in ledger.entries if entry not in gone)
        names = ", ".join(entry.change for entry in gone[:5])
        file = ledger_file(ledger.plan, ledger.base)
        subject = f"{books.plan.id}: endring {names} er tatt ut av regnskapet"
        if left:
            save(home, actor, subject, {file: ledger_yaml(replace(ledger, entries=left))})
        else:
            save(home, actor, subject, {}, (file,))
        return gone


def _keep(home: Home, books: Books, chosen: Sequence[AccountedChange], said: Sequence[LedgerEntry], actor: Actor) -> None:
    ledger = _ledger(home, books)
    former = {each.entry.change for each in chosen if each.entry is not None}
    new = {entry.change: entry for entry in said}
    replaced = [each for each in ledger.entries if each.change not in former and each.change not in new]
    entries = _in_order((*replaced, *said), books.account)
    data = ledger_yaml(replace(ledger, entries=entries))
    names = ", ".join(entry.change for entry in said[:5]) + (" …" if len(said) > 5 else "")
    save(home, actor, f"{books.plan.id}: endring {names} er ført i regnskapet", {ledger_file(ledger.plan, ledger.base): data})


def _in_order(entries: Sequence[LedgerEntry], account: Account) -> tuple[LedgerEntry, ...]:
    """The entries in the order in which their changes stand in the plan; those whose change is no more last."""
    order = {each.entry.change if each.entry else each.change.id: at for at, each in enumerate(account.changes)}
    order |= {each.change.id: at for at, each in enumerate(account.changes)}
    return tuple(sorted(entries, key=lambda entry: (order.get(entry.change, len(order)), entry.change)))


def _said(each: AccountedChange, saying: Saying, actor: Actor) -> LedgerEntry:
    change, old = each.change, each.entry
    if saying == Saying() and not each.earlier:
        raise Unclear(
            "Nothing is said of the change {change}.",
            "Say its cause: --points 7.2, or --cause faglig --reason …; or --significant no --because …",
            change=change.id,
        )
    entry = old or LedgerEntry(change.id, change.section)
    given = {key: value for key, value in vars(saying).items() if value is not None}
    if "cause" not in given:
        given |= {"cause": Cause.POINTS} if saying.points else {"cause": Cause.DECISION} if saying.decision else {}
    if "cause" in given:  # what went with the former cause goes with it
        given = {"points": (), "decision": ""} | given if given["cause"] is not entry.cause else given
    return replace(
        entry,
        change=change.id,
        section=change.section,
        target=change.target,
        before=change.before[:_KEPT],
        after=change.after[:_KEPT],
        by=actor.name,
        date=actor.time.date(),
        **given,
    )


def _check(saying: Saying, books: Books) -> None:
    """Points and decisions that are named are there, and ask for a change."""
    promised = {kept.promise.name for kept in books.account.promises}
    for point in saying.points or ():
        if point not in promised:
            raise MissingFile(
                "There is no point {point} that is to be followed.",
                "See those that are with: planverk trace {plan}. What becomes of a point is said with: planverk respond assess",
                point=point,
                plan=books.plan.id,
            )
    binding = {each.key for each in books.workspace.decisions if each.binds}
    if saying.decision and saying.decision not in binding:
        raise MissingFile(
            "There is no decision {decision} that binds the plan.",
            "Only a decision (vedtak) of the deciding body does. These are here: {known}",
            decision=saying.decision,
            known=", ".join(sorted(binding)) or "–",
        )


def _chosen(account: Account, which: Which, books: Books) -> tuple[AccountedChange, ...]:
    """The changes that are meant, each once, in the order of the text."""
    tree = books.desk.tree(books.compared)
    wanted = {_find(account, name).change.id for name in which.changes}
    for section in which.sections:
        within = {each.change.id for each in account.changes if is_in(each.change, section, tree)}
        if not within:
            raise MissingFile(
                "Nothing was changed in «{section}» since {base}.",
                "See what was with: planverk trace {plan}",
                section=section,
                base=account.base,
                plan=account.plan,
            )
        wanted |= within
    if not wanted:
        raise Unclear("It is not said which changes.", "Name them, or a section: planverk ledger set CHANGE, or --section ID")
    return tuple(each for each in account.changes if each.change.id in wanted)


def _find(account: Account, name: str) -> AccountedChange:
    if name in account.by_id:
        return account.by_id[name]
    found = [each for each in account.changes if len(name) >= _SHORTEST and each.change.id.startswith(name)]
    if len(found) > 1:
        raise Unclear(
            "Several changes begin with {change}.",
            "Write more of it: {known}",
            change=name,
            known=", ".join(each.change.id for each in found[:5]),
        )
    if not found:
        raise MissingFile(
            "There is no change {change} since {base}.",
            "See which there are with: planverk trace {plan}",
            change=name,
            base=account.base,
            plan=account.plan,
        )
    return found[0]


def _entry(ledger: Ledger, name: str) -> LedgerEntry:
    found = next((entry for entry in ledger.entries if entry.change == name), None)
    if found is None:
        raise MissingFile(
            "The ledger has no entry for the change {change}.",
            "See the file {file}.",
            change=name,
            file=ledger_file(ledger.plan, ledger.base),
        )
    return found


def _ledger(home: Home, books: Books) -> Ledger:
    """The ledger as it stands. Raises UnreadableFile where it has errors: what cannot be read whole is never written over."""
    file = ledger_file(books.plan.id, books.base)
    if not home.tree.exists(file):
        return Ledger(books.plan.id, books.base)
    reading = read_ledger(home.tree, file)
    broken = first_error(reading.findings)
    if reading.value is None or broken is not None:
        place = broken.place if broken else Place(file)
        raise UnreadableFile("{file} has errors.", "See them with: planverk check", place, file=file)
    return reading.value
