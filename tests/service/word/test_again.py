"""A new edition of a plan that is written in Word, taken in over the plan: sections keep their ids."""

from __future__ import annotations

import io
from pathlib import Path

import docx as python_docx
import pytest

from planverk.service.word.again import import_again
from planverk.service.word.merge import Merged
from support_returned import ASTRID, CHAPTER, PLAN, Desk, desk

TEXT = """# Innledning {#innledning}

Kommunen skal ha gode boliger for alle. Se [](#omfang).

## Bakgrunn {#bakgrunn}

Planen bygger på to tidligere planer, og den første kom i 2003.

- Den ene var god.
- Den andre var kort.

## Omfang {#omfang}

Planen gjelder hele kommunen, også øyene.
"""
EDITION = [
    ("Title", "Eksempelplanen, annen utgave"),
    ("Heading 1", "Innholdsfortegnelse"),
    ("Heading 1", "1 Innledning"),
    ("Normal", "Kommunen skal ha gode og rimelige boliger for alle. Se kapittel 1.2."),
    ("Heading 2", "1.1 Hvor planen gjelder"),
    ("Normal", "Planen gjelder hele kommunen, også øyene."),
    ("Heading 2", "1.2 Bakgrunn"),
    ("Normal", "Planen bygger på to tidligere planer, og den første kom i 2003."),
    ("List Bullet", "Den ene var god."),
    ("List Bullet", "Den andre var kort."),
    ("Heading 2", "1.3 Ansvar"),
    ("Normal", "Boligkontoret har ansvaret for at planen blir fulgt."),
]


def edition(paragraphs: list[tuple[str, str]] = EDITION) -> bytes:
    made = python_docx.Document()
    for style, text in paragraphs:
        made.add_paragraph(text, style=style)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture
def table(tmp_path: Path) -> Desk:
    made = desk(tmp_path, TEXT)
    chapters = made.text(f"plans/{PLAN}/plan.yaml")
    kept = [line for line in chapters.split("\n") if not line.strip().startswith("- ") or "01-innledning.md" in line]
    (made.root / f"plans/{PLAN}/plan.yaml").write_text("\n".join(kept), "utf-8")
    made.save(CHAPTER, TEXT)
    return made


def taken(table: Desk, data: bytes, preview: bool = False) -> Merged:
    return import_again(table.home, PLAN, data, "ny.docx", ASTRID, preview)


def test_sections_keep_their_ids_and_lines_that_say_the_same_stay(table: Desk) -> None:
    taken(table, edition())
    text = table.text()
    assert "# Innledning {#innledning}\n\nKommunen skal ha gode og rimelige boliger for alle. Se [](#omfang).\n" in text
    assert "{#omfang}\n\nPlanen gjelder hele kommunen, også øyene.\n" in text
    assert "## Bakgrunn {#bakgrunn}\n\nPlanen bygger på to tidligere planer, og den første kom i 2003.\n\n- Den ene" in text
    assert text.index("{#omfang}") < text.index("{#bakgrunn}") < text.index("## Ansvar {#ansvar}")
    assert "Eksempelplanen" not in text


def test_a_file_whose_title_is_a_heading_is_taken_as_where_the_title_is_a_title(table: Desk) -> None:
    deeper = {"Title": "Heading 1", "Heading 1": "Heading 2", "Heading 2": "Heading 3"}
    (own,) = taken(table, edition(), preview=True).steps
    (other,) = taken(table, edition([(deeper.get(style, style), text) for style, text in EDITION]), preview=True).steps
    assert other.changes == own.changes


def test_what_was_taken_for_what_is_told(table: Desk) -> None:
    said = [str(remark) for remark in taken(table, edition(), preview=True).remarks]
    assert "New section: Ansvar (ansvar)" in said
    assert "Renamed: Omfang is Hvor planen gjelder now (omfang)" in said
    assert any(line.startswith("Moved: ") for line in said)
    assert table.text() == TEXT


def test_the_same_edition_once_more_changes_nothing(table: Desk) -> None:
    taken(table, edition())
    once = table.text()
    assert not taken(table, edition()).steps
    assert table.text() == once


def test_a_section_that_the_edition_lacks_is_told_of_and_stands(table: Desk) -> None:
    gone = ("1.2 Bakgrunn", "Planen bygger på", "Den ")
    merged = taken(table, edition([each for each in EDITION if not each[1].startswith(gone)]))
    assert [(each.why.value, each.section) for each in merged.unplaced] == [("section-gone", "bakgrunn")]
    assert "## Bakgrunn {#bakgrunn}" in table.text()
