"""What `planverk trace` prints: changes under their sections with why they were made, and promises with where they show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from planverk.cli.words import _
from planverk.documents.ledger_tables import by_section
from planverk.documents.story import parts_of, title_of
from planverk.documents.wording import wording
from planverk.model.content import Blocks, Paragraph, plain

if TYPE_CHECKING:
    from planverk.documents.ledger_tables import Ledgers
    from planverk.documents.story import Trail
    from planverk.model.account import Account, AccountedChange, KeptPromise, Promise


def account_lines(ledgers: Ledgers, only_open: bool) -> Iterator[str]:
    """The account both ways; `only_open` leaves out what nobody needs to look at any more."""
    account = ledgers.account
    changes = [each for each in account.changes if not only_open or each.cause is None or each.is_unmarked or each.earlier]
    for group in by_section(changes):
        change = group[0].change
        title = f"{change.label} {change.title}".strip() or ledgers.place_words(change)
        yield click.style(title, bold=True) + click.style(f"  {{#{change.section}}}" if change.section else "", dim=True)
        for each in group:
            yield from _change(each, ledgers)
        yield ""
    promises = [each for each in account.promises if not only_open or not each.is_kept]
    if promises:
        yield click.style(ledgers.labels["ledger-promises"], bold=True)
        yield from (_promise(each, ledgers) for each in promises)
        yield ""
    for entry in account.lost:
        yield _("{change} in «{section}» is no more, and has an entry.").format(change=entry.change, section=entry.section)
    yield _counts(account)


def as_json(account: Account, state: str) -> str:
    """The account as data: every change with its entry, causes and what it touches; every promise with its changes. `state` is
    what `ledger set --base` takes."""
    tree: dict[str, Any] = asdict(account)
    for each, value in zip(tree["changes"], account.changes, strict=True):
        each["cause"] = value.cause
        each["significant"] = value.significant
    return json.dumps({"format": 1, "state": state, **tree}, ensure_ascii=False, indent=2, default=_plain)


def story_lines(trail: Trail, case_number: str) -> Iterator[str]:
    """The story of a point, part by part."""
    yield click.style(title_of(trail), bold=True)
    for part in parts_of(trail, case_number):
        yield ""
        yield click.style(part.title, bold=True)
        yield from (f"  {line}" for line in part.lines)


def story_as_json(trail: Trail, case_number: str) -> str:
    """The same as data."""
    parts = [asdict(part) for part in parts_of(trail, case_number)]
    tree = {"format": 1, "point": trail.number, "changes": [each.change.id for each in trail.changes], "parts": parts}
    return json.dumps(tree, ensure_ascii=False, indent=2)


def _plain(value: object) -> object:
    return getattr(value, "value", None) or str(value)


def _change(each: AccountedChange, ledgers: Ledgers) -> Iterator[str]:
    causes = "; ".join(ledgers.causes((each,)))
    shown = click.style(causes, fg="yellow") if each.cause is None else causes
    yield f"  {click.style(each.change.id, fg='cyan')}  {shown}"
    yield from (f"      {line}" for line in lines_of(wording(each.change, ledgers.labels)))
    if each.earlier and each.entry is not None:
        earlier = _("What was said, was said of an earlier wording: {change}").format(change=each.entry.change)
        yield f"      {click.style(earlier, fg='yellow')}"
    words = ledgers.significance_words(each)
    if words:
        line = f"{ledgers.labels['ledger-significant']}: {words}"
        yield "      " + (click.style(line, fg="yellow") if each.is_unmarked else line)


def _promise(each: KeptPromise, ledgers: Ledgers) -> str:
    shown = "; ".join(lines_of(ledgers.shown_in(each)))
    changes = click.style(f"  ({', '.join(each.changes[:6])}{' …' if len(each.changes) > 6 else ''})", dim=True)
    line = f"  {ledgers.promise(each)}: {shown}"
    return line + changes if each.is_kept else click.style(f"{line}{_asked(each.promise)}", fg="yellow")


def _asked(promise: Promise) -> str:
    """What is still to be seen in the plan: where, and in which words, as far as that was said."""
    where = f"{', '.join(promise.sections[:6])}{' …' if len(promise.sections) > 6 else ''}"
    words = f"«{' '.join(promise.wording.split())}»" if promise.wording.strip() else ""
    asked = ": ".join(part for part in (where, words) if part)
    return f"  ({asked})" if asked else ""


def _counts(account: Account) -> str:
    sentence = _(
        "{changes} changes since {base}: {without} without a cause, {unmarked} not looked at. {broken} promises not kept."
    )
    return sentence.format(
        changes=len(account.changes),
        base=account.base,
        without=len(account.without_cause),
        unmarked=len(account.unmarked),
        broken=sum(1 for each in account.promises if not each.is_kept),
    )


def lines_of(blocks: Blocks) -> list[str]:
    """The paragraphs of some blocks as lines."""
    return [plain(block.content) for block in blocks if isinstance(block, Paragraph)]
