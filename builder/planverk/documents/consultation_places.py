"""The places that a point speaks of, as they were called in the version that its sender read; and what was changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from planverk.documents.saying import upper_first
from planverk.model.consultation import Consultation, Outline, OutlineNode
from planverk.model.content import Blocks, CrossReference, Paragraph, Text
from planverk.model.plan import Plan
from planverk.model.response import Assessment, Link, Response
from planverk.model.tally import outline_of

NBSP = "\u00a0"
_LONGEST_TITLE = 80
_COUNTED = frozenset({"goal", "strategy", "measure", "indicator"})


@dataclass(frozen=True)
class Places:
    """Names places of a consultation's versions, and sections of the plan as it is now."""

    consultation: Consultation
    plan: Plan | None
    labels: Mapping[str, str]
    _known: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def concerns(self, response: Response, links: tuple[Link, ...]) -> tuple[str, ...]:
        """Each place that a point is tied to: «Kapittel 4.2 Tildeling, s. 12»; the id where the version has no such place."""
        outline = outline_of(self.consultation, response)
        return tuple(dict.fromkeys(self._named(outline, link.target) for link in links))

    def changed(self, assessment: Assessment) -> Blocks:
        """The sections that were changed for a point, a paragraph for each, in the words of the plan as it is now."""
        return tuple(
            Paragraph((CrossReference(each, place=assessment.place), *self._title(each)), place=assessment.place)
            for each in assessment.changes
        )

    def heading(self, node: OutlineNode) -> str:
        """A node as the heading over the points about it: «4.2 Tildeling», «Tiltak 9 – Flere boliger»."""
        if node.kind in _COUNTED:
            title = f" – {_short(node.title)}" if node.title else ""
            return f"{self._word(node)}{title}"
        return f"{node.label} {node.title}".strip() or node.id

    def _named(self, outline: Outline | None, target: str) -> str:
        """A place's name, worked out once for all points that are tied to it."""
        key = (outline.version if outline else "", target)
        if key not in self._known:
            self._known[key] = self._concern(outline, target)
        return self._known[key]

    def _concern(self, outline: Outline | None, target: str) -> str:
        node = outline.node(target) if outline else None
        if node is None:
            return target
        page = f", {self.labels['page-short']}{NBSP}{node.printed[0]}" if node.printed and node.printed[0] else ""
        title = f" {_short(node.title)}" if node.title and node.kind == "section" else ""
        return f"{self._word(node)}{title}{page}".strip() or target

    def _word(self, node: OutlineNode) -> str:
        """A node by its kind and label: «Kapittel 4.2», «Tiltak 9», «Vedlegg A»; nothing where it has no number."""
        if not node.label:
            return ""
        if node.kind == "section":
            bare = node.label.rstrip(".")
            return f"{upper_first(self.labels['chapter-reference'])}{NBSP}{bare}" if bare[:1].isdigit() else bare
        word = self.labels.get(f"{node.kind}-reference", "")
        shown = node.label.rstrip(".")
        return f"{upper_first(word)}{NBSP}{shown}" if word and not shown.casefold().startswith(word) else shown

    def _title(self, section_id: str) -> tuple[Text, ...]:
        """The title that goes with a number; a section without one is named by its title alone."""
        title = self._titles.get(section_id, "")
        return (Text(f" {title}"),) if title else ()

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """The titles of sections that are numbered."""
        if self.plan is None:
            return {}
        bare = {below.id for section in self.plan.sections() if section.id in self.plan.unnumbered for below in section.all()}
        return {section.id: section.plain_title for section in self.plan.sections() if section.id not in bare}


def _short(title: str) -> str:
    folded = " ".join(title.split())
    return folded if len(folded) <= _LONGEST_TITLE else f"{folded[: _LONGEST_TITLE - 1].rstrip()}…"
