"""`check --fix`: a heading without an id gets one, and every other byte stays."""

from __future__ import annotations

from pathlib import Path

from planverk.service.check import check
from planverk.service.fix import fix
from planverk.service.outline import outline
from planverk.service.workspace import open_workspace
from support_workspace import KARI, PLAN, lay, new_workspace


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


def test_what_check_calls_a_heading_without_an_id_gets_one_and_is_called_so_no_more(tmp_path: Path) -> None:
    odd = "\ufeff# Mål\r\n\r\nLang\r\ntittel\r\n---\r\n\r\n::: {.landscape}\r\n## Bred\r\n:::\r\n"
    root = new_workspace(tmp_path, {f"plans/{PLAN}/02-mal.md": odd})
    assert sum(finding.code == "I2" for finding in check(open_workspace(root)).findings) == 3
    assert [(each.line, each.id) for each in fix(open_workspace(root), KARI)] == [(1, "mal"), (4, "lang-tittel"), (8, "bred")]
    assert not any(finding.code == "I2" for finding in check(open_workspace(root)).findings)
    expected = odd.replace("# Mål", "# Mål {#mal}").replace("tittel\r", "tittel {#lang-tittel}\r").replace("Bred", "Bred {#bred}")
    assert (root / f"plans/{PLAN}/02-mal.md").read_bytes() == expected.encode()


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
