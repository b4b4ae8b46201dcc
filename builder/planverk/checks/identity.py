"""I: ids that are there, well formed, unlike each other, and never used again for something else."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from planverk.checks.subject import Rule, Subject, shorten
from planverk.findings import Finding, error, warning
from planverk.model.content import Container, Figure, Heading, Span, Table, plain
from planverk.model.ids import MAX_LENGTH, is_id, make_id
from planverk.model.place import Place
from planverk.model.plan import Plan


def unlike(subject: Subject) -> Iterator[Finding]:
    """No two things of a document have one id; sections, goals, strategies, measures and indicators share one space."""
    first: dict[str, Place] = {}
    for own_id, place in _given(subject):
        if own_id in first:
            yield error(
                "I1",
                place,
                "The id «{id}» is used already, at {first}.",
                "Give one of them another id, such as {other}.",
                id=own_id,
                first=str(first[own_id]),
                other=make_id(own_id, set(dict(_given(subject)))),
            )
        else:
            first[own_id] = place


def given(subject: Subject) -> Iterator[Finding]:
    """Every heading of a plan has an id: without one, nothing said of it can be followed to a later version."""
    if subject.plan is None:
        return
    for heading, place in _headings(subject):
        if not heading.id:
            yield warning(
                "I2",
                place,
                "The heading «{title}» has no id.",
                "«planverk check --fix» gives it one.",
                title=shorten(plain(heading.content)),
            )


def well_formed(subject: Subject) -> Iterator[Finding]:
    """An id is small letters a–z, digits and hyphens, begins with a letter, and fits a Word bookmark."""
    for own_id, place in _given(subject):
        if not is_id(own_id):
            yield error(
                "I3",
                place,
                "«{id}» cannot be an id.",
                "An id is a–z, 0–9 and hyphens, begins with a letter and has at most {most} characters: {other}.",
                id=shorten(own_id),
                most=MAX_LENGTH,
                other=make_id(own_id),
            )


def not_used_again(subject: Subject) -> Iterator[Finding]:
    """An id that is retired, or that has become another's alias, names nothing new."""
    if subject.plan is None:
        return
    former = {*subject.plan.retired, *subject.plan.aliases}
    for own_id, place in _given(subject):
        if own_id in former:
            yield error(
                "I4",
                place,
                "The id «{id}» belonged to something that is gone (retired or aliases in plan.yaml).",
                "Give this another id, so that what was written of the old one is not read of the new.",
                id=own_id,
            )


def named_in_plan_yaml(subject: Subject) -> Iterator[Finding]:
    """What unnumbered, appendices and aliases in plan.yaml name is there; appendices are chapters."""
    plan = subject.plan
    if plan is None:
        return
    known = {own_id for own_id, _ in _given(subject)}
    tops = {section.id for section in subject.sections}
    for key, wanted, among in (
        ("unnumbered", plan.unnumbered, known),
        ("appendices", plan.appendices, tops),
        ("aliases", tuple(plan.aliases.values()), known | set(plan.aliases)),
    ):
        for own_id in wanted:
            if own_id not in among:
                yield _not_there(key, own_id, sorted(among), subject.place)


def _not_there(key: str, own_id: str, known: list[str], place: Place) -> Finding:
    near = difflib.get_close_matches(own_id, known, 1, 0.5)
    return error(
        "I5",
        place,
        "{key} in plan.yaml names «{id}», which is no such part of the plan.",
        "Correct the id (near it: {near}); «planverk outline» shows all of them.",
        key=key,
        id=own_id,
        near=near[0] if near else "–",
    )


def _headings(subject: Subject) -> Iterator[tuple[Heading, Place]]:
    for block, place, _ in subject.blocks:
        if isinstance(block, Heading):
            yield block, place


def _given(subject: Subject) -> Iterator[tuple[str, Place]]:
    """Every id that somebody has given, with its place, in reading order; those of measures.yaml last."""
    for block, place, _ in subject.blocks:
        if isinstance(block, Heading | Table | Figure | Container) and block.id:
            yield block.id, place
    for run in subject.runs:
        for part in run.parts:
            if isinstance(part, Span) and part.id:
                yield part.id, run.place
    if subject.plan is not None:
        yield from _of_measures(subject.plan)


def _of_measures(plan: Plan) -> Iterator[tuple[str, Place]]:
    measures = plan.measures
    fallback = Place(f"{plan.folder}/measures.yaml")
    for things in (measures.goals, measures.strategies, measures.measures, measures.indicators):
        for thing in things:
            yield thing.id, thing.place if thing.place.file else fallback


RULES: tuple[Rule, ...] = (unlike, given, well_formed, not_used_again, named_in_plan_yaml)
