"""The guides name every block, every key and every label, so that no message points to a list that lacks them."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from planverk.model.labels import labels
from planverk.model.template import FIELDS
from planverk.readers import attendance, case_paper, decision, ledger, measures, meeting, plan, report, settings
from planverk.readers.markdown.blocks import CONTAINERS
from planverk.readers.schema import Schema, key_of
from planverk.readers.template import settings as template_settings

DOCS = Path(__file__).resolve().parents[1] / "docs"


def named_in(page: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", (DOCS / page).read_text()))


@pytest.mark.parametrize(
    "module",
    [settings, plan, measures, report, case_paper, decision, attendance, meeting, ledger, template_settings],
    ids=lambda module: module.__name__,
)
def test_every_key_of_every_file_stands_in_the_guide_to_settings(module: object) -> None:
    schemas = [
        each for each in vars(module).values() if isinstance(each, type) and issubclass(each, Schema) and each is not Schema
    ]
    keys = {key_of(field.name) for schema in schemas for field in dataclasses.fields(schema) if field.name != "read_at"}
    assert keys
    assert keys - named_in("innstillinger.md") == set()


def test_every_label_and_field_stands_in_the_guide_to_settings() -> None:
    assert {*labels("nb"), *FIELDS} - named_in("innstillinger.md") == set()


def test_every_block_and_attribute_stands_in_the_guide_to_plan_text() -> None:
    wanted = {f".{name}" for name in CONTAINERS} | {key for keys in CONTAINERS.values() for key in keys or ()}
    assert wanted - named_in("plantekst.md") == set()
