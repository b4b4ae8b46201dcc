"""planverk.yaml: the municipality, its bodies, its wording."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from planverk.findings import Finding, Place, Reading
from planverk.model.labels import labels
from planverk.model.source import Source
from planverk.model.workspace import Body, Member, Municipality, Settings, Waiver, Wording
from planverk.readers import workspace_faults as faults
from planverk.readers.data import load
from planverk.readers.reading import get
from planverk.readers.schema import Schema

FILE = "planverk.yaml"
Language = Literal["nb", "nn", "no"]
_PATTERN = re.compile(r"[^{}]*(?:\{seq\}[^{}]*\{(?:yy|year)\}|\{(?:yy|year)\}[^{}]*\{seq\})[^{}]*")


@dataclass(frozen=True, kw_only=True)
class MunicipalitySchema(Schema):
    name: str
    number: str = ""
    address: str = ""
    email: str = ""
    web: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class WordingSchema(Schema):
    chief: str = Wording.chief
    case_number: str = Wording.case_number
    labels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class MemberSchema(Schema):
    name: str
    party: str = ""


@dataclass(frozen=True, kw_only=True)
class BodySchema(Schema):
    name: str
    members: tuple[MemberSchema, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WaiverSchema(Schema):
    code: str
    place: str
    who: str
    reason: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class SettingsSchema(Schema):
    municipality: MunicipalitySchema
    language: Language = "nb"
    template: str = ""
    wording: WordingSchema = WordingSchema()
    bodies: dict[str, BodySchema] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    waivers: tuple[WaiverSchema, ...] = ()


def read_settings(source: Source) -> Reading[Settings]:
    """What planverk.yaml says; no value where it is missing or does not even name the municipality."""
    data = get(source, FILE)
    if data is None:
        return Reading(None, (faults.no_settings(Place(FILE)),))
    read = load(data, FILE, SettingsSchema)
    if read.value is None:
        return Reading(None, read.findings)
    return Reading(_settings(read.value), (*read.findings, *_wording_faults(read.value.wording)))


def known_language(language: str) -> str:
    """nb or nn; `no` counts as nb."""
    return "nn" if language == "nn" else "nb"


def _settings(read: SettingsSchema) -> Settings:
    town = read.municipality
    return Settings(
        municipality=Municipality(town.name, town.number, town.address, town.email, town.web, town.phone),
        language=known_language(read.language),
        template=read.template,
        wording=_wording(read.wording),
        bodies={code: _body(code, body) for code, body in read.bodies.items()},
        units=dict(read.units),
        waivers=tuple(Waiver(each.code, each.place, each.who, each.reason, each.text, each.read_at) for each in read.waivers),
        place=read.read_at,
    )


def _wording(read: WordingSchema) -> Wording:
    pattern = read.case_number if _PATTERN.fullmatch(read.case_number) else Wording.case_number
    return Wording(read.chief, pattern, dict(read.labels))


def _wording_faults(read: WordingSchema) -> Iterator[Finding]:
    if not _PATTERN.fullmatch(read.case_number):
        yield faults.number_pattern(read.read_at, read.case_number)
    known = labels("nb")
    for key in read.labels:
        if key not in known:
            yield faults.unknown_label(read.read_at, key, next(iter(difflib.get_close_matches(key, known, 1, 0.5)), ""))


def _body(code: str, read: BodySchema) -> Body:
    return Body(code, read.name, tuple(Member(each.name, each.party) for each in read.members), read.read_at)
