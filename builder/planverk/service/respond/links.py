"""`respond link`: points tied to the version that their sender read. What is certain is linked; the rest is shown."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from planverk.errors import MissingFile
from planverk.linking.links import PointReferences, references
from planverk.linking.suggest import build_index, suggest, suggestable
from planverk.model.consultation import Consultation, Outline
from planverk.model.place import Place
from planverk.model.reference import Suggestion
from planverk.model.response import Link, Point, Response
from planverk.model.source import Source
from planverk.readers.data import load
from planverk.readers.plan_schema import FILE as PLAN_FILE
from planverk.readers.plan_schema import PlanSchema
from planverk.readers.reading import get
from planverk.service.consultations import find_consultation, find_response, settings_of
from planverk.service.respond.changing import change
from planverk.service.respond.points import point_of
from planverk.service.workspace import Actor, Home
from planverk.store.versions import find_versions, version_source


@dataclass(frozen=True)
class Offer:
    """What a person may choose for a point: references that are not certain, and places that its words suggest."""

    point: int
    references: PointReferences
    suggestions: tuple[Suggestion, ...] = ()


def outline_of(consultation: Consultation, response: Response) -> Outline | None:
    """The outline of the version that the sender read; None where that version has none."""
    return consultation.outlines.get(response.version)


def linked(source: Source, consultation: Consultation, response: Response) -> Response:
    """The response with every certain reference of its points as a link; links that are there already stay."""
    outline = outline_of(consultation, response)
    if outline is None:
        return response
    found = references(response.text, response.points, outline, plan_title(source, outline.plan))
    points = tuple(
        replace(point, links=_merged(point.links, found[point.id].links)) if point.id in found else point
        for point in response.points
    )
    return replace(response, points=points)


def linked_anew(source: Source, consultation: Consultation, response: Response) -> Response:
    """The response with its references as they are in the version that it is now said to be about. What a person chose stays, and
    so does what is approved."""
    kept = {point.id: point for point in response.points if _is_settled(point, consultation.last_step)}
    bare = (replace(point, links=tuple(link for link in point.links if link.how != "explicit")) for point in response.points)
    found = linked(source, consultation, replace(response, points=tuple(bare)))
    return replace(found, points=tuple(kept.get(point.id, point) for point in found.points))


def _is_settled(point: Point, last_step: str) -> bool:
    """Approved, or linked by a person alone."""
    approved = point.assessment is not None and point.assessment.step == last_step
    return approved or (bool(point.links) and all(link.how != "explicit" for link in point.links))


def offers(
    source: Source, consultation: Consultation, response: Response, texts: Mapping[str, tuple[str, str]]
) -> tuple[Offer, ...]:
    """For each point without a certain link, what it may be about. `texts` are the version's: id -> (title, text)."""
    outline = outline_of(consultation, response)
    if outline is None:
        return ()
    index = build_index(texts)
    found = references(response.text, response.points, outline, plan_title(source, outline.plan))
    return tuple(
        Offer(point.id, found[point.id], suggest(point.quote.exact, index) if not point.links else ())
        for point in response.points
        if not point.links or found[point.id].unsure
    )


def version_texts(home: Home, outline: Outline) -> dict[str, tuple[str, str]]:
    """The title and the text of each section and measure of the version, by id; titles alone where its files are gone."""
    from planverk.documents.outline import own_texts  # a letter that is logged does not wait for what reads a plan's text
    from planverk.readers.plan import read_plan

    version = next((v for v in find_versions(home.tree) if (v.plan, v.name) == (outline.plan, outline.version)), None)
    source = version_source(home.tree, version) if version else home.tree
    plan = read_plan(source, f"plans/{outline.plan}", settings_of(home)).value if version else None
    texts = own_texts(plan) if plan else {}
    return suggestable(outline, texts)


def offers_for(home: Home, consultation: str, number: int) -> tuple[Offer, ...]:
    """What a person may choose for the points of a response. Raises MissingFile, UnreadableFile."""
    found = find_consultation(home, consultation)
    response = find_response(home, found, number)
    outline = outline_of(found, response)
    return offers(home.tree, found, response, version_texts(home, outline)) if outline else ()


def link_points(
    home: Home,
    target: tuple[int, int],
    ids: tuple[str, ...],
    actor: Actor,
    remove: bool = False,
    consultation: str = "",
    base: str = "",
) -> Response:
    """Ties a point to what a person chose, or takes those links away, as one act. Raises MissingFile, Conflict."""
    number, point = target

    def do(found: Consultation, response: Response) -> Response:
        point_of(response, point)
        if remove:
            return unlink(response, point, ids)
        return link_by_hand(response, point, ids, actor.name, outline_of(found, response))

    (after,) = change(home, (number,), do, actor, f"høring: punkt {number}.{point} er koblet", consultation, base)
    return after


def link_by_hand(response: Response, point_id: int, targets: tuple[str, ...], actor: str, outline: Outline | None) -> Response:
    """The point with links that a person chose. Raises MissingFile where the version lacks one of them."""
    for target in targets:
        if outline is not None and "#" not in target and outline.node(target) is None:
            raise _no_target(response, target, outline)
    points = tuple(
        replace(point, links=_merged(point.links, tuple(Link(target, "manual", actor) for target in targets)))
        if point.id == point_id
        else point
        for point in response.points
    )
    return replace(response, points=points)


def unlink(response: Response, point_id: int, targets: tuple[str, ...]) -> Response:
    """The point without those links."""
    points = tuple(
        replace(point, links=tuple(link for link in point.links if link.target not in targets)) if point.id == point_id else point
        for point in response.points
    )
    return replace(response, points=points)


def plan_title(source: Source, plan: str) -> str:
    """The plan's title, by which its own references are told from those to other plans."""
    file = f"plans/{plan}/{PLAN_FILE}"
    data = get(source, file)
    read = load(data, file, PlanSchema).value if data else None
    return read.title if read else ""


def _merged(old: tuple[Link, ...], new: tuple[Link, ...]) -> tuple[Link, ...]:
    known = {link.target for link in old}
    return (*old, *(link for link in new if link.target not in known))


def _no_target(response: Response, target: str, outline: Outline) -> MissingFile:
    near = difflib.get_close_matches(target, [node.id for node in outline.nodes], n=1)
    hint = "Did you mean {near}?" if near else "See what there is in outlines/{version}.yaml"
    return MissingFile(
        "The version {version} has nothing called {target}.",
        hint,
        Place(f"{response.folder}/points.yaml"),
        version=outline.version,
        target=target,
        near="".join(near),
    )
