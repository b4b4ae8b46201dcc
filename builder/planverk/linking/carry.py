"""What became of a section between the version that was read and a later one: same, moved, changed, split, merged or gone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planverk.model.consultation import Outline, OutlineNode
from planverk.model.reference import Fate

# The share of a section's runs of words that must stand in another for that one to hold its text. Chosen on the worked
# example's revisions: rewording keeps well over half, unrelated sections share next to nothing.
SHARED = 0.35
_RUN = 4


def carry(
    node_id: str,
    old: Outline,
    new: Outline,
    aliases: Mapping[str, str],
    old_texts: Mapping[str, str],
    new_texts: Mapping[str, str],
) -> Fate:
    """The fate of `node_id` from `old` to `new`, and the ids that it is there.

    An id that stands in both is the same section, whatever its number and title. One that became an alias was merged; one
    that is away is looked for by its words in sections that are new.
    """
    before, after = old.node(node_id), new.node(node_id)
    if before is None:
        return Fate("gone")
    if after is None:
        return _away(before, old, new, aliases, old_texts, new_texts)
    heirs = _heirs(before, old, new, old_texts, new_texts)
    if heirs and before.text != after.text:
        return Fate("split", (node_id, *heirs))
    if before.text != after.text:
        return Fate("changed", (node_id,))
    return Fate("moved" if _position(before) != _position(after) else "same", (node_id,))


def _away(
    node: OutlineNode,
    old: Outline,
    new: Outline,
    aliases: Mapping[str, str],
    old_texts: Mapping[str, str],
    new_texts: Mapping[str, str],
) -> Fate:
    target = _follow(node.id, aliases)
    if target and new.node(target):
        return Fate("merged", (target,))
    heirs = _heirs(node, old, new, old_texts, new_texts)
    return Fate("split" if len(heirs) > 1 else "merged", heirs) if heirs else Fate("gone")


def _follow(node_id: str, aliases: Mapping[str, str]) -> str | None:
    """The end of a chain of aliases; None where there is none, or where it bites its own tail."""
    seen: set[str] = set()
    target = node_id
    while target in aliases and target not in seen:
        seen.add(target)
        target = aliases[target]
    return target if target not in seen and target != node_id else None


def _position(node: OutlineNode) -> tuple[str, tuple[int, ...]]:
    return node.parent, node.number


def _heirs(
    node: OutlineNode, old: Outline, new: Outline, old_texts: Mapping[str, str], new_texts: Mapping[str, str]
) -> tuple[str, ...]:
    """New sections that took over text of `node`: those whose runs of words stand mostly in it."""
    own = _runs(old_texts.get(node.id, ""))
    if not own:
        return ()
    fresh = (other.id for other in new.nodes if other.kind == node.kind and old.node(other.id) is None)
    return tuple(key for key in fresh if _share(_runs(new_texts.get(key, "")), own) >= SHARED)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _share(part: frozenset[tuple[str, ...]], whole: frozenset[tuple[str, ...]]) -> float:
    return len(part & whole) / len(part) if part else 0.0
