"""measures.yaml: goals, strategies, measures and indicators. A measure's number is its place in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from planverk.findings import Reading as FileReading
from planverk.model.dates import parse_date
from planverk.model.measures import Cost, Due, Goal, Indicator, Measure, Measures, Reading, Strategy
from planverk.model.source import Source
from planverk.readers import yaml_faults as faults
from planverk.readers.data import load
from planverk.readers.reading import concerning, get
from planverk.readers.schema import Form, Number, Schema, Whole

FILE = "measures.yaml"
_FIGURES = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2,4}")


def _due(text: str) -> Due | None:
    """A deadline: a date in figures («2013-12-31», «31.12.2013»), or words; None for figures that are no day."""
    bare = text.strip()
    if not _FIGURES.fullmatch(bare):
        return Due(words=bare)
    date = parse_date(bare)
    return Due(date) if date else None


@dataclass(frozen=True, kw_only=True)
class GoalSchema(Schema):
    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class StrategySchema(Schema):
    id: str
    title: str
    goal: str = ""
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class CostSchema(Schema):
    year: Whole
    kind: Literal["drift", "investering"]
    nok: Whole


@dataclass(frozen=True, kw_only=True)
class MeasureSchema(Schema):
    id: str
    text: str
    strategy: str = ""
    unit: str = ""
    partners: tuple[str, ...] = ()
    due: Annotated[Due, Form(_due, faults.not_date)] = Due()
    cost: tuple[CostSchema, ...] = ()
    financing: str = ""
    priority: Whole | None = None


@dataclass(frozen=True, kw_only=True)
class ReadingSchema(Schema):
    year: Whole
    value: Number


@dataclass(frozen=True, kw_only=True)
class IndicatorSchema(Schema):
    id: str
    measure: str = ""
    title: str = ""
    unit: str = ""
    baseline: ReadingSchema | None = None
    target: ReadingSchema | None = None


@dataclass(frozen=True, kw_only=True)
class MeasuresSchema(Schema):
    goals: tuple[GoalSchema, ...] = ()
    strategies: tuple[StrategySchema, ...] = ()
    measures: tuple[MeasureSchema, ...] = ()
    indicators: tuple[IndicatorSchema, ...] = ()


def read_measures(source: Source, folder: str) -> FileReading[Measures]:
    """What `measures.yaml` in the plan's folder says; nothing where there is no such file, which is no fault."""
    file = f"{folder}/{FILE}"
    data = get(source, file)
    if data is None:
        return FileReading(Measures())
    read = load(data, file, MeasuresSchema)
    value = Measures() if read.value is None else _measures(read.value)
    return FileReading(value, concerning(folder, read.findings))


def _measures(read: MeasuresSchema) -> Measures:
    return Measures(
        tuple(Goal(each.id, each.title, each.read_at) for each in read.goals),
        tuple(Strategy(each.id, each.title, each.goal, each.label, each.read_at) for each in read.strategies),
        tuple(_measure(number, each) for number, each in enumerate(read.measures, start=1)),
        tuple(_indicator(each) for each in read.indicators),
    )


def _measure(number: int, read: MeasureSchema) -> Measure:
    return Measure(
        id=read.id,
        number=number,
        text=read.text,
        strategy=read.strategy,
        unit=read.unit,
        partners=read.partners,
        due=read.due,
        costs=tuple(Cost(each.year, each.kind, each.nok) for each in read.cost),
        financing=read.financing,
        priority=read.priority,
        place=read.read_at,
    )


def _indicator(read: IndicatorSchema) -> Indicator:
    return Indicator(read.id, read.measure, read.title, read.unit, _value(read.baseline), _value(read.target), read.read_at)


def _value(read: ReadingSchema | None) -> Reading | None:
    return None if read is None else Reading(read.year, read.value)
