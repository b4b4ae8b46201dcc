"""Pictures of a text: from the path that the author wrote to an asset of the document."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace

from planverk.documents.rewriting import Rewriter
from planverk.model.chart import Chart
from planverk.model.content import Block, Blocks, Figure, Inline, InlinePicture, Inlines, Paragraph, Text
from planverk.model.pictures import Picture
from planverk.model.place import Place


def figure_of(chart: Chart, picture: Picture) -> Figure:
    """A chart that was drawn as a figure of the document."""
    return Figure(picture.name, chart.alt, (Text(chart.title),))


class Pictures(Rewriter):
    """Puts assets' names in the place of paths. `assets` collects what the text shows; a picture that the reader did not get,
    and has said so, leaves a mark in a draft. Those in `drawn` are assets already, by name."""

    changes_words = False

    def __init__(self, read: Mapping[str, Picture], missing: str, drawn: Mapping[str, Picture]) -> None:
        self._read = read
        self._drawn = drawn
        self._missing = missing
        self.assets: dict[str, Picture] = {}

    def block(self, block: Block, place: Place) -> Blocks:
        if not isinstance(block, Figure):
            return super().block(block, place)
        name = self._asset(block.source, place)
        if not name:
            return (
                Paragraph(
                    (Text(f"{self._missing} {block.alt}".rstrip()), *self.inlines(block.caption, place)),
                ),
            )
        return (replace(block, source=name, caption=self.inlines(block.caption, place)),)

    def inline(self, part: Inline, place: Place) -> Inlines:
        if not isinstance(part, InlinePicture):
            return super().inline(part, place)
        name = self._asset(part.source, part.place if part.place.file else place)
        return (replace(part, source=name),) if name else (Text(f"{self._missing} {part.alt}".rstrip()),)

    def _asset(self, source: str, place: Place) -> str:
        if source in self._drawn:
            return source
        path = posixpath.normpath(posixpath.join(posixpath.dirname(place.file), source))
        picture = self._read.get(path)
        if picture is None:
            return ""
        self.assets[picture.name] = picture
        return picture.name
