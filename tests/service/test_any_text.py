"""Whatever stands in the Markdown, the answer is a document or a finding with file and line, through every room."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planverk.service.build import Order, build
from planverk.service.workspace import open_workspace
from support_workspace import KARI, PLAN, new_workspace

PIECES = st.sampled_from(
    (
        *("# Mål {#mal}\n", "## Under {#mal}\n", '::: {.table caption="x"}\n', ":::\n", "| a | b |\n|---|---|\n| 1 |\n"),
        *("- liste\n  1. tall\n", "[^1]", "[^1]: note\n", "![alt](borte.png)\n", "[](#mal)", "[](#borte)", "{{ plan.title }}"),
        *("{{ 1/0 }}", "{{ x", "**", "`", "<b>", "\x00", "😀", "漢", "\u202e", "\ufeff", "\\", "\n\n", "::: {.measures}\n:::\n"),
        *("::: {.landscape}\n", "```\n", "> sitat\n", "Term\n: forklaring\n", "#set page()", "$x$", "{=html}", "---\n", "===\n"),
    )
)
TEXT = st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=25).map("".join)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_workspace(tmp_path_factory.mktemp("any"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXT)
def test_any_text_becomes_a_document_or_a_finding_with_file_and_line(workspace: Path, text: str) -> None:
    chapter = f"plans/{PLAN}/01-innledning.md"
    (workspace / chapter).write_bytes(f"# Innledning {{#innledning}}\n\nEn setning.\n\n{text}".encode("utf-8", "surrogatepass"))
    report = build(open_workspace(workspace), Order((PLAN,)), KARI)
    errors = [finding for finding in report.all_findings if finding.is_error]
    (built,) = (each for each in report.documents if each.id == PLAN)
    assert bool(built.files) != bool(
        [f for f in errors if f.concerns.startswith(f"plans/{PLAN}") and "/cases/" not in f.concerns]
    )
    assert all(finding.place.file for finding in errors)
    assert all((workspace / name).is_file() for name in built.files)
