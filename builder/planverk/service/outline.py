"""`planverk outline`: a document's headings as a tree, with the numbers that its papers show and the ids that never change."""

from __future__ import annotations

from dataclasses import dataclass

from planverk.findings import Finding
from planverk.model.content import NumberedHeading, plain, walk
from planverk.service.assembling import assemble
from planverk.service.gathering import gather
from planverk.service.states import look_at
from planverk.service.workspace import Home


@dataclass(frozen=True)
class Line:
    """A heading: its level from 1, its number as papers show it («4.2», empty for none), its title and id."""

    level: int
    number: str
    title: str
    id: str


@dataclass(frozen=True)
class Outline:
    """A document's headings in reading order."""

    document: str
    title: str
    lines: tuple[Line, ...]


def outline(home: Home, names: tuple[str, ...] = (), at: str = "") -> tuple[tuple[Outline, ...], tuple[Finding, ...]]:
    """The outlines of the documents chosen (all for none), and the errors that kept others from being put together."""
    with look_at(home, at) as state:
        assembly = assemble(gather(state, names), draft=True)
    outlines = []
    for paper in assembly.papers:
        if paper.document is not None:
            headings = [part for part in walk(paper.document.body) if isinstance(part, NumberedHeading)]
            lines = tuple(Line(part.level, part.label, plain(part.content), part.id) for part in headings)
            outlines.append(Outline(paper.document.id, paper.document.title, lines))
    return tuple(outlines), tuple(finding for finding in assembly.all_findings if finding.is_error)
