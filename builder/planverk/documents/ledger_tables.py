"""The account of a plan's changes as tables: by section, by promise, what is vesentlig, and what is left to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from planverk.documents.hearing import People
from planverk.documents.outcomes import Noun, outcome_words
from planverk.documents.saying import cell, row, upper_first
from planverk.documents.wording import wordings
from planverk.model.account import Account, AccountedChange, KeptPromise, Touch
from planverk.model.change import Cause, Change
from planverk.model.consultation import Consultation
from planverk.model.content import Blocks, Cell, Column, Paragraph, Row, Table, Text
from planverk.model.dates import long_date
from planverk.model.decision import Decision
from planverk.model.plan import Plan
from planverk.model.response import Outcome

_MOST_WORDS = 4  # words of a touch that a cell shows
Chosen = Callable[[AccountedChange], bool]
# What a container may ask for: `only=others`.
ONLY: Mapping[str, Chosen] = {
    "": lambda each: True,
    "points": lambda each: each.cause is Cause.POINTS,
    "others": lambda each: each.cause is not Cause.POINTS,
    "decisions": lambda each: each.cause is Cause.DECISION,
    "significant": lambda each: bool(each.significant),
    "radar": lambda each: bool(each.touches),
}


@dataclass(frozen=True)
class Ledgers:
    """Sets an account out, in the words of one document. `decisions` are those that bind the plan, by key; `bodies` the names of
    bodies by code."""

    account: Account
    plan: Plan | None
    consultation: Consultation | None
    people: People
    labels: Mapping[str, str]
    noun: Noun = "innspill"
    decisions: Mapping[str, Decision] | None = None
    bodies: Mapping[str, str] | None = None

    # ── tables ───────────────────────────────────────────────────────────────────────────────────

    def by_section(self, only: str = "", most: int = 2) -> Table | None:
        """A row for each section with its changes: where, the wording of at most `most` of them, why."""
        rows = [
            Row((self._place(group[0].change), Cell(wordings(_bare(group), self.labels, most)), _cell(self.causes(group))))
            for group in by_section(each for each in self.account.changes if ONLY[only](each))
        ]
        return self._table(("ledger-place", "ledger-change", "ledger-cause"), (22, 50, 28), rows)

    def of_section(self, group: Sequence[AccountedChange]) -> Table | None:
        """A row for each change of one section: its id, its wording, why, and whether it is vesentlig."""
        rows = [
            Row(
                (
                    cell(each.change.id),
                    Cell(wordings((each.change,), self.labels, 1)),
                    _cell(self.causes((each,))),
                    _cell(self._significance(each)),
                )
            )
            for each in group
        ]
        titles = ("ledger-id", "ledger-change", "ledger-cause", "ledger-significant")
        return self._table(titles, (11, 45, 26, 18), rows)

    def significance(self) -> Table | None:
        """What the radar found and what was answered: a row for each answer to a section's changes."""
        found = [each for each in self.account.changes if each.touches or each.significant]
        rows = []
        for group in by_section(found):
            for (_, reason), same in groupby(sorted(group, key=_answer), key=_answer):
                members = list(same)
                touched = self._touched([touch for each in members for touch in each.touches])
                answer = self.yes_or_no(members[0].significant)
                rows.append(Row((self._place_of(members), cell(touched), cell(answer), cell(reason))))
        titles = ("ledger-place", "ledger-touches", "ledger-significant", "ledger-reason")
        return self._table(titles, (26, 30, 12, 32), rows)

    def promises(self, chosen: Callable[[KeptPromise], bool] = lambda _: True) -> Table | None:
        """A row for each promise: who asked for it, what became of it, and the sections where it shows."""
        rows = [
            Row((cell(self.promise(each)), cell(self._outcome(each)), Cell(self.shown_in(each))))
            for each in self.account.promises
            if chosen(each)
        ]
        return self._table(("ledger-promise", "ledger-outcome", "ledger-shown-in"), (34, 22, 44), rows)

    # ── words ────────────────────────────────────────────────────────────────────────────────────

    def place_words(self, change: Change) -> str:
        """Where a change stands: «10.3 Tiltak for eid bolig», for a measure «Tiltak 6, 10.3 Tiltak for eid bolig»."""
        section = f"{change.label} {change.title}".strip() or change.section
        named = self._measure(change) or (change.within if change.kind != "moved" else "")
        return ", ".join(part for part in (named, section) if part) or change.target

    def causes(self, group: Iterable[AccountedChange]) -> tuple[str, ...]:
        """Why some changes were made, a line for each cause: «Innspill 7.2 (Fylkesmannen)», «Faglig vurdering: …»."""
        return tuple(dict.fromkeys(self._cause(each) for each in group))

    def promise(self, kept: KeptPromise) -> str:
        """A promise by name and by who asked for it: «7.2 Husbanken», «Kommunestyret 7. september 2011»."""
        promise = kept.promise
        if promise.is_decision:
            return self.decision(promise.name)
        sender = self.sender(promise.name)
        return f"{promise.name} {sender}".strip()

    def sender(self, point: str) -> str:
        """Who made a point of the account's own hearing; empty for another's."""
        number = point.partition(".")[0]
        response = self.consultation.response(int(number)) if self.consultation and number.isdecimal() else None
        return self.people.senders(response) if response is not None else ""

    def yes_or_no(self, significant: bool | None) -> str:
        """Whether a change is vesentlig."""
        key = {True: "significant-yes", False: "significant-no", None: "significant-unknown"}[significant]
        return self.labels[key]

    def outcome(self, outcome: Outcome) -> str:
        """What becomes of a point: «tas til følge»."""
        return outcome_words(outcome, self.noun, self.labels)

    def _cause(self, each: AccountedChange) -> str:
        cause = each.cause
        if cause is None:
            return self.labels["cause-none"]
        reason = each.entry.reason.strip() if each.entry else ""
        words = self.labels[f"cause-{cause.value}"]
        if cause is Cause.POINTS:
            words = f"{words} {', '.join(self._named(point) for point in each.promises)}"
        elif cause is Cause.DECISION:
            words = "; ".join(self.decision(key) for key in each.decided) or words
        return f"{words}: {reason}" if reason else words

    def _named(self, point: str) -> str:
        sender = self.sender(point)
        return f"{point} ({sender})" if sender else point

    def decision(self, key: str) -> str:
        """A decision by its key, in words: «Kommunestyret 7. september 2011»."""
        decision = (self.decisions or {}).get(key)
        if decision is None:
            return key
        body = (self.bodies or {}).get(decision.body, decision.body)
        return f"{body} {long_date(decision.date)}"

    def significance_words(self, each: AccountedChange) -> str:
        """Whether a change is vesentlig, why, and what it touches: «nei: følger av … (tall: tre, fire)»; nothing where nobody is
        to look at it."""
        if not each.touches and each.significant is None:
            return ""
        reason = each.entry.significance_reason.strip() if each.entry else ""
        answer = self.yes_or_no(each.significant).lower()
        touched = self._touched(each.touches)
        return f"{answer}{f': {reason}' if reason else ''}{f' ({touched})' if touched else ''}"

    def _significance(self, each: AccountedChange) -> tuple[str, ...]:
        words = self.significance_words(each)
        return (upper_first(words),) if words else ()

    def _touched(self, touches: Sequence[Touch]) -> str:
        """«tall: tre, fire; frist eller årstall: 2013»."""
        words: dict[str, dict[str, None]] = {}
        for touch in touches:
            words.setdefault(self.labels[f"touched-{touch.kind.value}"], {}).update(dict.fromkeys(touch.words))
        return "; ".join(f"{kind}: {_some(list(found))}" if found else kind for kind, found in words.items())

    def _outcome(self, kept: KeptPromise) -> str:
        outcome = kept.promise.outcome
        return upper_first(self.outcome(outcome)) if outcome else self.labels["cause-vedtak"]

    def shown_in(self, kept: KeptPromise) -> Blocks:
        """The places where a promise shows, a paragraph for each."""
        changes = [self.account.by_id[each].change for each in kept.changes]
        places = dict.fromkeys(self.place_words(change) for change in changes)
        return tuple(Paragraph((Text(place),)) for place in places) or (Paragraph((Text(self.labels["no-change"]),)),)

    def _measure(self, change: Change) -> str:
        """The measure that a change is of: «Tiltak 6»; empty for any other."""
        measures = self.plan.measures.measures if self.plan else ()
        number = next((each.number for each in measures if each.id == change.target), None)
        return f"{upper_first(self.labels['measure-reference'])}\u00a0{number}" if number is not None else ""

    def _place_of(self, group: Sequence[AccountedChange]) -> Cell:
        """Where some changes of one section stand: the measures, where they are all of measures."""
        measures = [self._measure(each.change) for each in group]
        return cell(", ".join(dict.fromkeys(measures))) if all(measures) else self._place(group[0].change)

    def _place(self, change: Change) -> Cell:
        section = f"{change.label} {change.title}".strip()
        return cell(section or self.place_words(change))

    def _table(self, titles: Sequence[str], widths: Sequence[float], rows: Sequence[Row]) -> Table | None:
        header = row(self.labels[title] for title in titles)
        return Table(tuple(Column(width=width) for width in widths), (header,), tuple(rows)) if rows else None


def by_section(changes: Iterable[AccountedChange]) -> list[list[AccountedChange]]:
    """The changes of each section together, in the order of the first of them."""
    found: dict[str, list[AccountedChange]] = {}
    for each in changes:
        found.setdefault(each.change.section or each.change.target, []).append(each)
    return list(found.values())


def _bare(group: Iterable[AccountedChange]) -> list[Change]:
    return [each.change for each in group]


def _answer(each: AccountedChange) -> tuple[int, str]:
    order = {True: 0, None: 1, False: 2}[each.significant]
    return order, each.entry.significance_reason.strip() if each.entry else ""


def _some(words: Sequence[str]) -> str:
    return ", ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")


def _cell(lines: Iterable[str]) -> Cell:
    return Cell(tuple(Paragraph((Text(line),)) for line in lines) or (Paragraph(()),))
