"""Changes, promises and what people have said, put together: the account of a plan since a version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planverk.model.account import AccountedChange, KeptPromise, Promise, Touch
from planverk.model.change import Cause, Change, LedgerEntry
from planverk.model.likeness import likeness, runs_of_words

_STILL_THE_SAME = 0.3  # share of runs of three words from which an entry and a change are the same change, reworded
_ADOPTED = 0.6  # share of its runs that a change and an adopted wording, the shorter of them, must have in common
_WHOLE = ("added", "removed", "moved", "split", "merged")


@dataclass(frozen=True)
class Tree:
    """How the sections of the two texts hang together: `parents` from a section to the one above it, `aliases` from former
    ids to those that they are known by."""

    parents: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)

    def now(self, section: str) -> str:
        """The id that a section is known by."""
        return self.aliases.get(section, section)

    def above(self, section: str) -> Iterable[str]:
        """The sections that a section stands in, the nearest first."""
        seen = {section}
        while (section := self.parents.get(section, "")) and section not in seen:
            seen.add(section)
            yield section


@dataclass(frozen=True)
class Matched:
    """Which entry speaks of which change, by the change's id; `earlier` are the ids of those whose entry was written of an
    earlier wording, `lost` the entries whose change is no more."""

    entries: Mapping[str, LedgerEntry]
    earlier: frozenset[str]
    lost: tuple[LedgerEntry, ...]


def match(entries: Iterable[LedgerEntry], changes: Sequence[Change]) -> Matched:
    """Each entry at its change: by id, else at the change in the same place that has most of its words."""
    by_id = {change.id for change in changes}
    found: dict[str, LedgerEntry] = {}
    left: list[LedgerEntry] = []
    for entry in entries:
        if entry.change in by_id:
            found.setdefault(entry.change, entry)
        else:
            left.append(entry)
    again: set[str] = set()
    lost: list[LedgerEntry] = []
    for entry in left:
        change = _nearest(entry, [each for each in changes if each.id not in found])
        if change is None:
            lost.append(entry)
        else:
            found[change.id] = entry
            again.add(change.id)
    return Matched(found, frozenset(again), tuple(lost))


def accounted(
    changes: Sequence[Change],
    promises: Sequence[Promise],
    matched: Matched,
    tree: Tree,
    touches: Mapping[str, tuple[Touch, ...]],
) -> tuple[AccountedChange, ...]:
    """Each change with its entry and the promises that it carries out. A promise claims the changes in the sections that it
    names; where an entry names the cause, that alone holds."""
    near = _Near.of(promises, tree)
    return tuple(
        _one(change, near.claimants(change, matched.entries.get(change.id), tree), matched, tree, touches.get(change.id, ()))
        for change in changes
    )


def kept(promises: Iterable[Promise], changes: Sequence[AccountedChange], tree: Tree) -> tuple[KeptPromise, ...]:
    """Each promise with the changes that carry it out, and the sections that it names where none of them stands."""
    by_name: dict[str, list[AccountedChange]] = {}
    for each in changes:
        for name in dict.fromkeys((*each.promises, *each.decided)):
            by_name.setdefault(name, []).append(each)
    return tuple(_kept(promise, by_name.get(promise.name, ()), tree) for promise in promises)


def is_in(change: Change, section: str, tree: Tree) -> bool:
    """True where a change stands in a section, or is of the measure, that an id names; a section that came, went or was moved
    is also in those above it."""
    return tree.now(section) in _places(change, tree)


def _places(change: Change, tree: Tree) -> Iterator[str]:
    """The ids of the sections, and of the measure, that a change stands in."""
    yield from (change.section, change.target, *change.others)
    if change.what == "section" and change.kind in _WHOLE:
        yield from tree.above(change.section)


@dataclass(frozen=True)
class _Near:
    """Promises by the sections that they name, and by their own names: a large hearing has ten thousand."""

    promises: Sequence[Promise]
    by_section: Mapping[str, list[int]]
    by_name: Mapping[str, list[int]]

    @staticmethod
    def of(promises: Sequence[Promise], tree: Tree) -> _Near:
        by_section: dict[str, list[int]] = {}
        by_name: dict[str, list[int]] = {}
        for at, promise in enumerate(promises):
            by_name.setdefault(promise.name, []).append(at)
            for section in promise.sections:
                by_section.setdefault(tree.now(section), []).append(at)
        return _Near(promises, by_section, by_name)

    def claimants(self, change: Change, entry: LedgerEntry | None, tree: Tree) -> Sequence[Promise]:
        """Those that may claim a change, in their order: its place is theirs, or its entry names them."""
        named = (*entry.points, entry.decision) if entry is not None else ()
        found = {at for name in named for at in self.by_name.get(name, ())}
        found.update(at for place in _places(change, tree) for at in self.by_section.get(place, ()))
        return [self.promises[at] for at in sorted(found)]


def _one(
    change: Change, promises: Sequence[Promise], matched: Matched, tree: Tree, touches: tuple[Touch, ...]
) -> AccountedChange:
    entry = matched.entries.get(change.id)
    claims = [promise for promise in promises if _claims(promise, change, entry, tree)]
    return AccountedChange(
        change,
        entry,
        change.id in matched.earlier,
        tuple(dict.fromkeys(promise.name for promise in claims if not promise.is_decision)),
        tuple(dict.fromkeys(promise.name for promise in claims if promise.is_decision)),
        touches,
    )


def _claims(promise: Promise, change: Change, entry: LedgerEntry | None, tree: Tree) -> bool:
    stands_in = any(is_in(change, section, tree) for section in promise.sections)
    if entry is not None and (entry.cause is not None or entry.points):
        if promise.is_decision:
            return entry.cause is Cause.DECISION and entry.decision == promise.name and (stands_in or not promise.sections)
        return entry.cause in (None, Cause.POINTS) and promise.name in entry.points
    return stands_in and (not promise.wording or _shows(change, promise.wording))


def _kept(promise: Promise, changes: Sequence[AccountedChange], tree: Tree) -> KeptPromise:
    own = tuple(each for each in changes if _is_of(promise, each, tree))
    missing = tuple(each for each in promise.sections if not any(is_in(one.change, each, tree) for one in own))
    return KeptPromise(promise, tuple(each.change.id for each in own), missing, _where(promise, own, tree))


def _where(promise: Promise, own: Sequence[AccountedChange], tree: Tree) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {section: [] for section in promise.sections}
    for each in own:
        section = next((section for section in promise.sections if is_in(each.change, section, tree)), "")
        found.setdefault(section, []).append(each.change.id)
    return tuple((section, tuple(ids)) for section, ids in found.items() if ids)


def _is_of(promise: Promise, each: AccountedChange, tree: Tree) -> bool:
    """Of the amendments of one decision, which share its name, each is kept in its own section."""
    if not promise.is_decision:
        return True
    return _claims(promise, each.change, each.entry, tree)


def _shows(change: Change, wording: str) -> bool:
    """True where the newer text is of the words that were adopted, or holds them; a change may be of one paragraph of them."""
    wanted, there = runs_of_words(wording), runs_of_words(change.after)
    return bool(wanted and there) and len(wanted & there) >= _ADOPTED * min(len(wanted), len(there))


def _nearest(entry: LedgerEntry, changes: Iterable[Change]) -> Change | None:
    """The change in the entry's place that has most of its words before or after; None where none has enough."""
    best, best_share = None, 0.0
    for change in changes:
        if (change.section, change.target) == (entry.section, entry.target):
            share = max(_alike(entry.before, change.before), _alike(entry.after, change.after))
            if share >= _STILL_THE_SAME and share > best_share:
                best, best_share = change, share
    return best


def _alike(one: str, other: str) -> float:
    return likeness(runs_of_words(one), runs_of_words(other)) if one.strip() and other.strip() else 0.0
