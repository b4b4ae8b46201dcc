"""`check --fix`: a heading without an id gets one, and every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planverk.model.content import Heading
from planverk.readers.markdown import parse
from planverk.service.check import check
from planverk.service.fix import fix, with_id
from planverk.service.outline import outline
from planverk.service.workspace import open_workspace
from support_workspace import KARI, PLAN, lay, new_workspace


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"# Tittel\n", b"# Tittel {#x}\n"),
        (b"# Tittel  \r\ntekst\r\n", b"# Tittel {#x}  \r\ntekst\r\n"),
        (b"## Tittel ##\n", b"## Tittel {#x} ##\n"),
        (b"# Tittel {.uten-nummer}\n", b"# Tittel {#x .uten-nummer}\n"),
        (b"Tittel\n======\n", b"Tittel {#x}\n======\n"),
        ("\ufeff# Måltavle".encode(), "\ufeff# Måltavle {#x}".encode()),
    ],
)
def test_the_id_is_put_where_the_reader_finds_it(before: bytes, after: bytes) -> None:
    assert with_id(before, 1, "x") == after
    blocks = parse(after.decode().removeprefix("\ufeff"), "a.md").value or ()
    assert [block.id for block in blocks if isinstance(block, Heading)] == ["x"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=30), min_size=1), st.data())
def test_all_else_is_left_as_it_was(lines: list[str], data: st.DataObject) -> None:
    line = data.draw(st.integers(1, len(lines)))
    whole = "\n".join(lines).encode()
    after = with_id(whole, line, "en-id").split(b"\n")
    assert len(after) == len(lines)
    assert [new for new, old in zip(after, whole.split(b"\n"), strict=True) if new != old] == [after[line - 1]]
    assert b"{#en-id" in after[line - 1]


def test_ids_are_given_to_chapters_and_papers_and_are_unlike_those_that_were_used(tmp_path: Path) -> None:
    text = "# Mål {#mal}\n\n## Status\n\nTekst.\n\n## Status\n\nTekst.\n\n## Gamle ord\n\nTekst.\n"
    root = new_workspace(tmp_path, {f"plans/{PLAN}/02-mal.md": text})
    settings = root / f"plans/{PLAN}/plan.yaml"
    settings.write_text(settings.read_text() + "retired: [gamle-ord]\n")
    given_ids = fix(open_workspace(root), KARI)
    assert [each.id for each in given_ids] == ["status", "status-2", "gamle-ord-2"]
    assert (root / f"plans/{PLAN}/02-mal.md").read_text() == (
        "# Mål {#mal}\n\n## Status {#status}\n\nTekst.\n\n## Status {#status-2}\n\nTekst.\n\n"
        "## Gamle ord {#gamle-ord-2}\n\nTekst.\n"
    )
    assert fix(open_workspace(root), KARI) == ()
    assert not any("id" in finding.message.text for finding in check(open_workspace(root)).findings)


def test_the_outline_shows_numbers_titles_and_ids(tmp_path: Path) -> None:
    outlines, errors = outline(open_workspace(new_workspace(tmp_path)), (PLAN,))
    assert errors == ()
    rows = [(line.level, line.number, line.title, line.id) for line in outlines[0].lines]
    assert rows[:3] == [
        (1, "", "Forord", "forord"),
        (1, "1", "Innledning", "innledning"),
        (2, "1.1", "Hvordan planen er laget", "arbeidet"),
    ]


def test_a_file_that_is_no_text_is_a_finding_and_not_a_fault(tmp_path: Path) -> None:
    root = new_workspace(tmp_path)
    (root / f"plans/{PLAN}/02-mal.md").write_bytes(b"\xff\xfe\0\1# x")
    lay(root, {f"plans/{PLAN}/03-handlingsdel.md": "# Handlingsdel\n"})
    checked = check(open_workspace(root))
    assert checked.errors
    fix(open_workspace(root), KARI)
    assert (root / f"plans/{PLAN}/02-mal.md").read_bytes() == b"\xff\xfe\0\1# x"
