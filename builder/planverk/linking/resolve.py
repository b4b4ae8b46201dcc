"""A mention to ids, in the outline of the version that its sender read. What is not certain is a choice for a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planverk.model.consultation import NodeKind, Outline, OutlineNode
from planverk.model.reference import Mention, Resolved

_KINDS: dict[str, NodeKind] = {
    "measure": "measure",
    "goal": "goal",
    "strategy": "strategy",
    "indicator": "indicator",
    "table": "table",
    "figure": "figure",
}


_WORD_APPENDIX = re.compile(r"(?:vedlegg|bilag|tillegg|appendi)", re.IGNORECASE)


def resolve(mention: Mention, outline: Outline) -> Resolved:
    """The ids that the mention certainly stands for; else candidates, else the labels that the version does not have.

    A mention of a law, of another plan, or of the response itself has no place here and gives neither.
    """
    if mention.elsewhere:
        return Resolved(mention)
    if mention.kind == "page":
        return _pages(mention, outline)
    if mention.kind == "heading":
        return _titled(mention, outline)
    found: list[str] = []
    missing: list[str] = []
    for label in _expanded(mention.labels, outline, mention):
        nodes = [node.id for node in _candidates(mention, outline) if _is(node, label)] or _counted(mention, label, outline)
        (found if nodes else missing).extend(nodes or [label])
    if _is_vague(mention):
        return Resolved(mention, candidates=_unique(found), missing=tuple(missing))
    return Resolved(mention, targets=_unique(found), missing=tuple(missing))


def _counted(mention: Mention, label: str, outline: Outline) -> list[str]:
    """«fjerde strategi»: of things that have letters, the one at that place in their order."""
    if mention.kind not in ("strategy", "goal") or not label.isdigit():
        return []
    nodes = [node for node in _candidates(mention, outline) if not node.label.isdigit()]
    return [nodes[int(label) - 1].id] if 0 < int(label) <= len(nodes) else []


def _is_vague(mention: Mention) -> bool:
    """«punkt 3» may be of the sender's own list, «del 2» and «aktivitet 4» of anything."""
    bare = mention.kind == "point" and any("." not in label for label in mention.labels)
    return mention.kind in ("part", "activity") or (bare and not mention.own)


def _candidates(mention: Mention, outline: Outline) -> Iterator[OutlineNode]:
    """The nodes that a mention of this kind can mean."""
    kind = _KINDS.get(mention.kind, "section")
    for node in outline.nodes:
        if node.kind == kind and (kind != "section" or _may_be(node, mention)):
            yield node


def _may_be(section: OutlineNode, mention: Mention) -> bool:
    """A chapter is no appendix and an appendix no chapter; a point may be of either, where they are not both plain numbers."""
    if mention.kind == "point":
        return not _WORD_APPENDIX.match(section.label)
    return (mention.kind == "appendix") == _is_appendix(section)


def _is_appendix(node: OutlineNode) -> bool:
    """«Vedlegg 2», «B», «B.3»."""
    return _WORD_APPENDIX.match(node.label) is not None or re.match(r"\D*[A-ZÆØÅ](?:\.\d|\Z)", node.label) is not None


def _is(node: OutlineNode, label: str) -> bool:
    return bool(node.label) and _bare(node.label) == _bare(label)


def _bare(label: str) -> str:
    """A label without words, zeros in front and `.0` behind: «Vedlegg B» is b, «5.0» is 5, «04.2.» is 4.2."""
    last = label.split()[-1].strip(".").casefold() if label.split() else ""
    parts = [part.lstrip("0") or "0" for part in last.split(".")]
    while len(parts) > 1 and parts[-1] == "0":
        parts.pop()
    return ".".join(parts)


def _expanded(labels: Iterable[str], outline: Outline, mention: Mention) -> Iterator[str]:
    """Single labels; a range becomes all labels of the outline between its ends, the ends included."""
    for label in labels:
        first, dash, last = label.partition("–")
        if not dash:
            yield label
            continue
        nodes = [node for node in _candidates(mention, outline) if node.label]
        ends = [at for at, node in enumerate(nodes) if _is(node, first) or _is(node, last)]
        depths = {_bare(first).count("."), _bare(last).count(".")}
        between = [
            node.label
            for node in nodes[min(ends, default=0) : max(ends, default=-1) + 1]
            if _bare(node.label).count(".") in depths
        ]
        yield from between if len(ends) >= 2 else (first, last)


def _pages(mention: Mention, outline: Outline) -> Resolved:
    """The sections on the pages named: certain where there is only one, else the sender may mean any of them."""
    on_page: list[str] = []
    missing: list[str] = []
    for label in mention.labels:
        first, _, last = label.partition("–")
        nodes = [node.id for page in range(int(first), int(last or first) + 1) for node in _on_page(outline, page)]
        on_page += nodes
        missing += [] if nodes else [label]
    ids = _unique(on_page)
    return Resolved(mention, ids if len(ids) == 1 else (), ids if len(ids) != 1 else (), tuple(missing))


def _on_page(outline: Outline, page: int) -> list[OutlineNode]:
    """The sections that may have text of their own on a page. One that went over into a section below it on an earlier page has
    none there."""
    sections = [node for node in outline.nodes if node.kind == "section"]
    left = {above for node in sections if 0 < _begins(node) < page for above in _above(node, outline)}
    return [node for node in sections if _begins(node) <= page <= _ends(node) and node.id not in left]


def _above(node: OutlineNode, outline: Outline) -> Iterator[str]:
    """The ids of the sections that a section stands in."""
    seen: set[str] = set()
    while (parent := outline.node(node.parent)) and parent.id not in seen:
        seen.add(parent.id)
        yield parent.id
        node = parent


def _begins(node: OutlineNode) -> int:
    """The printed number of its first page, 0 where it has none."""
    return int(node.printed[0]) if node.printed and node.printed[0].isdigit() else 0


def _ends(node: OutlineNode) -> int:
    return int(node.printed[1]) if node.printed and node.printed[1].isdigit() else -1


def _titled(mention: Mention, outline: Outline) -> Resolved:
    ids = _unique(node.id for node in outline.nodes for label in mention.labels if node.title == label)
    return Resolved(mention, ids) if len(ids) == 1 else Resolved(mention, candidates=ids)


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
