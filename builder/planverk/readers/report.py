"""A report on a plan: its data in `reports/<id>.yaml`, and its words in the Markdown file beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planverk.findings import Place, Reading
from planverk.model.content import Block, Blocks, Container, Heading, plain
from planverk.model.ids import make_id
from planverk.model.pictures import Picture
from planverk.model.plan import Plan
from planverk.model.report import (
    Activity,
    ActivityRow,
    GoodExample,
    IndicatorReading,
    Question,
    Report,
    ReportKind,
    Status,
    StatusCode,
    StrategyReport,
)
from planverk.model.source import Source
from planverk.readers import kept
from planverk.readers import workspace_faults as faults
from planverk.readers.data import load
from planverk.readers.imports.status import read_progress, read_status
from planverk.readers.reading import concerning, data_of_plans, get
from planverk.readers.schema import Date, Flag, Number, Schema, Whole
from planverk.readers.shown_pictures import read_pictures
from planverk.readers.text import decode

FOLDER = "reports"
INTRODUCTION = "introduction"


@dataclass(frozen=True, kw_only=True)
class InformationSchema(Schema):
    label: str
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class StrategySchema(Schema):
    label: str = ""
    title: str
    strategy: str = ""
    reached_by: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StatusSchema(Schema):
    code: Literal["ikke-startet", "i-gang", "delvis", "gjennomfort", "pa-vent", "utgar"] | None = None
    words: str = ""
    delayed: Flag | None = None


@dataclass(frozen=True, kw_only=True)
class RowSchema(Schema):
    id: str
    text: str = ""
    result: str = ""
    status: StatusSchema = StatusSchema()
    progress: str = ""
    deviation: str = ""
    reason: str = ""
    unit: str = ""
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActivitySchema(Schema):
    id: str
    number: str = ""
    title: str = ""
    text: str = ""
    rows: tuple[RowSchema, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReadingSchema(Schema):
    indicator: str
    value: Number | None = None
    words: str = ""
    date: Date | None = None


@dataclass(frozen=True, kw_only=True)
class QuestionSchema(Schema):
    id: str
    title: str
    guidance: str = ""


@dataclass(frozen=True, kw_only=True)
class ReportSchema(Schema):
    kind: ReportKind
    year: Whole
    half: Literal["1", "2"] | None = None
    title: str = ""
    until: Date | None = None
    dated: Date | None = None
    version: str = ""
    plan_hash: str = ""
    information: tuple[InformationSchema, ...] = ()
    strategies: tuple[StrategySchema, ...] = ()
    activities: tuple[ActivitySchema, ...] = ()
    readings: tuple[ReadingSchema, ...] = ()
    questions: tuple[QuestionSchema, ...] = ()


def report_files(source: Source) -> tuple[str, ...]:
    """`plans/<plan>/reports/*.yaml`, sorted."""
    return data_of_plans(source, FOLDER)


def read_report(source: Source, file: str, plan: Plan) -> Reading[Report]:
    """The report in `file`, on `plan`; no value where the file is missing or lacks its kind or year.

    A status that was given in words alone is read for its code, and the words are kept.
    """
    data = get(source, file)
    if data is None:
        return Reading(None, concerning(file, [faults.no_file(Place(file), file)]))
    read = load(data, file, ReportSchema)
    if read.value is None:
        return Reading(None, concerning(file, read.findings))
    text = _text(source, file.removesuffix(".yaml") + ".md")
    words = _Words(text.value or (), read.value.questions)
    pictures = read_pictures(source, text.value or (), posixpath.dirname(file))
    report = _report(read.value, file, plan, words, dict(pictures.value or {}))
    return Reading(report, concerning(file, (*read.findings, *text.findings, *pictures.findings)))


def _text(source: Source, file: str) -> Reading[Blocks]:
    """The words; a report without any is no fault."""
    data = get(source, file)
    if data is None:
        return Reading(())
    decoded = decode(data, file)
    if decoded.value is None:
        return Reading(None, decoded.findings)
    blocks = kept.parse(decoded.value, file)
    return Reading(blocks.value or (), blocks.findings)


class _Words:
    """The Markdown parted by its first-level headings: the introduction, an answer for each question, good examples."""

    def __init__(self, blocks: Blocks, asked: tuple[QuestionSchema, ...]) -> None:
        self.introduction: Blocks = ()
        self.examples: list[GoodExample] = []
        self._answers: dict[str, tuple[Heading, Blocks]] = {}
        for heading, text in _parts(blocks):
            kept = tuple(self._without_examples(text))
            if heading is None or heading.id == INTRODUCTION:
                self.introduction += kept
            else:
                known = heading.id or make_id(plain(heading.content), {*self._answers, *(each.id for each in asked)})
                before = self._answers.get(known, (heading, ()))
                self._answers[known] = (before[0], (*before[1], *kept))
        self.questions = tuple(self._questions(asked))

    def _without_examples(self, blocks: Blocks) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Container) and block.name == "example":
                self.examples.append(GoodExample(block.get("title"), block.blocks, block.place))
            else:
                yield block

    def _questions(self, asked: tuple[QuestionSchema, ...]) -> Iterator[Question]:
        """Those that were asked, in their order, and then what was written under other headings."""
        for each in asked:
            heading, answer = self._answers.get(each.id, (None, ()))
            yield Question(each.id, each.title, answer, each.guidance, heading.place if heading else each.read_at)
        known = {each.id for each in asked}
        for own_id, (heading, answer) in self._answers.items():
            if own_id not in known:
                yield Question(own_id, plain(heading.content), answer, place=heading.place)


def _parts(blocks: Blocks) -> Iterator[tuple[Heading | None, Blocks]]:
    heading: Heading | None = None
    held: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            if heading is not None or held:
                yield heading, tuple(held)
            heading, held = block, []
        else:
            held.append(block)
    if heading is not None or held:
        yield heading, tuple(held)


def _report(read: ReportSchema, file: str, plan: Plan, words: _Words, pictures: dict[str, Picture]) -> Report:
    return Report(
        id=posixpath.basename(file).removesuffix(".yaml"),
        file=file,
        plan=plan.id,
        kind=read.kind,
        year=read.year,
        half=int(read.half) if read.half else None,
        title=read.title,
        language=plan.language,
        until=read.until,
        dated=read.dated,
        version=read.version,
        plan_hash=read.plan_hash,
        information=tuple((each.label, each.value) for each in read.information),
        strategies=tuple(
            StrategyReport(each.label, each.title, each.reached_by, each.indicators, each.strategy) for each in read.strategies
        ),
        activities=tuple(_activity(each) for each in read.activities),
        readings=tuple(
            IndicatorReading(each.indicator, each.value, each.words, each.date, each.read_at) for each in read.readings
        ),
        introduction=words.introduction,
        questions=words.questions,
        examples=tuple(words.examples),
        pictures=pictures,
        place=read.read_at,
    )


def _activity(read: ActivitySchema) -> Activity:
    return Activity(read.id, read.number, read.title, read.text, tuple(_row(each) for each in read.rows), read.read_at)


def _row(read: RowSchema) -> ActivityRow:
    return ActivityRow(
        id=read.id,
        text=read.text,
        result=read.result,
        status=_status(read.status),
        progress=read_progress(read.progress),
        deviation=read.deviation,
        reason=read.reason,
        unit=read.unit,
        measures=read.measures,
        place=read.read_at,
    )


def _status(read: StatusSchema) -> Status:
    meant = read_status(read.words)
    code = StatusCode(read.code) if read.code else meant.code
    return Status(code, " ".join(read.words.split()), meant.delayed if read.delayed is None else read.delayed)
