"""`respond group`: points that say the same, and responses of one campaign. What is alike is offered, and taken by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planverk.errors import Unclear
from planverk.model.consultation import Consultation
from planverk.model.ids import is_id
from planverk.model.likeness import alike
from planverk.model.response import Response
from planverk.service.respond.assess import Target
from planverk.service.respond.changing import change
from planverk.service.respond.points import point_of
from planverk.service.workspace import Actor, Home


@dataclass(frozen=True)
class Likes:
    """What may be answered together: responses that are nearly one letter, and points that say nearly the same."""

    campaigns: tuple[tuple[int, ...], ...]
    points: tuple[tuple[Target, ...], ...]


def find_likes(consultation: Consultation) -> Likes:
    """The campaigns and like points of a consultation, by number. Points that are in one group already are not offered again."""
    responses = consultation.responses
    campaigns = alike([response.text for response in responses])
    listed = [(response.number, point) for response in responses for point in response.points]
    groups = alike([point.quote.exact for _, point in listed])
    offered = [group for group in groups if len({listed[at][1].group for at in group}) > 1 or not listed[group[0]][1].group]
    return Likes(
        tuple(tuple(responses[at].number for at in group) for group in campaigns),
        tuple(tuple((listed[at][0], listed[at][1].id) for at in group) for group in offered),
    )


def group(
    home: Home, targets: Sequence[Target], name: str, actor: Actor, consultation: str = "", base: str = ""
) -> tuple[Response, ...]:
    """Puts the points into the group `name`; an empty name takes them out of theirs. Raises Unclear, MissingFile, Conflict."""
    if name and not is_id(name):
        raise Unclear(
            "A group cannot be called “{name}”.",
            "Use small letters a to z, digits and hyphens, beginning with a letter.",
            name=name,
        )
    ids: dict[int, set[int]] = {}
    for number, point in targets:
        ids.setdefault(number, set()).add(point)

    def do(found: Consultation, response: Response) -> Response:
        for point_id in sorted(ids[response.number]):
            point_of(response, point_id)
        points = (replace(point, group=name) if point.id in ids[response.number] else point for point in response.points)
        return replace(response, points=tuple(points))

    words = f"er i gruppen «{name}»" if name else "er tatt ut av gruppen"
    listed = ", ".join(f"{number}.{point}" for number, point in targets[:5])
    return change(home, ids, do, actor, f"høring: punkt {listed} {words}", consultation, base)


def members(consultation: Consultation, name: str) -> tuple[Target, ...]:
    """The points of a group, in the order of the log."""
    return tuple(
        (response.number, point.id) for response in consultation.responses for point in response.points if point.group == name
    )
