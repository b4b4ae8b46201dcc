"""The keys of response.yaml, points.yaml and an assessment: what is known of a response, its points, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planverk.model.response import LinkHow, Outcome, SenderKind, Stance
from planverk.readers.schema import Date, Flag, Schema, Whole


@dataclass(frozen=True, kw_only=True)
class SenderSchema(Schema):
    kind: SenderKind
    name: str = ""
    ref: str = ""
    invitation: str = ""


@dataclass(frozen=True, kw_only=True)
class PublishSchema(Schema):
    decision: Literal["publish", "redacted", "withhold"]
    basis: str = ""
    by: str = ""
    date: Date | None = None


@dataclass(frozen=True, kw_only=True)
class AccessSchema(Schema):
    paragraph: str = ""
    basis: str = ""
    by: str = ""
    date: Date | None = None


@dataclass(frozen=True, kw_only=True)
class ClearanceSchema(Schema):
    words: str
    where: str = ""
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class AttachedSchema(Schema):
    name: str
    file: str = ""


@dataclass(frozen=True, kw_only=True)
class ResponseSchema(Schema):
    number: Whole
    sender: SenderSchema
    joint: tuple[SenderSchema, ...] = ()
    received: Date | None = None
    dated: Date | None = None
    channel: str = ""
    journal: str = ""
    their_ref: str = ""
    version: str = ""
    remarks: Literal["med", "uten"] | None = None
    stance: Stance = Stance.NONE
    supplements: Whole | None = None
    replaces: Whole | None = None
    original: str = ""
    original_name: str = ""
    attachments: tuple[AttachedSchema, ...] = ()
    table: str = ""
    text: str = ""
    needs_text: Flag = False
    publish: PublishSchema | None = None
    access: AccessSchema | None = None
    erased: Date | None = None
    summary: str = ""
    themes: tuple[str, ...] = ()
    clearances: tuple[ClearanceSchema, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QuoteSchema(Schema):
    exact: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class LinkSchema(Schema):
    target: str
    how: LinkHow = "manual"
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class PointSchema(Schema):
    id: Whole
    quote: QuoteSchema
    links: tuple[LinkSchema, ...] = ()
    group: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PointsSchema(Schema):
    points: tuple[PointSchema, ...] = ()
    passed_over: tuple[QuoteSchema, ...] = ()
    next_point: Whole | None = None


@dataclass(frozen=True, kw_only=True)
class AdviceSchema(Schema):
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AssessmentSchema(Schema):
    outcome: Outcome | None = None
    step: str = ""
    text: str = ""
    summary: str = ""
    advice: tuple[AdviceSchema, ...] = ()
    changes: tuple[str, ...] = ()
    responsible: str = ""
    due: Date | None = None
    exception: str = ""
    answer: str = ""
