"""The pictures of a report that is brought in: each in `reports/figures/`, under a name that no other report's has."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace

from planverk.documents.rewriting import Rewriter
from planverk.model.content import Block, Blocks, Figure, Inline, InlinePicture, Inlines
from planverk.model.imported import PICTURES, LeftOut, Why
from planverk.model.place import Place
from planverk.model.report import Report


def with_pictures(report: Report, read: Mapping[str, bytes]) -> tuple[Report, dict[str, bytes], tuple[LeftOut, ...]]:
    """The report with its pictures named after it, their files by the path from the report's folder, and the pictures that stand
    nowhere in it: those of cells that hold words alone here."""
    names = {source: f"{PICTURES}/{report.id}-{posixpath.basename(source)}" for source in read}
    renamed = _Renamed(names)
    shown = replace(
        report,
        introduction=renamed.blocks(report.introduction),
        questions=tuple(replace(each, answer=renamed.blocks(each.answer)) for each in report.questions),
        examples=tuple(replace(each, text=renamed.blocks(each.text)) for each in report.examples),
    )
    files = {names[source]: data for source, data in read.items() if source in renamed.shown}
    lost = (LeftOut(f"[{posixpath.basename(source)}]", Why.UNPLACED) for source in read if source not in renamed.shown)
    return shown, files, tuple(lost)


class _Renamed(Rewriter):
    """Puts new names in the place of pictures' paths; `shown` collects those that the text shows."""

    changes_words = False

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self.shown: set[str] = set()

    def block(self, block: Block, place: Place) -> Blocks:
        if not isinstance(block, Figure) or block.source not in self._names:
            return super().block(block, place)
        self.shown.add(block.source)
        return (replace(block, source=self._names[block.source]),)

    def inline(self, part: Inline, place: Place) -> Inlines:
        if not isinstance(part, InlinePicture) or part.source not in self._names:
            return super().inline(part, place)
        self.shown.add(part.source)
        return (replace(part, source=self._names[part.source]),)
