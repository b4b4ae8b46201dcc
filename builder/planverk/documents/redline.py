"""A redline: the newer version of a plan with what only one of the two has marked, and a comment that says why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from planverk.documents.ledger_tables import Ledgers
from planverk.documents.names import version_words
from planverk.documents.saying import upper_first
from planverk.model.account import AccountedChange
from planverk.model.change import Cause
from planverk.model.content import Blocks
from planverk.model.document import Document, Origin, Revision

_NO_NAME = re.compile(r"[^a-z0-9]+")
_IN_TABLE = ("cell", "row")
Written = Mapping[str, tuple[str, str]]  # a change's id -> who wrote it, and on what day (ISO)


def redline(
    old: Document, new: Document, body: Blocks, ledgers: Ledgers, written: Written, base_words: str, origin: Origin
) -> Document:
    """The redline of two documents, from their text with marks (changes.compare). `written` tells who made which change and
    when; `base_words` is what the older version is called."""
    labels, account = ledgers.labels, ledgers.account
    title = labels["redline-title"].format(title=new.title, base=base_words)
    name = "-".join(part for part in (new.id, labels["redline-file"], _slug(account.base), _slug(account.to)) if part)
    return replace(
        new,
        id=name,
        title=title,
        body=body,
        fields={**new.fields, "status": _between(base_words, account.to, labels)},
        pictures={**old.pictures, **new.pictures},
        origin=origin,
        revisions=revisions(ledgers, written),
    )


def _between(base_words: str, to: str, labels: Mapping[str, str]) -> str:
    """Between which texts: «Endringer siden høringsversjonen (hearing-1)», and until which version, where it is a named one.

    It stands over the pages too, where there is room for few words: two kinds of versions go without their names.
    """
    if not to:
        return f"{labels['ledger-from']} {base_words}"
    both = base_words, version_words(to, labels)
    kinds = tuple(words.partition(" (")[0] for words in both)
    base, new = kinds if len(set(kinds)) == 2 else both
    return labels["redline-between"].format(base=base, to=new)


def revisions(ledgers: Ledgers, written: Written) -> dict[str, Revision]:
    """What is told of each change: who made it, when, and the comment. Of the cells of one table that were changed for the same
    reason only the first says so."""
    told: dict[str, Revision] = {}
    said: tuple[str, tuple[str, ...]] | None = None
    for each in ledgers.account.changes:
        comment = tuple(_comment(each, ledgers))
        author, date = written.get(each.change.id, ("", ""))
        here = (each.change.target, comment) if each.change.what in _IN_TABLE else None
        told[each.change.id] = Revision(author, date, () if here is not None and here == said else comment)
        said = here
    return told


def _comment(each: AccountedChange, ledgers: Ledgers) -> Iterator[str]:
    """«Følger opp innspill 7.2 (Husbanken): tas til følge.»; nothing where nobody has said why."""
    labels = ledgers.labels
    reason = each.entry.reason.strip() if each.entry else ""
    if each.cause is Cause.POINTS:
        yield from (labels["redline-follows"].format(point=_point(point, ledgers)) for point in each.promises)
        yield from (reason,) if reason else ()
    elif each.cause is Cause.DECISION:
        yield from (labels["redline-decided"].format(decision=ledgers.decision(key)) for key in each.decided)
        yield from (reason,) if reason else ()
    elif each.cause is not None:
        words = labels[f"cause-{each.cause.value}"]
        yield labels["redline-cause"].format(cause=words, reason=reason) if reason else f"{words}."
    if each.significant:
        yield upper_first(f"{labels['ledger-significant'].lower()}: {ledgers.significance_words(each)}")


def _point(name: str, ledgers: Ledgers) -> str:
    """«7.2 (Husbanken): tas til følge»."""
    sender = ledgers.sender(name)
    kept = next((each.promise for each in ledgers.account.promises if each.promise.name == name), None)
    outcome = f": {ledgers.outcome(kept.outcome)}" if kept and kept.outcome else ""
    return f"{name} ({sender}){outcome}" if sender else f"{name}{outcome}"


def _slug(version: str) -> str:
    return _NO_NAME.sub("-", version.casefold()).strip("-")
