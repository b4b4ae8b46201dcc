"""TM and E11: measures, strategies and indicators that fit together, can be reported on, and have units with names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator

from planverk.checks.subject import Rule, Subject
from planverk.findings import Finding, error, warning
from planverk.model.measures import Measures
from planverk.model.place import Place

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def belongs_to_something(subject: Subject) -> Iterator[Finding]:
    """A strategy's goal, a measure's strategy and an indicator's measure are in measures.yaml."""
    if subject.plan is None:
        return
    measures = subject.plan.measures
    goals = {goal.id for goal in measures.goals}
    strategies = {strategy.id for strategy in measures.strategies}
    own = {measure.id for measure in measures.measures}
    links = [
        *((s.id, s.goal, goals, s.place) for s in measures.strategies),
        *((m.id, m.strategy, strategies, m.place) for m in measures.measures),
        *((i.id, i.measure, own, i.place) for i in measures.indicators),
    ]
    for own_id, wanted, known, place in links:
        if wanted and wanted not in known:
            yield _no_such(own_id, wanted, known, place if place.file else subject.place)


def units_have_names(subject: Subject) -> Iterator[Finding]:
    """A unit or partner is in planverk.yaml, so that tables show its name and not its code."""
    if subject.plan is None:
        return
    units = subject.workspace.settings.units
    for measure in subject.plan.measures.measures:
        for code in (measure.unit, *measure.partners):
            if code and code not in units:
                near = difflib.get_close_matches(code, sorted(units), 1, 0.6)
                yield warning(
                    "TM5",
                    measure.place if measure.place.file else subject.place,
                    "«{code}» in «{id}» has no name under units: in planverk.yaml, so tables show the code.",
                    "Add it there, or correct it (near it: {near}).",
                    code=code,
                    id=measure.id,
                    near=near[0] if near else "–",
                )


def letters_differ(subject: Subject) -> Iterator[Finding]:
    """No two strategies have one letter."""
    seen: set[str] = set()
    measures: Measures = subject.plan.measures if subject.plan else Measures()
    for strategy in measures.strategies:
        if strategy.label and strategy.label in seen:
            yield error(
                "TM6",
                strategy.place if strategy.place.file else subject.place,
                "Two strategies have the letter {letter}.",
                "Give each its own letter, so that «strategi {letter}» names one.",
                letter=strategy.label,
            )
        seen.add(strategy.label)


def years_are_of_the_plan(subject: Subject) -> Iterator[Finding]:
    """Costs, deadlines and targets lie within the plan's period; what an indicator begins from may be older."""
    period = subject.plan.period if subject.plan else None
    if subject.plan is None or period is None:
        return
    measures = subject.plan.measures
    dated = [
        *((m.id, cost.year, m.place) for m in measures.measures for cost in m.costs),
        *((m.id, m.due.date.year, m.place) for m in measures.measures if m.due.date),
        *((m.id, int(year), m.place) for m in measures.measures for year in _YEAR.findall(m.due.words)),
        *((i.id, i.target.year, i.place) for i in measures.indicators if i.target),
    ]
    for own_id, year, place in dict.fromkeys(dated):
        if not period.first <= year <= period.last:
            yield warning(
                "TM7",
                place if place.file else subject.place,
                "«{id}» has the year {year}, and the plan is of {period}.",
                "Correct the year, or the plan's period.",
                id=own_id,
                year=year,
                period=str(period),
            )


def can_be_measured(subject: Subject) -> Iterator[Finding]:
    """E11: what a report must ask for is there: who answers, by when, what an indicator is to reach, and how a strategy is."""
    measures = subject.plan.measures if subject.plan else Measures()
    served = {measure.strategy for measure in measures.measures}
    wanted: list[tuple[str, Place, dict[str, bool]]] = [
        *((m.id, m.place, {"unit": bool(m.unit), "due": bool(m.due.date or m.due.words)}) for m in measures.measures),
        *((i.id, i.place, {"unit": bool(i.unit), "target": i.target is not None}) for i in measures.indicators),
        *((s.id, s.place, {"measures": s.id in served}) for s in measures.strategies),
    ]
    for own_id, place, parts in wanted:
        missing = ", ".join(key for key, there in parts.items() if not there)
        if missing:
            yield warning(
                "E11",
                place if place.file else subject.place,
                "«{id}» lacks something that a report needs: {keys}.",
                "Fill it in in measures.yaml.",
                id=own_id,
                keys=missing,
            )


def _no_such(own_id: str, wanted: str, known: Collection[str], place: Place) -> Finding:
    near = difflib.get_close_matches(wanted, sorted(known), 1, 0.5)
    return error(
        "TM4",
        place,
        "«{id}» belongs to «{wanted}», which is not in measures.yaml.",
        "Correct the id (near it: {near}).",
        id=own_id,
        wanted=wanted,
        near=near[0] if near else "–",
    )


RULES: tuple[Rule, ...] = (belongs_to_something, units_have_names, letters_differ, years_are_of_the_plan, can_be_measured)
