"""What became of the places that a point speaks of: from the version that its sender read to the plan that is laid beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from planverk.documents.outline import outline, own_texts
from planverk.documents.story import Now
from planverk.linking.carry import carry
from planverk.model.consultation import OutlineNode
from planverk.model.response import Point
from planverk.service.comparing import Side

_COUNTED = ("measure", "table", "figure")


def now_of(point: Point, read: Side, new: Side, changed: Collection[str], labels: Mapping[str, str]) -> dict[str, Now]:
    """What became of each place that the point is tied to, by its id, and what it is called in `new`.

    `changed` are the sections and measures that the ledger has a change in: it sees more than the words.
    """
    before, after = (outline(side.plan, side.document) for side in (read, new))
    texts = own_texts(read.plan), own_texts(new.plan)
    found: dict[str, Now] = {}
    for link in point.links:
        fate = carry(link.target, before, after, new.plan.aliases, *texts)
        kind = "changed" if fate.kind in ("same", "moved") and link.target in changed else fate.kind
        found[link.target] = Now(kind, tuple(_name(after.by_id[target], labels) for target in fate.targets))
    return found


def _name(node: OutlineNode, labels: Mapping[str, str]) -> str:
    """What a place is called: «5.5 Samarbeid med andre», «tiltak 9», and a goal by its own words."""
    if node.kind in _COUNTED:
        return f"{labels[f'{node.kind}-reference']}\u00a0{node.label}"
    return f"{node.label} {node.title}".strip() if node.kind == "section" else node.title
