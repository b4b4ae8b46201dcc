"""`respond split`: a person's corrections of a response's points, as one act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planverk.errors import Conflict
from planverk.linking.points import uncovered
from planverk.model.consultation import Consultation
from planverk.model.place import Place
from planverk.model.response import Response
from planverk.model.sentences import SentenceSpan
from planverk.service.respond import points
from planverk.service.respond.changing import change
from planverk.service.respond.links import linked
from planverk.service.workspace import Actor, Home


@dataclass(frozen=True)
class Corrections:
    """What is to be done, in this order. Words are the response's own, or its first and last words with … between.

    `again` makes the machine's proposal anew, where nothing is assessed yet.
    """

    again: bool = False
    merge: tuple[tuple[int, ...], ...] = ()
    remove: tuple[int, ...] = ()
    change: Mapping[int, str] = field(default_factory=dict)
    add: tuple[str, ...] = ()
    pass_over: tuple[str, ...] = ()
    take_up: tuple[str, ...] = ()


def correct(home: Home, number: int, corrections: Corrections, actor: Actor, consultation: str = "", base: str = "") -> Response:
    """The response with its points corrected. References in new and changed ones are linked; links that a person took away from
    the others stay away. Raises Unclear, MissingFile, Conflict."""

    def do(found: Consultation, response: Response) -> Response:
        corrected = _corrected(response, corrections)
        if corrected == response:
            return response
        stood = {(point.id, point.quote) for point in response.points}
        fresh = tuple(point for point in corrected.points if (point.id, point.quote) not in stood)
        found_anew = {point.id: point for point in linked(home.tree, found, replace(corrected, points=fresh)).points}
        return replace(corrected, points=tuple(found_anew.get(point.id, point) for point in corrected.points))

    (after,) = change(home, (number,), do, actor, f"høring: uttalelse {number} er delt i punkter", consultation, base)
    return after


def left_over(response: Response) -> tuple[SentenceSpan, ...]:
    """The sentences that are in no point and not passed over."""
    return uncovered(response.text, (*(point.quote for point in response.points), *response.passed_over))


def _corrected(response: Response, corrections: Corrections) -> Response:
    if corrections.again:
        response = _again(response)
    for ids in corrections.merge:
        response = points.merge_points(response, ids)
    for point_id in corrections.remove:
        response = points.remove_point(response, point_id)
    for point_id, words in corrections.change.items():
        response = points.change_point(response, point_id, words)
    for words in corrections.take_up:
        response = points.take_up(response, words)
    for words in corrections.add:
        response = points.add_point(response, words)
    for words in corrections.pass_over:
        response = points.pass_over(response, words)
    return response


def _again(response: Response) -> Response:
    if any(point.assessment for point in response.points):
        raise Conflict(
            "Response {number} is assessed, and is not split anew.",
            "Correct its points one by one instead.",
            Place(f"{response.folder}/points.yaml"),
            number=response.number,
        )
    return points.first_split(response, start=response.next_point)
