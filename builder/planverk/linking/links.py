"""The references in a response's points, as links to the version that its sender read, and what a person has to choose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from planverk.linking.find import find_mentions
from planverk.linking.resolve import resolve
from planverk.model.consultation import Outline
from planverk.model.quotes import locate
from planverk.model.reference import Mention, Resolved
from planverk.model.response import Link, Point

_PLACE = re.compile(r"\s*[,(]?\s*(?:på\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class PointReferences:
    """What a point refers to: links that are certain, and references that are not (candidates to choose among, or no place)."""

    links: tuple[Link, ...] = ()
    unsure: tuple[Resolved, ...] = ()


class Reader:
    """Finds the references of responses that were about one version. Make one for many responses: what a mention stands for is
    worked out once."""

    def __init__(self, outline: Outline, plan_title: str = "") -> None:
        self._outline = outline
        self._title = plan_title
        self._titles = tuple(node.title for node in outline.nodes)
        self._known: dict[tuple[object, ...], Resolved] = {}

    def references(self, text: str, points: Iterable[Point]) -> dict[int, PointReferences]:
        """The references of each point by its id, in the order of the text. They are looked for in the whole text, because the
        words around a reference say what document it is in."""
        found = without_places(text, (self._resolved(m) for m in find_mentions(text, self._titles, self._title)))
        made: dict[int, PointReferences] = {}
        for point in points:
            span = locate(text, point.quote) if found else None
            inside = [r for r in found if span and span.start <= r.mention.start and r.mention.end <= span.end]
            targets = dict.fromkeys(target for each in inside for target in each.targets)
            unsure = tuple(each for each in inside if each.candidates or each.missing)
            made[point.id] = PointReferences(tuple(Link(target, "explicit") for target in targets), unsure)
        return made

    def _resolved(self, mention: Mention) -> Resolved:
        key = (mention.kind, mention.labels, mention.elsewhere, mention.own)
        if key not in self._known:
            self._known[key] = resolve(mention, self._outline)
        return replace(self._known[key], mention=mention)


def without_places(text: str, found: Iterable[Resolved]) -> tuple[Resolved, ...]:
    """The references without those that only say where in another of them: «tiltak 4 (s. 20)», «kap. 3 pkt. 2»."""
    kept: list[Resolved] = []
    for each in found:
        last = kept[-1] if kept else None
        between = text[last.mention.end : each.mention.start] if last else ""
        if not (last and last.targets and _PLACE.fullmatch(between) and _is_within(each.mention, last.mention)):
            kept.append(each)
    return tuple(kept)


def _is_within(mention: Mention, before: Mention) -> bool:
    bare = mention.kind == "point" and all(label.isdecimal() for label in mention.labels)
    return mention.kind == "page" or (bare and before.kind in ("chapter", "measure", "goal", "strategy"))


def references(text: str, points: Iterable[Point], outline: Outline, plan_title: str = "") -> dict[int, PointReferences]:
    """The references of each point of one response by its id (see `Reader.references`)."""
    return Reader(outline, plan_title).references(text, points)
