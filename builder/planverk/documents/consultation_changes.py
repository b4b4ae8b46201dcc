"""What became of a point in the plan's text: the sections that were changed for it, with the old wording and the new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planverk.documents.consultation_places import Places
from planverk.documents.wording import wordings
from planverk.model.account import Account
from planverk.model.content import Block, Blocks, Paragraph, Text
from planverk.model.response import Assessment

_IN_SECTION, _IN_ALL = 2, 5  # wordings that a cell shows of one section, and of all


@dataclass(frozen=True)
class Changed:
    """Tells of the changes that were made for points. Without an account the sections alone are named."""

    places: Places
    account: Account | None
    labels: Mapping[str, str]

    def blocks(self, number: str, assessment: Assessment) -> Blocks:
        """For the point of that number: each section that was changed for it, named as in the plan as it is now, and beneath it
        what was changed there."""
        return tuple(self._blocks(number, assessment))

    def _blocks(self, number: str, assessment: Assessment) -> Iterator[Block]:
        kept = self.account.promised(number) if self.account else None
        where = dict(kept.where) if kept else {}
        left = _IN_ALL
        named = self.places.changed(assessment)
        for section, paragraph in zip(assessment.changes, named, strict=True):
            yield paragraph
            ids = where.pop(section, ())
            yield from self._wordings(ids, min(left, _IN_SECTION))
            left = max(0, left - len(ids))
        for ids in where.values():  # what somebody has tied to the point, in sections that it does not name
            yield from self._elsewhere(ids, left)

    def _elsewhere(self, ids: tuple[str, ...], most: int) -> Iterator[Block]:
        assert self.account is not None, "only an account says where else a point was followed"
        sections: dict[str, list[str]] = {}
        for each in ids:
            change = self.account.by_id[each].change
            sections.setdefault(f"{change.label} {change.title}".strip() or change.section, []).append(each)
        for title, own in sections.items():
            yield Paragraph((Text(title),))
            yield from self._wordings(tuple(own), min(most, _IN_SECTION))

    def _wordings(self, ids: tuple[str, ...], most: int) -> Blocks:
        if self.account is None or not ids:
            return ()
        return wordings((self.account.by_id[each].change for each in ids), self.labels, most)
