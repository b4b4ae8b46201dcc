"""What a plan binds the municipality to: goals, strategies, measures, indicators."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from planverk.model.place import NOWHERE, Place


@dataclass(frozen=True)
class Goal:
    id: str
    title: str
    place: Place = NOWHERE


@dataclass(frozen=True)
class Strategy:
    """A strategy; `label` is its letter («A»), `goal` the id of the goal it serves."""

    id: str
    title: str
    goal: str = ""
    label: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Cost:
    """What a measure costs in one year: `kind` is drift or investering, `nok` whole kroner."""

    year: int
    kind: str
    nok: int


@dataclass(frozen=True)
class Due:
    """When a measure is to be done: a date, or a span of years written as words (`2012–2015`, `løpende`)."""

    date: datetime.date | None = None
    words: str = ""


@dataclass(frozen=True)
class Measure:
    """A measure. `number` is its running number in the plan, derived from the order; `unit` and `partners` are codes."""

    id: str
    number: int
    text: str
    strategy: str = ""
    unit: str = ""
    partners: tuple[str, ...] = ()
    due: Due = Due()
    costs: tuple[Cost, ...] = ()
    financing: str = ""
    priority: int | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Reading:
    """An indicator's value in a year."""

    year: int
    value: Decimal


@dataclass(frozen=True)
class Indicator:
    """What is counted to see whether a measure works; `unit` is what is counted («husstander»)."""

    id: str
    measure: str = ""
    title: str = ""
    unit: str = ""
    baseline: Reading | None = None
    target: Reading | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Measures:
    """Everything in `measures.yaml`, in its order."""

    goals: tuple[Goal, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    measures: tuple[Measure, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def ids(self) -> tuple[str, ...]:
        """The ids of all goals, strategies, measures and indicators, in that order."""
        return tuple(thing.id for things in (self.goals, self.strategies, self.measures, self.indicators) for thing in things)

    @property
    def places(self) -> dict[str, Place]:
        """Where each of them stands, by its id."""
        places = {each.id: each.place for each in self.goals} | {each.id: each.place for each in self.strategies}
        places |= {each.id: each.place for each in self.measures}
        return places | {each.id: each.place for each in self.indicators}

    def strategy(self, strategy_id: str) -> Strategy | None:
        """The strategy of that id, or of that letter."""
        return next((s for s in self.strategies if strategy_id in (s.id, s.label)), None)
