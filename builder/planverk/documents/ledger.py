"""The account of a plan's changes as a Document: what was changed and why, what was promised and where it shows, what is left."""

from __future__ import annotations

from collections.abc import Iterator

from planverk.documents import fields, names
from planverk.documents.composition import Author, Subject, compose
from planverk.documents.frame import Assembled, Frame
from planverk.documents.layouts import Slot, Slotted
from planverk.documents.ledger_tables import Ledgers, by_section
from planverk.documents.values import Group, Sandbox
from planverk.model.account import AccountedChange
from planverk.model.content import Block, Blocks, BulletList, Container, Facts, Heading, Paragraph, Text
from planverk.model.layout import Layout
from planverk.model.plan import Plan

KIND = "ledger"
_SLOTS = ("facts", "open", "changes", "promises")


def usual_layout() -> Layout:
    """The order of the parts, where the municipality's template has no layout of its own for it."""
    slots = tuple(Container("slot", values=(("name", name),)) for name in _SLOTS)
    return Layout(KIND, "", (*slots[:2], Container("landscape", slots[2:])))


def assemble(ledgers: Ledgers, plan: Plan, base: str, frame: Frame) -> Assembled:
    """The account of `plan` as a document; `base` is what the older version is called in it."""
    labels = ledgers.labels
    title = labels["ledger-title"]
    values = Group({**names.common(frame, labels), "plan": names.of_plan(plan, frame, labels)})
    author = Author(frame, labels, Sandbox(values, frame.settings.wording.case_number), plan.measures)
    subject = Subject(
        id=document_id(plan, ledgers),
        kind=KIND,
        concerns=plan.folder,
        language=plan.language,
        title=title,
        fields={**fields.of_plan(plan, frame, labels), "title": title, "subtitle": plan.title,
                "status": "", "document_type": labels["ledger-kind"]},
        slots=_slots(ledgers, base),
        parts={},
        fallback=plan,
        at_home=True,
    )  # fmt: skip
    return compose(subject, author)


def document_id(plan: Plan, ledgers: Ledgers) -> str:
    """The document's name in the build folder: `endringer-boligplan`."""
    return f"{ledgers.labels['ledger-file']}-{plan.id}"


def _slots(ledgers: Ledgers, base: str) -> dict[str, Slot]:
    return {
        "facts": lambda container: Slotted((_heading(1, ledgers.labels["ledger-kind"]), _facts(ledgers, base, container))),
        "open": lambda _: Slotted(tuple(_open(ledgers))),
        "changes": lambda _: Slotted(tuple(_changes(ledgers))),
        "promises": lambda _: Slotted(tuple(_promises(ledgers))),
    }


def _facts(ledgers: Ledgers, base: str, container: Container) -> Facts:
    labels, account = ledgers.labels, ledgers.account
    sections = len(by_section(account.changes))
    follow = sum(1 for each in account.changes if each.promises or each.decided)
    rows = (
        ("ledger-from", base),
        ("ledger-to", names.version_words(account.to, labels) or labels["ledger-now"]),
        ("ledger-count", labels["ledger-count-in"].format(count=len(account.changes), sections=sections)),
        ("ledger-by-points", str(follow)),
        ("ledger-significant", str(len(account.significant))),
    )
    return Facts(tuple((labels[key], (Text(words),)) for key, words in rows), container.place)


def _open(ledgers: Ledgers) -> Iterator[Block]:
    """What a person is still to say or do."""
    labels, account = ledgers.labels, ledgers.account
    yield _heading(2, labels["ledger-open"])
    lists = (
        ("ledger-not-kept", [ledgers.promise(each) for each in account.promises if not each.is_kept]),
        ("ledger-without-cause", _told(ledgers, account.without_cause)),
        ("ledger-unmarked", _told(ledgers, account.unmarked)),
        ("ledger-lost", [f"{each.change} ({each.section})" for each in account.lost]),
    )
    for key, lines in lists:
        if lines:
            yield Paragraph((Text(f"{labels[key]} ({len(lines)}):"),))
            yield BulletList(tuple((Paragraph((Text(line),)),) for line in lines))
    if not any(lines for _, lines in lists):
        yield Paragraph((Text(labels["ledger-nothing-open"]),))


def _told(ledgers: Ledgers, changes: tuple[AccountedChange, ...]) -> list[str]:
    return [f"{each.change.id}: {ledgers.place_words(each.change)}" for each in changes]


def _changes(ledgers: Ledgers) -> Iterator[Block]:
    yield _heading(1, ledgers.labels["ledger-count"])
    if not ledgers.account.changes:
        yield Paragraph((Text(ledgers.labels["ledger-no-changes"]),))
    for group in by_section(ledgers.account.changes):
        change = group[0].change
        yield _heading(2, f"{change.label} {change.title}".strip() or ledgers.place_words(change))
        table = ledgers.of_section(group)
        yield from (table,) if table else ()


def _promises(ledgers: Ledgers) -> Blocks:
    table = ledgers.promises()
    return (_heading(1, ledgers.labels["ledger-promises"]), table) if table else ()


def _heading(level: int, text: str) -> Heading:
    return Heading(level, (Text(text),), classes=("unnumbered",))
