"""The adopted versions of a plan, as far as reports need them: their names, their days, their measures."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from planverk.model.source import Source
from planverk.model.workspace import Adopted
from planverk.readers.data import load
from planverk.readers.measures import read_measures
from planverk.readers.schema import Date, Schema

STEM = "adopted"
RECORD = "version.yaml"


@dataclass(frozen=True, kw_only=True)
class DecidedSchema(Schema):
    date: Date | None = None


@dataclass(frozen=True, kw_only=True)
class RecordSchema(Schema):
    name: str = ""
    date: Date | None = None
    decided: DecidedSchema = DecidedSchema()


def read_adopted(source: Source, plan: str) -> tuple[Adopted, ...]:
    """The versions `plans/<plan>/versions/adopted*` by their days, the oldest first; one without a day stands before all.

    What is wrong with a version is told by those who look at versions, and not here.
    """
    top = f"plans/{plan}/versions/"
    records = [path for path in source.files(top.rstrip("/")) if path.startswith(f"{top}{STEM}") and path.endswith(f"/{RECORD}")]
    found = [_read(source, plan, path) for path in records if path.count("/") == 4]
    return tuple(sorted(found, key=lambda each: (each.date or datetime.date.min, each.name)))


def _read(source: Source, plan: str, file: str) -> Adopted:
    record = load(source.read(file), file, RecordSchema).value or RecordSchema()
    folder = file.removesuffix(f"/{RECORD}")
    measures = read_measures(source, folder).value
    assert measures is not None, "measures that cannot be read are none"
    return Adopted(plan, folder.rpartition("/")[2], measures, record.decided.date or record.date)
