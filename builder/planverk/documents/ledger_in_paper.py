"""What the account of a plan's changes has for a case paper: counts to write with, and tables to show."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping

from planverk.documents.groups import Group, Value
from planverk.documents.hearing import counted
from planverk.documents.layouts import Slotted
from planverk.documents.ledger_tables import ONLY, Ledgers, by_section
from planverk.findings import error
from planverk.model.change import Cause
from planverk.model.content import Blocks, Container, Paragraph, Table, Text

_USUAL = 2  # wordings that a row shows of each section, where the container does not say


def of_changes(ledgers: Ledgers) -> Group:
    """`changes`: how many there are (`count`), in words (`words`), by cause (`count.causes`), and how many are vesentlig."""
    account, labels = ledgers.account, ledgers.labels
    causes = Counter(each.cause for each in account.changes)
    by_cause: dict[str, Value | Group] = {cause.value.replace("-", "_"): causes[cause] for cause in Cause}
    count: dict[str, Value | Group] = {
        "total": len(account.changes),
        "sections": len(by_section(account.changes)),
        "points": sum(1 for each in account.promises if each.is_kept and not each.promise.is_decision),
        "causes": Group(by_cause),
        "without_cause": len(account.without_cause),
        "looked_at": sum(1 for each in account.changes if each.significant is not None),
        "significant": len(account.significant),
    }
    words: dict[str, Value | Group] = {
        "total": counted(len(account.changes), "count-change", "count-changes", labels),
        "sections": counted(len(by_section(account.changes)), "count-section", "count-sections", labels),
    }
    return Group({"count": Group(count), "words": Group(words), "version": account.base})


def shown(container: Container, ledgers: Ledgers | None, labels: Mapping[str, str]) -> Slotted:
    """The table that `::: {.ledger only=others}` or `::: {.significant}` asks for, or a line that there is nothing; an error
    where it asks for something else, or where the paper tells of no hearing."""
    only = container.get("only")
    if ledgers is None:
        text = "The text shows what was changed after a hearing, and the paper tells of no hearing on a version that is here."
        hint = "Write consultation: at the top, with the hearing's id. See the versions with: planverk version list"
        return Slotted((), findings=(error("C9", container.place, text, hint),))
    if only not in ONLY:
        text = "There are no changes called «{only}»."
        near = difflib.get_close_matches(only, ONLY, 1, 0.5)
        known = ", ".join(near or [name for name in ONLY if name])
        return Slotted(
            (), findings=(error("C9", container.place, text, "Write only= and one of these: {known}.", only=only, known=known),)
        )
    table = ledgers.significance() if container.name == "significant" else ledgers.by_section(only, _most(container))
    return Slotted(_or_nothing(table, labels), filled=table is not None)


def _most(container: Container) -> int:
    most = container.get("most")
    return int(most) if most.isascii() and most.isdecimal() and len(most) < 4 else _USUAL


def _or_nothing(table: Table | None, labels: Mapping[str, str]) -> Blocks:
    return (table,) if table is not None else (Paragraph((Text(labels["ledger-no-changes"]),)),)
