"""Counting a consultation: how many were asked and answered, of what kind, with what outcome, about which chapter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from planverk.model.consultation import Consultation, Invitation, Outline, OutlineNode
from planverk.model.response import Outcome, Point, Response, SenderKind


@dataclass(frozen=True)
class Tally:
    """The figures of one consultation; every one of them is counted from the log, and none is kept."""

    consultation: Consultation

    @cached_property
    def invited(self) -> int:
        """Bodies that were asked."""
        return len(self.consultation.invitations)

    @cached_property
    def unanswered(self) -> tuple[Invitation, ...]:
        """Bodies that were asked and have not answered (list A)."""
        return tuple(self.consultation.unanswered())

    @cached_property
    def late(self) -> tuple[Response, ...]:
        """Responses that came after their senders' own deadlines."""
        return tuple(each for each in self.consultation.responses if self.consultation.is_late(each))

    @cached_property
    def without_remarks(self) -> tuple[Response, ...]:
        """Responses without remarks (list B)."""
        return tuple(each for each in self.consultation.responses if not has_remarks(each))

    @cached_property
    def with_remarks(self) -> tuple[Response, ...]:
        """Responses with remarks (list C)."""
        return tuple(each for each in self.consultation.responses if has_remarks(each))

    @cached_property
    def points(self) -> int:
        """Points of all responses."""
        return sum(len(each.points) for each in self.consultation.responses)

    @cached_property
    def kinds(self) -> dict[SenderKind, int]:
        """Responses by the kind of their first sender, in the order of SenderKind; kinds that nobody was of are 0."""
        counted = Counter(each.sender.kind for each in self.consultation.responses)
        return {kind: counted[kind] for kind in SenderKind}

    @cached_property
    def outcomes(self) -> dict[Outcome, int]:
        """Points by outcome, in the order of Outcome."""
        counted = Counter(point.assessment.outcome for point in points_of(self.consultation) if point.assessment)
        return {outcome: counted[outcome] for outcome in Outcome}

    @cached_property
    def unassessed(self) -> int:
        """Points that have no outcome yet."""
        return self.points - sum(self.outcomes.values())

    @cached_property
    def chapters(self) -> dict[OutlineNode, int]:
        """Points by the chapter (section of the first level) that they speak of, in the outline's order.

        A point that speaks of several chapters counts once in each; one that speaks of none is not counted here.
        """
        order: dict[str, OutlineNode] = {}
        counted: Counter[str] = Counter()
        for response in self.consultation.responses:
            outline = outline_of(self.consultation, response)
            for point in response.points:
                found = {node.id: node for link in point.links if (node := chapter_of(outline, link.target))}
                order |= {node_id: node for node_id, node in found.items() if node_id not in order}
                counted.update(found.keys())
        ranked = sorted(order, key=lambda node_id: (self.places.get(node_id, len(self.places)), node_id))
        return {order[node_id]: counted[node_id] for node_id in ranked}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of every id in the order of the versions, version by version."""
        nodes = (node for outline in self.consultation.outlines.values() for node in outline.nodes)
        return {node_id: at for at, node_id in enumerate(dict.fromkeys(node.id for node in nodes))}

    @cached_property
    def without_place(self) -> int:
        """Points that are tied to no place in the plan."""
        return sum(1 for point in points_of(self.consultation) if not point.links)


def has_remarks(response: Response) -> bool:
    """What the log says of it; where it says nothing, whether there are points."""
    return bool(response.points) if response.remarks is None else response.remarks


def points_of(consultation: Consultation) -> Iterator[Point]:
    """Every point, in the order of numbers."""
    return (point for response in consultation.responses for point in response.points)


def outline_of(consultation: Consultation, response: Response) -> Outline | None:
    """The outline of the version that the sender read: the response's own, else that of the first subject."""
    first = consultation.subjects[0].version if consultation.subjects else ""
    return consultation.outlines.get(response.version) or consultation.outlines.get(first)


def chapter_of(outline: Outline | None, node_id: str) -> OutlineNode | None:
    """The section of the first level that a node lies in; a measure outside all sections is its own."""
    node = outline.node(node_id) if outline else None
    seen: set[str] = set()
    while outline and node and node.parent and node.id not in seen:
        seen.add(node.id)
        above = outline.node(node.parent)
        if above is None:
            break
        node = above
    return node
