"""The example's Word files: sound, the same each time, and read as they look in Word."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from planverk.checks.template import check_template
from planverk.model.document import CASE_PAPER, PLAN
from planverk.model.template import Template
from planverk.readers.template import read_template
from planverk.store.worktree import WorkTree

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "template" / "golden"
FILES = {PLAN: "template.docx", CASE_PAPER: "saksframlegg.docx"}


def example(kind: str) -> Template:
    reading = read_template(WorkTree(ROOT), "templates/vagsund", kind)
    assert reading.findings == ()
    assert reading.value is not None
    return reading.value


@pytest.mark.parametrize("kind", FILES)
def test_the_example_template_has_nothing_to_mend(kind: str) -> None:
    assert check_template(example(kind)) == ()


@pytest.mark.parametrize("kind", FILES)
def test_the_example_template_looks_as_it_did(kind: str, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{kind}.txt"
    made = "\n".join(lines(example(kind))) + "\n"
    if request.config.getoption("--accept"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8"), "look at the difference; `pytest --accept` takes it over"


def test_the_script_makes_the_word_files_that_are_committed(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "tools" / "make_template.py"), str(tmp_path)], check=True)
    for name in FILES.values():
        with zipfile.ZipFile(tmp_path / name) as made, zipfile.ZipFile(ROOT / "templates" / "vagsund" / name) as kept:
            assert made.namelist() == kept.namelist()
            parts = [part for part in made.namelist() if not part.endswith(".png")]  # Pillow packs PNG as its zlib does
            assert {part: made.read(part) for part in parts} == {part: kept.read(part) for part in parts}


@pytest.mark.parametrize("name", FILES.values())
def test_the_word_files_carry_no_clock_and_no_person(name: str) -> None:
    with zipfile.ZipFile(ROOT / "templates" / "vagsund" / name) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = archive.read("docProps/core.xml").decode()
    assert not re.search(r"creator|lastModifiedBy|created|modified", properties)


@pytest.mark.skipif(not importlib.util.find_spec("openxml_audit"), reason="openxml-audit is not installed")
@pytest.mark.parametrize("name", FILES.values())
def test_two_judges_find_nothing_wrong_in_the_word_files(name: str) -> None:
    file = str(ROOT / "templates" / "vagsund" / name)
    tools = Path(sys.executable).parent
    for command in ([str(tools / "openxml-audit"), file], [str(tools / "ooxml-integrity"), "check", file]):
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr


# ── a template as text ───────────────────────────────────────────────────────────────────────────


def lines(value: object, name: str = "", depth: int = 0) -> Iterator[str]:
    """A value as an outline: one line for each thing that is not as its default; bytes by their number."""
    lead = "  " * depth + (f"{name}: " if name else "")
    if isinstance(value, bytes):
        yield f"{lead}{'some' if value else 'no'} bytes"
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from _record(value, lead, depth)
    elif isinstance(value, Mapping):
        yield lead.rstrip()
        for key, item in value.items():
            yield from lines(item, str(key), depth + 1)
    elif isinstance(value, tuple) and any(isinstance(item, tuple) or dataclasses.is_dataclass(item) for item in value):
        yield lead.rstrip()
        for item in value:
            yield from lines(item, "-", depth + 1)
    else:
        yield f"{lead}{value!r}"


def _record(value: object, lead: str, depth: int) -> Iterator[str]:
    given = [(f.name, getattr(value, f.name)) for f in dataclasses.fields(value) if getattr(value, f.name) != f.default]  # type: ignore[arg-type]
    given = [(name, item) for name, item in given if name not in ("sha256", "data")]
    simple = [(name, item) for name, item in given if isinstance(item, str | int | float | bool)]
    yield lead + type(value).__name__ + "".join(f" {name}={item!r}" for name, item in simple)
    for name, item in given:
        if (name, item) not in simple and item is not None:
            yield from lines(item, name, depth + 1)
