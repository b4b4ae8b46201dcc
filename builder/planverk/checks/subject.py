"""A document as the rules see it: a plan or a case paper, its text in reading order, its loose strings, its date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from planverk.findings import Finding
from planverk.model.case_paper import CasePaper
from planverk.model.content import (
    Block,
    Blocks,
    BulletList,
    Container,
    DefinitionList,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    OrderedList,
    Paragraph,
    Quote,
    Table,
    Text,
    plain,
)
from planverk.model.place import Place
from planverk.model.plan import Plan, Section
from planverk.model.workspace import Workspace


@dataclass(frozen=True)
class Scope:
    """What rules need besides values. None means that it is not known, and the rules that need it keep still.

    `files` are the paths of all files in the workspace; `layouts` the names of those that the template has (`plan`,
    `case-paper-levanger`); `documents` those that are being built (a plan's folder, a paper's file), None for all.
    """

    files: frozenset[str] | None = None
    layouts: frozenset[str] | None = None
    documents: frozenset[str] | None = None

    def has_folder(self, folder: str) -> bool:
        """True where a document of the consultation or meeting in `folder` is being built (`folder#summary`)."""
        return self.documents is None or any(document.partition("#")[0] == folder for document in self.documents)


@dataclass(frozen=True)
class Subject:
    """One document under inspection, with the workspace around it. Exactly one of `plan` and `paper` is given.

    `text` is all of it in reading order, sections as headings; `strings` what stands in front matter and YAML; `date` the day
    that it speaks from, where that is known.
    """

    workspace: Workspace
    scope: Scope
    concerns: str
    place: Place
    language: str
    text: Blocks
    strings: tuple[tuple[Place, str], ...]
    date: datetime.date | None
    sections: tuple[Section, ...]
    plan: Plan | None = None
    paper: CasePaper | None = None

    @cached_property
    def blocks(self) -> tuple[Standing, ...]:
        """Every block of the text, walked through once for all rules."""
        return tuple(blocks_of(self.text, self.place))

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Every run of the text, walked through once for all rules."""
        return tuple(_runs(self.blocks))


Rule = Callable[[Subject], Iterator[Finding]]


def of_plan(plan: Plan, workspace: Workspace, scope: Scope) -> Subject:
    """A plan; it speaks from the day of the papers that put it forward, else from the first year of its period."""
    text = tuple(
        block for chapter in plan.chapters for block in (*chapter.preamble, *(b for s in chapter.sections for b in _flat(s)))
    )
    measures = plan.measures
    strings = (
        (plan.place, plan.title),
        (plan.place, plan.subtitle),
        *((goal.place, goal.title) for goal in measures.goals),
        *((strategy.place, strategy.title) for strategy in measures.strategies),
        *((indicator.place, indicator.title) for indicator in measures.indicators),
        *((measure.place, measure.text) for measure in measures.measures),
    )
    sections = tuple(section for chapter in plan.chapters for section in chapter.sections)
    place = plan.place if plan.place.file else Place(f"{plan.folder}/plan.yaml")
    date = _date_of_plan(plan, workspace)
    return Subject(workspace, scope, plan.folder, place, plan.language, text, strings, date, sections, plan=plan)


def of_paper(paper: CasePaper, workspace: Workspace, scope: Scope) -> Subject:
    """A case paper; it speaks from its own date, else from that of its first meeting."""
    proposals = tuple(block for proposal in paper.proposals for block in proposal.blocks)
    text = (*proposals, *paper.preamble, *(block for section in paper.sections for block in _flat(section)))
    place = paper.place if paper.place.file else Place(paper.file)
    strings = (
        (place, paper.title),
        (place, paper.case_worker),
        (place, paper.saksordforer),
        (place, paper.access.public_title),
        *((attachment.place, attachment.title) for attachment in (*paper.printed, *paper.unprinted)),
    )
    date = _date_of_paper(paper)
    return Subject(workspace, scope, paper.file, place, paper.language, text, strings, date, paper.sections, paper=paper)


def _flat(section: Section) -> Iterator[Block]:
    yield Heading(section.level, section.title, section.id, place=section.place)
    yield from section.blocks
    for below in section.sections:
        yield from _flat(below)


def _date_of_paper(paper: CasePaper) -> datetime.date | None:
    return paper.date or next((treatment.date for treatment in paper.treatments if treatment.date), None)


def _date_of_plan(plan: Plan, workspace: Workspace) -> datetime.date | None:
    forward = (paper for paper in workspace.papers if not paper.report)  # a report's paper puts no plan forward
    about = (paper for paper in forward if any(concern.plan == plan.id for concern in paper.concerns))
    dates = [date for paper in about if (date := _date_of_paper(paper)) is not None]
    if dates:
        return max(dates)
    return datetime.date(plan.period.first, 1, 1) if plan.period and 1 <= plan.period.first <= 9999 else None


# ── walking a text ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Run:
    """A run of inlines that is read in one go (a paragraph, a heading, a cell's paragraph …), and where it stands.

    `quoted` is True inside a quotation, whose words are not the author's. `text` are its characters, `parts` all its inlines, at
    any depth, notes left out.
    """

    place: Place
    content: Inlines
    block: Block
    quoted: bool
    text: str
    parts: tuple[Inline, ...]

    @staticmethod
    def of(place: Place, content: Inlines, block: Block, quoted: bool) -> Run:
        """The run of some inlines."""
        return Run(place, content, block, quoted, plain(content), tuple(link_parts(content)))


Standing = tuple[Block, Place, bool]  # a block, the place that is nearest to it, and whether it is quoted


def blocks_of(blocks: Iterable[Block], place: Place) -> list[Standing]:
    """Every block, at any depth, in reading order, with the place that is nearest to it."""
    found: list[Standing] = []
    _gather(blocks, place, False, found)
    return found


def _gather(blocks: Iterable[Block], place: Place, quoted: bool, found: list[Standing]) -> None:
    for block in blocks:
        here = block.place if block.place.file else place
        found.append((block, here, quoted))
        if not isinstance(block, Paragraph | Heading):
            for inner in _inside(block):
                _gather(inner, here, quoted or isinstance(block, Quote), found)


def runs(blocks: Iterable[Block], place: Place) -> Iterator[Run]:
    """Every run of text in reading order, those in cells, captions, definitions and notes included."""
    return _runs(blocks_of(blocks, place))


def _runs(blocks: Iterable[Standing]) -> Iterator[Run]:
    for block, here, quoted in blocks:
        for content in _own_inlines(block):
            yield from _with_notes(Run.of(here, content, block, quoted))


def link_parts(content: Inlines) -> Iterator[Inline]:
    """Every inline of a run, at any depth, notes left out."""
    for part in content:
        yield part
        if not isinstance(part, Text):
            yield from link_parts(getattr(part, "content", ()))


def shorten(text: str, most: int = 60) -> str:
    """`text` on one line and no longer than a message can bear."""
    folded = re.sub(r"\s+", " ", text).strip()
    return folded if len(folded) <= most else f"{folded[: most - 1]}…"


def _inside(block: Block) -> Iterator[Blocks]:
    match block:
        case BulletList() | OrderedList():
            yield from block.items
        case DefinitionList():
            for item in block.items:
                yield from item.explanations
        case Container(name="left-out"):
            return  # set aside by an import: no part of the text
        case Quote() | Container():
            yield block.blocks
        case Table():
            for row in (*block.header, *block.rows):
                for cell in row.cells:
                    yield cell.blocks


def _own_inlines(block: Block) -> Iterator[Inlines]:
    match block:
        case Heading() | Paragraph():
            yield block.content
        case Table() | Figure() if block.caption:
            yield block.caption
        case DefinitionList():
            for item in block.items:
                yield item.term


def _with_notes(run: Run) -> Iterator[Run]:
    yield run
    for part in run.parts:
        if isinstance(part, Footnote):
            yield from runs(part.blocks, part.place if part.place.file else run.place)
