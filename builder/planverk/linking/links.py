"""The references in a response's points, as links to the version that its sender read, and what a person has to choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planverk.linking.find import find_mentions
from planverk.linking.resolve import resolve
from planverk.model.consultation import Outline
from planverk.model.quotes import locate
from planverk.model.reference import Resolved
from planverk.model.response import Link, Point


@dataclass(frozen=True)
class PointReferences:
    """What a point refers to: links that are certain, and references that are not (candidates to choose among, or no place)."""

    links: tuple[Link, ...] = ()
    unsure: tuple[Resolved, ...] = ()


def references(text: str, points: Iterable[Point], outline: Outline, plan_title: str = "") -> dict[int, PointReferences]:
    """The references of each point by its id, in the order of the text. They are looked for in the whole text, because the words
    around a reference say what document it is in."""
    titles = [node.title for node in outline.nodes]
    found = [resolve(mention, outline) for mention in find_mentions(text, titles, plan_title)]
    made: dict[int, PointReferences] = {}
    for point in points:
        span = locate(text, point.quote)
        inside = [r for r in found if span and span.start <= r.mention.start and r.mention.end <= span.end]
        targets = dict.fromkeys(target for each in inside for target in each.targets)
        unsure = tuple(each for each in inside if each.candidates or each.missing)
        made[point.id] = PointReferences(tuple(Link(target, "explicit") for target in targets), unsure)
    return made
