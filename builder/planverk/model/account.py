"""The account of a plan's changes since a version: each change with its cause, each promise with the changes that keep it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from planverk.model.change import Cause, Change, LedgerEntry
from planverk.model.measures import Measure
from planverk.model.place import NOWHERE, Place
from planverk.model.response import Outcome


class Touched(Enum):
    """What a change touches that may call for a new hearing, and that a person is therefore to look at."""

    GOAL = "mal"
    MEASURE = "tiltak"
    FIGURE = "tall"
    DEADLINE = "frist"
    PLACE = "sted"
    PARTY = "part"


@dataclass(frozen=True)
class Touch:
    """What a change touches, and the words of it that came or went."""

    kind: Touched
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Promise:
    """What the plan's text has to show: a point that is followed, or an amendment that the deciding body adopted.

    `name` is «7.2» (of another hearing than the account's «hearing-id#7.2»), or a decision's key «kommunestyret-2011-09-07».
    `sections` are the sections and measures that it is to be seen in; `wording` the words that were adopted, for an amendment;
    `told` who asked for it, or which body decided it.
    """

    name: str
    sections: tuple[str, ...] = ()
    outcome: Outcome | None = None
    wording: str = ""
    told: str = ""
    place: Place = NOWHERE

    @property
    def is_decision(self) -> bool:
        return self.outcome is None


@dataclass(frozen=True)
class AccountedChange:
    """A change with what is known of why. `earlier` is True where the entry was written of an earlier wording of it;
    `promises` are the names of those that it carries out."""

    change: Change
    entry: LedgerEntry | None = None
    earlier: bool = False
    promises: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    touches: tuple[Touch, ...] = ()

    @property
    def cause(self) -> Cause | None:
        """What a person has said, else what follows from the points and decisions that name its section."""
        if self.entry is not None and self.entry.cause is not None:
            return self.entry.cause
        if self.decided:
            return Cause.DECISION
        return Cause.POINTS if self.promises else None

    @property
    def significant(self) -> bool | None:
        """Whether somebody has found it vesentlig; None where nobody has said."""
        return self.entry.significant if self.entry is not None else None

    @property
    def is_unmarked(self) -> bool:
        """True where it touches something that a person is to look at, and nobody has."""
        return bool(self.touches) and self.significant is None


@dataclass(frozen=True)
class KeptPromise:
    """A promise with the ids of the changes that carry it out; `missing` are the sections that it names and that show none.

    `where` gives the same changes by the section that it names, each under the first of them that it stands in; those that stand
    in none of them under an empty name.
    """

    promise: Promise
    changes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def is_kept(self) -> bool:
        return bool(self.changes)


@dataclass(frozen=True)
class Reused:
    """An id that stands for something else than it did: what it was the heading of, and what it is."""

    id: str
    before: str
    after: str
    place: Place = NOWHERE


@dataclass(frozen=True)
class Account:
    """All changes of a plan between the version `base` and `to` (empty for the text as it is now), and all promises.

    `lost` are entries whose change is no more; `strangers` is True where the two texts share no section at all; `unshown` are
    measures that say something else now in what the plan shows nowhere.
    """

    plan: str
    base: str
    to: str = ""
    changes: tuple[AccountedChange, ...] = ()
    promises: tuple[KeptPromise, ...] = ()
    lost: tuple[LedgerEntry, ...] = ()
    reused: tuple[Reused, ...] = ()
    strangers: bool = False
    unshown: tuple[Measure, ...] = ()
    ledger: str = field(default="", compare=False)  # the file that the entries stand in, or would

    @cached_property
    def by_id(self) -> dict[str, AccountedChange]:
        """The changes by id."""
        return {each.change.id: each for each in self.changes}

    @cached_property
    def kept_by(self) -> dict[str, tuple[AccountedChange, ...]]:
        """The changes that carry out each promise, by its name; of two amendments in one decision, those of both."""
        found: dict[str, dict[str, AccountedChange]] = {}
        for kept in self.promises:
            found.setdefault(kept.promise.name, {}).update((each, self.by_id[each]) for each in kept.changes)
        return {name: tuple(changes.values()) for name, changes in found.items()}

    def promised(self, name: str) -> KeptPromise | None:
        """The point of that name («7.2»), where it is to be followed."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> dict[str, KeptPromise]:
        return {each.promise.name: each for each in reversed(self.promises)}

    @property
    def without_cause(self) -> tuple[AccountedChange, ...]:
        return tuple(each for each in self.changes if each.cause is None)

    @property
    def unmarked(self) -> tuple[AccountedChange, ...]:
        return tuple(each for each in self.changes if each.is_unmarked)

    @property
    def significant(self) -> tuple[AccountedChange, ...]:
        return tuple(each for each in self.changes if each.significant)
