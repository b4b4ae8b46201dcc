"""The outline of a plan: everything that can be referred to in it, with labels, pages and a hash of its own text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planverk.model.consultation import NodeKind, Outline, OutlineNode
from planverk.model.content import (
    Blocks,
    CaptionedFigure,
    CaptionedTable,
    Code,
    Container,
    CrossReference,
    NumberedHeading,
    Text,
    plain,
    walk,
)
from planverk.model.document import Document, PageMap
from planverk.model.measures import Indicator, Measure
from planverk.model.plan import Plan, Section

_AT_TOP = 12.0  # points; a heading so near the highest one of any page has no text above it on its own page


def outline(plan: Plan, document: Document, version: str = "", pages: PageMap | None = None, pdf: str = "") -> Outline:
    """The outline of `plan`, whose document (of the same state) gives the numbers, and whose PDF gives the pages.

    Sections come first, in reading order, then goals, strategies, measures, indicators, tables and figures.
    """
    texts = own_texts(plan)
    paging = _Paging(pages, tuple(block for block in walk(document.body) if isinstance(block, NumberedHeading)))
    sections = tuple(_sections(plan, document, texts, paging))
    named = tuple(_named(plan, texts, paging))
    captions = tuple(_captions(document, {node.id for node in sections}, texts, paging))
    return Outline(plan.id, version, pdf, (*sections, *named, *captions))


def own_texts(plan: Plan) -> dict[str, str]:
    """The words of each section, goal, strategy, measure and indicator by id: as the author wrote them, so that a number that
    changed elsewhere changes nothing here; a section without those below it."""
    texts = {section.id: _words(section.blocks) for section in plan.sections() if section.id}
    measures = plan.measures
    texts |= {goal.id: goal.title for goal in measures.goals}
    texts |= {strategy.id: strategy.title for strategy in measures.strategies}
    texts |= {measure.id: _measure(measure) for measure in measures.measures}
    return texts | {indicator.id: _indicator(indicator) for indicator in measures.indicators}


def text_hash(text: str) -> str:
    """`sha256:` and the hash of a text; how its lines and spaces fall does not count."""
    return f"sha256:{hashlib.sha256(' '.join(text.split()).encode('utf-8', 'surrogatepass')).hexdigest()}"


# ── sections ─────────────────────────────────────────────────────────────────────────────────────


def _sections(plan: Plan, document: Document, texts: Mapping[str, str], paging: _Paging) -> Iterator[OutlineNode]:
    parents = dict(_parents(section for chapter in plan.chapters for section in chapter.sections))
    for block in walk(document.body):
        if isinstance(block, NumberedHeading) and block.id in parents:
            yield _node(
                block.id,
                "section",
                parents[block.id],
                block.number,
                block.label.rstrip("."),
                plain(block.content).strip(),
                texts,
                paging,
            )


def _parents(sections: Iterable[Section], parent: str = "") -> Iterator[tuple[str, str]]:
    for section in sections:
        if section.id:
            yield section.id, parent
        yield from _parents(section.sections, section.id or parent)


# ── goals, strategies, measures, indicators ──────────────────────────────────────────────────────


def _named(plan: Plan, texts: Mapping[str, str], paging: _Paging) -> Iterator[OutlineNode]:
    measures = plan.measures
    for count, goal in enumerate(measures.goals, start=1):
        yield _node(goal.id, "goal", "", (count,), str(count), goal.title, texts, paging)
    for count, strategy in enumerate(measures.strategies, start=1):
        label = strategy.label or str(count)
        yield _node(strategy.id, "strategy", strategy.goal, (count,), label, strategy.title, texts, paging)
    for measure in measures.measures:
        number = measure.number
        yield _node(measure.id, "measure", measure.strategy, (number,), str(number), measure.text, texts, paging)
    for count, indicator in enumerate(measures.indicators, start=1):
        title = indicator.title or indicator.unit
        yield _node(indicator.id, "indicator", indicator.measure, (count,), str(count), title, texts, paging)


def _captions(document: Document, sections: set[str], texts: Mapping[str, str], paging: _Paging) -> Iterator[OutlineNode]:
    """Tables, then figures. A table of a strategy's measures has the strategy's id, and is a node of its own all the same: that
    is what «tabell 3» leads to."""
    found: dict[NodeKind, list[OutlineNode]] = {"table": [], "figure": []}
    parent = ""
    for block in walk(document.body):
        if isinstance(block, NumberedHeading) and block.id in sections:
            parent = block.id
        elif isinstance(block, (CaptionedTable, CaptionedFigure)):
            caption = block.caption
            words = _words(block.table.rows) if isinstance(block, CaptionedTable) else block.figure.alt
            own = {caption.id: texts.get(caption.id, words)}
            label, title = str(caption.number), plain(caption.content).strip()
            found[caption.kind].append(_node(caption.id, caption.kind, parent, (caption.number,), label, title, own, paging))
    yield from (*found["table"], *found["figure"])


def _node(
    own_id: str,
    kind: NodeKind,
    parent: str,
    number: tuple[int, ...],
    label: str,
    title: str,
    texts: Mapping[str, str],
    paging: _Paging,
) -> OutlineNode:
    pages, printed = paging.of(own_id)
    return OutlineNode(own_id, kind, parent, number, label, title, pages, printed, text_hash(texts.get(own_id, "")))


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Paging:
    """On which pages things stand: a section from its heading to where the next of its level or a higher one begins."""

    pages: PageMap | None
    headings: tuple[NumberedHeading, ...]
    _ends: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, heading in enumerate(self.headings):
            following = (other.id for other in self.headings[at + 1 :] if other.level <= heading.level)
            self._ends[heading.id] = next(following, "")

    def of(self, own_id: str) -> tuple[tuple[int, int] | None, tuple[str, str] | None]:
        """First and last page, physical and as printed; None where it stands on none."""
        if self.pages is None or own_id not in self.pages.pages:
            return None, None
        first = self.pages.pages[own_id]
        last = max(first, self._last(own_id))
        start = self.pages.printed.get(own_id, str(first))
        return (first, last), (start, self._printed(start, last - first))

    def _last(self, own_id: str) -> int:
        assert self.pages is not None
        if own_id not in self._ends:
            return self.pages.pages[own_id]
        after = self._ends[own_id]
        if after not in self.pages.pages:
            return self._text_ends()
        return self.pages.pages[after] - (1 if self._opens_page(after) else 0)

    def _text_ends(self) -> int:
        """The last page that anything stands on; the closing pages of the template hold nothing of the text."""
        assert self.pages is not None
        return max(self.pages.pages.values(), default=1)

    def _opens_page(self, own_id: str) -> bool:
        assert self.pages is not None
        tops = self.pages.tops
        return own_id in tops and tops[own_id] <= min(tops.values()) + _AT_TOP

    @staticmethod
    def _printed(start: str, further: int) -> str:
        return str(int(start) + further) if start.isdigit() else start


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def _words(blocks: Blocks | tuple[object, ...]) -> str:
    """All words in reading order; a cross-reference counts by what it leads to, and what an import set aside not at all."""
    kept = tuple(block for block in blocks if not (isinstance(block, Container) and block.name == "left-out"))
    pieces = []
    for each in walk(kept):
        if isinstance(each, (Text, Code)):
            pieces.append(each.value)
        elif isinstance(each, CrossReference) and not each.content:
            pieces.append(f"#{each.target}")
    return " ".join(" ".join(pieces).split())


def _measure(measure: Measure) -> str:
    due = measure.due.date.isoformat() if measure.due.date else measure.due.words
    costs = (f"{cost.year} {cost.kind} {cost.nok}" for cost in measure.costs)
    return " · ".join(part for part in (measure.text, measure.unit, *measure.partners, due, *costs, measure.financing) if part)


def _indicator(indicator: Indicator) -> str:
    readings = (f"{each.year} {each.value}" for each in (indicator.baseline, indicator.target) if each is not None)
    return " · ".join(part for part in (indicator.title, indicator.unit, *readings) if part)
