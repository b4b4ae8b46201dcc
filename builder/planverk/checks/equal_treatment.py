"""H11: like points on one section with unlike outcomes, and no recorded reason for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from planverk.checks.hearing_log import Log, Numbered
from planverk.findings import Finding, warning
from planverk.model.likeness import Neighbours
from planverk.model.response import Point


def equal_treatment(log: Log) -> Iterator[Finding]:
    """Like points on one section have like outcomes, or a recorded reason for it (forvaltningsrettens likhetsprinsipp)."""
    for pairs in (_grouped(log), _on_one_section(log)):
        for (response, point), (other, like) in pairs:
            text = "Points {point} and {other} say nearly the same, and have different outcomes ({outcome}, {otherwise})."
            hint = "Give them the same outcome, or say the reason: planverk respond assess {other} --exception …"
            weighed = like.assessment
            yield warning(
                "H11",
                weighed.place if weighed else like.place,
                text,
                hint,
                point=f"{response.number}.{point.id}",
                other=f"{other.number}.{like.id}",
                outcome=_outcome(point),
                otherwise=_outcome(like),
            )


def _grouped(log: Log) -> Iterator[tuple[Numbered, Numbered]]:
    """Members of one group whose outcome is another than that of the group's first."""
    firsts: dict[str, Numbered] = {}
    for response, point in log.points():
        if point.group and _is_weighed(point):
            first = firsts.setdefault(point.group, (response, point))
            if _unlike(first[1], point):
                yield first, (response, point)


def _on_one_section(log: Log) -> Iterator[tuple[Numbered, Numbered]]:
    """Points on one section that say nearly the same as one before them there, and came out otherwise."""
    by_section: dict[tuple[str, str], list[Numbered]] = defaultdict(list)
    for response, point in log.points():
        if _is_weighed(point):
            for link in point.links:
                by_section[response.version, link.target].append((response, point))
    told: set[tuple[int, int]] = set()
    for members in by_section.values():
        if len(Counter(_outcome(point) for _, point in members)) < 2:
            continue
        nearest = Neighbours()
        for at, (response, point) in enumerate(members):
            near = next((n for n in nearest.add(point.quote.exact) if _differ(members[n][1], point)), None)
            key = (response.number, point.id)
            if near is not None and key not in told:
                told.add(key)
                yield members[near], members[at]


def _differ(left: Point, right: Point) -> bool:
    """True for unlike outcomes of points that no group holds together; those of a group are told by the group."""
    return _unlike(left, right) and not (left.group and left.group == right.group)


def _is_weighed(point: Point) -> bool:
    return point.assessment is not None and point.assessment.outcome is not None


def _unlike(left: Point, right: Point) -> bool:
    """True for two outcomes without a reason for it."""
    one, two = left.assessment, right.assessment
    if one is None or two is None or one.outcome is two.outcome:
        return False
    return not one.exception.strip() and not two.exception.strip()


def _outcome(point: Point) -> str:
    outcome = point.assessment.outcome if point.assessment else None
    return outcome.value if outcome else "–"
