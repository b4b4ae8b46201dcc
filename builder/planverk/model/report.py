"""A report on a plan's measures at a date: what was done, how far it came, what was read off, and the words around it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from planverk.model.content import Blocks
from planverk.model.measures import Measure, Measures
from planverk.model.pictures import Picture
from planverk.model.place import NOWHERE, Place


class ReportKind(Enum):
    """How much time a report covers."""

    HALF_YEAR = "half-year"
    ANNUAL = "annual"
    FINAL = "final"


class StatusCode(Enum):
    """How far a measure or activity has come. That it is late is a mark of its own (Status.delayed)."""

    NOT_STARTED = "ikke-startet"
    UNDER_WAY = "i-gang"
    PARTLY = "delvis"
    DONE = "gjennomfort"
    ON_HOLD = "pa-vent"
    DROPPED = "utgar"


CLOSED = (StatusCode.DONE, StatusCode.DROPPED)  # nothing more is done, and no later report asks


@dataclass(frozen=True)
class Status:
    """A code, the words it was reported in, and whether it is delayed. `code` is None where the words fit none."""

    code: StatusCode | None = None
    words: str = ""
    delayed: bool = False


@dataclass(frozen=True)
class Progress:
    """Progress in per cent, 0–100; `words` keeps what was written where that is not a plain number («80–90 %»)."""

    percent: int | None = None
    words: str = ""


@dataclass(frozen=True)
class ActivityRow:
    """One line of an activity: what came of it, how far it is, what went otherwise, and why."""

    id: str
    text: str = ""
    result: str = ""
    status: Status = Status()
    progress: Progress = Progress()
    deviation: str = ""
    reason: str = ""
    unit: str = ""
    measures: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Activity:
    """A heading of the report's table with its lines; `number` as printed («1»)."""

    id: str
    number: str
    title: str
    text: str = ""
    rows: tuple[ActivityRow, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class IndicatorReading:
    """What an indicator stood at: a value, or words where it is none; `date` is when it was read."""

    indicator: str
    value: Decimal | None = None
    words: str = ""
    date: datetime.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class StrategyReport:
    """A strategy as a report states it: its letter, what it is to be reached by, and its result indicators, as lines."""

    label: str
    title: str
    reached_by: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    strategy: str = ""  # the id in the plan, where it is known


@dataclass(frozen=True)
class Question:
    """A free-text part: the question or heading, guidance to whoever answers, and the answer."""

    id: str
    title: str
    answer: Blocks = ()
    guidance: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class GoodExample:
    """An example of good work, at most a page."""

    title: str
    text: Blocks
    place: Place = NOWHERE


@dataclass(frozen=True)
class Report:
    """A report. `id` is its file's stem (`2011-h1`), `until` the last day covered, `version` the plan's it was made against."""

    id: str
    file: str
    plan: str
    kind: ReportKind
    year: int
    half: int | None
    title: str = ""
    language: str = "nb"
    until: datetime.date | None = None
    dated: datetime.date | None = None
    version: str = ""
    plan_hash: str = ""  # of the plan's measures when the report was made, so that a later change of the plan shows
    information: tuple[tuple[str, str], ...] = ()
    strategies: tuple[StrategyReport, ...] = ()
    activities: tuple[Activity, ...] = ()
    readings: tuple[IndicatorReading, ...] = ()
    introduction: Blocks = ()
    questions: tuple[Question, ...] = ()
    examples: tuple[GoodExample, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    place: Place = NOWHERE

    @property
    def document(self) -> str:
        """The name of its document in the build folder: `boligplan-2012-h1`."""
        return f"{self.plan}-{self.id}"

    def overview(self, word: str) -> str:
        """The name of its overview in the build folder; `word` is the language's own: `boligplan-2012-h1-oversikt`."""
        return f"{self.document}-{word}"

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands among its plan's reports: a year's first half, its second, then the whole year."""
        return self.year, self.half or 3

    @property
    def end(self) -> datetime.date | None:
        """The last day that it speaks of: as stated, else the end of its half-year or year."""
        if self.until is not None or not 1 <= self.year <= 9999:
            return self.until
        return datetime.date(self.year, 6, 30) if self.half == 1 else datetime.date(self.year, 12, 31)

    def rows(self) -> tuple[ActivityRow, ...]:
        """Every line of every activity, in order."""
        return tuple(row for activity in self.activities for row in activity.rows)


def measures_hash(measures: Measures) -> str:
    """A short hash of what the plan's measures and indicators say; where they stand in the file is no part of it."""
    said = (
        tuple(_said(each) for each in measures.measures),
        tuple((i.id, i.unit, i.measure, i.baseline, i.target) for i in measures.indicators),
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class MeasureChanges:
    """What became of a plan's measures from one state to a later one: those that came, those that went, those that say something
    else now (as they are now)."""

    added: tuple[Measure, ...] = ()
    gone: tuple[Measure, ...] = ()
    reworded: tuple[Measure, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.reworded)


def changed_measures(before: Measures, now: Measures) -> MeasureChanges:
    """The changes between two states of a plan's measures; that a measure was moved or numbered anew is none."""
    old = {each.id: each for each in before.measures}
    new = {each.id: each for each in now.measures}
    return MeasureChanges(
        tuple(each for each in now.measures if each.id not in old),
        tuple(each for each in before.measures if each.id not in new),
        tuple(each for each in now.measures if each.id in old and _said(each) != _said(old[each.id])),
    )


def _said(measure: Measure) -> tuple[object, ...]:
    return measure.id, measure.text, measure.strategy, measure.unit, measure.due, measure.costs
