"""template.yaml: which Word file each kind of document uses, styles for roles, fonts, columns of measures."""

from __future__ import annotations

import difflib
import posixpath
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from planverk.errors import MissingFile, PlanverkError
from planverk.findings import Finding, Place, Reading, Severity, warning
from planverk.model.source import Source
from planverk.model.template import ROLES, SUMMARY_COLUMNS, SummaryColumn, SummarySettings, TemplateSettings
from planverk.readers.data import load
from planverk.readers.schema import Number, Schema


@dataclass(frozen=True, kw_only=True)
class _ColumnYaml(Schema):
    column: str
    title: str = ""
    width: Number = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class _SummaryYaml(Schema):
    columns: tuple[_ColumnYaml, ...] = ()
    noun: Literal["innspill", "merknad"] = "innspill"


@dataclass(frozen=True, kw_only=True)
class _TemplateYaml(Schema):
    name: str = ""
    files: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    measures: tuple[str, ...] = TemplateSettings("").measures
    summary: _SummaryYaml = _SummaryYaml()


def read_template_settings(source: Source, folder: str) -> Reading[TemplateSettings]:
    """What `folder`/template.yaml says; without that file, what holds for any. Always a value. Findings: T19, T20, YAML's."""
    file = posixpath.join(folder, "template.yaml")
    plain = TemplateSettings(posixpath.basename(folder))
    try:
        data = source.read(file)
    except MissingFile:
        return Reading(plain)
    except PlanverkError as wrong:
        return Reading(plain, (Finding("T19", Severity.ERROR, Place(file), wrong.message, wrong.hint),))
    reading = load(data, file, _TemplateYaml)
    said = reading.value
    if said is None:
        return Reading(plain, reading.findings)
    roles = {role: style for role, style in said.roles.items() if role in ROLES}
    settings = TemplateSettings(said.name or plain.name, said.files, roles, said.fonts, said.measures, _summary(said.summary))
    unknown = (*_unknown_roles(said.roles.keys() - roles.keys(), file), *_unknown_columns(said.summary, file))
    return Reading(settings, (*reading.findings, *unknown))


def _summary(said: _SummaryYaml) -> SummarySettings:
    """The columns that there are, in the file's order; the usual ones where it names none."""
    known = tuple(
        SummaryColumn(each.column, each.title, float(max(each.width, Decimal(0))))
        for each in said.columns
        if each.column in SUMMARY_COLUMNS
    )
    return SummarySettings(known or SummarySettings().columns, said.noun)


def _unknown_columns(said: _SummaryYaml, file: str) -> tuple[Finding, ...]:
    return tuple(
        warning(
            "T21",
            each.read_at if each.read_at.file else Place(file),
            "template.yaml asks for a column «{column}» in the summary of a hearing, which there is not.",
            hint="The columns are: {columns}.",
            column=each.column,
            columns=", ".join(SUMMARY_COLUMNS),
        )
        for each in said.columns
        if each.column not in SUMMARY_COLUMNS
    )


def _unknown_roles(names: set[str], file: str) -> tuple[Finding, ...]:
    return tuple(_unknown_role(name, file) for name in sorted(names))


def _unknown_role(name: str, file: str) -> Finding:
    near = next(iter(difflib.get_close_matches(name.casefold(), ROLES, 1, 0.6)), "")
    if near:
        return warning(
            "T20",
            Place(file),
            "template.yaml gives a style to the role {role}, which planverk does not know.",
            hint="Write {near} instead, if that is what you mean.",
            role=name,
            near=near,
        )
    return warning(
        "T20",
        Place(file),
        "template.yaml gives a style to the role {role}, which planverk does not know.",
        hint="The roles are: {roles}.",
        role=name,
        roles=", ".join(ROLES),
    )
