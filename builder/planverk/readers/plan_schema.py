"""The keys of plan.yaml: all that one needs to know of a plan who does not read its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from planverk.readers.archive import ArchiveSchema
from planverk.readers.schema import Date, Line, Schema, Whole
from planverk.readers.settings import Language

FILE = "plan.yaml"


@dataclass(frozen=True, kw_only=True)
class PeriodSchema(Schema):
    from_: Whole
    to: Whole


@dataclass(frozen=True, kw_only=True)
class PlanSchema(Schema):
    title: str
    type: Literal["temaplan", "kommunedelplan", "samfunnsdel", "arealdel", "planprogram", "planstrategi", "handlingsplan"]
    id: str = ""
    subtitle: str = ""
    status: str = ""
    date: Date | None = None
    language: Language | None = None
    period: PeriodSchema | None = None
    archive: ArchiveSchema = ArchiveSchema()
    chapters: tuple[Line, ...] = ()
    unnumbered: tuple[str, ...] = ()
    appendices: tuple[str, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)
    retired: tuple[str, ...] = ()
